//! Grants in GraphQL: granting, refusing, changing and ending a place.

use async_graphql::{Context, Object, SimpleObject};
use uuid::Uuid;

use super::change::{self, GrantChangeInput, GrantEndInput, GrantRefuseInput};
use super::create::{self, GrantCreateInput, Wanted};
use super::place::{Place, place_for};
use super::queries::{self, Content, GrantTermsRow, NewGrant};
use super::{Grant, of_terms};
use crate::applications::queries::ApplicationRow;
use crate::calendar;
use crate::context::tx;
use crate::db::Entered;
use crate::decisions::queries::standing;
use crate::decisions::{self, About, Decision, DecisionOutcome, DecisionSubject};
use crate::error::Result;
use crate::offers::SEL_104;
use crate::offers::queries::catalogue;
use crate::payload;
use crate::policy::{Action, Part};
use crate::quality_standard::queries::settings;
use crate::schedule::plan;
use crate::write::{self, Changed, Creation, Halt, Refusal, Written};
use crate::{applications, assessments, citizens, costs, schedule};

payload! {
    /// What came of granting a place.
    pub struct GrantCreatePayload {
        /// The grant and its decision; null when there are user errors.
        granted: GrantAndDecision,
    }
}

payload! {
    /// What came of changing a grant.
    pub struct GrantChangePayload {
        /// The grant and the new decision; null when there are user errors.
        changed: GrantAndDecision,
    }
}

payload! {
    /// What came of ending a grant.
    pub struct GrantEndPayload {
        /// The grant and the decision that ends it; null when there are user errors.
        ended: GrantAndDecision,
    }
}

payload! {
    /// What came of refusing a place.
    pub struct GrantRefusePayload {
        /// The decision; null when there are user errors.
        decision: Decision,
    }
}

/// A grant, and the decision that was just made about it.
#[derive(SimpleObject)]
pub struct GrantAndDecision {
    /// The grant.
    grant: Grant,
    /// The decision.
    decision: Decision,
}

/// Mutations of grants.
#[derive(Default)]
pub struct GrantMutation;

/// The Parts a new grant writes in; it rests on an assessment.
const GRANTING: [Part; 5] = [Part::Assessment, Part::Grant, Part::Decision, Part::Schedule, Part::Costs];
/// The Parts a change writes in.
const CHANGING: [Part; 4] = [Part::Grant, Part::Decision, Part::Schedule, Part::Costs];
/// The Parts that end with a grant: its week, its costs, its rides, its follow-ups.
const ENDING: [Part; 6] = [Part::Grant, Part::Decision, Part::Schedule, Part::Costs, Part::Transport, Part::FollowUp];
/// The Part a refusal writes in.
const REFUSING: [Part; 1] = [Part::Decision];

#[Object]
impl GrantMutation {
    /// Grants a place at an offer, with its decision, days and expected costs (R4, R8, R9, R14, R15, R18, R27, R28,
    /// R31). For caseworkers; nobody grants in an own case.
    async fn grant_create(&self, ctx: &Context<'_>, input: GrantCreateInput) -> Result<GrantCreatePayload> {
        let on = tx(ctx)?.enter().await?;
        let creation = Creation::new(&input.idempotency_key, &input);
        let outcome = write::create(&on, &GRANTING, &creation, grant(&on, &input, creation.id)).await?;
        write::shown(&on, &GRANTING, outcome, |id| shown(&on, id)).await.map(Into::into)
    }

    /// Changes a grant from a day on, by a new decision (CHANGED) that replaces the one before it. For caseworkers.
    async fn grant_change(&self, ctx: &Context<'_>, input: GrantChangeInput) -> Result<GrantChangePayload> {
        let on = tx(ctx)?.enter().await?;
        let creation = Creation::new(&input.idempotency_key, &input);
        let outcome = write::create(&on, &CHANGING, &creation, change(&on, &input, creation.id)).await?;
        write::shown(&on, &CHANGING, outcome, |id| shown(&on, id)).await.map(Into::into)
    }

    /// Ends a grant on a day, with its days, costs and rides, by a new decision (ENDED). For caseworkers. Nothing ends
    /// by itself (R18).
    async fn grant_end(&self, ctx: &Context<'_>, input: GrantEndInput) -> Result<GrantEndPayload> {
        let on = tx(ctx)?.enter().await?;
        let creation = Creation::new(&input.idempotency_key, &input);
        let outcome = write::create(&on, &ENDING, &creation, end(&on, &input, creation.id)).await?;
        write::shown(&on, &ENDING, outcome, |id| shown(&on, id)).await.map(Into::into)
    }

    /// Refuses an application, by a decision with its reasons and complaint guidance. For caseworkers.
    async fn grant_refuse(&self, ctx: &Context<'_>, input: GrantRefuseInput) -> Result<GrantRefusePayload> {
        let on = tx(ctx)?.enter().await?;
        let creation = Creation::new(&input.idempotency_key, &input);
        let outcome = write::create(&on, &REFUSING, &creation, refuse(&on, &input, creation.id)).await?;
        write::shown(&on, &REFUSING, outcome, |id| shown_decision(&on, id)).await.map(Into::into)
    }
}

/// What a decision made is known by the decision's id.
async fn shown(on: &Entered<'_>, decision: Uuid) -> Result<Option<Written<GrantAndDecision>>> {
    let Some((row, decision)) = decisions::by_id(on, decision).await? else { return Ok(None) };
    let terms = queries::terms_of(on, row.grant_id.unwrap_or_default()).await?;
    let grant = of_terms(terms.iter(), &catalogue(on).await?).pop();
    Ok(grant.map(|grant| Written { citizen: Some(row.citizen_id), object: GrantAndDecision { grant, decision } }))
}

async fn shown_decision(on: &Entered<'_>, id: Uuid) -> Result<Option<Written<Decision>>> {
    let found = decisions::by_id(on, id).await?;
    Ok(found.map(|(row, decision)| Written { citizen: Some(row.citizen_id), object: decision }))
}

async fn grant(on: &Entered<'_>, input: &GrantCreateInput, decision_id: Uuid) -> Changed {
    let today = calendar::today();
    let citizen_id = write::citizen_for(on, Action::Create, &GRANTING, &input.citizen_id).await?;
    let catalogue = catalogue(on).await?;
    let (offer_id, offer) = catalogue.find(&input.offer_id).ok_or_else(|| Refusal::not_found(&["offerId"]))?;
    let application = applications::named(on, citizen_id, input.application_id.as_ref()).await?;
    let refusal = refusal_named(on, citizen_id, input).await?;
    let asked_for = application.as_ref().or(refusal.as_ref().and_then(|refusal| refusal.applied.as_ref()));
    let (assessed, age, settings) = (
        assessments::queries::assessments(on, &[citizen_id]).await?,
        citizens::queries::age_of(on, citizen_id).await?,
        settings(on).await?,
    );
    let wanted = Wanted {
        terms: &input.terms,
        valid_from: input.valid_from,
        offer: &offer,
        offer_field: "offerId",
        half_days: settings.half_days_allowed,
    };
    let mut problems = wanted.check();
    problems.and(create::check_first_day(input.valid_from, today));
    problems.and(create::check_target_group(assessed.first(), age, input.valid_from));
    problems.and(create::check_outcome(input.outcome, input.terms.days_per_week, offer_id, asked_for));
    problems.and(decisions::check(input.outcome, &input.decision, catalogue.law(SEL_104), today));
    problems.about(citizen_id)?;
    let place = Place { grant_id: Uuid::now_v7(), citizen_id, offer_id };
    let about = About {
        citizen_id,
        subject: DecisionSubject::Grant,
        grant_id: Some(place.grant_id),
        application_id: application.map(|row| row.id),
        replaces_id: refusal.map(|refusal| refusal.id),
        legal_basis: SEL_104,
    };
    let decision = decisions::row(decision_id, about, input.outcome, &input.decision, (on.actor().id, today));
    let terms = create::terms_row(&input.terms, (place, &offer), decision_id, input.valid_from);
    let days = input.terms.days.as_ref().map(|days| plan::rows(days, place, &offer, input.valid_from));
    let costs = create::cost_rows(&offer, place, input.terms.days_per_week, input.valid_from);
    let grant = NewGrant { id: place.grant_id, citizen_id, offer_id };
    let content = Content { decision, terms, days: days.unwrap_or_default(), costs };
    queries::make(on, &grant, &content).await.map_err(|error| queries::refused(error, citizen_id))?;
    Ok(Some(citizen_id))
}

/// The refusal an input names, if it names one, that nothing has replaced, with what was applied for: a place is granted
/// after all. It answers that application; another one is not named beside it.
async fn refusal_named(on: &Entered<'_>, citizen: Uuid, input: &GrantCreateInput) -> Result<Option<Refused>, Halt> {
    let Some(id) = &input.replaces_decision_id else { return Ok(None) };
    let id = id.parse::<Uuid>().unwrap_or_default();
    let decided = decisions::queries::decisions(on, &[citizen]).await?;
    let stands = !decided.iter().any(|other| other.replaces_id == Some(id));
    let refusal = decided.iter().find(|row| {
        row.id == id && row.outcome == DecisionOutcome::Refused && row.subject == DecisionSubject::Grant && stands
    });
    let refusal = refusal.ok_or_else(|| Refusal::not_found(&["replacesDecisionId"]))?;
    if input.application_id.is_some() {
        return Err(Refusal::about(citizen, applications::over()).into());
    }
    let applied = match refusal.application_id {
        Some(application) => applications::queries::fetch(on, application).await?.map(|(row, _)| row),
        None => None,
    };
    Ok(Some(Refused { id, applied }))
}

/// A refusal, and what had been applied for.
struct Refused {
    id: Uuid,
    applied: Option<ApplicationRow>,
}

/// The decision about a place that stands.
async fn standing_decision(on: &Entered<'_>, place: Place) -> Result<Option<Uuid>> {
    let decided = decisions::queries::decisions(on, &[place.citizen_id]).await?;
    Ok(standing(&decided, place.grant_id, DecisionSubject::Grant))
}

async fn change(on: &Entered<'_>, input: &GrantChangeInput, decision_id: Uuid) -> Changed {
    let today = calendar::today();
    let (place, terms) = place_for(on, &[Action::Create], &CHANGING, &input.grant_id).await?;
    let application = applications::named(on, place.citizen_id, input.application_id.as_ref()).await?;
    let (catalogue, settings) = (catalogue(on).await?, settings(on).await?);
    let offer = catalogue.offer(place.offer_id).ok_or_else(|| Refusal::not_found(&["grantId"]))?;
    let wanted = Wanted {
        terms: &input.terms,
        valid_from: input.valid_from,
        offer: &offer,
        offer_field: "grantId",
        half_days: settings.half_days_allowed,
    };
    let mut problems = wanted.check();
    let assessed = assessments::queries::assessments(on, &[place.citizen_id]).await?;
    problems.and(create::check_found_in_need(assessed.first(), "grantId"));
    problems.and(change::check_day(input.valid_from, "validFrom", today, &terms));
    problems.and(decisions::check(DecisionOutcome::Changed, &input.decision, catalogue.law(SEL_104), today));
    problems.about(place.citizen_id)?;
    let about = About {
        citizen_id: place.citizen_id,
        subject: DecisionSubject::Grant,
        grant_id: Some(place.grant_id),
        application_id: application.map(|row| row.id),
        replaces_id: standing_decision(on, place).await?,
        legal_basis: SEL_104,
    };
    let outcome = DecisionOutcome::Changed;
    let decision = decisions::row(decision_id, about, outcome, &input.decision, (on.actor().id, today));
    let new_terms = create::terms_row(&input.terms, (place, &offer), decision_id, input.valid_from);
    let old_days = days_on(&terms, input.valid_from);
    let days = match &input.terms.days {
        Some(days) => plan::rows(days, place, &offer, input.valid_from),
        // As many days as before: they stay the days they are.
        None if old_days == new_terms.days_per_week => {
            schedule::queries::going_on(on, place.grant_id, input.valid_from).await?
        }
        None => Vec::new(),
    };
    let costs = costs::queries::plans_from(on, place.grant_id, input.valid_from).await?;
    let costs = change::cost_rows(&costs, first_day(&terms), (old_days, new_terms.days_per_week), input.valid_from);
    let content = Content { decision, terms: new_terms, days, costs };
    queries::replace(on, &content).await.map_err(|error| queries::refused(error, place.citizen_id))?;
    Ok(Some(place.citizen_id))
}

/// The first day of a place.
fn first_day(terms: &[GrantTermsRow]) -> Option<chrono::NaiveDate> {
    terms.iter().filter(|row| row.valid_to != Some(row.valid_from)).map(|row| row.valid_from).min()
}

/// How many days a week the terms of a day have; those that begin first, before any does.
fn days_on(terms: &[GrantTermsRow], day: chrono::NaiveDate) -> i16 {
    let on_day = terms.iter().find(|row| calendar::in_period(day, row.valid_from, row.valid_to));
    on_day.or(terms.last()).map(|row| row.days_per_week).unwrap_or_default()
}

async fn end(on: &Entered<'_>, input: &GrantEndInput, decision_id: Uuid) -> Changed {
    let today = calendar::today();
    let (place, terms) = place_for(on, &[Action::Create], &ENDING, &input.grant_id).await?;
    let mut problems = change::check_day(input.valid_to, "validTo", today, &terms);
    problems.and(decisions::check(DecisionOutcome::Ended, &input.decision, catalogue(on).await?.law(SEL_104), today));
    problems.about(place.citizen_id)?;
    let about = About {
        citizen_id: place.citizen_id,
        subject: DecisionSubject::Grant,
        grant_id: Some(place.grant_id),
        application_id: None,
        replaces_id: standing_decision(on, place).await?,
        legal_basis: SEL_104,
    };
    let outcome = DecisionOutcome::Ended;
    let decision = decisions::row(decision_id, about, outcome, &input.decision, (on.actor().id, today));
    let ended = queries::end(on, place.grant_id, input.valid_to, &decision).await;
    ended.map_err(|error| queries::refused(error, place.citizen_id))?;
    Ok(Some(place.citizen_id))
}

async fn refuse(on: &Entered<'_>, input: &GrantRefuseInput, decision_id: Uuid) -> Changed {
    let today = calendar::today();
    let citizen_id = write::citizen_for(on, Action::Create, &REFUSING, &input.citizen_id).await?;
    let application = applications::named(on, citizen_id, Some(&input.application_id)).await?;
    let catalogue = catalogue(on).await?;
    decisions::check(DecisionOutcome::Refused, &input.decision, catalogue.law(SEL_104), today).about(citizen_id)?;
    let about = About {
        citizen_id,
        subject: DecisionSubject::Grant,
        grant_id: None,
        application_id: application.map(|row| row.id),
        replaces_id: None,
        legal_basis: SEL_104,
    };
    let outcome = DecisionOutcome::Refused;
    let decision = decisions::row(decision_id, about, outcome, &input.decision, (on.actor().id, today));
    decisions::queries::insert(on, &decision).await?;
    Ok(Some(citizen_id))
}
