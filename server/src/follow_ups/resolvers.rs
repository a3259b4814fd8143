//! Follow-ups in GraphQL: the work list, and planning one.

use std::collections::BTreeSet;
use std::sync::Arc;

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use chrono::{NaiveDate, NaiveTime};
use uuid::Uuid;

use super::queries::{self, FollowUpRow};
use super::{FollowUp, FollowUpStatus};
use crate::calendar;
use crate::citizens::{Citizen, file};
use crate::context::{Nullable, cpr_keys, nullable, tx};
use crate::db::Entered;
use crate::error::{Error, Result};
use crate::offers::queries::catalogue;
use crate::offers::{Catalogue, Offer};
use crate::pagination::{Connection, Slice, invalid_cursor};
use crate::payload;
use crate::policy::{self, Action, Part};
use crate::quality_standard::queries::settings;
use crate::user_error::{UserError, UserErrorCode};
use crate::write::{self, Changed, Creation, Halt, Refusal, Words, Written};

/// A follow-up (opfølgning) of a grant: at least once a year, by the citizen, the caseworker and a contact person
/// (R19, R20).
#[Object]
impl FollowUp {
    /// Its id. Part FOLLOW_UP.
    #[graphql(name = "id")]
    async fn graphql_id(&self) -> ID {
        self.id()
    }

    /// The grant it follows up.
    async fn grant_id(&self) -> ID {
        self.row.grant_id.into()
    }

    /// The offer the citizen comes to.
    async fn offer(&self) -> &Arc<Offer> {
        &self.offer
    }

    /// The day it is planned.
    async fn planned_on(&self) -> NaiveDate {
        self.row.planned_on
    }

    /// When it begins; null until agreed.
    async fn starts_at(&self) -> Option<NaiveTime> {
        self.row.starts_at
    }

    /// Where; null until agreed.
    async fn place(&self) -> Option<&str> {
        self.row.place.as_deref()
    }

    /// The day it was held; null until then.
    async fn held_on(&self) -> Option<NaiveDate> {
        self.row.held_on
    }

    /// Planned, due soon, overdue or held, seen from today.
    async fn status(&self) -> FollowUpStatus {
        super::status_on(calendar::today(), self.row.planned_on, self.row.held_on)
    }

    /// The caseworker who holds it; null until somebody is named.
    async fn caseworker_name(&self) -> Option<&str> {
        self.caseworker_name.as_deref()
    }

    /// What it came to, in easy words; null until held. Part FOLLOW_UP_SUMMARY.
    async fn summary(&self) -> Nullable<&str> {
        nullable(self.summary.as_ref().map(|summary| summary.as_deref()).ok_or(Error::Forbidden))
    }
}

impl FollowUp {
    /// From its row. `summary` is `None` when the viewer may not see that Part.
    pub fn new(
        row: FollowUpRow,
        caseworker_name: Option<String>,
        summary: Option<Option<String>>,
        catalogue: &Catalogue,
    ) -> Option<Self> {
        let offer = catalogue.offer(row.offer_id)?;
        Some(Self { row, offer, caseworker_name, summary })
    }
}

/// A follow-up as part of a work list, with the citizen it is about.
#[derive(SimpleObject)]
pub struct FollowUpTask {
    /// The follow-up.
    follow_up: FollowUp,
    /// Whose.
    citizen: Citizen,
}

/// Root fields of follow-ups.
#[derive(Default)]
pub struct FollowUpQuery;

#[Object]
impl FollowUpQuery {
    /// The work list: follow-ups by day, the longest overdue first. For caseworkers, and for contact persons at the own
    /// offer.
    async fn follow_ups(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Only these; when left out, everything not held.")] status: Option<Vec<FollowUpStatus>>,
        #[graphql(desc = "Rows on the page, 1 to 100; 20 when left out.")] first: Option<i32>,
        #[graphql(desc = "The cursor the page begins after.")] after: Option<String>,
    ) -> Nullable<Connection<FollowUpTask>> {
        nullable(list(ctx, status, Slice::new(first, after)).await)
    }
}

async fn list(
    ctx: &Context<'_>,
    status: Option<Vec<FollowUpStatus>>,
    slice: Result<Slice>,
) -> Result<Option<Connection<FollowUpTask>>> {
    let slice = slice?;
    let on = tx(ctx)?.enter().await?;
    if policy::reach(on.actor().role, Action::List, Part::FollowUp).is_none() {
        return Err(Error::Forbidden);
    }
    file::check_purpose(&on)?;
    // A set: each state once, whatever was sent, so that there are few statements to prepare.
    let states: BTreeSet<_> = match status {
        Some(states) => states.into_iter().collect(),
        None => BTreeSet::from([FollowUpStatus::Overdue, FollowUpStatus::DueSoon, FollowUpStatus::Planned]),
    };
    let today = calendar::today();
    let after = match slice.after::<Uuid>()? {
        None => None,
        Some(id) => {
            let row = queries::fetch(&on, id).await?.ok_or_else(invalid_cursor)?;
            Some((row.planned_on, row.id))
        }
    };
    let total = queries::count(&on, today, &states).await?;
    let (page, more) = slice.cut(queries::page(&on, today, &states, &slice, after).await?);
    let nodes = ctx.look_ahead().field("edges").field("node");
    let citizen = nodes.field("citizen").selection_fields();
    let mut parts = file::parts_selected(citizen.iter().flat_map(|field| field.selection_set()));
    parts.insert(Part::FollowUp);
    if nodes.field("followUp").field("summary").exists() {
        parts.insert(Part::FollowUpSummary);
    }
    let citizens: BTreeSet<Uuid> = page.iter().map(|row| row.citizen_id).collect();
    let citizens: Vec<Uuid> = citizens.into_iter().collect();
    let files = file::load(&on, cpr_keys(ctx)?, Action::List, &citizens, &parts, &[]).await?;
    let files: Vec<_> = files.into_iter().map(Arc::new).collect();
    let rows = page
        .into_iter()
        .filter_map(|row| {
            let (file, follow_up) = files.iter().find_map(|file| Some((file, file.follow_up(row.id)?)))?;
            let task = FollowUpTask { follow_up: follow_up.clone(), citizen: Citizen(file.clone()) };
            Some((row.id.into(), task))
        })
        .collect();
    Ok(Some(Connection::new(rows, more, total)))
}

/// What is needed to plan a follow-up.
#[derive(InputObject, serde::Serialize)]
pub struct FollowUpPlanInput {
    /// The grant to follow up.
    grant_id: ID,
    /// Makes sending it twice plan one: any text of yours, the same for the same wish.
    #[graphql(validator(min_length = 1, max_length = 100))]
    idempotency_key: String,
    /// The day: not in the past, and at most 12 months after the last one held or the start (R19).
    planned_on: NaiveDate,
    /// When it begins.
    starts_at: Option<NaiveTime>,
    /// Where.
    #[graphql(validator(max_length = 200))]
    place: Option<String>,
}

payload! {
    /// What came of planning a follow-up.
    pub struct FollowUpPlanPayload {
        /// The follow-up; null when there are user errors.
        follow_up: FollowUp,
    }
}

/// Mutations of follow-ups.
#[derive(Default)]
pub struct FollowUpMutation;

#[Object]
impl FollowUpMutation {
    /// Plans the next follow-up of a grant (R19). For caseworkers. A grant has at most one that is not held.
    async fn follow_up_plan(&self, ctx: &Context<'_>, input: FollowUpPlanInput) -> Result<FollowUpPlanPayload> {
        let on = tx(ctx)?.enter().await?;
        let creation = Creation::new(&input.idempotency_key, &input);
        let outcome = write::create(&on, &PARTS, &creation, plan(&on, &input, creation.id)).await?;
        write::shown(&on, &SHOWN, outcome, |id| shown(&on, id)).await.map(Into::into)
    }
}

const PARTS: [Part; 1] = [Part::FollowUp];
/// A follow-up is answered with its summary.
const SHOWN: [Part; 2] = [Part::FollowUp, Part::FollowUpSummary];

/// A follow-up as it is now, for the caseworker who planned it.
async fn shown(on: &Entered<'_>, id: Uuid) -> Result<Option<Written<FollowUp>>> {
    let Some(row) = queries::fetch(on, id).await? else { return Ok(None) };
    let rows = queries::follow_ups(on, &[row.citizen_id]).await?;
    let summaries = queries::summaries(on, &[row.citizen_id]).await?;
    let summary = summaries.into_iter().find(|(follow_up, _)| *follow_up == id).map(|(_, text)| text);
    let catalogue = catalogue(on).await?;
    let found = rows.into_iter().find(|(row, _)| row.id == id);
    let citizen = Some(row.citizen_id);
    let shown = found.and_then(|(row, caseworker)| FollowUp::new(row, caseworker, Some(summary), &catalogue));
    Ok(shown.map(|object| Written { citizen, object }))
}

async fn plan(on: &Entered<'_>, input: &FollowUpPlanInput, id: Uuid) -> Changed {
    let grant_id = input.grant_id.parse::<Uuid>().unwrap_or_default();
    let grant = queries::grant_to_follow_up(on, grant_id)
        .await?
        .filter(|grant| write::may(on, Action::Create, &PARTS, grant.citizen_id))
        .ok_or_else(|| Refusal::not_found(&["grantId"]))?;
    let months = settings(on).await?.follow_up_months;
    super::check_day(calendar::today(), input.planned_on, &grant, months)
        .map_err(|error| Refusal::about(grant.citizen_id, error))?;
    let row = FollowUpRow {
        id,
        grant_id,
        citizen_id: grant.citizen_id,
        offer_id: grant.offer_id,
        planned_on: input.planned_on,
        starts_at: input.starts_at,
        place: input.place.clone(),
        held_on: None,
        caseworker_id: Some(on.actor().id),
    };
    let words: [Words<'_>; 1] = [("follow_up_one_open", planned_already)];
    let written = queries::insert(on, &row).await;
    written.map_err(|error| Halt::of_database(error, Some(grant.citizen_id), &words))?;
    Ok(Some(grant.citizen_id))
}

fn planned_already() -> UserError {
    UserError::new(
        UserErrorCode::AlreadyPlanned,
        &["grantId"],
        "Der er allerede planlagt en opfølgning. Hold den først.",
        "A follow-up is planned already. Hold that one first.",
    )
}
