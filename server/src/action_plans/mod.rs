//! Action plans (R13; serviceloven § 141): offered, judged relevant, wanted, and what they say. Whoever has a significant
//! impairment is to be offered one (§ 141, 2); where nobody has, it is a task.

pub mod queries;
pub mod resolvers;

use async_graphql::{ID, InputObject, SimpleObject};
use chrono::NaiveDate;
use serde::Serialize;

use self::queries::{GoalRow, OfferRow, PlanRow};
use crate::closed_list;
use crate::easy;
use crate::user_error::Problems;

closed_list! {
    /// Where the offer of an action plan is (R13).
    pub enum ActionPlanOfferStatus {
        /// It was judged not to be relevant.
        NotRelevant = "NOT_RELEVANT",
        /// Offered, and the citizen has not answered.
        Offered = "OFFERED",
        /// The citizen wants one.
        Accepted = "ACCEPTED",
        /// The citizen wants none. One may be offered again.
        Declined = "DECLINED",
    }
}

closed_list! {
    /// What a goal is about (R1), as FFB has it.
    pub enum GoalType {
        /// To learn something.
        Develop = "DEVELOP",
        /// To keep what one can.
        Maintain = "MAINTAIN",
        /// To lose as little as possible.
        LimitLoss = "LIMIT_LOSS",
    }
}

impl GoalType {
    /// Its FFB code.
    pub const fn ffb_code(self) -> &'static str {
        match self {
            Self::Develop => "d41c8072-52f8-42b5-9375-ddbea454d27f",
            Self::Maintain => "10752a63-00b4-4958-b7f4-9f3a18f74266",
            Self::LimitLoss => "e47c22bd-d88d-48ab-882b-419923e1f44e",
        }
    }
}

/// That an action plan was offered, or why not.
#[derive(Clone, Debug, SimpleObject)]
pub struct ActionPlanOffer {
    /// Its id.
    pub id: ID,
    /// When the caseworker judged.
    pub offered_on: NaiveDate,
    /// Why a plan is relevant, or not.
    pub reason: String,
    /// Where it is.
    pub status: ActionPlanOfferStatus,
    /// Did the law make offering a plan a duty: a significant impairment by the latest assessment that day (serviceloven
    /// § 141, 2)? Judged not to be relevant then, the task ACTION_PLAN_TO_OFFER stays.
    pub offering_is_duty: bool,
    /// When the citizen answered; null until then.
    pub answered_on: Option<NaiveDate>,
}

/// An action plan (handleplan), with the four parts of serviceloven § 141, 3.
#[derive(Clone, Debug, SimpleObject)]
pub struct ActionPlan {
    /// Its id.
    pub id: ID,
    /// When it was made.
    pub made_on: NaiveDate,
    /// Does it hold? Else a newer one has replaced it.
    pub current: bool,
    /// What it is for.
    pub purpose: String,
    /// Which support is needed.
    pub support: String,
    /// How long that is expected to last.
    pub duration: String,
    /// What else matters: home, work, personal help, treatment, aids.
    pub circumstances: String,
    /// The whole of it in easy words.
    pub easy: String,
    /// What the citizen works towards, in order.
    pub goals: Vec<ActionPlanGoal>,
}

/// A goal of an action plan.
#[derive(Clone, Debug, SimpleObject)]
pub struct ActionPlanGoal {
    /// What it is about.
    pub r#type: GoalType,
    /// The code of that in FFB.
    pub type_ffb_code: ID,
    /// The goal.
    pub text: String,
    /// The goal in easy words.
    pub easy: String,
}

/// What is needed to offer an action plan, or to say why not.
#[derive(Clone, Debug, InputObject, Serialize)]
pub struct ActionPlanOfferInput {
    /// To whom.
    pub citizen_id: ID,
    /// Makes sending it twice offer once: any text of yours, the same for the same wish.
    #[graphql(validator(min_length = 1, max_length = 100))]
    pub idempotency_key: String,
    /// Is a plan relevant in the citizen's situation?
    pub judged_relevant: bool,
    /// Why, or why not.
    #[graphql(validator(max_length = 2000))]
    pub reason: String,
    /// Does the citizen want one? Left out until the citizen has answered.
    pub citizen_wants: Option<bool>,
}

/// What is needed to answer.
#[derive(Clone, Debug, InputObject, Serialize)]
pub struct ActionPlanAnswerInput {
    /// The offer.
    pub offer_id: ID,
    /// Does the citizen want a plan?
    pub wants: bool,
}

/// What is needed to make an action plan.
#[derive(Clone, Debug, InputObject, Serialize)]
pub struct ActionPlanMakeInput {
    /// For whom.
    pub citizen_id: ID,
    /// Makes sending it twice make one: any text of yours, the same for the same wish.
    #[graphql(validator(min_length = 1, max_length = 100))]
    pub idempotency_key: String,
    /// What it is for.
    #[graphql(validator(max_length = 5000))]
    pub purpose: String,
    /// Which support is needed.
    #[graphql(validator(max_length = 5000))]
    pub support: String,
    /// How long that is expected to last.
    #[graphql(validator(max_length = 2000))]
    pub duration: String,
    /// What else matters: home, work, personal help, treatment, aids.
    #[graphql(validator(max_length = 5000))]
    pub circumstances: String,
    /// The whole of it in easy words.
    #[graphql(validator(max_length = 5000))]
    pub easy: String,
    /// What the citizen works towards, in order.
    pub goals: Vec<ActionPlanGoalInput>,
}

/// A goal.
#[derive(Clone, Debug, InputObject, Serialize)]
pub struct ActionPlanGoalInput {
    /// What it is about.
    pub r#type: GoalType,
    /// The goal.
    #[graphql(validator(max_length = 2000))]
    pub text: String,
    /// The goal in easy words.
    #[graphql(validator(max_length = 2000))]
    pub easy: String,
}

/// The four parts, the easy words and the goals are there.
pub fn check(input: &ActionPlanMakeInput) -> Problems {
    let mut problems = Problems::default();
    let parts = [
        (&input.purpose, "purpose"),
        (&input.support, "support"),
        (&input.duration, "duration"),
        (&input.circumstances, "circumstances"),
        (&input.easy, "easy"),
    ];
    for (text, field) in parts {
        problems.need(
            Some(text),
            &[field],
            "Skriv alle dele af planen: formål, indsats, varighed, særlige forhold, og det hele i lette ord.",
            "Write every part of the plan: purpose, support, duration, circumstances, and all of it in easy words.",
        );
    }
    problems.and(easy::check(&input.easy, &["easy"]));
    for goal in &input.goals {
        problems.and(easy::check(&goal.easy, &["goals", "easy"]));
        for (text, field) in [(&goal.text, "text"), (&goal.easy, "easy")] {
            problems.need(
                Some(text),
                &["goals", field],
                "Skriv målet, også i lette ord.",
                "Write the goal, in easy words too.",
            );
        }
    }
    problems
}

impl OfferRow {
    /// As it is shown.
    pub fn shown(&self) -> ActionPlanOffer {
        ActionPlanOffer {
            id: self.id.into(),
            offered_on: self.offered_on,
            reason: self.reason.clone(),
            status: match (self.judged_relevant, self.citizen_wants) {
                (false, _) => ActionPlanOfferStatus::NotRelevant,
                (true, None) => ActionPlanOfferStatus::Offered,
                (true, Some(true)) => ActionPlanOfferStatus::Accepted,
                (true, Some(false)) => ActionPlanOfferStatus::Declined,
            },
            offering_is_duty: self.offering_is_duty,
            answered_on: self.answered_on,
        }
    }
}

impl PlanRow {
    /// Does it hold, among the citizen's plans?
    pub fn is_current(&self, plans: &[Self]) -> bool {
        !plans.iter().any(|other| other.replaces_id == Some(self.id))
    }

    /// As it is shown, among the citizen's plans and goals.
    pub fn shown(&self, plans: &[Self], goals: &[GoalRow]) -> ActionPlan {
        let mine = goals.iter().filter(|goal| goal.plan_id == self.id);
        ActionPlan {
            id: self.id.into(),
            made_on: self.made_on,
            current: self.is_current(plans),
            purpose: self.purpose.clone(),
            support: self.support.clone(),
            duration: self.duration.clone(),
            circumstances: self.circumstances.clone(),
            easy: self.easy.clone(),
            goals: mine
                .map(|goal| ActionPlanGoal {
                    r#type: goal.goal_type,
                    type_ffb_code: goal.goal_type.ffb_code().into(),
                    text: goal.text.clone(),
                    easy: goal.easy.clone(),
                })
                .collect(),
        }
    }
}
