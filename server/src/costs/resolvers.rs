//! Expected costs in GraphQL: agreeing on what a citizen buys.

use async_graphql::{Context, ID, InputObject, Object};
use chrono::NaiveDate;
use serde::Serialize;
use uuid::Uuid;

use super::queries::{self, CostPlanRow};
use super::{ExpectedCosts, expected, lines_on};
use crate::calendar;
use crate::context::tx;
use crate::db::Entered;
use crate::error::Result;
use crate::grants::place::{Place, place_for, terms_on};
use crate::grants::queries::{GrantTermsRow, terms_of};
use crate::offers::CostUnit;
use crate::offers::queries::catalogue;
use crate::payload;
use crate::policy::{Action, Part};
use crate::user_error::{Problems, UserErrorCode};
use crate::write::{self, Changed, Creation, Written};

payload! {
    /// What came of agreeing on what a citizen buys.
    pub struct CostPlanSetPayload {
        /// What the citizen can expect to pay on the first day, at all offers; null when there are user errors.
        expected_costs: ExpectedCosts,
    }
}

/// What is needed to agree on what a citizen buys at an offer.
#[derive(InputObject, Serialize)]
pub struct CostPlanSetInput {
    /// The grant.
    grant_id: ID,
    /// Makes sending it twice change once: any text of yours, the same for the same wish.
    #[graphql(validator(min_length = 1, max_length = 100))]
    idempotency_key: String,
    /// First day: today or later.
    valid_from: NaiveDate,
    /// Everything the citizen buys there from then on; nothing is fine too.
    items: Vec<CostPlanItemInput>,
}

/// Something a citizen buys.
#[derive(InputObject, Serialize)]
pub struct CostPlanItemInput {
    /// The price, as the offer has it on the first day.
    cost_item_id: ID,
    /// On how many days a week, for a price per day; left out for every other.
    times_per_week: Option<i32>,
}

/// Mutations of expected costs.
#[derive(Default)]
pub struct CostMutation;

const PARTS: [Part; 1] = [Part::Costs];
const MAY: [Action; 2] = [Action::Create, Action::Change];

#[Object]
impl CostMutation {
    /// Agrees on what a citizen buys at an offer, from a day on, for as long as the grant's terms of that day hold (R36).
    /// Until somebody does, a new grant expects everything the offer has a price for. For caseworkers.
    async fn cost_plan_set(&self, ctx: &Context<'_>, input: CostPlanSetInput) -> Result<CostPlanSetPayload> {
        let on = tx(ctx)?.enter().await?;
        let creation = Creation::new(&input.idempotency_key, &input);
        let outcome = write::create(&on, &PARTS, &creation, plan(&on, &input)).await?;
        write::shown(&on, &PARTS, outcome, |_| shown(&on, &input)).await.map(Into::into)
    }
}

async fn shown(on: &Entered<'_>, input: &CostPlanSetInput) -> Result<Option<Written<ExpectedCosts>>> {
    let terms = terms_of(on, input.grant_id.parse().unwrap_or_default()).await?;
    let Some(citizen) = terms.first().map(|row| row.citizen_id) else { return Ok(None) };
    let planned = queries::planned(on, &[citizen]).await?;
    let object = expected(lines_on(input.valid_from, &planned, &catalogue(on).await?));
    Ok(Some(Written { citizen: Some(citizen), object }))
}

async fn plan(on: &Entered<'_>, input: &CostPlanSetInput) -> Changed {
    let (place, terms) = place_for(on, &MAY, &PARTS, &input.grant_id).await?;
    let in_force = terms_on(&terms, place, input.valid_from)?;
    let prices = queries::prices_on(on, place.offer_id, input.valid_from).await?;
    let mut problems = Problems::default();
    problems.need_today_or_later(calendar::today(), input.valid_from, &["validFrom"]);
    let rows = rows(input, place, in_force, &prices, &mut problems);
    problems.about(place.citizen_id)?;
    queries::replace(on, place.grant_id, (input.valid_from, in_force.valid_to), &rows).await?;
    Ok(Some(place.citizen_id))
}

/// The rows of a plan; what is wrong with it is added to the problems.
fn rows(
    input: &CostPlanSetInput,
    place: Place,
    terms: &GrantTermsRow,
    prices: &[(Uuid, CostUnit)],
    problems: &mut Problems,
) -> Vec<CostPlanRow> {
    let mut rows: Vec<CostPlanRow> = Vec::new();
    for item in &input.items {
        let Some((cost_item_id, unit)) = prices.iter().find(|(id, _)| ID::from(*id) == item.cost_item_id) else {
            problems.refuse(
                UserErrorCode::NotFound,
                &["items", "costItemId"],
                "Tilbuddet har ikke den pris den dag. Hent tilbuddets priser igen.",
                "The offer has no such price on that day. Load the offer's prices again.",
            );
            continue;
        };
        let times = item.times_per_week.and_then(|times| i16::try_from(times).ok());
        let daily = *unit == CostUnit::PerDay;
        if daily && !times.is_some_and(|times| (1..=terms.days_per_week).contains(&times))
            || !daily && item.times_per_week.is_some()
        {
            problems.refuse(
                UserErrorCode::OutOfRange,
                &["items", "timesPerWeek"],
                "Skriv antal dage om ugen ved en pris pr. dag, højst så mange som bevilget. Lad ellers feltet være tomt.",
                "Give the days a week for a price per day, at most as many as are granted. Else leave the field out.",
            );
        }
        if rows.iter().any(|row| row.cost_item_id == *cost_item_id) {
            problems.refuse(
                UserErrorCode::Overlap,
                &["items", "costItemId"],
                "Prisen er der to gange. Skriv den én gang.",
                "The price is there twice. Give it once.",
            );
            continue;
        }
        rows.push(CostPlanRow {
            id: Uuid::now_v7(),
            grant_id: place.grant_id,
            citizen_id: place.citizen_id,
            offer_id: place.offer_id,
            cost_item_id: *cost_item_id,
            times_per_week: times,
            valid_from: input.valid_from,
            valid_to: terms.valid_to,
        });
    }
    rows
}
