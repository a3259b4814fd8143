//! The work list in GraphQL.

use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use async_graphql::{Context, ID, Object};
use uuid::Uuid;

use super::queries::{self, TaskRow};
use super::{Task, TaskKind};
use crate::citizens::{Citizen, file};
use crate::context::{Nullable, cpr_keys, nullable, tx};
use crate::error::{Error, Result};
use crate::offers::queries::catalogue;
use crate::pagination::{Connection, Slice};
use crate::policy::{self, Action, Part};

/// Root fields of tasks.
#[derive(Default)]
pub struct TaskQuery;

#[Object]
impl TaskQuery {
    /// What waits, the longest waiting first. For caseworkers. A task is gone when its cause is.
    async fn tasks(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Only these; when left out, everything that waits.")] kinds: Option<Vec<TaskKind>>,
        #[graphql(desc = "Rows on the page, 1 to 100; 20 when left out.")] first: Option<i32>,
        #[graphql(desc = "The cursor the page begins after.")] after: Option<String>,
    ) -> Nullable<Connection<Task>> {
        nullable(list(ctx, kinds, Slice::new(first, after)).await)
    }
}

/// A place in the list: `since~kind~id`.
struct Cursor(queries::Place);

impl FromStr for Cursor {
    type Err = ();

    fn from_str(text: &str) -> std::result::Result<Self, ()> {
        let mut words = text.split('~');
        let mut word = || words.next().ok_or(());
        let since = word()?.parse().map_err(|_| ())?;
        let kind = TaskKind::from_word(word()?).ok_or(())?;
        Ok(Self((since, kind, word()?.parse().map_err(|_| ())?)))
    }
}

impl fmt::Display for Cursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (since, kind, id) = &self.0;
        write!(f, "{since}~{}~{id}", kind.as_str())
    }
}

async fn list(
    ctx: &Context<'_>,
    kinds: Option<Vec<TaskKind>>,
    slice: Result<Slice>,
) -> Result<Option<Connection<Task>>> {
    let slice = slice?;
    let on = tx(ctx)?.enter().await?;
    if policy::reach(on.actor().role, Action::List, Part::Task).is_none() {
        return Err(Error::Forbidden);
    }
    file::check_purpose(&on)?;
    // A set: each kind once, whatever was sent.
    let kinds: Vec<TaskKind> = kinds.into_iter().flatten().collect::<BTreeSet<_>>().into_iter().collect();
    let after = slice.after::<Cursor>()?.map(|cursor| cursor.0);
    let total = queries::count(&on, &kinds).await?;
    let (page, more) = slice.cut(queries::page(&on, &kinds, &slice, after).await?);
    let citizen = ctx.look_ahead().field("edges").field("node").field("citizen").selection_fields();
    let parts = file::parts_selected(citizen.iter().flat_map(|field| field.selection_set()));
    let citizens: Vec<Uuid> = page.iter().map(|row| row.citizen_id).collect::<BTreeSet<_>>().into_iter().collect();
    let files = file::load(&on, cpr_keys(ctx)?, Action::List, &citizens, &parts, &[Part::Task]).await?;
    let files: Vec<_> = files.into_iter().map(Arc::new).collect();
    let catalogue = catalogue(&on).await?;
    let rows = page.into_iter().filter_map(|row| {
        let file = files.iter().find(|file| file.id() == row.citizen_id)?;
        let cursor = Cursor((row.since, row.kind, row.id)).to_string();
        Some((ID::from(cursor), row.shown(&catalogue, Citizen(file.clone()))))
    });
    Ok(Some(Connection::new(rows.collect(), more, total)))
}

impl TaskRow {
    fn shown(self, catalogue: &crate::offers::Catalogue, citizen: Citizen) -> Task {
        Task {
            kind: self.kind,
            subject_id: self.id.into(),
            since: self.since,
            offer: self.offer_id.and_then(|offer| catalogue.offer(offer)),
            citizen,
        }
    }
}
