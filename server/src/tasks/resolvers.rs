//! The work list in GraphQL.

use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use async_graphql::{Context, ID, Object};
use chrono::NaiveDate;
use uuid::Uuid;

use super::queries::{self, Filter, TaskRow};
use super::{
    OutreachEntry, Task, TaskKind, TaskOrder, TaskOwner, TaskStatus, TaskTimeLimit, TaskTimeLimitSetInput, check,
    status_on,
};
use crate::access_log::{check_purpose, criterion};
use crate::calendar;
use crate::citizens::file::CitizenFile;
use crate::citizens::{Citizen, file};
use crate::context::{Nullable, cpr_keys, nullable, tx};
use crate::db::Entered;
use crate::error::{Error, Result};
use crate::offers::Catalogue;
use crate::offers::queries::catalogue;
use crate::pagination::{Connection, Slice};
use crate::payload;
use crate::policy::{self, Action, Part, Role};
use crate::write::{self, Changed, Written};

/// Root fields of tasks.
#[derive(Default)]
pub struct TaskQuery;

#[Object]
impl TaskQuery {
    /// What waits, what is due first at the top. For caseworkers: everything that waits for one; for contact persons: what the
    /// own offer is to say before a follow-up; for the auditor: who wonders about the access log. A task is gone when its cause is.
    #[expect(clippy::too_many_arguments, reason = "each is an argument of the API")]
    async fn tasks(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Only these; when left out, everything that waits.")] kinds: Option<Vec<TaskKind>>,
        #[graphql(desc = "Whose; everybody's when left out.")] owner: Option<TaskOwner>,
        #[graphql(desc = "Only those at this offer.")] offer_id: Option<ID>,
        #[graphql(desc = "Only what is late, due today or in the next five working days, or due later.")]
        status: Option<TaskStatus>,
        #[graphql(desc = "In which order; DUE when left out.")] order: Option<TaskOrder>,
        #[graphql(desc = "Rows on the page, 1 to 100; 20 when left out.")] first: Option<i32>,
        #[graphql(desc = "The cursor the page begins after.")] after: Option<String>,
    ) -> Nullable<Connection<Task>> {
        let today = calendar::today();
        let filter = |audience| Filter {
            audience,
            // A set: each kind once, whatever was sent.
            kinds: kinds.into_iter().flatten().collect::<BTreeSet<_>>().into_iter().collect(),
            // What an offer is to say is every contact person's there.
            owner: owner.filter(|_| audience != Role::ContactPerson).unwrap_or(TaskOwner::Anybody),
            offer: offer_id.map(|id| id.parse().unwrap_or_default()),
            due: match status {
                Some(TaskStatus::Overdue) => (None, today.pred_opt()),
                Some(TaskStatus::DueSoon) => (Some(today), Some(queries::due_soon_until())),
                Some(TaskStatus::Waiting) => (queries::due_soon_until().succ_opt(), None),
                None => (None, None),
            },
        };
        nullable(list(ctx, filter, order.unwrap_or(TaskOrder::Due), Slice::new(first, after)).await)
    }

    /// Whom nobody may reach: a place, a follow-up that is due, no sign-in of the own and no helper. Somebody has to call. For
    /// caseworkers; the longest overdue first.
    async fn outreach(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Rows on the page, 1 to 100; 20 when left out.")] first: Option<i32>,
        #[graphql(desc = "The cursor the page begins after.")] after: Option<String>,
    ) -> Nullable<Connection<OutreachEntry>> {
        nullable(outreach(ctx, Slice::new(first, after)).await)
    }

    /// How long each kind of task may wait, where the municipality has said; ten working days else. For caseworkers and
    /// administrators.
    async fn task_time_limits(&self, ctx: &Context<'_>) -> Nullable<Vec<TaskTimeLimit>> {
        nullable(time_limits(ctx).await)
    }
}

payload! {
    /// What came of saying how long a kind of task may wait.
    pub struct TaskTimeLimitSetPayload {
        /// The limit; null when there are user errors.
        time_limit: TaskTimeLimit,
    }
}

/// Mutations of tasks.
#[derive(Default)]
pub struct TaskMutation;

#[Object]
impl TaskMutation {
    /// Says how many working days a kind of task may wait. What the law says (a complaint, a follow-up) stays. For
    /// administrators.
    async fn task_time_limit_set(
        &self,
        ctx: &Context<'_>,
        input: TaskTimeLimitSetInput,
    ) -> Result<TaskTimeLimitSetPayload> {
        let on = tx(ctx)?.enter().await?;
        let outcome = write::change(&on, &[Part::Catalogue], Uuid::nil(), set_limit(&on, &input)).await?;
        let now = |_| async {
            let limits = queries::time_limits(&on).await?;
            let limit = limits.into_iter().find(|limit| limit.kind == input.kind);
            Ok(limit.map(|object| Written { citizen: None, object }))
        };
        write::shown(&on, &[Part::Catalogue], outcome, now).await.map(Into::into)
    }
}

async fn set_limit(on: &Entered<'_>, input: &TaskTimeLimitSetInput) -> Changed {
    check(input).of_input()?;
    queries::set_time_limit(on, input).await?;
    Ok(None)
}

/// A place in the list: `day~kind~id`.
struct Cursor(queries::Place);

impl FromStr for Cursor {
    type Err = ();

    fn from_str(text: &str) -> std::result::Result<Self, ()> {
        let mut words = text.split('~');
        let mut word = || words.next().ok_or(());
        let day = word()?.parse().ok().filter(|day| calendar::is_plausible(*day)).ok_or(())?;
        let kind = TaskKind::from_word(word()?).ok_or(())?;
        Ok(Self((day, kind, word()?.parse().map_err(|_| ())?)))
    }
}

impl fmt::Display for Cursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (day, kind, id) = &self.0;
        write!(f, "{day}~{}~{id}", kind.as_str())
    }
}

async fn list(
    ctx: &Context<'_>,
    filter: impl FnOnce(Role) -> Filter,
    order: TaskOrder,
    slice: Result<Slice>,
) -> Result<Option<Connection<Task>>> {
    let slice = slice?;
    let on = tx(ctx)?.enter().await?;
    if policy::reach(on.actor(), Action::List, Part::Task).is_none() {
        return Err(Error::Forbidden);
    }
    check_purpose(&on)?;
    let filter = filter(on.actor().role);
    let after = slice.after::<Cursor>()?.map(|cursor| cursor.0);
    // Counting reads everything: only for who asks.
    let total = if counted(ctx) { queries::count(&on, &filter).await? } else { 0 };
    let (page, more) = slice.cut(queries::page(&on, &filter, order, &slice, after).await?);
    let citizen = ctx.look_ahead().field("edges").field("node").field("citizen").selection_fields();
    let parts = file::parts_selected(citizen.iter().flat_map(|field| field.selection_set()));
    let citizens = once(page.iter().filter_map(|row| row.citizen_id));
    let kinds = filter.kinds.iter().map(|kind| kind.as_str()).collect::<Vec<_>>().join(",");
    let said = criterion(
        "tasks",
        [
            ("kinds", Some(kinds).filter(|kinds| !kinds.is_empty())),
            ("owner", Some(filter.owner.as_str().to_owned())),
            ("offer", filter.offer.map(|id| id.to_string())),
        ],
    );
    let found_by = file::FoundBy { parts: &[Part::Task], criterion: Some(&said) };
    let files = file::load(&on, cpr_keys(ctx)?, Action::List, &citizens, &parts, found_by).await?;
    let around = Around {
        files: files.into_iter().map(Arc::new).collect(),
        names: queries::names(&on, &once(page.iter().filter_map(|row| row.owner_id))).await?,
        catalogue: catalogue(&on).await?,
    };
    let rows = page.into_iter().filter_map(|row| {
        let day = if order == TaskOrder::Due { row.due_on } else { row.since };
        let cursor = Cursor((day, row.kind, row.id)).to_string();
        Some((ID::from(cursor), around.shown(row)?))
    });
    Ok(Some(Connection::new(rows.collect(), more, total)))
}

/// What a page of tasks is shown with.
struct Around {
    files: Vec<Arc<CitizenFile>>,
    names: Vec<(Uuid, String)>,
    catalogue: Catalogue,
}

impl Around {
    /// A task about somebody the actor may not see is none.
    fn shown(&self, row: TaskRow) -> Option<Task> {
        let citizen = match row.citizen_id {
            None => None,
            Some(citizen) => Some(Citizen(self.files.iter().find(|file| file.id() == citizen)?.clone())),
        };
        Some(Task {
            kind: row.kind,
            subject_id: row.id.into(),
            since: row.since,
            due_on: row.due_on,
            status: status_on(calendar::today(), queries::due_soon_until(), row.due_on),
            owner_id: row.owner_id.map(Into::into),
            owner_name: row.owner_id.and_then(|owner| name_of(&self.names, owner)),
            offer: row.offer_id.and_then(|offer| self.catalogue.offer(offer)),
            citizen,
        })
    }
}

/// A place in the list of whom nobody may reach: `day~follow-up`.
struct OutreachCursor(NaiveDate, Uuid);

impl FromStr for OutreachCursor {
    type Err = ();

    fn from_str(text: &str) -> std::result::Result<Self, ()> {
        let (day, id) = text.split_once('~').ok_or(())?;
        let day = day.parse().ok().filter(|day| calendar::is_plausible(*day)).ok_or(())?;
        Ok(Self(day, id.parse().map_err(|_| ())?))
    }
}

async fn outreach(ctx: &Context<'_>, slice: Result<Slice>) -> Result<Option<Connection<OutreachEntry>>> {
    let slice = slice?;
    let on = tx(ctx)?.enter().await?;
    if policy::reach(on.actor(), Action::List, Part::Task) != Some(policy::Reach::Caseload) {
        return Err(Error::Forbidden);
    }
    check_purpose(&on)?;
    let after = slice.after::<OutreachCursor>()?.map(|OutreachCursor(day, id)| (day, id));
    let total = if counted(ctx) { queries::outreach_count(&on).await? } else { 0 };
    let (page, more) = slice.cut(queries::outreach(&on, &slice, after).await?);
    let citizen = ctx.look_ahead().field("edges").field("node").field("citizen").selection_fields();
    let parts = file::parts_selected(citizen.iter().flat_map(|field| field.selection_set()));
    let citizens = once(page.iter().map(|row| row.citizen_id));
    let found_by =
        file::FoundBy { parts: &[Part::Task, Part::FollowUp, Part::Delegation], criterion: Some("outreach") };
    let files = file::load(&on, cpr_keys(ctx)?, Action::List, &citizens, &parts, found_by).await?;
    let files: Vec<_> = files.into_iter().map(Arc::new).collect();
    let names = queries::names(&on, &once(page.iter().filter_map(|row| row.owner_id))).await?;
    let entries = page.into_iter().filter_map(|row| {
        let file = files.iter().find(|file| file.id() == row.citizen_id)?;
        let entry = OutreachEntry {
            follow_up_id: row.follow_up_id.into(),
            planned_on: row.planned_on,
            owner_id: row.owner_id.map(Into::into),
            owner_name: row.owner_id.and_then(|owner| name_of(&names, owner)),
            citizen: Citizen(file.clone()),
        };
        Some((ID::from(format!("{}~{}", row.planned_on, row.follow_up_id)), entry))
    });
    Ok(Some(Connection::new(entries.collect(), more, total)))
}

/// Is it asked how many there are in all?
fn counted(ctx: &Context<'_>) -> bool {
    ctx.look_ahead().field("totalCount").exists()
}

/// Each once.
fn once(ids: impl Iterator<Item = Uuid>) -> Vec<Uuid> {
    ids.collect::<BTreeSet<_>>().into_iter().collect()
}

/// The name of somebody on the staff.
fn name_of(names: &[(Uuid, String)], account: Uuid) -> Option<String> {
    names.iter().find(|(id, _)| *id == account).map(|(_, name)| name.clone())
}

async fn time_limits(ctx: &Context<'_>) -> Result<Option<Vec<TaskTimeLimit>>> {
    let on = tx(ctx)?.enter().await?;
    if policy::reach(on.actor(), Action::Read, Part::Staff).is_none() {
        return Err(Error::Forbidden);
    }
    Ok(Some(queries::time_limits(&on).await?))
}
