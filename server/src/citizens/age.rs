//! How old a citizen is, and when the state pension age is reached (R7). The ages are data (`state_pension_age`); what
//! follows from them is here.

use async_graphql::SimpleObject;
use chrono::{Months, NaiveDate};

use crate::closed_list;

closed_list! {
    /// Where a citizen's age lies on a day (R7). The range is the municipality's own: outside it a caseworker gives a
    /// reason, and nothing ends by itself.
    pub enum AgeStatus {
        /// Not yet 18.
        Under18 = "UNDER_18",
        /// 18 or older, and below the state pension age.
        InRange = "IN_RANGE",
        /// The state pension age is reached.
        PensionAgeReached = "PENSION_AGE_REACHED",
    }
}

/// A citizen's age, as far as it matters here. The day of birth itself isn't shown.
#[derive(Clone, Copy, Debug, SimpleObject)]
pub struct Age {
    /// Where the age lies today (R7).
    pub status: AgeStatus,
    /// The day of the 18th birthday; 1 March for somebody born on 29 February.
    pub adult_on: NaiveDate,
    /// The day the state pension age is reached (lov om social pension § 1 a).
    pub state_pension_on: NaiveDate,
}

/// A row of the law: whoever is born on this day or later reaches the age after so many months.
pub type PensionAge = (NaiveDate, i16);

const MONTHS_TO_ADULT: u32 = 18 * 12;

/// The day the state pension age is reached: the birthday and so many months; where the month is shorter, its last day.
pub fn state_pension_on(born_on: NaiveDate, ages: &[PensionAge]) -> Option<NaiveDate> {
    let (_, months) = ages.iter().filter(|(from, _)| *from <= born_on).max_by_key(|(from, _)| *from)?;
    born_on.checked_add_months(Months::new(u32::try_from(*months).ok()?))
}

/// The 18th birthday: somebody born on 29 February has it on 1 March in other years.
fn adult_on(born_on: NaiveDate) -> Option<NaiveDate> {
    let day = born_on.checked_add_months(Months::new(MONTHS_TO_ADULT))?;
    if chrono::Datelike::day(&day) == chrono::Datelike::day(&born_on) { Some(day) } else { day.succ_opt() }
}

/// R7: 18 or older, and below the state pension age.
fn status_on(day: NaiveDate, adult_on: NaiveDate, state_pension_on: NaiveDate) -> AgeStatus {
    if day < adult_on {
        AgeStatus::Under18
    } else if day < state_pension_on {
        AgeStatus::InRange
    } else {
        AgeStatus::PensionAgeReached
    }
}

impl Age {
    /// The age of somebody born on a day, seen from another.
    pub fn of(born_on: NaiveDate, ages: &[PensionAge], today: NaiveDate) -> Option<Self> {
        let (adult_on, state_pension_on) = (adult_on(born_on)?, state_pension_on(born_on, ages)?);
        Some(Self { status: status_on(today, adult_on, state_pension_on), adult_on, state_pension_on })
    }

    /// Where the age lies on a day.
    pub fn status_on(&self, day: NaiveDate) -> AgeStatus {
        status_on(day, self.adult_on, self.state_pension_on)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn r7_the_eighteenth_birthday_and_the_pension_day_are_the_first_of_their_kind() {
        let ages = [(day("1800-01-01"), 840)];
        let age = Age::of(day("1980-06-15"), &ages, day("2026-01-01")).expect("an age");
        assert_eq!(age.status_on(day("1998-06-14")), AgeStatus::Under18);
        assert_eq!(age.status_on(day("1998-06-15")), AgeStatus::InRange);
        assert_eq!(age.status_on(day("2050-06-14")), AgeStatus::InRange);
        assert_eq!(age.status_on(day("2050-06-15")), AgeStatus::PensionAgeReached);
    }

    #[test]
    fn r7_born_on_29_february_is_adult_on_1_march() {
        assert_eq!(adult_on(day("2004-02-29")), Some(day("2022-03-01")));
    }
}
