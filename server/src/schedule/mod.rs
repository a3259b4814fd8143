//! The week: on which days a citizen comes, which part of the day, and the days that nobody does: an agreed break, "I am
//! not coming", or an offer that is closed.

pub mod plan;
pub mod queries;
pub mod resolvers;

use std::sync::Arc;

use async_graphql::{ID, SimpleObject};
use chrono::{Days, NaiveDate, NaiveTime};

use self::queries::{AbsenceRow, PauseRow, ScheduleDayRow};
use crate::calendar::{self, Weekday};
use crate::closed_list;
use crate::offers::{Catalogue, Offer};
use crate::policy::Role;

/// R14: the fewest and the most days a week.
pub const DAYS_PER_WEEK: std::ops::RangeInclusive<i32> = 1..=5;

closed_list! {
    /// Which part of the day. A half day counts as a day (R14).
    pub enum DayPart {
        /// The whole day.
        Full = "FULL",
        /// The morning.
        Morning = "MORNING",
        /// The afternoon.
        Afternoon = "AFTERNOON",
        /// The evening.
        Evening = "EVENING",
    }
}

closed_list! {
    /// Whether a citizen comes on a day of the plan.
    pub enum AttendanceStatus {
        /// Comes.
        Expected = "EXPECTED",
        /// Somebody has said that the citizen doesn't come.
        Absent = "ABSENT",
        /// The place is paused.
        Paused = "PAUSED",
        /// The offer is closed.
        Closed = "CLOSED",
    }
}

/// A citizen's week, Monday first.
#[derive(Clone, Debug, SimpleObject)]
pub struct WeeklySchedule {
    /// Its Monday.
    pub starts_on: NaiveDate,
    /// Seven days.
    pub days: Vec<ScheduledDay>,
}

/// A day of a citizen's week.
#[derive(Clone, Debug, SimpleObject)]
pub struct ScheduledDay {
    /// The day.
    pub date: NaiveDate,
    /// Its weekday.
    pub weekday: Weekday,
    /// Where the plan says the citizen is, earliest first, whether the citizen comes or not; empty on a day off.
    pub attendances: Vec<Attendance>,
}

/// A citizen at an offer on a day.
#[derive(Clone, Debug, SimpleObject)]
pub struct Attendance {
    /// Where.
    pub offer: Arc<Offer>,
    /// Which part of the day.
    pub day_part: DayPart,
    /// From.
    pub starts_at: NaiveTime,
    /// To.
    pub ends_at: NaiveTime,
    /// Whether the citizen comes. Only on EXPECTED.
    pub status: AttendanceStatus,
    /// Why the offer is closed, in Danish; null unless CLOSED.
    pub closed_reason: Option<String>,
    /// Why the offer is closed, in English; null unless CLOSED.
    pub closed_reason_en: Option<String>,
}

/// A day on which a citizen doesn't come. Kept also when it was taken back.
#[derive(Clone, Debug, SimpleObject)]
pub struct Absence {
    /// Its id.
    pub id: ID,
    /// Where.
    pub offer: Arc<Offer>,
    /// The day. Its rides are cancelled with it.
    pub absent_on: NaiveDate,
    /// Who said so.
    pub reported_as: Role,
    /// True when it was taken back: the citizen comes after all.
    pub withdrawn: bool,
}

/// An agreed break from a place. No reason is kept.
#[derive(Clone, Debug, SimpleObject)]
pub struct GrantPause {
    /// Its id.
    pub id: ID,
    /// Where.
    pub offer: Arc<Offer>,
    /// First day away.
    pub valid_from: NaiveDate,
    /// First day back; null until that is agreed.
    pub valid_to: Option<NaiveDate>,
}

/// What makes a week: the plan, and what stands in its way.
#[derive(Clone, Copy, Debug)]
pub struct Plan<'a> {
    /// The weekdays, in all periods.
    pub days: &'a [ScheduleDayRow],
    /// Breaks.
    pub pauses: &'a [PauseRow],
    /// Days somebody doesn't come.
    pub absences: &'a [AbsenceRow],
}

impl Plan<'_> {
    /// Whether the citizen comes on a planned day. What the citizen said goes before what others planned.
    pub fn status(&self, row: &ScheduleDayRow, date: NaiveDate, offer: &Offer) -> AttendanceStatus {
        let absent = |absence: &AbsenceRow| {
            absence.grant_id == row.grant_id && absence.absent_on == date && absence.withdrawn_at.is_none()
        };
        let paused = |pause: &PauseRow| {
            pause.grant_id == row.grant_id && calendar::in_period(date, pause.valid_from, pause.valid_to)
        };
        if self.absences.iter().any(absent) {
            AttendanceStatus::Absent
        } else if self.pauses.iter().any(paused) {
            AttendanceStatus::Paused
        } else if offer.closed_on(date).is_some() {
            AttendanceStatus::Closed
        } else {
            AttendanceStatus::Expected
        }
    }

    /// The week that holds `day`. `None` only at the end of the calendar.
    pub fn week_of(&self, day: NaiveDate, catalogue: &Catalogue) -> Option<WeeklySchedule> {
        let starts_on = calendar::monday_of(day)?;
        let days = (0..7)
            .filter_map(|offset| {
                let date = starts_on.checked_add_days(Days::new(offset))?;
                Some(ScheduledDay { date, weekday: Weekday::of(date), attendances: self.attendances(date, catalogue) })
            })
            .collect();
        Some(WeeklySchedule { starts_on, days })
    }

    fn attendances(&self, date: NaiveDate, catalogue: &Catalogue) -> Vec<Attendance> {
        let planned = self.days.iter().filter(|row| row.falls_on(date));
        let mut attendances: Vec<Attendance> = planned
            .filter_map(|row| {
                let offer = catalogue.offer(row.offer_id)?;
                let status = self.status(row, date, &offer);
                let closing = offer.closed_on(date).filter(|_| status == AttendanceStatus::Closed);
                Some(Attendance {
                    closed_reason: closing.map(|closing| closing.reason.clone()),
                    closed_reason_en: closing.map(|closing| closing.reason_en.clone()),
                    offer,
                    day_part: row.day_part,
                    starts_at: row.starts_at,
                    ends_at: row.ends_at,
                    status,
                })
            })
            .collect();
        attendances.sort_by_key(|attendance| attendance.starts_at);
        attendances
    }
}

impl ScheduleDayRow {
    /// Does the plan have this on a date?
    pub fn falls_on(&self, date: NaiveDate) -> bool {
        self.weekday == Weekday::of(date) && calendar::in_period(date, self.valid_from, self.valid_to)
    }
}

impl AbsenceRow {
    /// As it is shown.
    pub fn shown(&self, catalogue: &Catalogue) -> Option<Absence> {
        Some(Absence {
            id: self.id.into(),
            offer: catalogue.offer(self.offer_id)?,
            absent_on: self.absent_on,
            reported_as: self.reported_as,
            withdrawn: self.withdrawn_at.is_some(),
        })
    }
}

impl PauseRow {
    /// As it is shown.
    pub fn shown(&self, catalogue: &Catalogue) -> Option<GrantPause> {
        Some(GrantPause {
            id: self.id.into(),
            offer: catalogue.offer(self.offer_id)?,
            valid_from: self.valid_from,
            valid_to: self.valid_to,
        })
    }
}
