//! Follow-ups: at least once a year the municipality looks, with the citizen and a contact person, whether the
//! support still fits (R19, R20; SEL § 148).

pub mod hold;
pub mod plan;
pub mod prepare;
pub mod queries;
pub mod resolvers;

use std::collections::BTreeSet;
use std::sync::Arc;

use async_graphql::{ID, SelectionField, SimpleObject};
use chrono::{Days, Months, NaiveDate};
use uuid::Uuid;

use self::queries::FollowUpRow;
use crate::calendar;
use crate::closed_list;
use crate::db::Entered;
use crate::db::hold::hold;
use crate::offers::{Catalogue, Offer};
use crate::policy::{Action, Part};
use crate::user_error::{UserError, UserErrorCode};
use crate::write::{self, Halt, Refusal};

/// How long before its day a follow-up counts as due soon.
pub const DUE_SOON_DAYS: u64 = 30;

closed_list! {
    /// Where a follow-up is, seen from today.
    pub enum FollowUpStatus {
        /// Planned, and its day is more than 30 days away.
        Planned = "PLANNED",
        /// Planned within the next 30 days, today included.
        DueSoon = "DUE_SOON",
        /// Its day has passed and it has not been held.
        Overdue = "OVERDUE",
        /// Held.
        Held = "HELD",
        /// Not held, because the place ended before.
        Cancelled = "CANCELLED",
    }
}

closed_list! {
    /// Who somebody is at a follow-up (R20).
    pub enum FollowUpParty {
        /// The citizen.
        Citizen = "CITIZEN",
        /// The caseworker.
        Caseworker = "CASEWORKER",
        /// The contact person of the offer.
        ContactPerson = "CONTACT_PERSON",
        /// A relative.
        Relative = "RELATIVE",
        /// Somebody who goes along and has no rights (bisidder).
        Bisidder = "BISIDDER",
        /// A guardian.
        Guardian = "GUARDIAN",
        /// Somebody else.
        Other = "OTHER",
    }
}

closed_list! {
    /// What a follow-up came to, as KL's common language for the disability field (FFB) has it.
    pub enum FollowUpResult {
        /// The support goes on.
        Continue = "CONTINUE",
        /// The support is to end: a caseworker decides.
        End = "END",
        /// The support is to end, and another is to begin: a caseworker decides.
        EndAndRefer = "END_AND_REFER",
    }
}

impl FollowUpResult {
    /// Its FFB code.
    pub const fn ffb_code(self) -> &'static str {
        match self {
            Self::Continue => "1e971d84-10a4-4ef8-a8b3-0daa4c7d088a",
            Self::End => "d7d03656-4c87-4e67-9146-aa5990460f16",
            Self::EndAndRefer => "b4c01aa8-82fd-44e4-83ff-ca19ec02c779",
        }
    }
}

closed_list! {
    /// Why the support is reassessed (R22).
    pub enum ReassessmentTrigger {
        /// The citizen takes part little.
        LowParticipation = "LOW_PARTICIPATION",
        /// Somebody told of a change.
        ChangeNotice = "CHANGE_NOTICE",
        /// The citizen asked for it.
        CitizenRequest = "CITIZEN_REQUEST",
        /// The follow-up itself.
        FollowUp = "FOLLOW_UP",
        /// The citizen's age.
        Age = "AGE",
    }
}

closed_list! {
    /// What a reassessment came to (R22). Nothing stops by itself: ENDED and OTHER_SUPPORT wait for a decision.
    pub enum ReassessmentOutcome {
        /// As it is.
        Unchanged = "UNCHANGED",
        /// The support is arranged in another way.
        Reorganised = "REORGANISED",
        /// Another support meets the need better.
        OtherSupport = "OTHER_SUPPORT",
        /// No support is needed any more.
        Ended = "ENDED",
    }
}

/// A follow-up (opfølgning) of a grant.
#[derive(Clone, Debug)]
pub struct FollowUp {
    /// The row it is made from.
    pub row: queries::FollowUpRow,
    /// Where the citizen is.
    pub offer: Arc<Offer>,
    /// The caseworker's name.
    pub caseworker_name: Option<String>,
    /// What it came to: `None` when the viewer may not see that Part, as for the next two.
    pub outcome: Option<Option<FollowUpOutcome>>,
    /// What the citizen wants to say.
    pub preparation: Option<Option<prepare::FollowUpPreparation>>,
    /// What the contact person has seen.
    pub contributions: Option<Vec<prepare::FollowUpContribution>>,
}

/// What a follow-up came to.
#[derive(Clone, Debug, SimpleObject)]
pub struct FollowUpOutcome {
    /// Whether the support goes on.
    pub result: FollowUpResult,
    /// The code of that in FFB, KL's common language for the disability field.
    pub result_ffb_code: ID,
    /// Why the support was reassessed; null when it was not (R22).
    pub reassessment_trigger: Option<ReassessmentTrigger>,
    /// What the reassessment came to; null when there was none (R22).
    pub reassessment_outcome: Option<ReassessmentOutcome>,
    /// How the citizen takes part, as a friendly note; null when nothing was said (R21).
    pub participation: Option<String>,
    /// What was said and agreed on.
    pub summary: String,
    /// The same in easy words.
    pub easy: String,
    /// Who was there, and why somebody was not (R20); empty for follow-ups from before that was written down.
    pub attendance: Vec<FollowUpAttendance>,
}

/// Somebody at a follow-up, or who should have been.
#[derive(Clone, Debug, SimpleObject)]
pub struct FollowUpAttendance {
    /// As what.
    pub party: FollowUpParty,
    /// The name; null for the three parties when it was not written.
    pub name: Option<String>,
    /// Was there?
    pub attended: bool,
    /// Why not; null for who was there.
    pub absence_reason: Option<String>,
}

impl queries::SummaryRow {
    /// As it is shown, with who was there.
    pub fn shown(&self, attendance: &[queries::AttendanceRow]) -> FollowUpOutcome {
        let there = attendance.iter().filter(|row| row.follow_up_id == self.follow_up_id);
        FollowUpOutcome {
            result: self.result,
            result_ffb_code: self.result.ffb_code().into(),
            reassessment_trigger: self.reassessment_trigger,
            reassessment_outcome: self.reassessment_outcome,
            participation: self.participation.clone(),
            summary: self.summary.clone(),
            easy: self.easy.clone(),
            attendance: there
                .map(|row| FollowUpAttendance {
                    party: row.party,
                    name: row.name.clone(),
                    attended: row.attended,
                    absence_reason: row.absence_reason.clone(),
                })
                .collect(),
        }
    }
}

/// R19: planned, due soon, overdue, held or cancelled; computed, never stored.
pub fn status_on(day: NaiveDate, row: &queries::FollowUpRow) -> FollowUpStatus {
    let planned_on = row.planned_on;
    if row.cancelled_on.is_some() {
        FollowUpStatus::Cancelled
    } else if row.held_on.is_some() {
        FollowUpStatus::Held
    } else if planned_on < day {
        FollowUpStatus::Overdue
    } else if planned_on <= due_soon_until(day) {
        FollowUpStatus::DueSoon
    } else {
        FollowUpStatus::Planned
    }
}

/// The last day that counts as due soon.
pub fn due_soon_until(day: NaiveDate) -> NaiveDate {
    day.checked_add_days(Days::new(DUE_SOON_DAYS)).unwrap_or(NaiveDate::MAX)
}

/// R19: the latest day of the next follow-up, counted from the last one held or, before the first, from the start; after as
/// many months as the standard says, which are 12 or fewer.
pub fn latest_day(last_held_or_start: NaiveDate, months: u32) -> NaiveDate {
    last_held_or_start.checked_add_months(Months::new(months)).unwrap_or(NaiveDate::MAX)
}

/// R19: a follow-up is planned for today or later, and at most a year after the last one or the start. One that is late
/// already may be planned for the coming month: late is better than never.
pub fn check_day(
    today: NaiveDate,
    planned_on: NaiveDate,
    grant: &queries::GrantToFollowUp,
    months: u32,
) -> Result<(), UserError> {
    let refused = |message: &str, message_en: &str| {
        Err(UserError::new(UserErrorCode::OutOfRange, &["plannedOn"], message, message_en))
    };
    if planned_on < today {
        return refused("Dagen er gået. Vælg i dag eller en senere dag.", "The day has passed. Choose today or later.");
    }
    if !calendar::is_working_day(planned_on) {
        return refused(
            "Kommunen har lukket den dag. Vælg en anden dag.",
            "The municipality is closed on that day. Choose another day.",
        );
    }
    if !grant.periods.iter().any(|(from, to)| calendar::in_period(planned_on, *from, *to)) {
        return refused(
            "Bevillingen gælder ikke den dag. Vælg en dag, hvor den gælder.",
            "The grant is not in force on that day. Choose a day when it is.",
        );
    }
    let latest = latest_day(grant.last_held_on.unwrap_or(grant.started_on), months).max(due_soon_until(today));
    if planned_on > latest {
        return refused(
            &format!(
                "Der skal følges op mindst hver {months}. måned. Vælg en dag senest den {}.",
                latest.format("%d.%m.%Y")
            ),
            &format!("A follow-up is due at least every {months} months. Choose a day no later than {latest}."),
        );
    }
    Ok(())
}

/// The follow-up an input names in `followUpId`, that is neither held nor cancelled; nobody else changes its grant until this
/// request is over.
async fn open_follow_up(on: &Entered<'_>, action: Action, parts: &[Part], id: Uuid) -> Result<FollowUpRow, Halt> {
    let grant = queries::fetch(on, id)
        .await?
        .filter(|row| write::may(on, action, parts, row.citizen_id))
        .ok_or_else(|| Refusal::not_found(&["followUpId"]))?
        .grant_id;
    hold(on, grant).await?;
    let row = queries::fetch(on, id).await?.ok_or_else(|| Refusal::not_found(&["followUpId"]))?;
    if row.held_on.is_some() || row.cancelled_on.is_some() {
        let words = UserError::new(
            UserErrorCode::AlreadyClosed,
            &["followUpId"],
            "Opfølgningen er holdt eller aflyst. Se, hvornår den næste er.",
            "The follow-up is held or cancelled. Look when the next one is.",
        );
        return Err(Refusal::about(row.citizen_id, words).into());
    }
    Ok(row)
}

/// The Parts that a selection of `FollowUp` asks for, beside its own.
pub fn parts_selected<'a>(selection: impl IntoIterator<Item = SelectionField<'a>>) -> BTreeSet<Part> {
    let part = |field: SelectionField<'_>| match field.name() {
        "outcome" => Some(Part::FollowUpSummary),
        "preparation" => Some(Part::FollowUpPreparation),
        "contributions" => Some(Part::FollowUpContribution),
        _ => None,
    };
    selection.into_iter().filter_map(part).collect()
}

/// What belongs to follow-ups beside their rows, as far as it was loaded.
#[derive(Clone, Copy, Debug)]
pub struct Around<'a> {
    /// What they came to.
    pub summaries: &'a [queries::SummaryRow],
    /// Who was there.
    pub attendance: &'a [queries::AttendanceRow],
    /// What citizens want to say.
    pub preparations: &'a [queries::PreparationRow],
    /// What contact persons have seen.
    pub contributions: &'a [(queries::ContributionRow, Option<String>)],
}

impl FollowUp {
    /// From its row and what belongs to it; a Part that is refused is `None`.
    pub fn new(
        row: queries::FollowUpRow,
        caseworker_name: Option<String>,
        around: Around<'_>,
        refused: &BTreeSet<Part>,
        catalogue: &Catalogue,
    ) -> Option<Self> {
        let id = row.id;
        let allowed = |part: Part| (!refused.contains(&part)).then_some(());
        let summary = around.summaries.iter().find(|row| row.follow_up_id == id);
        let preparation = around.preparations.iter().find(|row| row.follow_up_id == id);
        let contributions = around.contributions.iter().filter(|(row, _)| row.follow_up_id == id);
        Some(Self {
            offer: catalogue.offer(row.offer_id)?,
            row,
            caseworker_name,
            outcome: allowed(Part::FollowUpSummary).map(|()| summary.map(|row| row.shown(around.attendance))),
            preparation: allowed(Part::FollowUpPreparation).map(|()| preparation.map(queries::PreparationRow::shown)),
            contributions: allowed(Part::FollowUpContribution)
                .map(|()| contributions.map(|(row, by)| row.shown(by.clone())).collect()),
        })
    }
}

impl FollowUp {
    /// Its id.
    pub fn id(&self) -> ID {
        self.row.id.into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, month, day).expect("a day")
    }

    #[test]
    fn r19_a_passed_day_is_overdue_and_the_day_itself_is_due() {
        let id = uuid::Uuid::nil();
        let on = |planned_on: NaiveDate, held_on: Option<NaiveDate>| {
            let row = queries::FollowUpRow {
                id,
                grant_id: id,
                citizen_id: id,
                offer_id: id,
                planned_on,
                starts_at: None,
                place: None,
                held_on,
                caseworker_id: None,
                cancelled_on: None,
            };
            status_on(day(6, 10), &row)
        };
        assert_eq!(on(day(6, 9), None), FollowUpStatus::Overdue);
        assert_eq!(on(day(6, 10), None), FollowUpStatus::DueSoon);
        assert_eq!(on(day(7, 10), None), FollowUpStatus::DueSoon);
        assert_eq!(on(day(7, 11), None), FollowUpStatus::Planned);
        assert_eq!(on(day(6, 9), Some(day(6, 9))), FollowUpStatus::Held);
    }

    #[test]
    fn r19_the_next_is_at_most_a_year_after_the_last() {
        assert_eq!(latest_day(day(2, 28), 12), NaiveDate::from_ymd_opt(2027, 2, 28).expect("a day"));
    }
}
