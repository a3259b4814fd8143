//! Before a follow-up: what the citizen wants to say, and what the contact person has seen.

use async_graphql::{ID, InputObject, SimpleObject};
use chrono::Utc;
use serde::Serialize;
use uuid::Uuid;

use super::open_follow_up;
use super::queries::{self, ContributionRow, PreparationRow};
use crate::calendar;
use crate::db::Entered;
use crate::policy::{Action, Part};
use crate::user_error::{Problems, UserError, UserErrorCode};
use crate::write::{Changed, Refusal};

/// What a preparation is.
pub const PREPARING: [Part; 1] = [Part::FollowUpPreparation];
/// What a contribution is.
pub const CONTRIBUTING: [Part; 1] = [Part::FollowUpContribution];

/// The steps an answer has: 1 is not good, 5 is very good.
const STEPS: std::ops::RangeInclusive<i32> = 1..=5;

/// What a citizen wants to say at a follow-up: a draft that only the citizen sees, until it is sent.
#[derive(Clone, Debug, SimpleObject)]
pub struct FollowUpPreparation {
    /// How are you? 1 (not good) to 5 (very good); null while not answered, as for every question.
    pub wellbeing: Option<i32>,
    /// Do you like what you do there?
    pub activities: Option<i32>,
    /// Do you like being with the others?
    pub company: Option<i32>,
    /// Do the days suit you?
    pub days: Option<i32>,
    /// Does the way there and home go well?
    pub journey: Option<i32>,
    /// What the citizen wishes to talk about, in own words; null when nothing is written.
    pub wishes: Option<String>,
    /// Has it been sent? Then the caseworker sees it, and it can't be changed.
    pub sent: bool,
}

/// What is needed to prepare a follow-up.
#[derive(Clone, Debug, InputObject, Serialize)]
pub struct FollowUpPrepareInput {
    /// The follow-up.
    pub follow_up_id: ID,
    /// How are you? 1 to 5; left out: not answered, as for every question.
    pub wellbeing: Option<i32>,
    /// Do you like what you do there?
    pub activities: Option<i32>,
    /// Do you like being with the others?
    pub company: Option<i32>,
    /// Do the days suit you?
    pub days: Option<i32>,
    /// Does the way there and home go well?
    pub journey: Option<i32>,
    /// What you wish to talk about.
    #[graphql(validator(max_length = 5000))]
    pub wishes: Option<String>,
    /// Send it to the caseworker; left out, it stays your draft.
    #[graphql(default)]
    pub send: bool,
}

/// What a contact person has seen, for a follow-up.
#[derive(Clone, Debug, SimpleObject)]
pub struct FollowUpContribution {
    /// What, in plain words: the citizen reads it too.
    pub text: String,
    /// When.
    pub written_on: chrono::NaiveDate,
    /// Who wrote it; null when that one is no longer on the staff.
    pub written_by_name: Option<String>,
}

/// What is needed to say something before a follow-up.
#[derive(Clone, Debug, InputObject, Serialize)]
pub struct FollowUpContributeInput {
    /// The follow-up.
    pub follow_up_id: ID,
    /// What you have seen, in plain words: the citizen reads it too. No diagnosis and no address.
    #[graphql(validator(max_length = 5000))]
    pub text: String,
}

/// Every answer is a step.
pub fn check(input: &FollowUpPrepareInput) -> Problems {
    let mut problems = Problems::default();
    let answers = [
        (input.wellbeing, "wellbeing"),
        (input.activities, "activities"),
        (input.company, "company"),
        (input.days, "days"),
        (input.journey, "journey"),
    ];
    for (answer, field) in answers {
        if answer.is_some_and(|answer| !STEPS.contains(&answer)) {
            problems.refuse(
                UserErrorCode::OutOfRange,
                &[field],
                "Vælg et tal fra 1 til 5.",
                "Choose a number from 1 to 5.",
            );
        }
    }
    problems
}

/// Keeps what the citizen wants to say.
pub async fn prepare(on: &Entered<'_>, input: &FollowUpPrepareInput, id: Uuid) -> Changed {
    let row = open_follow_up(on, Action::Change, &PREPARING, id).await?;
    check(input).about(row.citizen_id)?;
    let step = |answer: Option<i32>| answer.and_then(|answer| i16::try_from(answer).ok());
    let kept = PreparationRow {
        follow_up_id: id,
        citizen_id: row.citizen_id,
        wellbeing: step(input.wellbeing),
        activities: step(input.activities),
        company: step(input.company),
        days: step(input.days),
        journey: step(input.journey),
        wishes: input.wishes.clone().filter(|text| !text.trim().is_empty()),
        sent_at: input.send.then(Utc::now),
    };
    if queries::prepare(on, &kept).await? == 0 {
        let words = UserError::new(
            UserErrorCode::AlreadyClosed,
            &["followUpId"],
            "Det er sendt. Ring til din rådgiver, hvis du vil ændre noget.",
            "It has been sent. Call your caseworker to change something.",
        );
        return Err(Refusal::about(row.citizen_id, words).into());
    }
    Ok(Some(row.citizen_id))
}

/// Keeps what a contact person has seen.
pub async fn contribute(on: &Entered<'_>, input: &FollowUpContributeInput, id: Uuid) -> Changed {
    let row = open_follow_up(on, Action::Change, &CONTRIBUTING, id).await?;
    let mut problems = Problems::default();
    problems.need(Some(&input.text), &["text"], "Skriv, hvad du har set.", "Say what you have seen.");
    problems.about(row.citizen_id)?;
    let kept = ContributionRow {
        follow_up_id: id,
        citizen_id: row.citizen_id,
        offer_id: row.offer_id,
        text: input.text.clone(),
        written_by: on.actor().id,
        written_on: calendar::today(),
    };
    queries::contribute(on, &kept).await?;
    Ok(Some(row.citizen_id))
}

impl PreparationRow {
    /// As it is shown.
    pub fn shown(&self) -> FollowUpPreparation {
        FollowUpPreparation {
            wellbeing: self.wellbeing.map(Into::into),
            activities: self.activities.map(Into::into),
            company: self.company.map(Into::into),
            days: self.days.map(Into::into),
            journey: self.journey.map(Into::into),
            wishes: self.wishes.clone(),
            sent: self.sent_at.is_some(),
        }
    }
}

impl ContributionRow {
    /// As it is shown.
    pub fn shown(&self, written_by_name: Option<String>) -> FollowUpContribution {
        FollowUpContribution { text: self.text.clone(), written_on: self.written_on, written_by_name }
    }
}
