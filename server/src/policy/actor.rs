//! The actor: who is asking in this request, and the facts the policy decides on.

use async_graphql::SimpleObject;
use chrono::NaiveDate;
use serde::Deserialize;
use uuid::Uuid;

use super::{DelegationArea, DelegationVerb, Role, ServiceScope};

/// Somebody who has signed in, acting in one role. Made by `db::Tx` from what the database says now, for one request.
#[derive(Clone, Debug)]
pub struct Actor {
    /// The account.
    pub id: Uuid,
    /// The name the account has; never logged.
    pub name: String,
    /// The role acted in.
    pub role: Role,
    /// Every role held today.
    pub roles: Vec<Role>,
    /// The own file: the actor's for a citizen, the forbidden one for an employee.
    pub citizen: Option<Uuid>,
    /// The offers a contact person sees rows of; `None` for every other role: no limit.
    pub offers: Option<Vec<Uuid>>,
    /// Citizens now attending those offers.
    pub attendees: Vec<Uuid>,
    /// What citizens gave the actor, as far as it is active today.
    pub delegations: Vec<ActiveDelegation>,
    /// Is this a citizen looking at the own file as a relative would? Then there is one delegation, and nothing is logged:
    /// it is the own look.
    pub preview: bool,
    /// The scopes of the tool that acts on this person's behalf, or of the own calendar feed; `None` for whoever acts themselves.
    pub through: Option<Vec<ServiceScope>>,
    /// Is this the citizen's own calendar feed?
    pub feed: bool,
    /// What the tool that acts, in its own name or another's, is registered for today.
    pub scopes: Vec<ServiceScope>,
}

impl Actor {
    /// The file that is the actor's own to look into: that is nobody else's look, and not in the access log. Through a tool it is
    /// the tool that looks.
    pub fn own_file(&self) -> Option<Uuid> {
        self.citizen.filter(|_| self.role == Role::Citizen && (self.through.is_none() || self.feed))
    }
}

/// A delegation received, active today.
#[derive(Clone, Debug, Deserialize)]
pub struct ActiveDelegation {
    /// Its id.
    pub id: Uuid,
    /// Who gave it.
    pub citizen_id: Uuid,
    /// What the relative is to the citizen, in the citizen's word.
    pub relation: String,
    /// First day it no longer holds.
    pub valid_to: NaiveDate,
    /// What it allows.
    pub scopes: Vec<DelegationScope>,
}

/// One thing a delegation allows: a verb in an area.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, SimpleObject)]
pub struct DelegationScope {
    /// What kind of help.
    pub verb: DelegationVerb,
    /// About what.
    pub area: DelegationArea,
}
