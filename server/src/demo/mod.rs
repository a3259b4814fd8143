//! The demonstration: an invented municipality's people, so that everything can be tried and tested. Everybody here is
//! invented; CPR numbers are test numbers (day + 60). The cast has fixed names and ids, the rest comes from a seed.

pub mod cast;
mod files;
mod generate;
mod living;
mod rows;
pub mod seed;
