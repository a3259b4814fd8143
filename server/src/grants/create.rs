//! Making a grant: what is asked for, the rules that can be said without the database, and the rows it becomes.

use async_graphql::{ID, InputObject};
use chrono::{Days, NaiveDate};
use serde::Serialize;
use uuid::Uuid;

use super::place::Place;
use super::queries::GrantTermsRow;
use crate::applications::queries::ApplicationRow;
use crate::assessments;
use crate::assessments::queries::AssessmentRow;
use crate::calendar;
use crate::citizens::age::{Age, AgeStatus};
use crate::costs::queries::CostPlanRow;
use crate::decisions::{DecisionInput, DecisionOutcome};
use crate::offers::{CostUnit, Offer, ProviderType};
use crate::schedule::DAYS_PER_WEEK;
use crate::schedule::plan::{self, ScheduleDayInput};
use crate::user_error::{Problems, UserErrorCode};

/// What is needed to grant a place.
#[derive(Clone, Debug, InputObject, Serialize)]
pub struct GrantCreateInput {
    /// Whom it is for.
    pub citizen_id: ID,
    /// Where: an offer that is grantable under serviceloven § 104.
    pub offer_id: ID,
    /// The application it answers; left out when nobody applied.
    pub application_id: Option<ID>,
    /// The refusal it replaces, when a place is granted after all, as after a complaint; left out otherwise.
    pub replaces_decision_id: Option<ID>,
    /// Makes sending it twice grant once: any text of yours, the same for the same wish.
    #[graphql(validator(min_length = 1, max_length = 100))]
    pub idempotency_key: String,
    /// FULL, or PARTIAL when less was granted than asked for.
    pub outcome: DecisionOutcome,
    /// First day. There is no end date unless a new decision sets one (R18).
    pub valid_from: NaiveDate,
    /// How much, and what for.
    pub terms: GrantTermsInput,
    /// The decision.
    pub decision: DecisionInput,
}

/// How much is granted, and what for.
#[derive(Clone, Debug, InputObject, Serialize)]
pub struct GrantTermsInput {
    /// 1 to 5 days a week (R14).
    pub days_per_week: i32,
    /// What it is for, in words for this citizen (R1).
    #[graphql(validator(max_length = 2000))]
    pub purpose: String,
    /// Why this many days: resources, needs and interest (R15).
    #[graphql(validator(max_length = 2000))]
    pub scope_reason: String,
    /// Why the municipality's own offers don't meet the need; required at any other provider (R30, R31).
    #[graphql(validator(max_length = 2000))]
    pub own_offers_insufficient_reason: Option<String>,
    /// Which weekdays, as many as `daysPerWeek`; left out: not agreed yet.
    pub days: Option<Vec<ScheduleDayInput>>,
}

/// What the rules about terms look at.
pub struct Wanted<'a> {
    /// How much, and what for.
    pub terms: &'a GrantTermsInput,
    /// From when.
    pub valid_from: NaiveDate,
    /// Where.
    pub offer: &'a Offer,
    /// What the input calls that.
    pub offer_field: &'a str,
    /// Does the municipality have half days?
    pub half_days: bool,
}

impl Wanted<'_> {
    /// Everything about the terms that the caller can put right (R1, R4, R14, R15, R27, R31).
    pub fn check(&self) -> Problems {
        let mut problems = Problems::default();
        let terms = self.terms;
        if !DAYS_PER_WEEK.contains(&terms.days_per_week) {
            problems.refuse(
                UserErrorCode::OutOfRange,
                &["terms", "daysPerWeek"],
                "Man kan få 1 til 5 dage om ugen. Vælg et tal fra 1 til 5.",
                "A grant is for 1 to 5 days a week. Choose a number from 1 to 5.",
            );
        }
        problems.and(grantable(self.offer, self.valid_from, self.offer_field));
        if self.offer.provider_type != ProviderType::Own {
            problems.need(
                terms.own_offers_insufficient_reason.as_deref(),
                &["terms", "ownOffersInsufficientReason"],
                "Skriv, hvorfor kommunens egne tilbud ikke er nok.",
                "Say why the municipality's own offers don't meet the need.",
            );
        }
        problems.need(
            Some(&terms.scope_reason),
            &["terms", "scopeReason"],
            "Skriv, hvorfor det er netop så mange dage: ressourcer, behov og interesse.",
            "Say why this many days: resources, needs and interest.",
        );
        problems.need(
            Some(&terms.purpose),
            &["terms", "purpose"],
            "Skriv, hvad formålet er.",
            "Say what the purpose is.",
        );
        if let Some(days) = &terms.days {
            problems.and(plan::check(days, terms.days_per_week, self.offer, self.half_days).within("terms"));
        }
        problems
    }
}

/// R4, R27: only an offer that is granted under § 104 on the first day; else a pointer to what it is instead.
pub fn grantable(offer: &Offer, valid_from: NaiveDate, field: &str) -> Problems {
    let mut problems = Problems::default();
    if offer.is_grantable_on(valid_from) {
        return problems;
    }
    let name = &offer.name;
    let (message, message_en) = match offer.legal_basis_on(valid_from) {
        Some(basis) => (
            format!(
                "{name} er et tilbud efter {} {}, ikke efter § 104. Vælg et andet tilbud, eller vis vej til det efter {}.",
                basis.law, basis.paragraph, basis.paragraph
            ),
            format!(
                "{name} is an offer under {} {}, not under § 104. Choose another offer, or show the way to it under {}.",
                basis.law, basis.paragraph, basis.paragraph
            ),
        ),
        None => (
            format!(
                "{name} er et åbent tilbud. Man kan bare komme. Vælg et andet tilbud, hvis der er brug for en bevilling."
            ),
            format!("{name} is an open offer. Anybody may just come. Choose another offer if a grant is needed."),
        ),
    };
    problems.refuse(UserErrorCode::NotGrantable, &[field], &message, &message_en);
    problems
}

/// R8, R9: the latest assessment finds a ground and a need. The database holds the same in `r9_assessed_in_need`.
pub fn check_found_in_need(latest: Option<&AssessmentRow>, field: &str) -> Problems {
    let mut problems = Problems::default();
    let found = |row: &AssessmentRow| assessments::in_target_group(&row.grounds, row.needs_support_for_meaningful_day);
    if !latest.is_some_and(found) {
        problems.refuse(
            UserErrorCode::NotInTargetGroup,
            &[field],
            "Ingen vurdering finder, at borgeren er i målgruppen nu. Lav en vurdering først.",
            "No assessment finds the citizen in the target group now. Assess first.",
        );
    }
    problems
}

/// R7–R10: the latest assessment finds a ground and a need; and where age is outside the range on the first day, it says
/// why that doesn't stand in the way.
pub fn check_target_group(latest: Option<&AssessmentRow>, age: Option<Age>, valid_from: NaiveDate) -> Problems {
    let mut problems = check_found_in_need(latest, "citizenId");
    let outside = age.is_some_and(|age| age.status_on(valid_from) != AgeStatus::InRange);
    if outside && latest.is_some_and(|found| found.age_reason.is_none()) {
        problems.refuse(
            UserErrorCode::ReasonRequired,
            &["citizenId"],
            "Borgerens alder er uden for kvalitetsstandarden på den første dag. Det stopper ikke sagen. Lav en ny vurdering, \
             og skriv, hvorfor alderen ikke er til hinder.",
            "The citizen's age is outside the quality standard on the first day. That doesn't stop the case. Assess anew and \
             say why age doesn't stand in the way.",
        );
    }
    problems
}

/// FULL and PARTIAL make a grant; and fewer days than were asked for, or another offer, are never FULL (forvaltningsloven
/// § 22).
pub fn check_outcome(
    outcome: DecisionOutcome,
    days_per_week: i32,
    offer: Uuid,
    application: Option<&ApplicationRow>,
) -> Problems {
    let mut problems = Problems::default();
    let asked = application.and_then(|row| row.days_wished).map(i32::from);
    let elsewhere = application.and_then(|row| row.offer_wished).is_some_and(|wished| wished != offer);
    if outcome == DecisionOutcome::Full && elsewhere {
        problems.refuse(
            UserErrorCode::OutOfRange,
            &["outcome"],
            "Der er søgt om et andet tilbud. Vælg PARTIAL, og skriv begrundelse og klagevejledning.",
            "Another offer was asked for. Choose PARTIAL, and give reasons and complaint guidance.",
        );
    }
    if !matches!(outcome, DecisionOutcome::Full | DecisionOutcome::Partial) {
        problems.refuse(
            UserErrorCode::OutOfRange,
            &["outcome"],
            "En bevilling gives helt eller delvist. Vælg FULL eller PARTIAL.",
            "A place is granted in full or in part. Choose FULL or PARTIAL.",
        );
    } else if outcome == DecisionOutcome::Full && asked.is_some_and(|asked| days_per_week < asked) {
        problems.refuse(
            UserErrorCode::OutOfRange,
            &["outcome"],
            "Der er søgt om flere dage. Vælg PARTIAL, og skriv begrundelse og klagevejledning.",
            "More days were asked for. Choose PARTIAL, and give reasons and complaint guidance.",
        );
    }
    problems
}

/// The row of terms that have been checked.
pub fn terms_row(
    terms: &GrantTermsInput,
    (place, offer): (Place, &Offer),
    decision_id: Uuid,
    valid_from: NaiveDate,
) -> GrantTermsRow {
    let external = offer.provider_type != ProviderType::Own;
    GrantTermsRow {
        id: Uuid::now_v7(),
        grant_id: place.grant_id,
        citizen_id: place.citizen_id,
        offer_id: place.offer_id,
        decision_id,
        valid_from,
        valid_to: None,
        days_per_week: i16::try_from(terms.days_per_week).unwrap_or_default(),
        purpose: terms.purpose.clone(),
        scope_reason: terms.scope_reason.clone(),
        own_offers_insufficient_reason: terms.own_offers_insufficient_reason.clone().filter(|_| external),
    }
}

/// A place begins at most this long before it is decided.
const DAYS_BACK: u64 = 31;

/// The first day of a new place: not long ago, not in another life.
pub fn check_first_day(valid_from: NaiveDate, today: NaiveDate) -> Problems {
    let mut problems = Problems::default();
    let earliest = today.checked_sub_days(Days::new(DAYS_BACK)).unwrap_or(today);
    if valid_from < earliest || !calendar::is_near(today, valid_from) {
        problems.refuse(
            UserErrorCode::OutOfRange,
            &["validFrom"],
            "En plads kan begynde fra 31 dage før i dag til 5 år frem. Vælg en dag i den tid.",
            "A place can begin from 31 days before today to 5 years ahead. Choose a day in that time.",
        );
    }
    problems
}

/// What a citizen who begins is expected to pay for: every price of the offer that holds on the first day, and what
/// nobody can leave from the day its price begins (R36).
pub fn cost_rows(offer: &Offer, place: Place, days_per_week: i32, valid_from: NaiveDate) -> Vec<CostPlanRow> {
    let mut planned: Vec<&str> = Vec::new();
    let items = offer.prices.iter().filter(|item| item.valid_to.is_none_or(|end| end > valid_from));
    let mut rows = Vec::new();
    for item in items {
        let Ok(cost_item_id) = item.id.parse() else { continue };
        let later = item.valid_from > valid_from;
        if planned.contains(&item.label.as_str()) || later && item.optional {
            continue;
        }
        planned.push(&item.label);
        rows.push(CostPlanRow {
            id: Uuid::now_v7(),
            grant_id: place.grant_id,
            citizen_id: place.citizen_id,
            offer_id: place.offer_id,
            cost_item_id,
            times_per_week: (item.unit == CostUnit::PerDay).then(|| i16::try_from(days_per_week).ok()).flatten(),
            valid_from: valid_from.max(item.valid_from),
            valid_to: None,
        });
    }
    rows
}
