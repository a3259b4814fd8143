//! The week in GraphQL: agreeing on days, breaks, and "I am not coming".

use async_graphql::{Context, ID, InputObject, Object};
use chrono::NaiveDate;
use serde::Serialize;
use uuid::Uuid;

use super::plan::{self, ScheduleDayInput};
use super::queries::{self, AbsenceRow, PauseRow};
use super::{Absence, GrantPause, WeeklySchedule};
use crate::calendar;
use crate::context::tx;
use crate::db::Entered;
use crate::db::hold::hold;
use crate::error::Result;
use crate::grants;
use crate::grants::place::{ends_on, place_for, terms_on};
use crate::offers::queries::catalogue;
use crate::payload;
use crate::policy::{Action, Part};
use crate::quality_standard::queries::settings;
use crate::user_error::{Problems, UserError, UserErrorCode};
use crate::write::{self, Changed, Creation, Halt, Refusal, Words, Written};

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
        /// The absence; null when there are user errors, or when you may report it and not read the week: then whoever may read
        /// it takes it back.
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
const MAY_PLAN: [Action; 2] = [Action::Create, Action::Change];
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

async fn week(on: &Entered<'_>, input: &ScheduleSetInput) -> Result<Option<Written<WeeklySchedule>>> {
    let terms = grants::queries::terms_of(on, input.grant_id.parse().unwrap_or_default()).await?;
    let Some(citizen) = terms.first().map(|row| row.citizen_id) else { return Ok(None) };
    let whose = [citizen];
    let (days, pauses, absences) = (
        queries::schedule(on, &whose).await?,
        queries::pauses(on, &whose).await?,
        queries::absences(on, &whose).await?,
    );
    let plan = super::Plan { days: &days, pauses: &pauses, absences: &absences };
    let week = plan.week_of(input.valid_from, &catalogue(on).await?);
    Ok(week.map(|object| Written { citizen: Some(citizen), object }))
}

async fn plan_days(on: &Entered<'_>, input: &ScheduleSetInput) -> Changed {
    let (place, terms) = place_for(on, &MAY_PLAN, &PLANNING, &input.grant_id).await?;
    let offer = catalogue(on).await?.offer(place.offer_id).ok_or_else(|| Refusal::not_found(&["grantId"]))?;
    let in_force = terms_on(&terms, place, input.valid_from)?;
    let half_days = settings(on).await?.half_days_allowed;
    let mut problems = plan::check(&input.days, in_force.days_per_week.into(), &offer, half_days);
    problems.need_today_or_later(calendar::today(), input.valid_from, &["validFrom"]);
    problems.about(place.citizen_id)?;
    // Days are agreed on for as long as these terms hold: what was agreed on for later terms has their number of days.
    let until = in_force.valid_to;
    let mut rows = plan::rows(&input.days, place, &offer, input.valid_from);
    rows.iter_mut().for_each(|row| row.valid_to = until);
    let written = queries::replace(on, place.grant_id, (input.valid_from, until), &rows).await;
    written.map_err(|error| grants::queries::refused(error, place.citizen_id))?;
    Ok(Some(place.citizen_id))
}

async fn pause(on: &Entered<'_>, input: &PauseCreateInput, id: Uuid) -> Changed {
    let (place, terms) = place_for(on, &MAY_PLAN, &PLANNING, &input.grant_id).await?;
    terms_on(&terms, place, input.valid_from)?;
    let mut problems = Problems::default();
    problems.need_today_or_later(calendar::today(), input.valid_from, &["validFrom"]);
    if input.valid_to.is_some_and(|end| end <= input.valid_from) {
        problems.refuse(
            UserErrorCode::OutOfRange,
            &["validTo"],
            "Den første dag tilbage ligger efter den første dag væk. Vælg en senere dag.",
            "The first day back is after the first day away. Choose a later day.",
        );
    }
    problems.about(place.citizen_id)?;
    let row = PauseRow {
        id,
        grant_id: place.grant_id,
        citizen_id: place.citizen_id,
        offer_id: place.offer_id,
        valid_from: input.valid_from,
        // A break lasts no longer than the place.
        valid_to: input.valid_to.into_iter().chain(ends_on(&terms)).min(),
    };
    let words: [Words<'_>; 1] = [("grant_pause_once", paused_already)];
    let written = queries::insert_pause(on, &row).await;
    written.map_err(|error| Halt::of_database(error, Some(place.citizen_id), &words))?;
    Ok(Some(place.citizen_id))
}

fn paused_already() -> UserError {
    UserError::new(
        UserErrorCode::Overlap,
        &["validFrom"],
        "Der er allerede en pause i den tid. Stop den først, eller vælg andre dage.",
        "There is a break in that time already. End it first, or choose other days.",
    )
}

async fn shown_pause(on: &Entered<'_>, id: Uuid) -> Result<Option<Written<GrantPause>>> {
    let Some(row) = queries::pause(on, id).await? else { return Ok(None) };
    let shown = row.shown(&catalogue(on).await?);
    Ok(shown.map(|object| Written { citizen: Some(row.citizen_id), object }))
}

async fn end_pause(on: &Entered<'_>, input: &PauseEndInput, id: Uuid) -> Changed {
    let found = queries::pause(on, id).await?;
    let grant = found
        .filter(|row| write::may(on, Action::Change, &PLANNING, row.citizen_id))
        .ok_or_else(|| Refusal::not_found(&["pauseId"]))?
        .grant_id;
    hold(on, grant).await?;
    let row = queries::pause(on, id).await?.ok_or_else(|| Refusal::not_found(&["pauseId"]))?;
    let mut problems = Problems::default();
    problems.need_today_or_later(calendar::today(), input.valid_to, &["validTo"]);
    if input.valid_to < row.valid_from || row.valid_to.is_some_and(|end| end <= input.valid_to) {
        problems.refuse(
            UserErrorCode::OutOfRange,
            &["validTo"],
            "En pause kan kun gøres kortere. Vælg en dag i pausen.",
            "A break can only be made shorter. Choose a day within it.",
        );
    }
    problems.about(row.citizen_id)?;
    queries::end_pause(on, id, input.valid_to).await?;
    Ok(Some(row.citizen_id))
}

async fn shown_absence(on: &Entered<'_>, id: Uuid) -> Result<Option<Written<Absence>>> {
    let Some(row) = queries::absence(on, id).await? else { return Ok(None) };
    let shown = row.shown(&catalogue(on).await?);
    Ok(shown.map(|object| Written { citizen: Some(row.citizen_id), object }))
}

async fn report(on: &Entered<'_>, input: &AbsenceReportInput, id: Uuid) -> Changed {
    let citizen_id = write::citizen_for(on, Action::Create, &ABSENCE, &input.citizen_id).await?;
    let catalogue = catalogue(on).await?;
    let (offer_id, offer) = catalogue.find(&input.offer_id).ok_or_else(|| Refusal::not_found(&["offerId"]))?;
    let mut problems = Problems::default();
    problems.need_today_or_later(calendar::today(), input.absent_on, &["absentOn"]);
    problems.about(citizen_id)?;
    let planned = queries::planned_grant(on, citizen_id, offer_id, input.absent_on).await?;
    let grant_id = planned.ok_or_else(|| Refusal::about(citizen_id, nothing_planned()))?;
    // Somebody who may not read the week is told of no break: an absence does no harm in one.
    let pauses = queries::pauses(on, &[citizen_id]).await?;
    let paused =
        |row: &PauseRow| row.grant_id == grant_id && calendar::in_period(input.absent_on, row.valid_from, row.valid_to);
    if pauses.iter().any(paused) || offer.closed_on(input.absent_on).is_some() {
        return Err(Refusal::about(citizen_id, nobody_comes()).into());
    }
    let row = AbsenceRow {
        id,
        grant_id,
        citizen_id,
        offer_id,
        absent_on: input.absent_on,
        reported_by: on.actor().id,
        reported_as: on.actor().role,
        withdrawn_at: None,
    };
    let words: [Words<'_>; 1] = [("absence_once", reported_already)];
    let written = queries::insert_absence(on, &row).await;
    written.map_err(|error| Halt::of_database(error, Some(citizen_id), &words))?;
    Ok(Some(citizen_id))
}

fn nothing_planned() -> UserError {
    UserError::new(
        UserErrorCode::OutOfRange,
        &["absentOn"],
        "Der er ingen plan for den dag. Vælg en dag, hvor der er.",
        "Nothing is planned on that day. Choose a day when there is.",
    )
}

fn nobody_comes() -> UserError {
    UserError::new(
        UserErrorCode::AlreadyClosed,
        &["absentOn"],
        "Tilbuddet er lukket den dag, eller der er pause. Du skal ikke gøre noget.",
        "The offer is closed on that day, or there is a break. There is nothing to do.",
    )
}

fn reported_already() -> UserError {
    UserError::new(
        UserErrorCode::AlreadyExists,
        &["absentOn"],
        "Der er allerede meldt afbud den dag. Du skal ikke gøre mere.",
        "That day is cancelled already. There is nothing more to do.",
    )
}

async fn come_after_all(on: &Entered<'_>, id: Uuid) -> Changed {
    let found = queries::absence(on, id).await?;
    let row = found
        .filter(|row| write::may(on, Action::Change, &ABSENCE, row.citizen_id))
        .ok_or_else(|| Refusal::not_found(&["absenceId"]))?;
    let mut problems = Problems::default();
    if row.withdrawn_at.is_some() {
        problems.refuse(
            UserErrorCode::AlreadyClosed,
            &["absenceId"],
            "Afbuddet er allerede taget tilbage. Du skal ikke gøre mere.",
            "The absence is taken back already. There is nothing more to do.",
        );
    }
    problems.need_today_or_later(calendar::today(), row.absent_on, &["absenceId"]);
    problems.about(row.citizen_id)?;
    queries::withdraw_absence(on, id).await?;
    Ok(Some(row.citizen_id))
}
