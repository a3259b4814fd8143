//! The API as its callers see it. One binary, so that one PostgreSQL serves all tests.

mod access_log;
mod access_matrix;
mod callers;
mod delegations;
mod follow_ups;
mod grants;
mod http;
mod journeys;
mod layers;
mod life;
mod request_isolation;
mod row_security;
mod rules;
mod schema;
mod sessions;
