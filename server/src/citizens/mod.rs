//! Citizens and their files.
//!
//! A citizen's *file* is everything this product knows of a person, in Parts. `file.rs` is the way every question
//! about citizens goes: the selection becomes a set of Parts, the policy decides on them, one pipeline loads them, the
//! access log names them. The resolvers here only pick from what was loaded.

pub mod age;
pub mod cpr;
pub mod file;
pub mod queries;
pub mod register;
pub mod resolvers;
pub mod rotation;

use std::sync::Arc;

use async_graphql::SimpleObject;

use crate::closed_list;
use crate::offers::Offer;

closed_list! {
    /// Who a contact is.
    pub enum ContactKind {
        /// The citizen's caseworker (rådgiver).
        Caseworker = "CASEWORKER",
        /// A contact person at an offer.
        ContactPerson = "CONTACT_PERSON",
        /// The municipality's unit (Rådgivning og Visitation).
        AuthorityUnit = "AUTHORITY_UNIT",
    }
}

/// A citizen, with as much of the file as the viewer may see. The object itself is the name (Part IDENTITY); every
/// other Part is a field of its own.
pub struct Citizen(pub Arc<file::CitizenFile>);

/// An address. For a protected one only the citizen and the caseworker get it (CPR-loven § 28).
#[derive(Clone, Debug, SimpleObject)]
pub struct Address {
    /// Street and number.
    pub street: String,
    /// Four digits.
    pub postal_code: String,
    /// Town.
    pub city: String,
    /// True when name and address are protected.
    pub protected: bool,
}

/// Somebody the citizen can call.
#[derive(Clone, Debug, SimpleObject)]
pub struct Contact {
    /// Caseworker, contact person or the municipality's unit.
    pub kind: ContactKind,
    /// The name.
    pub name: String,
    /// Eight digits, as they are dialled.
    pub phone: String,
    /// When the phone is answered; null when nobody has said.
    pub phone_hours: Option<String>,
    /// The offer a contact person belongs to; null for everybody else.
    pub offer: Option<Arc<Offer>>,
}
