//! Action plans in GraphQL: offering, answering, making one.

use async_graphql::{Context, Object};
use uuid::Uuid;

use super::queries::{self, GoalRow, OfferRow, PlanRow};
use super::{ActionPlan, ActionPlanAnswerInput, ActionPlanMakeInput, ActionPlanOffer, ActionPlanOfferInput};
use crate::assessments;
use crate::calendar;
use crate::context::tx;
use crate::db::Entered;
use crate::db::hold::hold;
use crate::error::Result;
use crate::payload;
use crate::policy::{Action, Part};
use crate::user_error::{Problems, UserError, UserErrorCode};
use crate::write::{self, Changed, Creation, Refusal, Written};

payload! {
    /// What came of offering an action plan.
    pub struct ActionPlanOfferPayload {
        /// The offer; null when there are user errors.
        offer: ActionPlanOffer,
    }
}

payload! {
    /// What came of answering.
    pub struct ActionPlanAnswerPayload {
        /// The offer; null when there are user errors, or when you may answer and not read it.
        offer: ActionPlanOffer,
    }
}

payload! {
    /// What came of making an action plan.
    pub struct ActionPlanMakePayload {
        /// The plan; null when there are user errors.
        action_plan: ActionPlan,
    }
}

/// Mutations of action plans.
#[derive(Default)]
pub struct ActionPlanMutation;

const PARTS: [Part; 1] = [Part::ActionPlan];

#[Object]
impl ActionPlanMutation {
    /// Offers an action plan, or says why it isn't relevant (R13; serviceloven § 141). For caseworkers.
    async fn action_plan_offer(
        &self,
        ctx: &Context<'_>,
        input: ActionPlanOfferInput,
    ) -> Result<ActionPlanOfferPayload> {
        let on = tx(ctx)?.enter().await?;
        let creation = Creation::new(&input.idempotency_key, &input);
        let outcome = write::create(&on, &PARTS, &creation, offer(&on, &input, creation.id)).await?;
        write::shown(&on, &PARTS, outcome, |id| shown_offer(&on, id)).await.map(Into::into)
    }

    /// Says whether the citizen wants an action plan (R13). For the citizen, a relative who may act, and caseworkers.
    async fn action_plan_answer(
        &self,
        ctx: &Context<'_>,
        input: ActionPlanAnswerInput,
    ) -> Result<ActionPlanAnswerPayload> {
        let on = tx(ctx)?.enter().await?;
        let id = input.offer_id.parse::<Uuid>().unwrap_or_default();
        let outcome = write::change(&on, &PARTS, id, answer(&on, id, input.wants)).await?;
        write::shown(&on, &PARTS, outcome, |id| shown_offer(&on, id)).await.map(Into::into)
    }

    /// Makes an action plan with the citizen, when it was judged relevant and is wanted (R13). A new one replaces the one
    /// before it. For caseworkers.
    async fn action_plan_make(&self, ctx: &Context<'_>, input: ActionPlanMakeInput) -> Result<ActionPlanMakePayload> {
        let on = tx(ctx)?.enter().await?;
        let creation = Creation::new(&input.idempotency_key, &input);
        let outcome = write::create(&on, &PARTS, &creation, make(&on, &input, creation.id)).await?;
        write::shown(&on, &PARTS, outcome, |id| shown(&on, &input, id)).await.map(Into::into)
    }
}

async fn shown_offer(on: &Entered<'_>, id: Uuid) -> Result<Option<Written<ActionPlanOffer>>> {
    let row = queries::offer(on, id).await?;
    Ok(row.map(|row| Written { citizen: Some(row.citizen_id), object: row.shown() }))
}

async fn shown(on: &Entered<'_>, input: &ActionPlanMakeInput, id: Uuid) -> Result<Option<Written<ActionPlan>>> {
    let whose = [input.citizen_id.parse::<Uuid>().unwrap_or_default()];
    let (plans, goals) = (queries::plans(on, &whose).await?, queries::goals(on, &whose).await?);
    let row = plans.iter().find(|row| row.id == id);
    Ok(row.map(|row| Written { citizen: Some(row.citizen_id), object: row.shown(&plans, &goals) }))
}

async fn offer(on: &Entered<'_>, input: &ActionPlanOfferInput, id: Uuid) -> Changed {
    let citizen_id = write::citizen_for(on, Action::Create, &PARTS, &input.citizen_id).await?;
    let mut problems = Problems::default();
    problems.need(
        Some(&input.reason),
        &["reason"],
        "Skriv, hvorfor en handleplan er relevant, eller hvorfor den ikke er.",
        "Say why an action plan is relevant, or why it is not.",
    );
    if !input.judged_relevant && input.citizen_wants.is_some() {
        problems.refuse(
            UserErrorCode::OutOfRange,
            &["citizenWants"],
            "En plan, der ikke er relevant, bliver ikke tilbudt. Lad feltet være tomt.",
            "A plan that isn't relevant is not offered. Leave the field out.",
        );
    }
    problems.about(citizen_id)?;
    let today = calendar::today();
    let assessed = assessments::queries::assessments(on, &[citizen_id]).await?;
    let row = OfferRow {
        id,
        citizen_id,
        offered_on: today,
        offered_by: on.actor().id,
        judged_relevant: input.judged_relevant,
        reason: input.reason.clone(),
        citizen_wants: input.citizen_wants,
        answered_on: input.citizen_wants.map(|_| today),
        offering_is_duty: assessed.first().is_some_and(|row| assessments::is_significantly_impaired(&row.grounds)),
    };
    queries::insert_offer(on, &row).await?;
    Ok(Some(citizen_id))
}

async fn answer(on: &Entered<'_>, id: Uuid, wants: bool) -> Changed {
    hold(on, id).await?;
    let row = queries::offer(on, id)
        .await?
        .filter(|row| row.judged_relevant && write::may(on, Action::Change, &PARTS, row.citizen_id))
        .ok_or_else(|| Refusal::not_found(&["offerId"]))?;
    if row.answered_on.is_some() {
        let words = UserError::new(
            UserErrorCode::AlreadyClosed,
            &["offerId"],
            "Der er svaret. Ring til din rådgiver, hvis svaret skal være et andet.",
            "This is answered. Call your caseworker if the answer is to be another.",
        );
        return Err(Refusal::about(row.citizen_id, words).into());
    }
    queries::answer(on, id, wants, calendar::today()).await?;
    Ok(Some(row.citizen_id))
}

async fn make(on: &Entered<'_>, input: &ActionPlanMakeInput, id: Uuid) -> Changed {
    let citizen_id = write::citizen_for(on, Action::Create, &PARTS, &input.citizen_id).await?;
    hold(on, citizen_id).await?;
    let offers = queries::offers(on, &[citizen_id]).await?;
    let wanted = offers.first().filter(|row| row.judged_relevant && row.citizen_wants == Some(true));
    let mut problems = super::check(input);
    if wanted.is_none() {
        problems.refuse(
            UserErrorCode::NotNeeded,
            &["citizenId"],
            "En handleplan laves, når den er relevant, og borgeren ønsker den. Tilbyd den først, og skriv borgerens svar.",
            "An action plan is made when it is relevant and the citizen wants it. Offer it first and record the answer.",
        );
    }
    problems.about(citizen_id)?;
    let Some(offer) = wanted else { return Err(Refusal::not_found(&["citizenId"]).into()) };
    let before = queries::plans(on, &[citizen_id]).await?;
    let plan = PlanRow {
        id,
        citizen_id,
        offer_id: offer.id,
        made_on: calendar::today(),
        made_by: on.actor().id,
        replaces_id: before.iter().find(|row| row.is_current(&before)).map(|row| row.id),
        purpose: input.purpose.clone(),
        support: input.support.clone(),
        duration: input.duration.clone(),
        circumstances: input.circumstances.clone(),
        easy: input.easy.clone(),
    };
    let goals = (0..).zip(&input.goals).map(|(position, goal)| GoalRow {
        plan_id: id,
        position,
        citizen_id,
        goal_type: goal.r#type,
        text: goal.text.clone(),
        easy: goal.easy.clone(),
    });
    queries::insert(on, &plan, &goals.collect::<Vec<_>>()).await?;
    Ok(Some(citizen_id))
}
