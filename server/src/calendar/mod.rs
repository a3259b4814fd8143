//! Days and weeks as they are in Denmark. A day is a Danish calendar day; an instant is UTC.

mod holidays;

use async_graphql::Enum;
use chrono::{DateTime, Datelike, Days, Months, NaiveDate, NaiveTime, Utc};
use chrono_tz::Europe::Copenhagen;
use diesel::deserialize::{self, FromSql, FromSqlRow};
use diesel::expression::AsExpression;
use diesel::pg::{Pg, PgValue};
use diesel::serialize::{self, Output, ToSql};
use diesel::sql_types::SmallInt;
use serde::{Deserialize, Serialize};

pub use holidays::{is_working_day, next_working_day, working_days_after};

/// Today in Denmark.
pub fn today() -> NaiveDate {
    day_of(Utc::now())
}

/// The day in Denmark that a moment is on.
pub fn day_of(moment: DateTime<Utc>) -> NaiveDate {
    moment.with_timezone(&Copenhagen).date_naive()
}

/// When a Danish day begins. (Where clocks are changed at midnight, at its first moment; here they never are.)
pub fn begins(day: NaiveDate) -> DateTime<Utc> {
    moment(day, NaiveTime::MIN)
}

/// The moment of a time of day in Denmark. (Of the hour that is there twice in autumn, the first.)
pub fn moment(day: NaiveDate, at: NaiveTime) -> DateTime<Utc> {
    let there = day.and_time(at);
    there.and_local_timezone(Copenhagen).earliest().map_or_else(|| there.and_utc(), |moment| moment.with_timezone(&Utc))
}

/// Half-open: `valid_to` is the first day outside; `None` is no end.
pub fn in_period(day: NaiveDate, valid_from: NaiveDate, valid_to: Option<NaiveDate>) -> bool {
    valid_from <= day && valid_to.is_none_or(|end| day < end)
}

/// The years a day of this product can lie in.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2200;

/// After every day that can be planned.
pub const LAST_DAY: NaiveDate = match NaiveDate::from_ymd_opt(9999, 12, 31) {
    Some(day) => day,
    None => NaiveDate::MAX,
};

/// Whether a day lies in a year that somebody can mean.
pub fn is_plausible(day: NaiveDate) -> bool {
    YEARS.contains(&day.year())
}

/// How far ahead something is decided or agreed on: what lies further is a slip of the keyboard.
const YEARS_AHEAD: u32 = 5;

/// Whether a day is no further ahead than anything is decided.
pub fn is_near(today: NaiveDate, day: NaiveDate) -> bool {
    is_plausible(day) && today.checked_add_months(Months::new(12 * YEARS_AHEAD)).is_some_and(|last| day <= last)
}

/// The Monday of the week that holds `day`. `None` only at the end of the calendar.
pub fn monday_of(day: NaiveDate) -> Option<NaiveDate> {
    day.checked_sub_days(Days::new(u64::from(day.weekday().num_days_from_monday())))
}

/// Days of the week; the week begins on Monday.
#[derive(
    Enum, Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, AsExpression, FromSqlRow,
)]
#[diesel(sql_type = SmallInt)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Weekday {
    /// Mandag.
    Monday = 1,
    /// Tirsdag.
    Tuesday,
    /// Onsdag.
    Wednesday,
    /// Torsdag.
    Thursday,
    /// Fredag.
    Friday,
    /// Lørdag.
    Saturday,
    /// Søndag.
    Sunday,
}

impl Weekday {
    /// All seven, Monday first.
    pub const ALL: [Self; 7] =
        [Self::Monday, Self::Tuesday, Self::Wednesday, Self::Thursday, Self::Friday, Self::Saturday, Self::Sunday];

    /// The weekday of a day.
    pub fn of(day: NaiveDate) -> Self {
        match day.weekday() {
            chrono::Weekday::Mon => Self::Monday,
            chrono::Weekday::Tue => Self::Tuesday,
            chrono::Weekday::Wed => Self::Wednesday,
            chrono::Weekday::Thu => Self::Thursday,
            chrono::Weekday::Fri => Self::Friday,
            chrono::Weekday::Sat => Self::Saturday,
            chrono::Weekday::Sun => Self::Sunday,
        }
    }
}

impl ToSql<SmallInt, Pg> for Weekday {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Pg>) -> serialize::Result {
        let number = *self as i16;
        <i16 as ToSql<SmallInt, Pg>>::to_sql(&number, &mut out.reborrow())
    }
}

impl FromSql<SmallInt, Pg> for Weekday {
    fn from_sql(value: PgValue<'_>) -> deserialize::Result<Self> {
        let number = <i16 as FromSql<SmallInt, Pg>>::from_sql(value)?;
        Self::ALL.into_iter().find(|day| *day as i16 == number).ok_or_else(|| format!("{number} is no weekday").into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_week_begins_on_monday() {
        let sunday = NaiveDate::from_ymd_opt(2026, 11, 29).expect("a day");
        assert_eq!(monday_of(sunday), NaiveDate::from_ymd_opt(2026, 11, 23));
        assert_eq!(Weekday::of(sunday), Weekday::Sunday);
    }

    #[test]
    fn a_period_does_not_hold_its_last_day() {
        let day = |d| NaiveDate::from_ymd_opt(2026, 11, d).expect("a day");
        assert!(in_period(day(1), day(1), Some(day(3))));
        assert!(!in_period(day(3), day(1), Some(day(3))));
        assert!(in_period(day(30), day(1), None));
    }
}
