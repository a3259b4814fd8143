//! Staff: who works with the cases and at the offers. Shown are work details only.

pub mod cover;
pub mod queries;
pub mod resolvers;

use std::sync::Arc;

use async_graphql::{ID, SimpleObject};
use chrono::NaiveDate;

use crate::offers::Offer;

/// Somebody on the staff.
#[derive(Clone, Debug, SimpleObject)]
pub struct StaffMember {
    /// The account: what `contactPersonAssign` takes.
    pub account_id: ID,
    /// The name.
    pub name: String,
    /// What the person is, such as "rådgiver".
    pub title: String,
    /// The phone at work.
    pub phone: String,
    /// When the phone is answered; null when nobody has said.
    pub phone_hours: Option<String>,
    /// Where the person is contact person, now and later.
    pub contact_person_at: Vec<ContactPersonPeriod>,
    /// Who does the person's work, now and later.
    pub covers: Vec<cover::StaffCover>,
    /// Has the person the role CASEWORKER today?
    pub active_caseworker: bool,
}

/// A time as contact person.
#[derive(Clone, Debug, SimpleObject)]
pub struct ContactPersonPeriod {
    /// Where.
    pub offer: Arc<Offer>,
    /// First day.
    pub valid_from: NaiveDate,
    /// First day no longer; null while it has no end.
    pub valid_to: Option<NaiveDate>,
}
