//! SQL of citizens: identity, CPR, age, address, contacts, and the search.
#![allow(missing_docs, reason = "rows: the columns are documented where they are shown and in migrations/")]

use chrono::NaiveDate;
use diesel::pg::Pg;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use uuid::Uuid;

use super::age::{Age, PensionAge};
use crate::calendar;
use crate::db::schema::{
    caseworker_assignment, citizen, citizen_address, citizen_birth, citizen_cpr, grant_terms, offer_contact_person,
    quality_standard, schedule_day, staff_member, state_pension_age,
};
use crate::db::sql::{self, caseworker_of, cpr_is_kept};
use crate::db::{Entered, Open};
use crate::pagination::Slice;

/// Part IDENTITY.
#[derive(HasQuery, Insertable, Clone, Debug)]
#[diesel(table_name = citizen)]
pub struct CitizenRow {
    pub id: Uuid,
    pub name: String,
    pub first_name: String,
    pub name_and_address_protected: bool,
    pub died_on: Option<NaiveDate>,
}

/// Part CPR.
#[derive(HasQuery, Insertable, Clone)]
#[diesel(table_name = citizen_cpr)]
pub struct CprRow {
    pub citizen_id: Uuid,
    pub cpr_encrypted: Vec<u8>,
    pub cpr_lookup: Vec<u8>,
}

/// Part ADDRESS.
#[derive(HasQuery, Insertable, Clone, Debug)]
#[diesel(table_name = citizen_address)]
pub struct AddressRow {
    pub citizen_id: Uuid,
    pub street: String,
    pub postal_code: String,
    pub city: String,
}

/// Part AGE.
#[derive(HasQuery, Insertable, Clone, Debug)]
#[diesel(table_name = citizen_birth)]
pub struct BirthRow {
    pub citizen_id: Uuid,
    pub born_on: NaiveDate,
}

/// Somebody to call: the citizen, the offer (for a contact person), name, phone, hours.
pub type ContactRow = (Uuid, Option<Uuid>, String, String, Option<String>);

/// These citizens' identities.
pub async fn citizens(on: &Entered<'_>, ids: &[Uuid]) -> QueryResult<Vec<CitizenRow>> {
    CitizenRow::query().filter(citizen::id.eq_any(ids)).load(&mut on.connection()).await
}

/// These citizens' CPR numbers, encrypted.
pub async fn cprs(on: &Entered<'_>, citizens: &[Uuid]) -> QueryResult<Vec<CprRow>> {
    CprRow::query().filter(citizen_cpr::citizen_id.eq_any(citizens)).load(&mut on.connection()).await
}

/// These citizens' addresses.
pub async fn addresses(on: &Entered<'_>, citizens: &[Uuid]) -> QueryResult<Vec<AddressRow>> {
    AddressRow::query().filter(citizen_address::citizen_id.eq_any(citizens)).load(&mut on.connection()).await
}

/// These citizens' days of birth.
pub async fn births(on: &Entered<'_>, citizens: &[Uuid]) -> QueryResult<Vec<BirthRow>> {
    BirthRow::query().filter(citizen_birth::citizen_id.eq_any(citizens)).load(&mut on.connection()).await
}

/// The state pension ages, as the law has them.
pub async fn pension_ages(on: &Open<'_>) -> QueryResult<Vec<PensionAge>> {
    state_pension_age::table
        .select((state_pension_age::born_from, state_pension_age::months))
        .load(&mut on.connection())
        .await
}

/// How old a citizen is, if the actor may know and the day of birth is known.
pub async fn age_of(on: &Entered<'_>, citizen: Uuid) -> QueryResult<Option<Age>> {
    let (births, ages) = (births(on, &[citizen]).await?, pension_ages(on).await?);
    Ok(births.as_slice().first().and_then(|row| Age::of(row.born_on, &ages, calendar::today())))
}

/// Who has this CPR number, if the actor may know.
pub async fn with_cpr(on: &Entered<'_>, look_ups: &[Vec<u8>]) -> QueryResult<Option<Uuid>> {
    citizen_cpr::table
        .filter(citizen_cpr::cpr_lookup.eq_any(look_ups))
        .select(citizen_cpr::citizen_id)
        .first(&mut on.connection())
        .await
        .optional()
}

/// Is a number kept, whoever's it is? For whoever registers, who learns from the constraint as much.
pub async fn is_kept(on: &Entered<'_>, look_ups: &[Vec<u8>]) -> QueryResult<bool> {
    diesel::select(cpr_is_kept(look_ups)).get_result(&mut on.connection()).await
}

/// A new file: the identity, and what is known beside it.
#[derive(Clone)]
pub struct NewFile {
    pub identity: CitizenRow,
    pub cpr: Option<CprRow>,
    pub birth: Option<BirthRow>,
    pub address: Option<AddressRow>,
}

/// Makes a file, and its maker the citizen's caseworker from today.
pub async fn insert(on: &Entered<'_>, file: &NewFile) -> QueryResult<()> {
    let mut connection = on.connection();
    diesel::insert_into(citizen::table).values(&file.identity).execute(&mut connection).await?;
    if let Some(cpr) = &file.cpr {
        diesel::insert_into(citizen_cpr::table).values(cpr).execute(&mut connection).await?;
    }
    if let Some(birth) = &file.birth {
        diesel::insert_into(citizen_birth::table).values(birth).execute(&mut connection).await?;
    }
    if let Some(address) = &file.address {
        diesel::insert_into(citizen_address::table).values(address).execute(&mut connection).await?;
    }
    diesel::insert_into(caseworker_assignment::table)
        .values((
            caseworker_assignment::citizen_id.eq(file.identity.id),
            caseworker_assignment::account_id.eq(on.actor().id),
            caseworker_assignment::valid_from.eq(calendar::today()),
        ))
        .execute(&mut connection)
        .await?;
    Ok(())
}

/// Who handles these citizens' cases today: the caseworker, or whoever covers (`caseworker_of`).
pub async fn caseworkers(on: &Entered<'_>, citizens: &[Uuid]) -> QueryResult<Vec<ContactRow>> {
    citizen::table
        .inner_join(staff_member::table.on(staff_member::account_id.nullable().eq(caseworker_of(citizen::id))))
        .filter(citizen::id.eq_any(citizens))
        .select((
            citizen::id,
            None::<Uuid>.into_sql::<diesel::sql_types::Nullable<diesel::sql_types::Uuid>>(),
            staff_member::name,
            staff_member::phone,
            staff_member::phone_hours,
        ))
        .load(&mut on.connection())
        .await
}

/// The contact persons of the offers these citizens come to now. Reads the schedule: whose the viewer may not see has
/// none here.
pub async fn contact_persons(on: &Entered<'_>, citizens: &[Uuid]) -> QueryResult<Vec<ContactRow>> {
    let today = calendar::today();
    schedule_day::table
        .inner_join(offer_contact_person::table.on(offer_contact_person::offer_id.eq(schedule_day::offer_id)))
        .inner_join(staff_member::table.on(staff_member::account_id.eq(offer_contact_person::account_id)))
        .filter(schedule_day::citizen_id.eq_any(citizens))
        .filter(schedule_day::valid_to.is_null().or(schedule_day::valid_to.gt(today)))
        .filter(offer_contact_person::valid_from.le(today))
        .filter(offer_contact_person::valid_to.is_null().or(offer_contact_person::valid_to.gt(today)))
        .select((
            schedule_day::citizen_id,
            schedule_day::offer_id.nullable(),
            staff_member::name,
            staff_member::phone,
            staff_member::phone_hours,
        ))
        .distinct()
        .order((schedule_day::citizen_id, schedule_day::offer_id.nullable(), staff_member::name))
        .load(&mut on.connection())
        .await
}

/// The municipality's unit: name, phone, hours.
pub async fn authority_unit(on: &Entered<'_>) -> QueryResult<Vec<(String, String, String)>> {
    quality_standard::table
        .order(quality_standard::loaded_at.desc())
        .limit(1)
        .select((quality_standard::unit_name, quality_standard::phone, quality_standard::phone_hours))
        .load(&mut on.connection())
        .await
}

/// What a list of citizens is narrowed to.
#[derive(Clone, Debug, Default)]
pub struct Search {
    /// Part of the name, any case.
    pub name: Option<String>,
    /// The keyed hashes of a whole CPR number, one for each key.
    pub cpr_lookups: Option<Vec<Vec<u8>>>,
    /// Citizens with a current grant at this offer.
    pub offer: Option<Uuid>,
    /// The contact person's own offers, or no limit.
    pub attending: Option<Vec<Uuid>>,
    /// Never this one: the caller's own file.
    pub not: Option<Uuid>,
}

fn matching(search: &Search) -> citizen::BoxedQuery<'_, Pg> {
    let today = calendar::today();
    let mut found = citizen::table.into_boxed();
    if let Some(name) = &search.name {
        let pattern = name.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
        found = found.filter(citizen::name.ilike(format!("%{pattern}%")));
    }
    if let Some(look_ups) = &search.cpr_lookups {
        let with = citizen_cpr::table.filter(citizen_cpr::cpr_lookup.eq_any(look_ups)).select(citizen_cpr::citizen_id);
        found = found.filter(citizen::id.eq_any(with));
    }
    if let Some(offer) = search.offer {
        let there = grant_terms::table
            .filter(grant_terms::offer_id.eq(offer))
            .filter(grant_terms::valid_from.le(today))
            .filter(grant_terms::valid_to.is_null().or(grant_terms::valid_to.gt(today)))
            .select(grant_terms::citizen_id);
        found = found.filter(citizen::id.eq_any(there));
    }
    if let Some(attending) = &search.attending {
        found = found.filter(citizen::id.eq_any(attending));
    }
    if let Some(own) = search.not {
        found = found.filter(citizen::id.ne(own));
    }
    found
}

/// One page of citizens, by name (index `citizen_by_name`).
pub async fn page(
    on: &Entered<'_>,
    search: &Search,
    slice: &Slice,
    after: Option<(String, Uuid)>,
) -> QueryResult<Vec<Uuid>> {
    let mut page = matching(search);
    if let Some((name, id)) = after {
        page = page.filter(citizen::name.gt(name.clone()).or(citizen::name.eq(name).and(citizen::id.gt(id))));
    }
    page.order((citizen::name, citizen::id))
        .limit(slice.one_more())
        .select(citizen::id)
        .load(&mut on.connection())
        .await
}

/// Where a row stands in the list, if the search finds it.
pub async fn place_of(on: &Entered<'_>, search: &Search, id: Uuid) -> QueryResult<Option<(String, Uuid)>> {
    matching(search)
        .filter(citizen::id.eq(id))
        .select((citizen::name, citizen::id))
        .first(&mut on.connection())
        .await
        .optional()
}

/// How many the search finds in all.
pub async fn count(on: &Entered<'_>, search: &Search) -> QueryResult<i64> {
    matching(search).count().get_result(&mut on.connection()).await
}

/// Records a death, once; how many were.
pub async fn record_death(on: &Entered<'_>, id: Uuid, died_on: NaiveDate) -> QueryResult<usize> {
    diesel::update(citizen::table.find(id))
        .filter(citizen::died_on.is_null())
        .set(citizen::died_on.eq(died_on))
        .execute(&mut on.connection())
        .await
}

/// How often the actor has looked somebody up by CPR number in the last hour.
pub async fn look_ups_lately(on: &Entered<'_>) -> QueryResult<i64> {
    diesel::select(sql::look_ups_lately()).get_result(&mut on.connection()).await
}
