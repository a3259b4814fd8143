//! Transport in GraphQL: deciding, writing down, and "I don't need the ride".

use async_graphql::{Context, ID, InputObject, Object};
use chrono::{Days, NaiveDate};
use serde::Serialize;
use uuid::Uuid;

use super::decide::{self, SEL_105, Standing, TransportDecideInput, TransportRecordInput};
use super::queries::{self, ArrangementRow, CancellationRow, Content, TransportAssessmentRow};
use super::{RideDirection, RideOnDay, Rides, TransportArrangement};
use crate::calendar;
use crate::context::tx;
use crate::db::Entered;
use crate::decisions::{self, About, Decision, DecisionSubject};
use crate::error::Result;
use crate::grants;
use crate::grants::place::{Place, ends_on, place_for, terms_on};
use crate::offers::queries::catalogue;
use crate::payload;
use crate::policy::{Action, Part};
use crate::schedule;
use crate::schedule::queries::ScheduleDayRow;
use crate::user_error::{Problems, UserError, UserErrorCode};
use crate::write::{self, Changed, Creation, Halt, Refusal, Words, Written};

payload! {
    /// What came of deciding about transport.
    pub struct TransportDecidePayload {
        /// The decision; null when there are user errors. What it gives is in the citizen's `transport` and
        /// `travelReimbursements`.
        decision: Decision,
    }
}

payload! {
    /// What came of writing down how somebody gets there.
    pub struct TransportRecordPayload {
        /// The arrangement; null when there are user errors.
        transport: TransportArrangement,
    }
}

payload! {
    /// What came of cancelling a ride.
    pub struct RideCancelPayload {
        /// The ride on that day; null when there are user errors, or when you may cancel it and not read it.
        ride: RideOnDay,
    }
}

payload! {
    /// What came of wanting a ride after all.
    pub struct RideCancellationWithdrawPayload {
        /// The ride on that day; null when there are user errors, or when you may cancel it and not read it.
        ride: RideOnDay,
    }
}

/// What is needed to cancel a ride.
#[derive(InputObject, Serialize)]
pub struct RideCancelInput {
    /// Whose ride.
    citizen_id: ID,
    /// To or from which offer.
    offer_id: ID,
    /// Which way.
    direction: RideDirection,
    /// Makes sending it twice cancel once: any text of yours, the same for the same wish.
    #[graphql(validator(min_length = 1, max_length = 100))]
    idempotency_key: String,
    /// The day: today or one of the next 70. The other way that day is a ride of its own.
    cancelled_on: NaiveDate,
}

/// Which cancellation to take back.
#[derive(InputObject)]
pub struct RideCancellationWithdrawInput {
    /// The cancellation: `cancellationId` of the ride on that day.
    cancellation_id: ID,
}

/// Mutations of transport.
#[derive(Default)]
pub struct TransportMutation;

/// A decision about transport rests on an assessment, and may give a ride or money.
const DECIDING: [Part; 4] = [Part::Assessment, Part::Decision, Part::Transport, Part::Costs];
const RECORDING: [Part; 1] = [Part::Transport];
const CANCELLING: [Part; 1] = [Part::RideCancellation];
/// A cancellation is answered with its ride.
const RIDE: [Part; 2] = [Part::RideCancellation, Part::Transport];
/// How far ahead a ride can be cancelled: as far as `rides_off` in the database looks.
const DAYS_AHEAD: u64 = 70;

#[Object]
impl TransportMutation {
    /// Decides about transport to an offer, apart from the place itself (R37; serviceloven § 105): a ride where there is a
    /// need and public transport can't be used, money back for the way, or a refusal with its reasons. For caseworkers.
    async fn transport_decide(&self, ctx: &Context<'_>, input: TransportDecideInput) -> Result<TransportDecidePayload> {
        let on = tx(ctx)?.enter().await?;
        let creation = Creation::new(&input.idempotency_key, &input);
        let outcome = write::create(&on, &DECIDING, &creation, decide(&on, &input, creation.id)).await?;
        write::shown(&on, &DECIDING, outcome, |id| shown_decision(&on, id)).await.map(Into::into)
    }

    /// Writes down how a citizen gets to an offer without a ride: nobody has to grant that. For caseworkers.
    async fn transport_record(&self, ctx: &Context<'_>, input: TransportRecordInput) -> Result<TransportRecordPayload> {
        let on = tx(ctx)?.enter().await?;
        let creation = Creation::new(&input.idempotency_key, &input);
        let outcome = write::create(&on, &RECORDING, &creation, record(&on, &input, creation.id)).await?;
        write::shown(&on, &RECORDING, outcome, |id| shown_arrangement(&on, id)).await.map(Into::into)
    }

    /// Says that one ride is not wanted on a day; the citizen comes all the same. For the citizen, a relative who may contact the
    /// municipality about transport, a contact person at the own offer, and caseworkers.
    async fn ride_cancel(&self, ctx: &Context<'_>, input: RideCancelInput) -> Result<RideCancelPayload> {
        let on = tx(ctx)?.enter().await?;
        let creation = Creation::new(&input.idempotency_key, &input);
        let outcome = write::create(&on, &CANCELLING, &creation, cancel(&on, &input, creation.id)).await?;
        write::shown(&on, &RIDE, outcome, |id| shown_ride(&on, id)).await.map(Into::into)
    }

    /// Takes the cancellation of a ride back. For whoever may cancel it.
    async fn ride_cancellation_withdraw(
        &self,
        ctx: &Context<'_>,
        input: RideCancellationWithdrawInput,
    ) -> Result<RideCancellationWithdrawPayload> {
        let on = tx(ctx)?.enter().await?;
        let id = input.cancellation_id.parse::<Uuid>().unwrap_or_default();
        let outcome = write::change(&on, &CANCELLING, id, want_after_all(&on, id)).await?;
        write::shown(&on, &RIDE, outcome, |id| shown_ride(&on, id)).await.map(Into::into)
    }
}

async fn decide(on: &Entered<'_>, input: &TransportDecideInput, decision_id: Uuid) -> Changed {
    let today = calendar::today();
    let (place, terms) = place_for(on, &[Action::Create], &DECIDING, &input.grant_id).await?;
    terms_on(&terms, place, input.valid_from)?;
    let week = week_of(on, place, input.valid_from).await?;
    let standing = standing(on, place, input.valid_from).await?;
    let mut problems = decide::check(input, &week, &standing, today);
    problems.and(decisions::check(input.outcome, &input.decision, catalogue(on).await?.law(SEL_105), today));
    problems.about(place.citizen_id)?;
    let period = (input.valid_from, ends_on(&terms));
    let decided = decisions::queries::decisions(on, &[place.citizen_id]).await?;
    let about = About {
        citizen_id: place.citizen_id,
        subject: DecisionSubject::Transport,
        grant_id: Some(place.grant_id),
        application_id: None,
        replaces_id: decisions::queries::standing(&decided, place.grant_id, DecisionSubject::Transport),
        legal_basis: SEL_105,
    };
    let content = Content {
        decision: decisions::row(decision_id, about, input.outcome, &input.decision, (on.actor().id, today)),
        assessment: TransportAssessmentRow {
            id: Uuid::now_v7(),
            citizen_id: place.citizen_id,
            grant_id: place.grant_id,
            decision_id,
            has_need: input.has_need,
            can_use_public_transport: input.can_use_public_transport,
            reason: input.reason.clone(),
        },
        ride: input.ride.as_ref().map(|ride| ride.rows(Uuid::now_v7(), place, decision_id, period)),
        reimbursement: input.reimbursement.as_ref().map(|money| money.row(place, decision_id, period)),
    };
    let written = queries::replace(on, place.grant_id, input.valid_from, &content).await;
    written.map_err(|error| grants::queries::refused(error, place.citizen_id))?;
    Ok(Some(place.citizen_id))
}

/// What is granted at a place from a day on.
async fn standing(on: &Entered<'_>, place: Place, day: NaiveDate) -> Result<Standing> {
    let whose = [place.citizen_id];
    let granted = |row: &ArrangementRow| row.grant_id == place.grant_id && row.mode.is_a_ride();
    let ride = queries::arrangements(on, &whose, day).await?.into_iter().find(granted);
    let rides = queries::rides(on, &whose).await?;
    let money = queries::reimbursements(on, &whose)
        .await?
        .into_iter()
        .find(|row| row.grant_id == place.grant_id && row.valid_to.is_none_or(|end| end > day && end > row.valid_from));
    let with_trips = |row: ArrangementRow| {
        let trips = rides.into_iter().filter(|ride| ride.arrangement_id == row.id).collect();
        (row, trips)
    };
    Ok(Standing { ride: ride.map(with_trips), reimbursement: money })
}

/// What is planned at a place in the week of its first day.
async fn week_of(on: &Entered<'_>, place: Place, day: NaiveDate) -> Result<Vec<ScheduleDayRow>> {
    let mut days = schedule::queries::schedule(on, &[place.citizen_id]).await?;
    days.retain(|row| row.grant_id == place.grant_id && calendar::in_period(day, row.valid_from, row.valid_to));
    Ok(days)
}

async fn shown_decision(on: &Entered<'_>, id: Uuid) -> Result<Option<Written<Decision>>> {
    let found = decisions::by_id(on, id).await?;
    Ok(found.map(|(row, object)| Written { citizen: Some(row.citizen_id), object }))
}

async fn record(on: &Entered<'_>, input: &TransportRecordInput, id: Uuid) -> Changed {
    let (place, terms) = place_for(on, &[Action::Create], &RECORDING, &input.grant_id).await?;
    terms_on(&terms, place, input.valid_from)?;
    let mut problems = Problems::default();
    problems.need_today_or_later(calendar::today(), input.valid_from, &["validFrom"]);
    if input.mode.is_a_ride() {
        problems.refuse(
            UserErrorCode::OutOfRange,
            &["mode"],
            "Kørsel skal bevilges. Brug transportDecide.",
            "A ride has to be granted. Use transportDecide.",
        );
    }
    if standing(on, place, input.valid_from).await?.ride.is_some() {
        problems.refuse(
            UserErrorCode::Conflict,
            &["validFrom"],
            "Der er bevilget kørsel. Den kan kun holde op ved en afgørelse. Brug transportDecide med ENDED først.",
            "A ride is granted. It ends only by a decision. Use transportDecide with ENDED first.",
        );
    }
    problems.about(place.citizen_id)?;
    let row = decide::arrangement(id, place, input.mode, (input.valid_from, ends_on(&terms)));
    queries::record(on, &row).await.map_err(|error| grants::queries::refused(error, place.citizen_id))?;
    Ok(Some(place.citizen_id))
}

async fn shown_arrangement(on: &Entered<'_>, id: Uuid) -> Result<Option<Written<TransportArrangement>>> {
    let Some(row) = queries::arrangement(on, id).await? else { return Ok(None) };
    let shown = row.shown(&[], &catalogue(on).await?);
    Ok(shown.map(|object| Written { citizen: Some(row.citizen_id), object }))
}

async fn cancel(on: &Entered<'_>, input: &RideCancelInput, id: Uuid) -> Changed {
    let citizen_id = write::citizen_for(on, Action::Create, &CANCELLING, &input.citizen_id).await?;
    let offer = catalogue(on).await?.find(&input.offer_id);
    let (offer_id, _) = offer.ok_or_else(|| Refusal::not_found(&["offerId"]))?;
    let (today, day) = (calendar::today(), input.cancelled_on);
    let last = today.checked_add_days(Days::new(DAYS_AHEAD)).unwrap_or(today);
    let ride = match (today..=last).contains(&day) {
        true => queries::ride_on(on, citizen_id, offer_id, input.direction, day).await?,
        false => None,
    };
    let ride_id = ride.ok_or_else(|| Refusal::about(citizen_id, no_ride()))?;
    let row = CancellationRow {
        id,
        ride_id,
        citizen_id,
        offer_id,
        cancelled_on: day,
        reported_by: on.actor().id,
        reported_as: on.actor().role,
        withdrawn_at: None,
    };
    let words: [Words<'_>; 1] = [("ride_cancellation_once", cancelled_already)];
    let written = queries::insert_cancellation(on, &row).await;
    written.map_err(|error| Halt::of_database(error, Some(citizen_id), &words))?;
    Ok(Some(citizen_id))
}

fn no_ride() -> UserError {
    UserError::new(
        UserErrorCode::OutOfRange,
        &["cancelledOn"],
        "Der er ingen kørsel den dag. Vælg en dag med kørsel, i dag eller i de næste 10 uger.",
        "There is no ride on that day. Choose a day with a ride, today or in the next 10 weeks.",
    )
}

fn cancelled_already() -> UserError {
    UserError::new(
        UserErrorCode::AlreadyExists,
        &["cancelledOn"],
        "Kørslen er allerede afmeldt den dag. Du skal ikke gøre mere.",
        "The ride is cancelled already. There is nothing more to do.",
    )
}

async fn want_after_all(on: &Entered<'_>, id: Uuid) -> Changed {
    let found = queries::cancellation(on, id).await?;
    let row = found
        .filter(|row| write::may(on, Action::Change, &CANCELLING, row.citizen_id))
        .ok_or_else(|| Refusal::not_found(&["cancellationId"]))?;
    if row.withdrawn_at.is_some() || row.cancelled_on < calendar::today() {
        let words = UserError::new(
            UserErrorCode::AlreadyClosed,
            &["cancellationId"],
            "Afmeldingen er allerede taget tilbage, eller dagen er gået.",
            "The cancellation is taken back already, or the day has passed.",
        );
        return Err(Refusal::about(row.citizen_id, words).into());
    }
    queries::withdraw_cancellation(on, id).await?;
    Ok(Some(row.citizen_id))
}

/// The ride of a cancellation, as it is now.
async fn shown_ride(on: &Entered<'_>, cancellation: Uuid) -> Result<Option<Written<RideOnDay>>> {
    let Some(row) = queries::cancellation(on, cancellation).await? else { return Ok(None) };
    let whose = [row.citizen_id];
    let (arrangements, rides, cancellations, off) = (
        queries::arrangements(on, &whose, row.cancelled_on).await?,
        queries::rides(on, &whose).await?,
        queries::cancellations(on, &whose).await?,
        queries::off(on, &whose).await?,
    );
    let rides = Rides { arrangements: &arrangements, rides: &rides, cancellations: &cancellations, off: &off };
    let week = rides.week_of(row.cancelled_on, &catalogue(on).await?);
    let ride = week.into_iter().find(|ride| {
        ride.cancellation_id == Some(row.id.into())
            || ride.ride_id == ID::from(row.ride_id) && ride.date == row.cancelled_on
    });
    Ok(ride.map(|object| Written { citizen: Some(row.citizen_id), object }))
}
