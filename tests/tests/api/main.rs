//! The API as its callers see it. One binary, so that one PostgreSQL serves all tests.

mod access_log;
mod access_matrix;
mod action_plans;
mod applications;
mod assessments;
mod attempts;
mod calendar_feed;
mod callers;
mod catalogue;
mod costs;
mod decisions;
mod delegations;
mod drafts;
#[cfg(feature = "flips")]
mod flips;
mod follow_ups;
mod grants;
mod http;
mod journeys;
mod key_rotation;
mod layers;
mod letters;
mod living;
mod looks;
mod request_isolation;
mod row_security;
mod rules;
mod schedule;
mod schema;
mod sessions;
mod sign_in;
mod stories;
mod tasks;
mod tokens;
mod told;
mod transport;
