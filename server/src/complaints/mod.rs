//! Complaints: by any channel, late ones too. The municipality reassesses within four weeks, and sends on to Ankestyrelsen what
//! it doesn't change in full (retssikkerhedsloven §§ 60, 66, 67).

pub mod queries;
pub mod resolvers;

use async_graphql::{ID, InputObject, SimpleObject};
use chrono::{Days, NaiveDate};
use serde::Serialize;

use self::queries::ComplaintRow;
use crate::calendar;
use crate::closed_list;
use crate::decisions::queries::DecisionRow;
use crate::decisions::{DecisionOutcome, last_day_to_complain};
use crate::easy;
use crate::policy::Role;
use crate::receipts::{check_written_down, receipt_number};
use crate::user_error::{Problems, UserErrorCode};

closed_list! {
    /// How a complaint came.
    pub enum ComplaintChannel {
        /// Through the portal.
        Portal = "PORTAL",
        /// By letter.
        Letter = "LETTER",
        /// By mail.
        Email = "EMAIL",
        /// By phone.
        Phone = "PHONE",
        /// Said to somebody.
        InPerson = "IN_PERSON",
    }
}

closed_list! {
    /// What the municipality's reassessment came to.
    pub enum ComplaintOutcome {
        /// A new decision gives all that was complained about.
        Changed = "CHANGED",
        /// A new decision gives some of it; the rest is sent on.
        Partly = "PARTLY",
        /// The decision is kept, and the complaint is sent on.
        Kept = "KEPT",
    }
}

closed_list! {
    /// Where a complaint is.
    pub enum ComplaintStatus {
        /// Received; the municipality looks at it again.
        Received = "RECEIVED",
        /// Changed in full: it is over.
        ReassessedChanged = "REASSESSED_CHANGED",
        /// Changed in part, and not sent on yet.
        ReassessedPartly = "REASSESSED_PARTLY",
        /// Kept, and not sent on yet.
        ReassessedKept = "REASSESSED_KEPT",
        /// Sent on to Ankestyrelsen.
        Forwarded = "FORWARDED",
    }
}

/// How long the municipality has to reassess and send on (retssikkerhedsloven § 66).
const REASSESS_DAYS: u64 = 28;

/// A complaint about a decision.
#[derive(Clone, Debug, SimpleObject)]
pub struct Complaint {
    /// Its id.
    pub id: ID,
    /// What is on the receipt.
    pub number: String,
    /// The decision it is about.
    pub decision_id: ID,
    /// When the municipality got it.
    pub received_on: NaiveDate,
    /// How it came.
    pub channel: ComplaintChannel,
    /// Who complained; CASEWORKER when a caseworker wrote it down.
    pub submitted_as: Role,
    /// Whose words these are, for caseworkers alone. Null for the citizen's own.
    pub submitter_name: Option<String>,
    /// Why; null when nothing was said: no reasons are needed.
    pub text: Option<String>,
    /// Did it come after the last day to complain? It is received all the same; Ankestyrelsen may look at it.
    pub late: bool,
    /// Until when the municipality has to reassess it, and to send on what it doesn't change.
    pub reassess_by: NaiveDate,
    /// Where it is.
    pub status: ComplaintStatus,
    /// When it was reassessed; null until then.
    pub reassessed_on: Option<NaiveDate>,
    /// Why it came to that; null until then.
    pub reasons: Option<String>,
    /// The same in easy words; null until then.
    pub easy: Option<String>,
    /// The new decision; null when there is none.
    pub new_decision_id: Option<ID>,
    /// When it was sent on to Ankestyrelsen; null when it was not.
    pub forwarded_on: Option<NaiveDate>,
}

/// What is needed to complain.
#[derive(Clone, Debug, InputObject, Serialize)]
pub struct ComplaintSendInput {
    /// The decision.
    pub decision_id: ID,
    /// Makes sending it twice complain once: any text of yours, the same for the same wish.
    #[graphql(validator(min_length = 1, max_length = 100))]
    pub idempotency_key: String,
    /// Why. No reasons are needed.
    #[graphql(validator(max_length = 5000))]
    pub text: Option<String>,
    /// How it came; PORTAL when left out. A caseworker who writes it down says how.
    pub channel: Option<ComplaintChannel>,
    /// When the municipality got it; today when left out. Another day only for a caseworker.
    pub received_on: Option<NaiveDate>,
    /// Whose words a caseworker writes down; only for caseworkers.
    #[graphql(validator(max_length = 200))]
    pub submitter_name: Option<String>,
}

/// What is needed to reassess.
#[derive(Clone, Debug, InputObject, Serialize)]
pub struct ComplaintReassessInput {
    /// The complaint.
    pub complaint_id: ID,
    /// What it came to.
    pub outcome: ComplaintOutcome,
    /// The new decision, made since the complaint came; for CHANGED and PARTLY.
    pub new_decision_id: Option<ID>,
    /// Why.
    #[graphql(validator(max_length = 5000))]
    pub reasons: String,
    /// The same in easy words, for the citizen.
    #[graphql(validator(max_length = 5000))]
    pub easy: String,
}

/// Which complaint was sent on.
#[derive(Clone, Debug, InputObject, Serialize)]
pub struct ComplaintForwardInput {
    /// The complaint.
    pub complaint_id: ID,
}

/// Until when a complaint received on a day has to be reassessed.
pub fn reassess_by(received_on: NaiveDate) -> NaiveDate {
    let last = received_on.checked_add_days(Days::new(REASSESS_DAYS)).unwrap_or(NaiveDate::MAX);
    calendar::next_working_day(last)
}

/// Did a complaint come after the last day?
pub fn is_late(received_on: NaiveDate, decision: &DecisionRow) -> bool {
    received_on > last_day_to_complain(decision.received_on)
}

/// Is this a decision that meets a complaint about another: about the same, made since, and giving something? The database
/// holds the same in `complaint_is_met`.
pub fn meets(old: &DecisionRow, new: &DecisionRow, complained_on: NaiveDate) -> bool {
    new.citizen_id == old.citizen_id
        && new.id != old.id
        && new.decided_on >= complained_on
        && new.subject == old.subject
        && new.grant_id.is_some()
        && (old.grant_id.is_none() || old.grant_id == new.grant_id)
        && !matches!(new.outcome, DecisionOutcome::Refused | DecisionOutcome::Ended)
}

/// Who writes down what came otherwise is a caseworker.
pub fn check(input: &ComplaintSendInput, role: Role, decision: &DecisionRow, today: NaiveDate) -> Problems {
    let mut problems = Problems::default();
    if role != Role::Caseworker && input.channel.is_some_and(|channel| channel != ComplaintChannel::Portal) {
        problems.refuse(
            UserErrorCode::OutOfRange,
            &["channel"],
            "Lad feltet være tomt. Vi får din klage her.",
            "Leave the field out. The municipality gets it here.",
        );
    }
    if role == Role::Caseworker && input.channel.is_none() {
        problems.refuse(
            UserErrorCode::ReasonRequired,
            &["channel"],
            "Skriv, hvordan klagen kom: brev, mail, telefon eller mundtligt.",
            "Say how the complaint came: by letter, mail, phone or word of mouth.",
        );
    }
    problems.and(check_written_down(
        role,
        (input.submitter_name.as_deref(), "submitterName"),
        input.received_on,
        today,
    ));
    if input.received_on.is_some_and(|day| day < decision.decided_on.min(today)) {
        problems.refuse(
            UserErrorCode::OutOfRange,
            &["receivedOn"],
            "Klagen kan ikke være kommet før afgørelsen. Vælg en senere dag.",
            "The complaint can't have come before the decision. Choose a later day.",
        );
    }
    problems
}

/// A reassessment says why, and names the new decision where there is one.
pub fn check_reassessment(input: &ComplaintReassessInput) -> Problems {
    let mut problems = Problems::default();
    for (text, field) in [(&input.reasons, "reasons"), (&input.easy, "easy")] {
        problems.need(
            Some(text),
            &[field],
            "Skriv hvorfor, også i lette ord til borgeren.",
            "Say why, in easy words for the citizen too.",
        );
    }
    problems.and(easy::check(&input.easy, &["easy"]));
    match (input.outcome, &input.new_decision_id) {
        (ComplaintOutcome::Kept, Some(_)) => problems.refuse(
            UserErrorCode::OutOfRange,
            &["newDecisionId"],
            "Når afgørelsen holder, er der ingen ny. Lad feltet være tomt, eller vælg PARTLY eller CHANGED.",
            "When the decision is kept there is no new one. Leave the field out, or choose PARTLY or CHANGED.",
        ),
        (ComplaintOutcome::Changed | ComplaintOutcome::Partly, None) => problems.refuse(
            UserErrorCode::ReasonRequired,
            &["newDecisionId"],
            "Træf den nye afgørelse først, og skriv, hvilken det er.",
            "Make the new decision first, and say which one it is.",
        ),
        _ => {}
    }
    problems
}

impl ComplaintRow {
    /// As it is shown to somebody in this role.
    pub fn shown(&self, to: Role) -> Complaint {
        Complaint {
            id: self.id.into(),
            number: receipt_number(self.id),
            decision_id: self.decision_id.into(),
            received_on: self.received_on,
            channel: self.channel,
            submitted_as: self.submitted_as,
            submitter_name: self.submitter_name.clone().filter(|_| to == Role::Caseworker),
            text: self.text.clone(),
            late: self.late,
            reassess_by: self.reassess_by,
            status: match (self.outcome, self.forwarded_on) {
                (_, Some(_)) => ComplaintStatus::Forwarded,
                (None, None) => ComplaintStatus::Received,
                (Some(ComplaintOutcome::Changed), None) => ComplaintStatus::ReassessedChanged,
                (Some(ComplaintOutcome::Partly), None) => ComplaintStatus::ReassessedPartly,
                (Some(ComplaintOutcome::Kept), None) => ComplaintStatus::ReassessedKept,
            },
            reassessed_on: self.reassessed_on,
            reasons: self.reasons.clone(),
            easy: self.easy.clone(),
            new_decision_id: self.new_decision_id.map(Into::into),
            forwarded_on: self.forwarded_on,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn four_weeks_to_reassess_end_on_a_working_day() {
        let day = |text: &str| text.parse::<NaiveDate>().expect("a day");
        assert_eq!(reassess_by(day("2026-09-01")), day("2026-09-29"));
        assert_eq!(reassess_by(day("2026-11-26")), day("2026-12-28"), "Christmas Eve, Christmas, a weekend");
    }
}
