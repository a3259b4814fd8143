//! Fills an empty database with the demonstration, as its owner, in one transaction.

use anyhow::{Context as _, bail};
use chrono::{Datelike, NaiveDate, TimeDelta, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncConnection, AsyncPgConnection, RunQueryDsl};
use secrecy::ExposeSecret;
use uuid::Uuid;

use super::cast::{CAST, account_id, citizen_id, subject};
use super::files::Cast;
use super::generate::Generator;
use super::living;
use super::rows::Rows;
use crate::calendar::{self};
use crate::citizens::cpr::{Cpr, CprKeys};
use crate::citizens::queries::{BirthRow, CprRow};
use crate::db::schema::{
    account, account_role, citizen, citizen_birth, citizen_cpr, cost_item, demonstration, letter, offer,
    offer_contact_person, service_scope, staff_cover, staff_member, task_time_limit,
};
use crate::offers::queries::CostItemRow;
use crate::offers::{ProviderType, SEL_104};
use crate::policy::{Role, ServiceScope};
use crate::quality_standard::import::{Municipality, OfferEntry, ROSKILDE, id_of};
use crate::staff::queries::CoverRow;
use crate::tasks::TaskKind;

/// The seed of everybody who isn't cast.
const SEED: u64 = 104;
/// Citizens written at once.
const BATCH: u32 = 250;

/// What was found, or made.
#[derive(Clone, Copy, Debug)]
pub struct Seeded {
    /// The day everything is relative to.
    pub on: NaiveDate,
    /// How many citizens there are beside the cast.
    pub citizens: i32,
    /// Was it made just now?
    pub new: bool,
}

/// Seeds an empty database. One that is a demonstration already is left as it is; any other is refused.
pub async fn seed(
    owner_url: &str,
    keys: &CprKeys,
    citizens: u32,
    mut progress: impl FnMut(u32) + Send,
) -> anyhow::Result<Seeded> {
    let mut connection = AsyncPgConnection::establish(owner_url).await.context("can't connect as the owner")?;
    let found: Option<(NaiveDate, i32)> = demonstration::table
        .select((demonstration::seeded_on, demonstration::citizens))
        .first(&mut connection)
        .await
        .optional()?;
    if let Some((on, citizens)) = found {
        write_missing_births(&mut connection, keys).await?;
        return Ok(Seeded { on, citizens, new: false });
    }
    let used: bool =
        diesel::select(diesel::dsl::exists(citizen::table.select(citizen::id))).get_result(&mut connection).await?;
    let catalogue: bool =
        diesel::select(diesel::dsl::exists(offer::table.select(offer::id))).get_result(&mut connection).await?;
    if used || catalogue {
        bail!("this database holds something that is no demonstration: give `samvaer demo` an empty one");
    }
    let today = calendar::today();
    connection
        .transaction::<_, SeedError, _>(async |connection| {
            Ok(write_all(connection, keys, citizens, today, &mut progress).await?)
        })
        .await
        .map_err(|SeedError(error)| error)?;
    Ok(Seeded { on: today, citizens: i32::try_from(citizens)?, new: true })
}

/// Diesel's transactions want an error that a diesel error can become.
struct SeedError(anyhow::Error);

impl From<diesel::result::Error> for SeedError {
    fn from(error: diesel::result::Error) -> Self {
        Self(error.into())
    }
}

impl From<anyhow::Error> for SeedError {
    fn from(error: anyhow::Error) -> Self {
        Self(error)
    }
}

async fn write_all(
    connection: &mut AsyncPgConnection,
    keys: &CprKeys,
    citizens: u32,
    today: NaiveDate,
    progress: &mut (impl FnMut(u32) + Send),
) -> anyhow::Result<()> {
    let municipality = Municipality::parse(ROSKILDE).context("server/data/roskilde.toml")?;
    municipality.write(connection, today - TimeDelta::days(3_650)).await?;
    write_changes_of_the_catalogue(connection, today).await?;
    let mut generator = Generator::new(SEED, keys, today)?;
    let cast = Cast { municipality: &municipality, today };
    let mut rows = Rows::default();
    cast.citizens(&mut generator, &mut rows)?;
    write_accounts(connection, &rows, today).await?;
    let grantable: Vec<&OfferEntry> = municipality
        .offer
        .iter()
        .filter(|offer| offer.legal_basis.as_deref() == Some(SEL_104) && offer.capacity.is_none())
        .filter(|offer| offer.provider_type == ProviderType::Own)
        .collect();
    cast.relatives(&mut generator, &mut rows);
    living::write(&mut generator, &mut rows, today);
    write_with_citizens(connection, rows).await?;
    write_contact_persons(connection, &municipality, today).await?;
    write_work(connection, today).await?;
    let mut done = 0;
    while done < citizens {
        let batch = BATCH.min(citizens - done);
        let mut rows = Rows::default();
        for _ in 0..batch {
            generator.somebody(&mut rows, &grantable)?;
        }
        // One of the first has died, and the place stands: that is a task.
        if done == 0
            && let Some(terms) = rows.terms.iter().find(|terms| terms.valid_to.is_none()).map(|terms| terms.citizen_id)
            && let Some(citizen) = rows.citizens.iter_mut().find(|citizen| citizen.id == terms)
        {
            citizen.died_on = Some(today - TimeDelta::days(9));
        }
        rows.write(connection).await?;
        done += batch;
        progress(done);
    }
    diesel::insert_into(demonstration::table)
        .values((demonstration::seeded_on.eq(today), demonstration::citizens.eq(i32::try_from(citizens)?)))
        .execute(connection)
        .await?;
    Ok(())
}

/// A demonstration of an earlier version has no days of birth; the numbers say them.
async fn write_missing_births(connection: &mut AsyncPgConnection, keys: &CprKeys) -> anyhow::Result<()> {
    let known = citizen_birth::table.select(citizen_birth::citizen_id);
    let without: Vec<CprRow> = CprRow::query().filter(citizen_cpr::citizen_id.ne_all(known)).load(connection).await?;
    for batch in without.chunks(1_000) {
        let births = batch.iter().map(|row| {
            let number = keys.decrypt(row.citizen_id, &row.cpr_encrypted)?;
            let cpr =
                Cpr::parse(number.expose_secret(), keys.test_numbers).context("a stored number is no CPR number")?;
            Ok(BirthRow { citizen_id: row.citizen_id, born_on: cpr.born_on() })
        });
        let births: Vec<BirthRow> = births.collect::<anyhow::Result<_>>()?;
        diesel::insert_into(citizen_birth::table).values(births).execute(connection).await?;
    }
    Ok(())
}

/// What has happened, and will happen, to the catalogue: an offer that moved to another law two months ago (R27), and a
/// price that changes at New Year (R36).
async fn write_changes_of_the_catalogue(connection: &mut AsyncPgConnection, today: NaiveDate) -> anyhow::Result<()> {
    diesel::update(offer::table.filter(offer::transferred_from.is_not_null()))
        .set(offer::transferred_on.eq(today - TimeDelta::days(60)))
        .execute(connection)
        .await?;
    let new_year = NaiveDate::from_ymd_opt(today.year() + 1, 1, 1).context("a next year")?;
    let lunch = cost_item::table
        .filter(cost_item::offer_id.eq(id_of("offer", "skovhjaelperne")))
        .filter(cost_item::label.eq("Frokost"));
    let old: CostItemRow = lunch.select(CostItemRow::as_select()).first(connection).await?;
    diesel::update(lunch).set(cost_item::valid_to.eq(new_year)).execute(connection).await?;
    let new = CostItemRow {
        id: id_of("cost item", "skovhjaelperne next year"),
        amount_oere: 3_700,
        valid_from: new_year,
        ..old
    };
    diesel::insert_into(cost_item::table).values(new).execute(connection).await?;
    Ok(())
}

/// The cast's citizens are there already, because accounts name them.
async fn write_with_citizens(connection: &mut AsyncPgConnection, mut rows: Rows) -> QueryResult<()> {
    rows.citizens.clear();
    rows.write(connection).await
}

async fn write_accounts(connection: &mut AsyncPgConnection, rows: &Rows, today: NaiveDate) -> anyhow::Result<()> {
    diesel::insert_into(citizen::table).values(&rows.citizens).execute(connection).await?;
    let since = today - TimeDelta::days(900);
    for member in CAST {
        let kind = match member.role {
            Role::Citizen | Role::Relative => "PRIVATE",
            Role::Service => "SERVICE",
            _ => "EMPLOYEE",
        };
        let file = citizen_id(member.account);
        let file = rows.citizens.iter().any(|citizen| citizen.id == file).then_some(file);
        write_account(connection, member.account, member.name, kind, file).await?;
        if kind == "PRIVATE" {
            continue;
        }
        let scope = match member.account {
            "rides" => Some(ServiceScope::RideList),
            "calendar" => Some(ServiceScope::Calendar),
            _ => None,
        };
        if let Some(scope) = scope {
            diesel::insert_into(service_scope::table)
                .values((
                    service_scope::account_id.eq(account_id(member.account)),
                    service_scope::scope.eq(scope),
                    service_scope::valid_from.eq(since),
                ))
                .execute(connection)
                .await?;
        }
        let ended = matches!(member.account, "ulla" | "claus").then(|| today - TimeDelta::days(30));
        write_role(connection, member.account, member.role, since, ended).await?;
        if member.account == "frida" {
            write_role(connection, member.account, Role::ContactPerson, since, None).await?;
        }
        let title = match member.role {
            Role::Caseworker => "Rådgiver",
            Role::ContactPerson => "Kontaktperson",
            _ => continue,
        };
        write_staff(connection, member.account, member.name, title).await?;
    }
    Ok(())
}

async fn write_account(
    connection: &mut AsyncPgConnection,
    name: &str,
    full_name: &str,
    kind: &str,
    file: Option<Uuid>,
) -> QueryResult<usize> {
    diesel::insert_into(account::table)
        .values((
            account::id.eq(account_id(name)),
            account::kind.eq(kind),
            account::subject.eq(subject(name)),
            account::name.eq(full_name),
            account::citizen_id.eq(file),
        ))
        .execute(connection)
        .await
}

async fn write_role(
    connection: &mut AsyncPgConnection,
    name: &str,
    role: Role,
    since: NaiveDate,
    ended: Option<NaiveDate>,
) -> QueryResult<usize> {
    diesel::insert_into(account_role::table)
        .values((
            account_role::account_id.eq(account_id(name)),
            account_role::role.eq(role),
            account_role::valid_from.eq(since),
            account_role::valid_to.eq(ended),
        ))
        .execute(connection)
        .await
}

/// Phones are invented: 12 34 5x xx is nobody's.
async fn write_staff(
    connection: &mut AsyncPgConnection,
    name: &str,
    full_name: &str,
    title: &str,
) -> QueryResult<usize> {
    let number = id_of("phone", name).as_u128() % 1_000;
    diesel::insert_into(staff_member::table)
        .values((
            staff_member::account_id.eq(account_id(name)),
            staff_member::name.eq(full_name),
            staff_member::title.eq(title),
            staff_member::phone.eq(format!("12345{number:03}")),
            staff_member::phone_hours.eq("hverdage klokken 9 til 14"),
        ))
        .execute(connection)
        .await
}

/// Who does Ulla's work since she left, how long things may wait, and which letters were read.
async fn write_work(connection: &mut AsyncPgConnection, today: NaiveDate) -> anyhow::Result<()> {
    let covers = [
        ("ulla", "thomas", today - TimeDelta::days(30), None),
        ("viggo", "frida", today + TimeDelta::days(200), Some(today + TimeDelta::days(221))),
    ];
    for (account, covered_by, from, to) in covers {
        diesel::insert_into(staff_cover::table)
            .values(CoverRow {
                id: id_of("cover", account),
                account_id: account_id(account),
                covered_by: account_id(covered_by),
                valid_from: from,
                valid_to: to,
                set_by: account_id("dan"),
            })
            .execute(connection)
            .await?;
    }
    // Anna reads her letters after a while.
    diesel::update(letter::table)
        .filter(letter::citizen_id.eq(citizen_id("anna")))
        .filter(letter::sent_on.lt(today - TimeDelta::days(30)))
        .set(letter::seen_at.eq(Utc::now() - TimeDelta::days(20)))
        .execute(connection)
        .await?;
    for (kind, days) in
        [(TaskKind::ApplicationWaits, 20), (TaskKind::NoticeWaits, 5), (TaskKind::OutsideNoticeWaits, 2)]
    {
        diesel::insert_into(task_time_limit::table)
            .values((task_time_limit::kind.eq(kind), task_time_limit::working_days.eq(days)))
            .execute(connection)
            .await?;
    }
    Ok(())
}

/// Every offer that is granted has somebody; those who aren't cast can't sign in.
async fn write_contact_persons(
    connection: &mut AsyncPgConnection,
    municipality: &Municipality,
    today: NaiveDate,
) -> anyhow::Result<()> {
    let since = today - TimeDelta::days(900);
    for offer in municipality.offer.iter().filter(|offer| offer.grant_required) {
        let persons: Vec<String> = match offer.code.as_str() {
            "skovhjaelperne" => vec!["yrsa".into(), "claus".into()],
            "klub-vi" => vec!["aage".into()],
            "makers-corner" => vec!["bente".into()],
            "alletiders-hoejskole" => vec!["frida".into()],
            code => {
                let name = format!("kontakt-{code}");
                write_account(connection, &name, "Kim Knudsen", "EMPLOYEE", None).await?;
                write_role(connection, &name, Role::ContactPerson, since, None).await?;
                write_staff(connection, &name, "Kim Knudsen", "Kontaktperson").await?;
                vec![name]
            }
        };
        for name in persons {
            let ended = match name.as_str() {
                "claus" => Some(today - TimeDelta::days(30)),
                "bente" => Some(today + TimeDelta::days(400)),
                _ => None,
            };
            diesel::insert_into(offer_contact_person::table)
                .values((
                    offer_contact_person::account_id.eq(account_id(&name)),
                    offer_contact_person::offer_id.eq(offer.id()),
                    offer_contact_person::valid_from.eq(since),
                    offer_contact_person::valid_to.eq(ended),
                ))
                .execute(connection)
                .await?;
        }
    }
    Ok(())
}
