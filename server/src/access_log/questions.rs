//! "I wonder about this": a citizen asks about a row of the own log, and the auditor answers.

use async_graphql::{ID, InputObject};
use serde::Serialize;
use uuid::Uuid;

use super::queries::{self, QuestionRow};
use super::{AccessLogQuestion, LogFilter};
use crate::calendar;
use crate::db::Entered;
use crate::policy::{Action, Part};
use crate::user_error::{Problems, UserError, UserErrorCode};
use crate::write::{self, Changed, Halt, Refusal, Words};

/// What questions are about.
pub const PARTS: [Part; 1] = [Part::AccessLog];

/// A row of the own log to wonder about.
#[derive(Clone, InputObject, Serialize)]
pub struct AccessLogWonderInput {
    /// Makes sending it twice ask once: any text of yours, the same for the same wish.
    #[graphql(validator(min_length = 1, max_length = 100))]
    pub idempotency_key: String,
    /// The row's number.
    pub entry_id: ID,
    /// What there is to wonder about.
    #[graphql(validator(max_length = 1000))]
    pub text: String,
}

/// The answer to a citizen who wonders.
#[derive(Clone, InputObject, Serialize)]
pub struct AccessLogQuestionAnswerInput {
    /// The question.
    pub question_id: ID,
    /// The answer, in words the citizen understands.
    #[graphql(validator(max_length = 2000))]
    pub answer: String,
}

impl QuestionRow {
    /// As it is shown.
    pub fn shown(self) -> AccessLogQuestion {
        AccessLogQuestion {
            id: self.id.into(),
            entry_id: self.entry_id.into(),
            text: self.text,
            asked_on: self.asked_on,
            answer: self.answer,
            answered_on: self.answered_on,
        }
    }
}

fn need(text: &str, field: &'static str) -> Problems {
    let mut problems = Problems::default();
    problems.need(Some(text), &[field], "Skriv noget her.", "Write something here.");
    problems
}

/// Asks about a row of the own log.
pub async fn wonder(on: &Entered<'_>, input: &AccessLogWonderInput, id: Uuid) -> Changed {
    need(&input.text, "text").of_input()?;
    let own = LogFilter { citizen: on.actor().citizen, ..LogFilter::default() };
    let entry_id = input.entry_id.parse::<i64>().unwrap_or_default();
    let (Some(citizen), true) = (own.citizen, queries::exists(on, &own, entry_id).await?) else {
        return Err(Refusal::not_found(&["entryId"]).into());
    };
    let row = QuestionRow {
        id,
        citizen_id: citizen,
        entry_id,
        text: input.text.trim().to_owned(),
        asked_by: on.actor().id,
        asked_on: calendar::today(),
        answer: None,
        answered_by: None,
        answered_on: None,
    };
    let words: [Words<'_>; 1] = [("access_log_question_once", asked_already)];
    let asked = queries::ask(on, &row).await;
    asked.map_err(|error| Halt::of_database(error, Some(citizen), &words))?;
    Ok(Some(citizen))
}

fn asked_already() -> UserError {
    UserError::new(
        UserErrorCode::AlreadyExists,
        &["entryId"],
        "Du har spurgt om det her. Vi svarer dig.",
        "You have asked about this. An answer will come.",
    )
}

/// Answers a question.
pub async fn answer(on: &Entered<'_>, input: &AccessLogQuestionAnswerInput) -> Changed {
    need(&input.answer, "answer").of_input()?;
    let id = input.question_id.parse::<Uuid>().unwrap_or_default();
    let row = queries::question(on, id).await?.filter(|row| write::may(on, Action::Change, &PARTS, row.citizen_id));
    let row = row.ok_or_else(|| Refusal::not_found(&["questionId"]))?;
    if row.answered_on.is_some() {
        return Err(Refusal::of_input(UserError::new(
            UserErrorCode::AlreadyClosed,
            &["questionId"],
            "Der er svaret.",
            "It is answered.",
        ))
        .into());
    }
    if queries::answer(on, id, input.answer.trim()).await? == 0 {
        return Err(Halt::Crossed);
    }
    Ok(Some(row.citizen_id))
}
