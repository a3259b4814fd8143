//! The catalogue in GraphQL: readable without signing in, kept by the administrator.

use std::sync::Arc;

use async_graphql::{ComplexObject, Context, ID, InputObject, Object};
use chrono::NaiveDate;
use serde::Serialize;
use uuid::Uuid;

use super::keep::{
    self, ActivityCreateInput, ActivityKindCreateInput, ClosingPeriodCreateInput, OfferChangeInput, OfferCreateInput,
    OfferTransferInput, OpeningHoursSetInput, PriceSetInput,
};
use super::queries::{self, ClosingRow, CostItemRow, KindRow, NewActivity, OfferRow};
use super::{ActivityKind, Offer, OfferPlaces};
use crate::calendar;
use crate::context::{Nullable, nullable, tx};
use crate::costs::{self, ExpectedCosts};
use crate::db::Entered;
use crate::error::{Error, Result};
use crate::grants::create::DAYS_PER_WEEK;
use crate::payload;
use crate::policy::{self, Action, Part};
use crate::user_error::{Problems, UserError, UserErrorCode};
use crate::write::{self, Changed, Creation, Outcome, Refusal, Written};

#[ComplexObject]
impl Offer {
    /// What somebody who comes so many days a week can expect to pay at the prices of today (R35, R36).
    async fn costs_for(&self, #[graphql(desc = "1 to 5 days a week.")] days_per_week: i32) -> Nullable<ExpectedCosts> {
        nullable(check_days(days_per_week).map(|days| Some(costs::at_offer(&Arc::new(self.clone()), days))))
    }
}

/// A number of days somebody can have been granted.
pub fn check_days(days_per_week: i32) -> Result<i32> {
    if DAYS_PER_WEEK.contains(&days_per_week) {
        Ok(days_per_week)
    } else {
        Err(Error::BadInput("`daysPerWeek` must be from 1 to 5".into()))
    }
}

/// Root fields of the catalogue.
#[derive(Default)]
pub struct OfferQuery;

#[Object]
impl OfferQuery {
    /// Every offer: those that have to be granted, those that are open, and those moved to another law (R3, R26–R28).
    /// Needs no sign-in.
    async fn offers(&self, ctx: &Context<'_>) -> Result<Vec<Arc<Offer>>> {
        all(ctx).await
    }

    /// One offer; null when there is none with this id. Needs no sign-in.
    async fn offer(&self, ctx: &Context<'_>, id: ID) -> Nullable<Arc<Offer>> {
        nullable(all(ctx).await.map(|offers| offers.into_iter().find(|offer| offer.id == id)))
    }

    /// Every kind of activity (R2). Needs no sign-in.
    async fn activity_kinds(&self, ctx: &Context<'_>) -> Result<Vec<ActivityKind>> {
        let kinds = queries::kinds(&tx(ctx)?.open().await?).await?;
        Ok(kinds.into_iter().map(KindRow::shown).collect())
    }

    /// How many places are free at each offer with few of them (R28). For caseworkers and administrators.
    async fn places(&self, ctx: &Context<'_>) -> Nullable<Vec<OfferPlaces>> {
        nullable(places(ctx).await)
    }
}

async fn all(ctx: &Context<'_>) -> Result<Vec<Arc<Offer>>> {
    Ok(queries::catalogue(&tx(ctx)?.open().await?).await?.offers)
}

async fn places(ctx: &Context<'_>) -> Result<Option<Vec<OfferPlaces>>> {
    let on = tx(ctx)?.enter().await?;
    if policy::reach(on.actor().role, Action::Read, Part::Places).is_none() {
        return Err(Error::Forbidden);
    }
    let (capacities, taken) = (queries::capacities(&on).await?, queries::places_taken(&on).await?);
    let catalogue = queries::catalogue(&on).await?;
    let places = capacities.into_iter().filter_map(|(id, capacity)| {
        let taken = taken.iter().find(|(offer, _)| *offer == id).map_or(0, |(_, taken)| *taken);
        let taken = i32::try_from(taken).unwrap_or(i32::MAX);
        Some(OfferPlaces { offer: catalogue.offer(id)?, capacity, taken, free: (capacity - taken).max(0) })
    });
    Ok(Some(places.collect()))
}

payload! {
    /// What came of changing the catalogue.
    pub struct OfferPayload {
        /// The offer as it is now; null when there are user errors.
        offer: Arc<Offer>,
    }
}

payload! {
    /// What came of adding a kind of activity.
    pub struct ActivityKindPayload {
        /// The kind; null when there are user errors.
        activity_kind: ActivityKind,
    }
}

/// Which closing to take away.
#[derive(InputObject)]
pub struct ClosingPeriodRemoveInput {
    /// The closing.
    closing_period_id: ID,
}

/// Which activity ends.
#[derive(InputObject)]
pub struct ActivityEndInput {
    /// The activity.
    activity_id: ID,
}

/// Which price ends.
#[derive(InputObject)]
pub struct PriceEndInput {
    /// The offer.
    offer_id: ID,
    /// The price's name, in Danish.
    label: String,
    /// First day without it: today or later.
    valid_to: NaiveDate,
}

/// Who becomes contact person.
#[derive(InputObject, Serialize)]
pub struct ContactPersonAssignInput {
    /// The offer.
    offer_id: ID,
    /// The account of somebody on the staff.
    account_id: ID,
    /// Makes sending it twice assign once: any text of yours, the same for the same wish.
    #[graphql(validator(min_length = 1, max_length = 100))]
    idempotency_key: String,
    /// First day.
    valid_from: NaiveDate,
}

/// Who is contact person no longer.
#[derive(InputObject)]
pub struct ContactPersonEndInput {
    /// The offer.
    offer_id: ID,
    /// The account.
    account_id: ID,
    /// First day no longer.
    valid_to: NaiveDate,
}

/// Mutations of the catalogue, all for administrators.
#[derive(Default)]
pub struct OfferMutation;

const PARTS: [Part; 1] = [Part::Catalogue];

#[Object]
impl OfferMutation {
    /// Adds an offer: of the municipality's own, or of somebody else's (R30, R31). For administrators.
    async fn offer_create(&self, ctx: &Context<'_>, input: OfferCreateInput) -> Result<OfferPayload> {
        let on = tx(ctx)?.enter().await?;
        let creation = Creation::new(&input.idempotency_key, &input);
        let outcome = write::create(&on, &PARTS, &creation, create(&on, &input, creation.id)).await?;
        offer_now(&on, outcome, Some(creation.id)).await
    }

    /// Changes an offer's description, address and places. For administrators.
    async fn offer_change(&self, ctx: &Context<'_>, input: OfferChangeInput) -> Result<OfferPayload> {
        let on = tx(ctx)?.enter().await?;
        let id = parsed(&input.offer_id);
        let outcome = write::change(&on, &PARTS, id, change(&on, &input)).await?;
        offer_now(&on, outcome, None).await
    }

    /// Moves an offer to another law from a day on (R27). Citizens who have a place there keep it until a caseworker decides;
    /// each of them becomes a task. For administrators.
    async fn offer_transfer(&self, ctx: &Context<'_>, input: OfferTransferInput) -> Result<OfferPayload> {
        let on = tx(ctx)?.enter().await?;
        let id = parsed(&input.offer_id);
        let outcome = write::change(&on, &PARTS, id, transfer(&on, &input)).await?;
        offer_now(&on, outcome, None).await
    }

    /// Says when an offer is open, all of its week. For administrators.
    async fn opening_hours_set(&self, ctx: &Context<'_>, input: OpeningHoursSetInput) -> Result<OfferPayload> {
        let on = tx(ctx)?.enter().await?;
        let id = parsed(&input.offer_id);
        let outcome = write::change(&on, &PARTS, id, set_hours(&on, &input)).await?;
        offer_now(&on, outcome, None).await
    }

    /// Closes an offer for some days: nobody is expected, and nobody drives. For administrators.
    async fn closing_period_create(&self, ctx: &Context<'_>, input: ClosingPeriodCreateInput) -> Result<OfferPayload> {
        let on = tx(ctx)?.enter().await?;
        let creation = Creation::new(&input.idempotency_key, &input);
        let outcome = write::create(&on, &PARTS, &creation, close(&on, &input, creation.id)).await?;
        offer_now(&on, outcome, Some(parsed(&input.offer_id))).await
    }

    /// Takes a closing away that has not begun. For administrators.
    async fn closing_period_remove(&self, ctx: &Context<'_>, input: ClosingPeriodRemoveInput) -> Result<OfferPayload> {
        let on = tx(ctx)?.enter().await?;
        let row = queries::closing(&on, parsed(&input.closing_period_id)).await?;
        let offer = row.as_ref().map(|row| row.offer_id).unwrap_or_default();
        let outcome = write::change(&on, &PARTS, offer, reopen(&on, row)).await?;
        offer_now(&on, outcome, None).await
    }

    /// Adds an activity with its kinds (R2). For administrators.
    async fn activity_create(&self, ctx: &Context<'_>, input: ActivityCreateInput) -> Result<OfferPayload> {
        let on = tx(ctx)?.enter().await?;
        let creation = Creation::new(&input.idempotency_key, &input);
        let outcome = write::create(&on, &PARTS, &creation, add_activity(&on, &input, creation.id)).await?;
        offer_now(&on, outcome, Some(parsed(&input.offer_id))).await
    }

    /// Ends an activity today. For administrators.
    async fn activity_end(&self, ctx: &Context<'_>, input: ActivityEndInput) -> Result<OfferPayload> {
        let on = tx(ctx)?.enter().await?;
        let id = parsed(&input.activity_id);
        let offer = queries::offer_of_activity(&on, id).await?;
        let outcome = write::change(&on, &PARTS, offer.unwrap_or_default(), end_activity(&on, id, offer)).await?;
        offer_now(&on, outcome, None).await
    }

    /// Adds a kind of activity: the list of R2 is open. For administrators.
    async fn activity_kind_create(
        &self,
        ctx: &Context<'_>,
        input: ActivityKindCreateInput,
    ) -> Result<ActivityKindPayload> {
        let on = tx(ctx)?.enter().await?;
        let creation = Creation::new(&input.idempotency_key, &input);
        let outcome = write::create(&on, &PARTS, &creation, add_kind(&on, &input)).await?;
        let kind = |_| async {
            let kinds = queries::kinds(&on).await?;
            let kind = kinds.into_iter().find(|kind| kind.code == input.code);
            Ok(kind.map(|kind| Written { citizen: None, object: kind.shown() }))
        };
        write::shown(&on, &PARTS, outcome, kind).await.map(Into::into)
    }

    /// Sets a price from a day on; a price of the same name ends on that day, and what it was stays (R36). Never for taking
    /// part (R35). For administrators.
    async fn price_set(&self, ctx: &Context<'_>, input: PriceSetInput) -> Result<OfferPayload> {
        let on = tx(ctx)?.enter().await?;
        let creation = Creation::new(&input.idempotency_key, &input);
        let outcome = write::create(&on, &PARTS, &creation, set_price(&on, &input, creation.id)).await?;
        offer_now(&on, outcome, Some(parsed(&input.offer_id))).await
    }

    /// Ends a price on a day. For administrators.
    async fn price_end(&self, ctx: &Context<'_>, input: PriceEndInput) -> Result<OfferPayload> {
        let on = tx(ctx)?.enter().await?;
        let id = parsed(&input.offer_id);
        let outcome = write::change(&on, &PARTS, id, end_price(&on, &input)).await?;
        offer_now(&on, outcome, None).await
    }

    /// Makes somebody on the staff contact person at an offer. For administrators.
    async fn contact_person_assign(&self, ctx: &Context<'_>, input: ContactPersonAssignInput) -> Result<OfferPayload> {
        let on = tx(ctx)?.enter().await?;
        let creation = Creation::new(&input.idempotency_key, &input);
        let outcome = write::create(&on, &PARTS, &creation, assign(&on, &input)).await?;
        offer_now(&on, outcome, Some(parsed(&input.offer_id))).await
    }

    /// Somebody is contact person no longer from a day on. For administrators.
    async fn contact_person_end(&self, ctx: &Context<'_>, input: ContactPersonEndInput) -> Result<OfferPayload> {
        let on = tx(ctx)?.enter().await?;
        let id = parsed(&input.offer_id);
        let outcome = write::change(&on, &PARTS, id, unassign(&on, &input)).await?;
        offer_now(&on, outcome, None).await
    }
}

fn parsed(id: &ID) -> Uuid {
    id.parse().unwrap_or_default()
}

/// The offer after a change: the one changed, or the one something was added to.
async fn offer_now(on: &Entered<'_>, outcome: Outcome, added_to: Option<Uuid>) -> Result<OfferPayload> {
    let now = |id: Uuid| async move {
        let offer = queries::catalogue(on).await?.offer(added_to.unwrap_or(id));
        Ok(offer.map(|object| Written { citizen: None, object }))
    };
    write::shown(on, &PARTS, outcome, now).await.map(Into::into)
}

/// A refusal that is about nobody's file.
fn refused(errors: Vec<UserError>) -> Changed {
    Err(Refusal::of_input(errors))
}

/// The offer an input names, if there is one.
async fn named(on: &Entered<'_>, id: &ID) -> Result<std::result::Result<OfferRow, Refusal>> {
    Ok(queries::fetch(on, parsed(id)).await?.ok_or_else(|| Refusal::not_found(&["offerId"])))
}

async fn create(on: &Entered<'_>, input: &OfferCreateInput, id: Uuid) -> Result<Changed> {
    if let Err(errors) = keep::check_new(input).into_result() {
        return Ok(refused(errors));
    }
    let row = keep::new_row(input, id, queries::next_position(on).await?);
    match queries::insert(on, &row).await {
        Ok(_) => Ok(Ok(None)),
        Err(error) => UserError::of_constraint(&error, "offer_code_key", || {
            UserError::new(
                UserErrorCode::AlreadyExists,
                &["code"],
                "Koden er i brug. Vælg en anden.",
                "The code is in use. Choose another.",
            )
        })
        .map(|error| refused(vec![error]))
        .ok_or_else(|| error.into()),
    }
}

async fn change(on: &Entered<'_>, input: &OfferChangeInput) -> Result<Changed> {
    let row = match named(on, &input.offer_id).await? {
        Ok(row) => row,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let mut problems = keep::check_details(&input.details);
    if !row.grant_required && !input.open {
        problems.refuse(
            UserErrorCode::OutOfRange,
            &["open"],
            "Et tilbud er åbent, eller pladser bevilges, eller begge dele.",
            "An offer is open, or its places are granted, or both.",
        );
    }
    if let Err(errors) = problems.into_result() {
        return Ok(refused(errors));
    }
    let details = input.details.clone();
    let row = OfferRow {
        version: input.version,
        open: input.open,
        description: details.description,
        description_en: details.description_en,
        url: details.url,
        limited_places: details.limited_places,
        capacity: details.capacity,
        ..row
    };
    save(on, &row).await
}

async fn transfer(on: &Entered<'_>, input: &OfferTransferInput) -> Result<Changed> {
    let row = match named(on, &input.offer_id).await? {
        Ok(row) => row,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let mut problems = keep::check_transfer(input, &row, calendar::today());
    if !queries::catalogue(on).await?.legal_bases.contains_key(&input.to_legal_basis) {
        problems.refuse(
            UserErrorCode::NotFound,
            &["toLegalBasis"],
            "Vi kender ikke den lov. Brug en kode som SEL-82A.",
            "This law is not known. Use a code such as SEL-82A.",
        );
    }
    if let Err(errors) = problems.into_result() {
        return Ok(refused(errors));
    }
    let row = OfferRow {
        version: input.version,
        transferred_from: row.legal_basis,
        transferred_on: Some(input.transferred_on),
        legal_basis: Some(input.to_legal_basis.clone()),
        ..row
    };
    save(on, &row).await
}

/// Saves an offer, unless somebody else was first.
async fn save(on: &Entered<'_>, row: &OfferRow) -> Result<Changed> {
    if queries::change(on, row).await? == 0 {
        let words = UserError::new(
            UserErrorCode::Conflict,
            &["version"],
            "En anden har lige ændret tilbuddet. Hent det igen, og se efter.",
            "Somebody else has just changed the offer. Load it again and look.",
        );
        return Ok(refused(vec![words]));
    }
    Ok(Ok(None))
}

async fn set_hours(on: &Entered<'_>, input: &OpeningHoursSetInput) -> Result<Changed> {
    let row = match named(on, &input.offer_id).await? {
        Ok(row) => row,
        Err(refusal) => return Ok(Err(refusal)),
    };
    if let Err(errors) = keep::check_hours(&input.hours).into_result() {
        return Ok(refused(errors));
    }
    queries::set_hours(on, row.id, &keep::hours_rows(row.id, &input.hours)).await?;
    Ok(Ok(None))
}

async fn close(on: &Entered<'_>, input: &ClosingPeriodCreateInput, id: Uuid) -> Result<Changed> {
    let offer = match named(on, &input.offer_id).await? {
        Ok(row) => row,
        Err(refusal) => return Ok(Err(refusal)),
    };
    if let Err(errors) = keep::check_closing(input, calendar::today()).into_result() {
        return Ok(refused(errors));
    }
    let row = ClosingRow {
        id,
        offer_id: offer.id,
        valid_from: input.valid_from,
        valid_to: input.valid_to,
        reason_da: input.reason.clone(),
        reason_en: input.reason_en.clone(),
    };
    match queries::insert_closing(on, &row).await {
        Ok(_) => Ok(Ok(None)),
        Err(error) => UserError::of_constraint(&error, "closing_period_once", || {
            UserError::new(
                UserErrorCode::Overlap,
                &["validFrom"],
                "Der er allerede lukket på en af dagene. Vælg andre dage.",
                "It is closed on one of the days already. Choose other days.",
            )
        })
        .map(|error| refused(vec![error]))
        .ok_or_else(|| error.into()),
    }
}

async fn reopen(on: &Entered<'_>, row: Option<ClosingRow>) -> Result<Changed> {
    let Some(row) = row else { return Ok(Err(Refusal::not_found(&["closingPeriodId"]))) };
    if row.valid_from <= calendar::today() {
        let words = UserError::new(
            UserErrorCode::AlreadyClosed,
            &["closingPeriodId"],
            "Tilbuddet har allerede lukket. Det kan ikke laves om.",
            "The offer is closed already. That can't be undone.",
        );
        return Ok(refused(vec![words]));
    }
    queries::remove_closing(on, row.id).await?;
    Ok(Ok(None))
}

async fn add_activity(on: &Entered<'_>, input: &ActivityCreateInput, id: Uuid) -> Result<Changed> {
    let offer = match named(on, &input.offer_id).await? {
        Ok(row) => row,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let known: Vec<String> = queries::kinds(on).await?.into_iter().map(|kind| kind.code).collect();
    if let Err(errors) = keep::check_activity(input, &known).into_result() {
        return Ok(refused(errors));
    }
    let mut kinds = input.kinds.clone();
    kinds.sort();
    kinds.dedup();
    let row = NewActivity { id, offer_id: offer.id, name: input.name.clone(), name_en: input.name_en.clone() };
    queries::insert_activity(on, &row, &kinds).await?;
    Ok(Ok(None))
}

async fn end_activity(on: &Entered<'_>, id: Uuid, offer: Option<Uuid>) -> Result<Changed> {
    if offer.is_none() {
        return Ok(Err(Refusal::not_found(&["activityId"])));
    }
    queries::end_activity(on, id, calendar::today()).await?;
    Ok(Ok(None))
}

async fn add_kind(on: &Entered<'_>, input: &ActivityKindCreateInput) -> Result<Changed> {
    if let Err(errors) = keep::check_kind(input).into_result() {
        return Ok(refused(errors));
    }
    let row = KindRow {
        code: input.code.clone(),
        name_da: input.name.clone(),
        name_en: input.name_en.clone(),
        ffb_code: input.ffb_code.as_ref().map(parsed),
    };
    match queries::insert_kind(on, &row).await {
        Ok(_) => Ok(Ok(None)),
        Err(error) => UserError::of_constraint(&error, "activity_kind_pkey", || {
            UserError::new(
                UserErrorCode::AlreadyExists,
                &["code"],
                "Koden er i brug. Vælg en anden.",
                "The code is in use. Choose another.",
            )
        })
        .map(|error| refused(vec![error]))
        .ok_or_else(|| error.into()),
    }
}

async fn set_price(on: &Entered<'_>, input: &PriceSetInput, id: Uuid) -> Result<Changed> {
    let offer = match named(on, &input.offer_id).await? {
        Ok(row) => row,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let mut problems = keep::check_price(input, calendar::today());
    let label = input.label.trim();
    let holding = queries::prices_named(on, offer.id, label, input.valid_from).await?;
    if holding.iter().any(|row| row.valid_from >= input.valid_from) {
        problems.refuse(
            UserErrorCode::Overlap,
            &["validFrom"],
            "Der er allerede en pris med det navn fra den dag eller senere. Vælg en senere dag.",
            "There is a price of this name from that day or later already. Choose a later day.",
        );
    }
    if let Err(errors) = problems.into_result() {
        return Ok(refused(errors));
    }
    for row in holding {
        queries::end_price(on, row.id, input.valid_from).await?;
    }
    let row = CostItemRow {
        id,
        offer_id: offer.id,
        category: input.category,
        label: label.to_owned(),
        label_en: input.label_en.clone(),
        amount_oere: input.amount_oere,
        unit: input.unit,
        optional: input.optional,
        example: input.example,
        valid_from: input.valid_from,
        valid_to: None,
    };
    queries::insert_price(on, &row).await?;
    Ok(Ok(None))
}

async fn end_price(on: &Entered<'_>, input: &PriceEndInput) -> Result<Changed> {
    let offer = match named(on, &input.offer_id).await? {
        Ok(row) => row,
        Err(refusal) => return Ok(Err(refusal)),
    };
    if input.valid_to < calendar::today() || !calendar::is_plausible(input.valid_to) {
        let words = UserError::new(
            UserErrorCode::OutOfRange,
            &["validTo"],
            "En pris kan ikke ændre det, der er sket. Vælg i dag eller en senere dag.",
            "A price can't change the past. Choose today or a later day.",
        );
        return Ok(refused(vec![words]));
    }
    let holding = queries::prices_named(on, offer.id, input.label.trim(), input.valid_to).await?;
    let Some(row) = holding.iter().find(|row| row.valid_from < input.valid_to) else {
        return Ok(Err(Refusal::not_found(&["label"])));
    };
    queries::end_price(on, row.id, input.valid_to).await?;
    Ok(Ok(None))
}

async fn assign(on: &Entered<'_>, input: &ContactPersonAssignInput) -> Result<Changed> {
    let offer = match named(on, &input.offer_id).await? {
        Ok(row) => row,
        Err(refusal) => return Ok(Err(refusal)),
    };
    if !queries::is_staff(on, parsed(&input.account_id)).await? {
        return Ok(Err(Refusal::not_found(&["accountId"])));
    }
    if let Err(errors) = plausible(input.valid_from, "validFrom").into_result() {
        return Ok(refused(errors));
    }
    match queries::insert_contact_person(on, parsed(&input.account_id), offer.id, input.valid_from).await {
        Ok(_) => Ok(Ok(None)),
        Err(error) => UserError::of_constraint(&error, "offer_contact_person_once", || {
            UserError::new(
                UserErrorCode::AlreadyExists,
                &["accountId"],
                "Personen er allerede kontaktperson i den tid.",
                "The person is contact person in that time already.",
            )
        })
        .map(|error| refused(vec![error]))
        .ok_or_else(|| error.into()),
    }
}

async fn unassign(on: &Entered<'_>, input: &ContactPersonEndInput) -> Result<Changed> {
    let offer = match named(on, &input.offer_id).await? {
        Ok(row) => row,
        Err(refusal) => return Ok(Err(refusal)),
    };
    if let Err(errors) = plausible(input.valid_to, "validTo").into_result() {
        return Ok(refused(errors));
    }
    match queries::end_contact_person(on, parsed(&input.account_id), offer.id, input.valid_to).await? {
        0 => Ok(Err(Refusal::not_found(&["accountId"]))),
        _ => Ok(Ok(None)),
    }
}

fn plausible(day: NaiveDate, field: &str) -> Problems {
    let mut problems = Problems::default();
    if day < calendar::today() || !calendar::is_plausible(day) {
        problems.refuse(
            UserErrorCode::OutOfRange,
            &[field],
            "Dagen er gået. Vælg i dag eller en senere dag.",
            "The day has passed. Choose today or later.",
        );
    }
    problems
}
