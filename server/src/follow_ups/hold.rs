//! Holding a follow-up: who was there, what it came to, and the next one, in one act (R19–R22).

use async_graphql::{ID, InputObject};
use chrono::{Months, NaiveDate, NaiveTime};
use serde::Serialize;
use uuid::Uuid;

use super::queries::{self, AttendanceRow, FollowUpRow, GrantToFollowUp, SummaryRow};
use super::{
    FollowUpParty, FollowUpResult, ReassessmentOutcome, ReassessmentTrigger, check_day, latest_day, open_follow_up,
};
use crate::calendar;
use crate::db::Entered;
use crate::easy;
use crate::policy::{Action, Part};
use crate::quality_standard::queries::settings;
use crate::user_error::{Problems, UserErrorCode};
use crate::write::{Changed, Refusal};

/// What closing changes.
pub const CLOSING: [Part; 2] = [Part::FollowUp, Part::FollowUpSummary];

/// The three who hold a follow-up (R20).
pub const PARTIES: [FollowUpParty; 3] =
    [FollowUpParty::Citizen, FollowUpParty::Caseworker, FollowUpParty::ContactPerson];

/// What is needed to close a follow-up.
#[derive(Clone, Debug, InputObject, Serialize)]
pub struct FollowUpCloseInput {
    /// The follow-up.
    pub follow_up_id: ID,
    /// Makes sending it twice close once: any text of yours, the same for the same wish.
    #[graphql(validator(min_length = 1, max_length = 100))]
    pub idempotency_key: String,
    /// The day it was held: today, or a day of the last month.
    pub held_on: NaiveDate,
    /// Who was there: the citizen, the caseworker and the contact person each once, there or not; and whoever else came (R20).
    pub attendance: Vec<FollowUpAttendanceInput>,
    /// How the citizen takes part, as a friendly note; left out when there is nothing to say (R21).
    #[graphql(validator(max_length = 2000))]
    pub participation: Option<String>,
    /// What it came to.
    pub result: FollowUpResult,
    /// When the support was reassessed: why, and to what end (R22). Nothing stops by itself.
    pub reassessment: Option<ReassessmentInput>,
    /// What was said and agreed on.
    #[graphql(validator(max_length = 5000))]
    pub summary: String,
    /// The same for the citizen, in easy words.
    #[graphql(validator(max_length = 5000))]
    pub easy: String,
    /// The next one; left out only when the place ends (R19).
    pub next: Option<NextFollowUpInput>,
}

/// Somebody at a follow-up, or who should have been.
#[derive(Clone, Debug, InputObject, Serialize)]
pub struct FollowUpAttendanceInput {
    /// As what.
    pub party: FollowUpParty,
    /// The name; needed for whoever isn't one of the three.
    #[graphql(validator(max_length = 200))]
    pub name: Option<String>,
    /// Was there?
    pub attended: bool,
    /// Why not; required for who wasn't there.
    #[graphql(validator(max_length = 500))]
    pub absence_reason: Option<String>,
}

/// A reassessment of the support (R22).
#[derive(Clone, Copy, Debug, InputObject, Serialize)]
pub struct ReassessmentInput {
    /// Why.
    pub trigger: ReassessmentTrigger,
    /// To what end.
    pub outcome: ReassessmentOutcome,
}

/// The next follow-up.
#[derive(Clone, Debug, InputObject, Serialize)]
pub struct NextFollowUpInput {
    /// The day: open, and at most 12 months after this one was held (R19).
    pub planned_on: NaiveDate,
    /// When it begins.
    pub starts_at: Option<NaiveTime>,
    /// Where.
    #[graphql(validator(max_length = 200))]
    pub place: Option<String>,
}

/// Everything about what was held that the caller can put right (R20–R22).
pub fn check(input: &FollowUpCloseInput, today: NaiveDate) -> Problems {
    let mut problems = Problems::default();
    let earliest = today.checked_sub_months(Months::new(1)).unwrap_or(today);
    if !(earliest..=today).contains(&input.held_on) {
        problems.refuse(
            UserErrorCode::OutOfRange,
            &["heldOn"],
            "Vælg den dag, opfølgningen blev holdt: i dag eller en dag i den seneste måned.",
            "Choose the day on which the follow-up was held: today or a day of the last month.",
        );
    }
    for party in PARTIES {
        if input.attendance.iter().filter(|one| one.party == party).count() != 1 {
            problems.refuse(
                UserErrorCode::ReasonRequired,
                &["attendance"],
                "Skriv for borgeren, rådgiveren og kontaktpersonen, om de var med. Skriv hver af dem én gang.",
                "Say for the citizen, the caseworker and the contact person whether they were there. Name each once.",
            );
            break;
        }
    }
    let met = input.attendance.iter().filter(|one| one.attended && PARTIES.contains(&one.party)).count();
    if met < 2 {
        problems.refuse(
            UserErrorCode::OutOfRange,
            &["attendance"],
            "Mindst to af de tre skal have været med. Flyt ellers opfølgningen med followUpMove.",
            "At least two of the three have to have been there. Else move the follow-up with followUpMove.",
        );
    }
    for one in &input.attendance {
        if !one.attended {
            problems.need(
                one.absence_reason.as_deref(),
                &["attendance", "absenceReason"],
                "Skriv, hvorfor vedkommende ikke var med.",
                "Say why this one was not there.",
            );
        }
        if !PARTIES.contains(&one.party) {
            problems.need(one.name.as_deref(), &["attendance", "name"], "Skriv navnet.", "Give the name.");
        }
    }
    problems.need(
        Some(&input.summary),
        &["summary"],
        "Skriv, hvad I talte om og blev enige om.",
        "Say what was said and agreed on.",
    );
    problems.need(
        Some(&input.easy),
        &["easy"],
        "Skriv det samme i lette ord til borgeren.",
        "Say the same in easy words for the citizen.",
    );
    problems.and(easy::check(&input.easy, &["easy"]));
    problems
}

impl FollowUpCloseInput {
    /// The row of what it came to.
    pub fn summary_row(&self, follow_up_id: Uuid, citizen_id: Uuid) -> SummaryRow {
        SummaryRow {
            follow_up_id,
            citizen_id,
            summary: self.summary.clone(),
            easy: self.easy.clone(),
            participation: self.participation.clone().filter(|text| !text.trim().is_empty()),
            result: self.result,
            reassessment_trigger: self.reassessment.map(|one| one.trigger),
            reassessment_outcome: self.reassessment.map(|one| one.outcome),
        }
    }

    /// The rows of who was there.
    pub fn attendance_rows(&self, follow_up_id: Uuid, citizen_id: Uuid) -> Vec<AttendanceRow> {
        let row = |(position, one): (i16, &FollowUpAttendanceInput)| AttendanceRow {
            follow_up_id,
            position,
            citizen_id,
            party: one.party,
            name: one.name.clone(),
            attended: one.attended,
            absence_reason: one.absence_reason.clone().filter(|_| !one.attended),
        };
        (0..).zip(&self.attendance).map(row).collect()
    }
}

/// Closes a follow-up, and plans the next one.
pub async fn close(on: &Entered<'_>, input: &FollowUpCloseInput, (id, next_id): (Uuid, Uuid)) -> Changed {
    let row = open_follow_up(on, Action::Create, &CLOSING, id).await?;
    let citizen = row.citizen_id;
    let grant =
        queries::grant_to_follow_up(on, row.grant_id).await?.ok_or_else(|| Refusal::not_found(&["followUpId"]))?;
    let today = calendar::today();
    let months = settings(on).await?.follow_up_months;
    let mut problems = check(input, today);
    if input.held_on < grant.started_on {
        problems.refuse(
            UserErrorCode::OutOfRange,
            &["heldOn"],
            "Pladsen er ikke begyndt den dag. Vælg en senere dag.",
            "The place has not begun on that day. Choose a later day.",
        );
    }
    let after = GrantToFollowUp { last_held_on: Some(input.held_on), ..grant };
    match &input.next {
        Some(next) => {
            if let Err(error) = check_day(today, next.planned_on, &after, months) {
                problems.refuse(error.code, &["next", "plannedOn"], &error.message, &error.message_en);
            }
        }
        None if after.outlives(latest_day(input.held_on, months)) => problems.refuse(
            UserErrorCode::ReasonRequired,
            &["next"],
            "Planlæg den næste opfølgning med det samme. Der skal følges op mindst én gang om året.",
            "Plan the next follow-up at once. One is due at least once a year.",
        ),
        None => {}
    }
    problems.about(citizen)?;
    let next = input.next.as_ref().map(|next| FollowUpRow {
        id: next_id,
        planned_on: next.planned_on,
        starts_at: next.starts_at,
        place: next.place.clone(),
        held_on: None,
        caseworker_id: Some(on.actor().id),
        ..row.clone()
    });
    let (summary, attendance) = (input.summary_row(id, citizen), input.attendance_rows(id, citizen));
    queries::close(on, (id, input.held_on), &summary, &attendance, next.as_ref()).await?;
    Ok(Some(citizen))
}
