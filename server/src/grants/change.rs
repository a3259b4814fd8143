//! Changing and ending a grant, and refusing one: always by a new decision.

use async_graphql::{ID, InputObject};
use chrono::NaiveDate;
use serde::Serialize;
use uuid::Uuid;

use super::create::GrantTermsInput;
use super::queries::GrantTermsRow;
use crate::costs::queries::CostPlanRow;
use crate::decisions::DecisionInput;
use crate::user_error::{Problems, UserErrorCode};

/// What is needed to change a grant.
#[derive(Clone, Debug, InputObject, Serialize)]
pub struct GrantChangeInput {
    /// The grant.
    pub grant_id: ID,
    /// The application it answers; left out when nobody applied.
    pub application_id: Option<ID>,
    /// Makes sending it twice change once: any text of yours, the same for the same wish.
    #[graphql(validator(min_length = 1, max_length = 100))]
    pub idempotency_key: String,
    /// First day of the new terms: today or later. They replace everything from this day on.
    pub valid_from: NaiveDate,
    /// How much, and what for, from then on.
    pub terms: GrantTermsInput,
    /// The decision, with reasons, complaint guidance and hearing.
    pub decision: DecisionInput,
}

/// What is needed to end a grant.
#[derive(Clone, Debug, InputObject, Serialize)]
pub struct GrantEndInput {
    /// The grant.
    pub grant_id: ID,
    /// Makes sending it twice end once: any text of yours, the same for the same wish.
    #[graphql(validator(min_length = 1, max_length = 100))]
    pub idempotency_key: String,
    /// First day the citizen no longer comes: today or later.
    pub valid_to: NaiveDate,
    /// The decision, with reasons, complaint guidance and hearing.
    pub decision: DecisionInput,
}

/// What is needed to refuse a place.
#[derive(Clone, Debug, InputObject, Serialize)]
pub struct GrantRefuseInput {
    /// Whose application.
    pub citizen_id: ID,
    /// The application.
    pub application_id: ID,
    /// Makes sending it twice refuse once: any text of yours, the same for the same wish.
    #[graphql(validator(min_length = 1, max_length = 100))]
    pub idempotency_key: String,
    /// The decision, with reasons, complaint guidance and hearing.
    pub decision: DecisionInput,
}

/// A change or an end begins today or later, and only while the grant has not ended.
pub fn check_day(day: NaiveDate, field: &str, today: NaiveDate, terms: &[GrantTermsRow]) -> Problems {
    let mut problems = Problems::default();
    problems.need_today_or_later(today, day, &[field]);
    let over = |row: &GrantTermsRow| row.valid_to.is_some_and(|end| end <= day || end <= row.valid_from);
    if terms.iter().all(over) {
        problems.refuse(
            UserErrorCode::AlreadyClosed,
            &[field],
            "Bevillingen gælder ikke den dag. Vælg en tidligere dag, eller giv en ny bevilling.",
            "The grant is not in force on that day. Choose an earlier day, or grant anew.",
        );
    }
    problems
}

/// What a citizen goes on buying from a day on, of what is planned from then on. What was bought every day is bought on every
/// new day; what began with the place begins with it, what begins with a price to come begins then.
pub fn cost_rows(
    planned: &[CostPlanRow],
    first_day: Option<NaiveDate>,
    (old_days, new_days): (i16, i16),
    valid_from: NaiveDate,
) -> Vec<CostPlanRow> {
    let times = |times: i16| if times == old_days { new_days } else { times.min(new_days) };
    let mut rows: Vec<CostPlanRow> = Vec::new();
    for row in planned {
        if rows.iter().any(|other| other.cost_item_id == row.cost_item_id) {
            continue;
        }
        let with_the_place = first_day.is_some_and(|first| row.valid_from <= first);
        rows.push(CostPlanRow {
            id: Uuid::now_v7(),
            times_per_week: row.times_per_week.map(times),
            valid_from: if with_the_place { valid_from } else { row.valid_from.max(valid_from) },
            valid_to: None,
            ..row.clone()
        });
    }
    rows
}
