//! Receipts: that something was received, whoever told and whatever it is. The number on it, whose words it is, when it came,
//! how often somebody can tell, and whether what was told has been handled.

pub mod queries;
pub mod resolvers;

use async_graphql::SimpleObject;
use chrono::{DateTime, Months, NaiveDate};
use diesel::QueryResult;
use uuid::Uuid;

use crate::calendar;
use crate::closed_list;
use crate::db::Entered;
use crate::db::hold::hold;
use crate::policy::Role;
use crate::user_error::{Problems, UserErrorCode};

/// That something was received: the same for everybody.
#[derive(Clone, Debug, SimpleObject)]
pub struct Receipt {
    /// What to name when calling about it.
    pub number: String,
    /// When the municipality got it.
    pub received_on: NaiveDate,
    /// Until when the municipality has promised an answer; null where it has promised none: ask your caseworker (R40).
    pub answer_by: Option<NaiveDate>,
}

/// The number on a receipt: eight signs that say nothing.
pub fn receipt_number(id: Uuid) -> String {
    let signs = format!("{:X}", id.as_u128() & 0xFFFF_FFFF);
    let signs = format!("{signs:0>8}");
    match signs.split_at_checked(4) {
        Some((first, second)) => format!("{first}-{second}"),
        None => signs,
    }
}

impl Receipt {
    /// Of something with this id, received on this day; when left out, on the day it was made, which the id knows.
    pub fn of(id: Uuid, received_on: Option<NaiveDate>, answer_working_days: Option<u32>) -> Self {
        let made = id.get_timestamp().and_then(|at| DateTime::from_timestamp(i64::try_from(at.to_unix().0).ok()?, 0));
        let made_on = made.map_or_else(calendar::today, calendar::day_of);
        let received_on = received_on.unwrap_or(made_on);
        let answer_by = answer_working_days.map(|days| calendar::working_days_after(received_on, days));
        Self { number: receipt_number(id), received_on, answer_by }
    }
}

closed_list! {
    /// What somebody told.
    pub enum ReceiptKind {
        /// That something has changed.
        ChangeNotice = "CHANGE_NOTICE",
        /// That the support doesn't fit.
        SupportReview = "SUPPORT_REVIEW",
        /// A complaint.
        Complaint = "COMPLAINT",
        /// That something has changed for somebody whose file one has no access to.
        OutsideNotice = "OUTSIDE_NOTICE",
    }
}

/// What the signed-in person has told, and whether somebody has handled it: that and no more.
#[derive(Clone, Debug, SimpleObject)]
pub struct SentReceipt {
    /// What it was.
    pub kind: ReceiptKind,
    /// The receipt.
    pub receipt: Receipt,
    /// When it was handled; null while it waits.
    pub handled_on: Option<NaiveDate>,
}

/// How often somebody can tell something about one citizen in a day.
const A_DAY: i64 = 10;

/// There is an end to how often somebody can tell something about one citizen in a day.
pub async fn check_often(on: &Entered<'_>, citizen: Uuid) -> QueryResult<Problems> {
    let mut problems = Problems::default();
    // One sender's are counted one after the other.
    hold(on, on.actor().id).await?;
    if on.actor().role != Role::Caseworker && queries::told_today(on, citizen).await? >= A_DAY {
        problems.refuse(
            UserErrorCode::OutOfRange,
            &[],
            "Du har skrevet mange gange i dag. Ring til kommunen, eller skriv igen i morgen.",
            "You have written many times today. Call the municipality, or write again tomorrow.",
        );
    }
    Ok(problems)
}

/// What a caseworker writes down may have come before today, and be somebody else's words; everybody else tells now, in
/// the own name.
pub fn check_written_down(
    role: Role,
    (told_by, field): (Option<&str>, &str),
    received_on: Option<NaiveDate>,
    today: NaiveDate,
) -> Problems {
    let mut problems = Problems::default();
    if role != Role::Caseworker && told_by.is_some() {
        problems.refuse(
            UserErrorCode::OutOfRange,
            &[field],
            "Lad feltet være tomt. Vi ved, hvem du er.",
            "Leave the field out. It is known who you are.",
        );
    }
    let earliest = today.checked_sub_months(Months::new(12)).unwrap_or(today);
    if role != Role::Caseworker && received_on.is_some_and(|day| day != today) {
        problems.refuse(
            UserErrorCode::OutOfRange,
            &["receivedOn"],
            "Lad feltet være tomt. Vi får det i dag.",
            "Leave the field out. The municipality gets it today.",
        );
    } else if received_on.is_some_and(|day| !(earliest..=today).contains(&day)) {
        problems.refuse(
            UserErrorCode::OutOfRange,
            &["receivedOn"],
            "Vælg den dag, det kom: en dag i det seneste år, senest i dag.",
            "Choose the day it came: a day of the last year, no later than today.",
        );
    }
    problems
}

/// Whose words something is, as it is kept: a caseworker says, the citizen's own need no name, everybody else's are their
/// own.
pub fn told_by(on: &Entered<'_>, named: Option<&str>) -> Option<String> {
    match on.actor().role {
        Role::Caseworker => named.filter(|name| !name.trim().is_empty()).map(Into::into),
        Role::Citizen => None,
        _ => Some(on.actor().name.clone()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_receipt_knows_its_day_and_its_number_says_nothing() {
        let receipt = Receipt::of(Uuid::now_v7(), None, Some(5));
        assert_eq!(receipt.received_on, calendar::today());
        assert_eq!(receipt.number.len(), 9);
        assert!(receipt.answer_by.is_some_and(|day| day > receipt.received_on && calendar::is_working_day(day)));
        assert_eq!(receipt_number(Uuid::nil()), "0000-0000");
    }
}
