//! The week in GraphQL: agreeing on days, breaks, and "I am not coming".

use async_graphql::{Context, ID, InputObject, Object};
use chrono::NaiveDate;
use serde::Serialize;
use uuid::Uuid;

use super::plan::{self, Place, ScheduleDayInput};
use super::queries::{self, AbsenceRow, PauseRow};
use super::{Absence, GrantPause, WeeklySchedule};
use crate::calendar;
use crate::citizens::queries::citizens;
use crate::context::tx;
use crate::db::Entered;
use crate::error::Result;
use crate::grants;
use crate::offers::queries::catalogue;
use crate::payload;
use crate::policy::{Action, Part};
use crate::quality_standard::queries::settings;
use crate::user_error::{Problems, UserError, UserErrorCode};
use crate::write::{self, Changed, Creation, Refusal, Written};

payload! {
    /// What came of agreeing on days.
    pub struct ScheduleSetPayload {
        /// The week of the first day; null when there are user errors.
        weekly_schedule: WeeklySchedule,
    }
}

payload! {
    /// What came of agreeing on a break.
    pub struct PauseCreatePayload {
        /// The break; null when there are user errors.
        pause: GrantPause,
    }
}

payload! {
    /// What came of ending a break.
    pub struct PauseEndPayload {
        /// The break; null when there are user errors.
        pause: GrantPause,
    }
}

payload! {
    /// What came of saying "I am not coming".
    pub struct AbsenceReportPayload {
        /// The absence; null when there are user errors, or when you may report it and not read it.
        absence: Absence,
    }
}

payload! {
    /// What came of coming after all.
    pub struct AbsenceWithdrawPayload {
        /// The absence; null when there are user errors, or when you may report it and not read it.
        absence: Absence,
    }
}

/// What is needed to agree on days.
#[derive(InputObject, Serialize)]
pub struct ScheduleSetInput {
    /// The grant.
    grant_id: ID,
    /// Makes sending it twice change once: any text of yours, the same for the same wish.
    #[graphql(validator(min_length = 1, max_length = 100))]
    idempotency_key: String,
    /// First day of the new week: today or later.
    valid_from: NaiveDate,
    /// As many weekdays as are granted on that day (R14).
    days: Vec<ScheduleDayInput>,
}

/// What is needed to agree on a break.
#[derive(InputObject, Serialize)]
pub struct PauseCreateInput {
    /// The grant.
    grant_id: ID,
    /// Makes sending it twice pause once: any text of yours, the same for the same wish.
    #[graphql(validator(min_length = 1, max_length = 100))]
    idempotency_key: String,
    /// First day away: today or later.
    valid_from: NaiveDate,
    /// First day back; left out until that is agreed.
    valid_to: Option<NaiveDate>,
}

/// What is needed to end a break.
#[derive(InputObject)]
pub struct PauseEndInput {
    /// The break.
    pause_id: ID,
    /// First day back: today or later, and not later than was agreed.
    valid_to: NaiveDate,
}

/// What is needed to say "I am not coming".
#[derive(InputObject, Serialize)]
pub struct AbsenceReportInput {
    /// Who doesn't come.
    citizen_id: ID,
    /// Where.
    offer_id: ID,
    /// Makes sending it twice report once: any text of yours, the same for the same wish.
    #[graphql(validator(min_length = 1, max_length = 100))]
    idempotency_key: String,
    /// The day: today or later. Its rides are cancelled with it.
    absent_on: NaiveDate,
}

/// Which absence to take back.
#[derive(InputObject)]
pub struct AbsenceWithdrawInput {
    /// The absence.
    absence_id: ID,
}

/// Mutations of the week.
#[derive(Default)]
pub struct ScheduleMutation;

/// Agreeing on days ends the days before, and begins new ones.
const PLANNING: [Part; 1] = [Part::Schedule];
const ABSENCE: [Part; 1] = [Part::Absence];

#[Object]
impl ScheduleMutation {
    /// Agrees on the weekdays of a grant from a day on, for as long as its terms of that day hold: exactly as many as are
    /// granted (R14). For caseworkers.
    async fn schedule_set(&self, ctx: &Context<'_>, input: ScheduleSetInput) -> Result<ScheduleSetPayload> {
        let on = tx(ctx)?.enter().await?;
        let creation = Creation::new(&input.idempotency_key, &input);
        let outcome = write::create(&on, &PLANNING, &creation, plan_days(&on, &input)).await?;
        write::shown(&on, &PLANNING, outcome, |_| week(&on, &input)).await.map(Into::into)
    }

    /// Agrees on a break. The place is kept; nobody is expected, and nobody drives. For caseworkers.
    async fn pause_create(&self, ctx: &Context<'_>, input: PauseCreateInput) -> Result<PauseCreatePayload> {
        let on = tx(ctx)?.enter().await?;
        let creation = Creation::new(&input.idempotency_key, &input);
        let outcome = write::create(&on, &PLANNING, &creation, pause(&on, &input, creation.id)).await?;
        write::shown(&on, &PLANNING, outcome, |id| shown_pause(&on, id)).await.map(Into::into)
    }

    /// Ends a break earlier than agreed, or one that had no end. For caseworkers.
    async fn pause_end(&self, ctx: &Context<'_>, input: PauseEndInput) -> Result<PauseEndPayload> {
        let on = tx(ctx)?.enter().await?;
        let id = input.pause_id.parse::<Uuid>().unwrap_or_default();
        let outcome = write::change(&on, &PLANNING, id, end_pause(&on, &input, id)).await?;
        write::shown(&on, &PLANNING, outcome, |id| shown_pause(&on, id)).await.map(Into::into)
    }

    /// Says that a citizen doesn't come on a day; the rides of that day are cancelled with it. For the citizen, a relative
    /// who may contact the municipality about the week, a contact person at the own offer, and caseworkers.
    async fn absence_report(&self, ctx: &Context<'_>, input: AbsenceReportInput) -> Result<AbsenceReportPayload> {
        let on = tx(ctx)?.enter().await?;
        let creation = Creation::new(&input.idempotency_key, &input);
        let outcome = write::create(&on, &ABSENCE, &creation, report(&on, &input, creation.id)).await?;
        write::shown(&on, &ABSENCE, outcome, |id| shown_absence(&on, id)).await.map(Into::into)
    }

    /// Takes an absence back: the citizen comes after all. Its rides are driven again. For
    /// whoever may report it.
    async fn absence_withdraw(&self, ctx: &Context<'_>, input: AbsenceWithdrawInput) -> Result<AbsenceWithdrawPayload> {
        let on = tx(ctx)?.enter().await?;
        let id = input.absence_id.parse::<Uuid>().unwrap_or_default();
        let outcome = write::change(&on, &ABSENCE, id, come_after_all(&on, id)).await?;
        write::shown(&on, &ABSENCE, outcome, |id| shown_absence(&on, id)).await.map(Into::into)
    }
}

/// A grant's place, if the actor may plan its week.
async fn place_of(on: &Entered<'_>, id: &ID) -> Result<Option<(Place, Vec<grants::queries::GrantTermsRow>)>> {
    let terms = grants::queries::terms_of(on, id.parse().unwrap_or_default()).await?;
    let Some(first) = terms.first() else { return Ok(None) };
    let place = Place { grant_id: first.grant_id, citizen_id: first.citizen_id, offer_id: first.offer_id };
    let may =
        [Action::Create, Action::Change].into_iter().all(|action| write::may(on, action, &PLANNING, place.citizen_id));
    Ok(may.then_some((place, terms)))
}

async fn week(on: &Entered<'_>, input: &ScheduleSetInput) -> Result<Option<Written<WeeklySchedule>>> {
    let Some((place, _)) = place_of(on, &input.grant_id).await? else { return Ok(None) };
    let whose = [place.citizen_id];
    let (days, pauses, absences) = (
        queries::schedule(on, &whose).await?,
        queries::pauses(on, &whose).await?,
        queries::absences(on, &whose).await?,
    );
    let plan = super::Plan { days: &days, pauses: &pauses, absences: &absences };
    let week = plan.week_of(input.valid_from, &catalogue(on).await?);
    Ok(week.map(|object| Written { citizen: Some(place.citizen_id), object }))
}

async fn plan_days(on: &Entered<'_>, input: &ScheduleSetInput) -> Result<Changed> {
    let Some((place, terms)) = place_of(on, &input.grant_id).await? else {
        return Ok(Err(Refusal::not_found(&["grantId"])));
    };
    let Some(offer) = catalogue(on).await?.offer(place.offer_id) else {
        return Ok(Err(Refusal::not_found(&["grantId"])));
    };
    let mut problems = not_past(input.valid_from, "validFrom");
    let in_force = terms.iter().find(|row| calendar::in_period(input.valid_from, row.valid_from, row.valid_to));
    match in_force {
        Some(row) => {
            let half_days = settings(on).await?.half_days_allowed;
            problems.and(plan::check(&input.days, row.days_per_week.into(), &offer, half_days));
        }
        None => problems.refuse(
            UserErrorCode::OutOfRange,
            &["validFrom"],
            "Bevillingen gælder ikke den dag. Vælg en dag, hvor den gælder.",
            "The grant is not in force on that day. Choose a day when it is.",
        ),
    }
    if let Err(errors) = problems.into_result() {
        return Ok(Err(Refusal::about(place.citizen_id, errors)));
    }
    // Days are agreed on for as long as these terms hold: what was agreed on for later terms has their number of days.
    let until = in_force.and_then(|row| row.valid_to);
    let mut rows = plan::rows(&input.days, place, &offer, input.valid_from);
    rows.iter_mut().for_each(|row| row.valid_to = until);
    let written = queries::replace(on, place.grant_id, (input.valid_from, until), &rows).await;
    grants::queries::said(written, place.citizen_id)
}

/// A day that has passed is refused.
fn not_past(day: NaiveDate, field: &str) -> Problems {
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

async fn pause(on: &Entered<'_>, input: &PauseCreateInput, id: Uuid) -> Result<Changed> {
    let Some((place, _)) = place_of(on, &input.grant_id).await? else {
        return Ok(Err(Refusal::not_found(&["grantId"])));
    };
    let mut problems = not_past(input.valid_from, "validFrom");
    if input.valid_to.is_some_and(|end| end <= input.valid_from) {
        problems.refuse(
            UserErrorCode::OutOfRange,
            &["validTo"],
            "Den første dag tilbage ligger efter den første dag væk. Vælg en senere dag.",
            "The first day back is after the first day away. Choose a later day.",
        );
    }
    if let Err(errors) = problems.into_result() {
        return Ok(Err(Refusal::about(place.citizen_id, errors)));
    }
    let row = PauseRow {
        id,
        grant_id: place.grant_id,
        citizen_id: place.citizen_id,
        offer_id: place.offer_id,
        valid_from: input.valid_from,
        valid_to: input.valid_to,
    };
    match queries::insert_pause(on, &row).await {
        Ok(_) => Ok(Ok(Some(place.citizen_id))),
        Err(error) => UserError::of_constraint(&error, "grant_pause_once", || {
            UserError::new(
                UserErrorCode::Overlap,
                &["validFrom"],
                "Der er allerede en pause i den tid. Stop den først, eller vælg andre dage.",
                "There is a break in that time already. End it first, or choose other days.",
            )
        })
        .map(|error| Err(Refusal::about(place.citizen_id, vec![error])))
        .ok_or_else(|| error.into()),
    }
}

async fn shown_pause(on: &Entered<'_>, id: Uuid) -> Result<Option<Written<GrantPause>>> {
    let Some(row) = queries::pause(on, id).await? else { return Ok(None) };
    let shown = row.shown(&catalogue(on).await?);
    Ok(shown.map(|object| Written { citizen: Some(row.citizen_id), object }))
}

async fn end_pause(on: &Entered<'_>, input: &PauseEndInput, id: Uuid) -> Result<Changed> {
    let found = queries::pause(on, id).await?;
    let Some(row) = found.filter(|row| write::may(on, Action::Change, &PLANNING, row.citizen_id)) else {
        return Ok(Err(Refusal::not_found(&["pauseId"])));
    };
    let mut problems = not_past(input.valid_to, "validTo");
    if input.valid_to < row.valid_from || row.valid_to.is_some_and(|end| end <= input.valid_to) {
        problems.refuse(
            UserErrorCode::OutOfRange,
            &["validTo"],
            "En pause kan kun gøres kortere. Vælg en dag i pausen.",
            "A break can only be made shorter. Choose a day within it.",
        );
    }
    if let Err(errors) = problems.into_result() {
        return Ok(Err(Refusal::about(row.citizen_id, errors)));
    }
    queries::end_pause(on, id, input.valid_to).await?;
    Ok(Ok(Some(row.citizen_id)))
}

async fn shown_absence(on: &Entered<'_>, id: Uuid) -> Result<Option<Written<Absence>>> {
    let Some(row) = queries::absence(on, id).await? else { return Ok(None) };
    let shown = row.shown(&catalogue(on).await?);
    Ok(shown.map(|object| Written { citizen: Some(row.citizen_id), object }))
}

async fn report(on: &Entered<'_>, input: &AbsenceReportInput, id: Uuid) -> Result<Changed> {
    let citizen_id = input.citizen_id.parse::<Uuid>().unwrap_or_default();
    if !write::may(on, Action::Create, &ABSENCE, citizen_id) || citizens(on, &[citizen_id]).await?.is_empty() {
        return Ok(Err(Refusal::not_found(&["citizenId"])));
    }
    let offer_id = input.offer_id.parse::<Uuid>().unwrap_or_default();
    let planned = queries::schedule(on, &[citizen_id]).await?;
    let here: Vec<_> = planned.into_iter().filter(|row| row.offer_id == offer_id).collect();
    if here.is_empty() {
        return Ok(Err(Refusal::not_found(&["offerId"])));
    }
    let mut problems = not_past(input.absent_on, "absentOn");
    let Some(day) = here.iter().find(|row| row.falls_on(input.absent_on)) else {
        problems.refuse(
            UserErrorCode::OutOfRange,
            &["absentOn"],
            "Der er ingen plan for den dag. Vælg en dag, hvor der er.",
            "Nothing is planned on that day. Choose a day when there is.",
        );
        return Ok(Err(Refusal::about(citizen_id, problems.into_result().err().unwrap_or_default())));
    };
    if let Err(errors) = problems.into_result() {
        return Ok(Err(Refusal::about(citizen_id, errors)));
    }
    let row = AbsenceRow {
        id,
        grant_id: day.grant_id,
        citizen_id,
        offer_id,
        absent_on: input.absent_on,
        reported_by: on.actor().id,
        reported_as: on.actor().role,
        withdrawn_at: None,
    };
    match queries::insert_absence(on, &row).await {
        Ok(_) => Ok(Ok(Some(citizen_id))),
        Err(error) => UserError::of_constraint(&error, "absence_once", || {
            UserError::new(
                UserErrorCode::AlreadyExists,
                &["absentOn"],
                "Der er allerede meldt afbud den dag. Du skal ikke gøre mere.",
                "That day is cancelled already. There is nothing more to do.",
            )
        })
        .map(|error| Err(Refusal::about(citizen_id, vec![error])))
        .ok_or_else(|| error.into()),
    }
}

async fn come_after_all(on: &Entered<'_>, id: Uuid) -> Result<Changed> {
    let found = queries::absence(on, id).await?;
    let Some(row) = found.filter(|row| write::may(on, Action::Change, &ABSENCE, row.citizen_id)) else {
        return Ok(Err(Refusal::not_found(&["absenceId"])));
    };
    if row.withdrawn_at.is_some() {
        let closed = UserError::new(
            UserErrorCode::AlreadyClosed,
            &["absenceId"],
            "Afbuddet er allerede taget tilbage. Du skal ikke gøre mere.",
            "The absence is taken back already. There is nothing more to do.",
        );
        return Ok(Err(Refusal::about(row.citizen_id, vec![closed])));
    }
    if let Err(errors) = not_past(row.absent_on, "absenceId").into_result() {
        return Ok(Err(Refusal::about(row.citizen_id, errors)));
    }
    queries::withdraw_absence(on, id).await?;
    Ok(Ok(Some(row.citizen_id)))
}
