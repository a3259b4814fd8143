//! For tests alone (feature `flips`): another policy in the place of the table, to see whether anybody notices.

use std::sync::{PoisonError, RwLock};

use super::{RULES, Rule};

static IN_FORCE: RwLock<&'static [Rule]> = RwLock::new(RULES);

/// The policy in force now.
pub fn rules() -> &'static [Rule] {
    *IN_FORCE.read().unwrap_or_else(PoisonError::into_inner)
}

/// Puts another in its place, for the whole process.
pub fn put(rules: Vec<Rule>) {
    *IN_FORCE.write().unwrap_or_else(PoisonError::into_inner) = Vec::leak(rules);
}
