//! The access log in GraphQL: the own one for a citizen, all of it for the auditor.

use async_graphql::{Context, ID, Object};
use uuid::Uuid;

use super::{AccessAction, AccessLogEntry, queries};
use crate::context::{Nullable, nullable, tx};
use crate::error::{Error, Result};
use crate::pagination::{Connection, Slice, invalid_cursor};
use crate::policy::{self, Action, Part, Role, Subject};

/// Root fields of the access log.
#[derive(Default)]
pub struct AccessLogQuery;

#[Object]
impl AccessLogQuery {
    /// Who has looked, newest first. A citizen gets the own log; the auditor anybody's, or everybody's when no citizen
    /// is named. Null for a citizen whose log you may not see, as for one who never was.
    async fn access_log(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Whose log; left out: the own one, and for the auditor everybody's.")] citizen_id: Option<ID>,
        #[graphql(desc = "Rows on the page, 1 to 100; 20 when left out.")] first: Option<i32>,
        #[graphql(desc = "The cursor the page begins after.")] after: Option<String>,
    ) -> Nullable<Connection<AccessLogEntry>> {
        nullable(list(ctx, citizen_id, Slice::new(first, after)).await)
    }
}

async fn list(
    ctx: &Context<'_>,
    citizen_id: Option<ID>,
    slice: Result<Slice>,
) -> Result<Option<Connection<AccessLogEntry>>> {
    let slice = slice?;
    let on = tx(ctx)?.enter().await?;
    let actor = on.actor().clone();
    let named = citizen_id.map(|id| id.parse::<Uuid>().unwrap_or_default());
    let citizen = match (policy::reach(actor.role, Action::Read, Part::AccessLog), named) {
        (None, _) => return Err(Error::Forbidden),
        (Some(policy::Reach::All), named) => named,
        (Some(_), named) => {
            let Some(citizen) = named.or(actor.citizen) else { return Ok(None) };
            if !policy::decide(&actor, Action::Read, Part::AccessLog, Subject::citizen(citizen)) {
                return Ok(None);
            }
            Some(citizen)
        }
    };
    let after = slice.after::<i64>()?;
    if let Some(after) = after
        && !queries::exists(&on, citizen, after).await?
    {
        return Err(invalid_cursor());
    }
    let total = queries::count(&on, citizen).await?;
    let (rows, more) = slice.cut(queries::page(&on, citizen, &slice, after).await?);
    let names = match citizen {
        Some(citizen) if actor.role == Role::Citizen => queries::relative_names(&on, citizen).await?,
        _ => Default::default(),
    };
    if actor.role != Role::Citizen {
        let mut seen: Vec<Uuid> = rows.iter().map(|row| row.citizen_id).chain(citizen).collect();
        seen.sort();
        seen.dedup();
        let seen: Vec<_> = seen.into_iter().map(|citizen| (citizen, vec![Part::AccessLog])).collect();
        queries::write(&on, AccessAction::Read, &seen).await?;
    }
    let rows = rows
        .into_iter()
        .map(|row| {
            let relative_name = (row.role == Role::Relative).then(|| names.get(&row.actor_id).cloned()).flatten();
            let entry = AccessLogEntry {
                id: row.id.into(),
                at: row.at,
                role: row.role,
                relative_name,
                action: row.action,
                parts: row.parts,
                purpose: row.purpose,
            };
            (row.id.into(), entry)
        })
        .collect();
    Ok(Some(Connection::new(rows, more, total)))
}
