//! Danish public holidays: on which days an authority is closed. Easter is computed by `computus`; the rest is the
//! Folkekirke's calendar (helligdagsloven; Store bededag was abolished from 2024).

use chrono::{Datelike, Days, NaiveDate, TimeDelta};

/// Days after Easter Sunday: Skærtorsdag, Langfredag, Påskedag, 2. påskedag, Kristi himmelfartsdag, Pinsedag, 2. pinsedag.
const FROM_EASTER: [i64; 7] = [-3, -2, 0, 1, 39, 49, 50];
/// Nytårsdag, Juledag, 2. juledag; and Grundlovsdag, Juleaftensdag, Nytårsaftensdag, when authorities are closed too.
const FIXED: [(u32, u32); 6] = [(1, 1), (12, 25), (12, 26), (6, 5), (12, 24), (12, 31)];
/// Store bededag: the fourth Friday after Easter, until 2023.
const STORE_BEDEDAG: (i64, i32) = (26, 2023);

/// Is the municipality open? Not on weekends and public holidays. Where it is doubtful whether a day counts
/// (Grundlovsdag, the days before Christmas and New Year), it counts as closed: a deadline then moves in the citizen's favour.
pub fn is_working_day(day: NaiveDate) -> bool {
    let weekend = day.weekday().num_days_from_monday() >= 5;
    !weekend && !FIXED.contains(&(day.month(), day.day())) && !follows_easter(day)
}

fn follows_easter(day: NaiveDate) -> bool {
    let Ok(easter) = computus::gregorian_naive(day.year()) else { return false };
    let after = (day - easter).num_days();
    FROM_EASTER.contains(&after) || (after == STORE_BEDEDAG.0 && day.year() <= STORE_BEDEDAG.1)
}

/// The day itself, or the first working day after it.
pub fn next_working_day(day: NaiveDate) -> NaiveDate {
    // No two closed days are more than a week from an open one; the calendar's last days are nobody's deadline.
    (0..14)
        .filter_map(|later| day.checked_add_days(Days::new(later)))
        .find(|day| is_working_day(*day))
        .unwrap_or(day + TimeDelta::zero())
}

/// The nth working day after a day.
pub fn working_days_after(day: NaiveDate, days: u32) -> NaiveDate {
    let working = (1..).map_while(|later| day.checked_add_days(Days::new(later))).filter(|day| is_working_day(*day));
    working.take(usize::try_from(days.max(1)).unwrap_or(1)).last().unwrap_or(day)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn danish_public_holidays_are_known() {
        for closed in [
            "2026-04-02",
            "2026-04-03",
            "2026-04-06",
            "2026-05-14",
            "2026-05-25",
            "2026-12-25",
            "2026-01-01",
            "2027-03-25",
            "2027-03-29",
            "2027-05-06",
            "2027-05-17",
            "2023-05-05",
            "2026-06-05",
            "2026-12-24",
            "2026-12-31",
        ] {
            assert!(!is_working_day(day(closed)), "{closed}");
        }
        for open in ["2024-04-26", "2026-05-01", "2026-04-07", "2026-05-15", "2026-12-23", "2026-06-04"] {
            assert!(is_working_day(day(open)), "{open}");
        }
    }

    #[test]
    fn a_closed_day_moves_to_the_next_open_one() {
        assert_eq!(next_working_day(day("2026-12-24")), day("2026-12-28"), "Christmas, then a weekend");
        assert_eq!(next_working_day(day("2026-04-02")), day("2026-04-07"), "Easter");
        assert_eq!(next_working_day(day("2026-11-25")), day("2026-11-25"), "the control");
    }
}
