//! The viewer: who am I, what may I act as, and whose files may I see.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use async_graphql::{Context, ID, Object, SimpleObject};
use chrono::NaiveDate;
use uuid::Uuid;

use crate::citizens::{Citizen, file};
use crate::context::{Nullable, cpr_keys, nullable, tx};
use crate::error::Result;
use crate::policy::{Action, DelegationScope, Part, Role};

/// Whoever has signed in.
#[derive(SimpleObject)]
pub struct Viewer {
    /// The account's id.
    id: ID,
    /// The account's name.
    name: String,
    /// The role acted in, for this request.
    role: Role,
    /// Every role held today. Send another one in the header `Samvaer-Role` to act in it.
    roles: Vec<Role>,
    /// The own file; null for somebody without one, and in any role but CITIZEN.
    citizen: Option<Citizen>,
    /// Citizens who have given access that is active today; empty in any role but RELATIVE.
    acts_for: Vec<ReceivedDelegation>,
}

/// Access that a citizen has given the viewer, active today.
#[derive(SimpleObject)]
pub struct ReceivedDelegation {
    /// Its id.
    delegation_id: ID,
    /// What the viewer is to the citizen, in the citizen's word: mor, bror, ven; empty for a tool that acts on the
    /// relative's behalf, and so is what it allows.
    relation: String,
    /// What it allows.
    scopes: Vec<DelegationScope>,
    /// First day it no longer holds.
    valid_to: NaiveDate,
    /// Who gave it. Parts not given are null, with FORBIDDEN.
    citizen: Citizen,
}

/// The root field of the viewer.
#[derive(Default)]
pub struct ViewerQuery;

#[Object]
impl ViewerQuery {
    /// Who am I, and what may I see?
    async fn viewer(&self, ctx: &Context<'_>) -> Nullable<Viewer> {
        nullable(who_am_i(ctx).await)
    }
}

async fn who_am_i(ctx: &Context<'_>) -> Result<Option<Viewer>> {
    let on = tx(ctx)?.enter().await?;
    let actor = on.actor().clone();
    let selected = |field: async_graphql::Lookahead<'_>| {
        let fields = field.selection_fields();
        (!fields.is_empty()).then(|| file::parts_selected(fields.iter().flat_map(|field| field.selection_set())))
    };
    let citizen = match (selected(ctx.look_ahead().field("citizen")), actor.role, actor.citizen) {
        (Some(parts), Role::Citizen, Some(own)) => {
            file::load(&on, cpr_keys(ctx)?, Action::Read, &[own], &parts, file::FoundBy::default()).await?.pop()
        }
        _ => None,
    };
    let mut given_by: HashMap<Uuid, Arc<file::CitizenFile>> = HashMap::new();
    if actor.role == Role::Relative && ctx.look_ahead().field("actsFor").exists() {
        let parts = selected(ctx.look_ahead().field("actsFor").field("citizen"))
            .unwrap_or_else(|| BTreeSet::from([Part::Identity]));
        let mut citizens: Vec<Uuid> = actor.delegations.iter().map(|given| given.citizen_id).collect();
        citizens.sort();
        citizens.dedup();
        for file in file::load(&on, cpr_keys(ctx)?, Action::Read, &citizens, &parts, file::FoundBy::default()).await? {
            given_by.insert(file.id(), Arc::new(file));
        }
    }
    let acts_for = actor
        .delegations
        .iter()
        .filter_map(|given| {
            Some(ReceivedDelegation {
                delegation_id: given.id.into(),
                // A tool learns whom it may look at for somebody, not what they gave.
                relation: if actor.through.is_some() { String::new() } else { given.relation.clone() },
                scopes: if actor.through.is_some() { Vec::new() } else { given.scopes.clone() },
                valid_to: given.valid_to,
                citizen: Citizen(given_by.get(&given.citizen_id)?.clone()),
            })
        })
        .collect();
    Ok(Some(Viewer {
        id: actor.id.into(),
        name: actor.name.clone(),
        role: actor.role,
        roles: actor.roles.clone(),
        citizen: citizen.map(|file| Citizen(Arc::new(file))),
        acts_for,
    }))
}
