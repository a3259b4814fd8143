//! Applications: what somebody asks for, in the citizen's words (R11). By the citizen, by a relative who may act, or
//! written down by a caseworker.

pub mod queries;
pub mod resolvers;

use std::sync::Arc;

use async_graphql::{ID, InputObject, SimpleObject};
use chrono::{Months, NaiveDate};
use serde::Serialize;
use uuid::Uuid;

use crate::calendar;
use crate::closed_list;
use crate::db::Entered;
use crate::db::hold::hold;
use crate::offers::{Catalogue, Offer};
use crate::policy::Role;
use crate::schedule::DAYS_PER_WEEK;
use crate::user_error::{Problems, UserError, UserErrorCode};
use crate::write::{Halt, Refusal};

closed_list! {
    /// Where an application is.
    pub enum ApplicationStatus {
        /// Nobody has decided yet.
        Received = "RECEIVED",
        /// There is a decision.
        Decided = "DECIDED",
        /// It was taken back.
        Withdrawn = "WITHDRAWN",
    }
}

/// An application (ansøgning) for a place.
#[derive(Clone, Debug, SimpleObject)]
pub struct Application {
    /// Its id.
    pub id: ID,
    /// When the municipality got it.
    pub received_on: NaiveDate,
    /// Who sent it: the citizen, a relative, or a caseworker who wrote it down.
    pub submitted_as: Role,
    /// What the citizen wishes, in own words (R11).
    pub wishes: String,
    /// How many days a week are wished for; null when nothing was said.
    pub days_wished: Option<i32>,
    /// The offer wished for; null when nothing was said. A wish, not a choice (R32).
    pub offer_wished: Option<Arc<Offer>>,
    /// Is a ride wished for (R37)?
    pub transport_wished: bool,
    /// Received, decided or withdrawn.
    pub status: ApplicationStatus,
    /// When it was taken back; null while it stands.
    pub withdrawn_on: Option<NaiveDate>,
}

/// What is needed to apply.
#[derive(Clone, Debug, InputObject, Serialize)]
pub struct ApplicationCreateInput {
    /// For whom.
    pub citizen_id: ID,
    /// Makes sending it twice apply once: any text of yours, the same for the same wish.
    #[graphql(validator(min_length = 1, max_length = 100))]
    pub idempotency_key: String,
    /// What the citizen wishes, in own words (R11). A few words are enough.
    #[graphql(validator(max_length = 5000))]
    pub wishes: String,
    /// How many days a week, 1 to 5; left out: the citizen has no wish.
    pub days_wished: Option<i32>,
    /// Where the citizen would like to go; left out: the citizen has no wish.
    pub offer_wished_id: Option<ID>,
    /// Does the citizen wish for a ride (R37)?
    #[graphql(default)]
    pub transport_wished: bool,
    /// When the municipality got it; only for a caseworker who writes it down. Today when left out.
    pub received_on: Option<NaiveDate>,
}

/// Everything the caller can put right.
pub fn check(input: &ApplicationCreateInput, role: Role) -> Problems {
    let mut problems = Problems::default();
    problems.need(
        Some(&input.wishes),
        &["wishes"],
        "Skriv, hvad du gerne vil. Et par ord er nok.",
        "Say what is wished for. A few words are enough.",
    );
    if input.days_wished.is_some_and(|days| !DAYS_PER_WEEK.contains(&days)) {
        problems.refuse(
            UserErrorCode::OutOfRange,
            &["daysWished"],
            "Man kan få 1 til 5 dage om ugen. Vælg et tal fra 1 til 5.",
            "A grant is for 1 to 5 days a week. Choose a number from 1 to 5.",
        );
    }
    let today = calendar::today();
    let earliest = today.checked_sub_months(Months::new(12)).unwrap_or(today);
    if input.received_on.is_some_and(|day| !(earliest..=today).contains(&day)) {
        problems.refuse(
            UserErrorCode::OutOfRange,
            &["receivedOn"],
            "Vælg en dag i det seneste år, i dag eller før.",
            "Choose a day of the last year, today or before.",
        );
    }
    if role != Role::Caseworker && input.received_on.is_some_and(|day| day != today) {
        problems.refuse(
            UserErrorCode::OutOfRange,
            &["receivedOn"],
            "Vi får din ansøgning i dag. Lad feltet være tomt.",
            "The municipality gets it today. Leave the field out.",
        );
    }
    problems
}

/// The words for something that is about an application which is over.
pub fn closed(field: &[&str]) -> UserError {
    UserError::new(
        UserErrorCode::AlreadyClosed,
        field,
        "Ansøgningen er afgjort eller trukket tilbage. Send en ny.",
        "The application is decided or withdrawn. Send a new one.",
    )
}

/// The same, for the input every decision has.
pub fn over() -> UserError {
    closed(&["applicationId"])
}

/// The citizen's application that is named in an input, if one is; one that is over is refused. Nobody else answers it or
/// takes it back until this request is over.
pub async fn named(on: &Entered<'_>, citizen: Uuid, id: Option<&ID>) -> Result<Option<queries::ApplicationRow>, Halt> {
    let Some(id) = id else { return Ok(None) };
    let id = id.parse::<Uuid>().unwrap_or_default();
    hold(on, id).await?;
    let (row, decided) = queries::fetch(on, id)
        .await?
        .filter(|(row, _)| row.citizen_id == citizen)
        .ok_or_else(|| Refusal::not_found(&["applicationId"]))?;
    if decided || row.withdrawn_on.is_some() {
        return Err(Refusal::about(citizen, closed(&["applicationId"])).into());
    }
    Ok(Some(row))
}

impl queries::ApplicationRow {
    /// As it is shown.
    pub fn shown(&self, decided: bool, catalogue: &Catalogue) -> Application {
        Application {
            id: self.id.into(),
            received_on: self.received_on,
            submitted_as: self.submitted_as,
            wishes: self.wishes.clone(),
            days_wished: self.days_wished.map(Into::into),
            offer_wished: self.offer_wished.and_then(|offer| catalogue.offer(offer)),
            transport_wished: self.transport_wished,
            status: match (decided, self.withdrawn_on) {
                (_, Some(_)) => ApplicationStatus::Withdrawn,
                (true, None) => ApplicationStatus::Decided,
                (false, None) => ApplicationStatus::Received,
            },
            withdrawn_on: self.withdrawn_on,
        }
    }
}
