//! Follow-ups: at least once a year the municipality looks, with the citizen and a contact person, whether the
//! support still fits (R19, R20; SEL § 148).

pub mod queries;
pub mod resolvers;

use std::sync::Arc;

use async_graphql::ID;
use chrono::{Days, Months, NaiveDate};

use crate::calendar;
use crate::closed_list;
use crate::offers::Offer;
use crate::user_error::{UserError, UserErrorCode};

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
    /// What it came to: `None` when the viewer may not see that Part.
    pub summary: Option<Option<String>>,
}

/// R19: planned, due soon, overdue or held; computed, never stored.
pub fn status_on(day: NaiveDate, planned_on: NaiveDate, held_on: Option<NaiveDate>) -> FollowUpStatus {
    if held_on.is_some() {
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
        assert_eq!(status_on(day(6, 10), day(6, 9), None), FollowUpStatus::Overdue);
        assert_eq!(status_on(day(6, 10), day(6, 10), None), FollowUpStatus::DueSoon);
        assert_eq!(status_on(day(6, 10), day(7, 10), None), FollowUpStatus::DueSoon);
        assert_eq!(status_on(day(6, 10), day(7, 11), None), FollowUpStatus::Planned);
        assert_eq!(status_on(day(6, 10), day(6, 9), Some(day(6, 9))), FollowUpStatus::Held);
    }

    #[test]
    fn r19_the_next_is_at_most_a_year_after_the_last() {
        assert_eq!(latest_day(day(2, 28), 12), NaiveDate::from_ymd_opt(2027, 2, 28).expect("a day"));
    }
}
