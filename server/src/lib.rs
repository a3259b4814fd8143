//! Samvær: grants of activity and companionship offers (serviceloven § 104), and who may see them.
//!
//! The map. A request comes in at [`routes`], passes [`graphql::guard`] and [`identity`], opens its one transaction in
//! [`db`], is decided by [`policy`], and is loaded and logged by [`citizens::file`]. The rest is the domain:
//! each folder has its words and rules in `mod.rs`, its GraphQL in `resolvers.rs`, its SQL in `queries.rs`.
//! Types and SQL of one domain never use another's resolvers; resolvers are the top of the house.

pub mod app;
pub mod calendar;
pub mod closed_list;
pub mod config;
pub mod context;
pub mod easy;
pub mod error;
pub mod hex;
pub mod listen;
pub mod pagination;
pub mod routes;
pub mod secret_file;
pub mod telemetry;
pub mod user_error;
pub mod viewer;
pub mod write;

/// The database, the request's transaction, migrations.
pub mod db;
/// GraphQL over HTTP.
pub mod graphql;
/// Who is calling.
pub mod identity;
/// THE rules: who may do what with which Part of a file.
pub mod policy;

/// Who has looked.
pub mod access_log;
/// The plan of what a citizen works towards.
pub mod action_plans;
/// What somebody asks for.
pub mod applications;
/// Who belongs to the target group, and why.
pub mod assessments;
/// The week in a phone's calendar.
pub mod calendar_feed;
/// What has changed, told by whoever may.
pub mod change_notices;
/// Citizens and their files.
pub mod citizens;
/// What somebody doesn't agree with.
pub mod complaints;
/// What a citizen can expect to pay.
pub mod costs;
/// What was decided, on what, and how to complain.
pub mod decisions;
/// Access that citizens give relatives.
pub mod delegations;
/// What was begun and not sent.
pub mod drafts;
/// The yearly follow-up.
pub mod follow_ups;
/// What a citizen has been granted, from when, and for how long.
pub mod grants;
/// Decisions, summaries, answers and receipts as pages.
pub mod letters;
/// Offers and their prices.
pub mod offers;
/// What the municipality promises.
pub mod quality_standard;
/// That something was received, and whether it was handled.
pub mod receipts;
/// The citizen's week, and the days nobody comes.
pub mod schedule;
/// Who works with the cases and at the offers.
pub mod staff;
/// That the support doesn't fit, and what came of it.
pub mod support_reviews;
/// What waits for a caseworker.
pub mod tasks;
/// How a citizen gets there.
pub mod transport;

/// Invented people.
pub mod demo;
