//! Follow-ups in GraphQL: the work list, planning, preparing and closing.

use std::collections::BTreeSet;
use std::sync::Arc;

use async_graphql::{Context, ID, Object, SimpleObject};
use chrono::{NaiveDate, NaiveTime};
use uuid::Uuid;

use super::hold::{self, CLOSING, FollowUpCloseInput};
use super::plan::{self, FollowUpMoveInput, FollowUpPlanInput, PLANNING};
use super::prepare::{
    self, CONTRIBUTING, FollowUpContributeInput, FollowUpContribution, FollowUpPreparation, FollowUpPrepareInput,
    PREPARING,
};
use super::queries;
use super::{Around, FollowUp, FollowUpOutcome, FollowUpStatus, parts_selected};
use crate::access_log::{check_purpose, criterion};
use crate::calendar;
use crate::citizens::{Citizen, file};
use crate::context::{Nullable, cpr_keys, nullable, tx};
use crate::db::Entered;
use crate::error::{Error, Result};
use crate::offers::Offer;
use crate::offers::queries::catalogue;
use crate::pagination::{Connection, Slice, invalid_cursor};
use crate::payload;
use crate::policy::{self, Action, Part};
use crate::write::{self, Creation, Written};

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

    /// Planned, due soon, overdue, held or cancelled, seen from today.
    async fn status(&self) -> FollowUpStatus {
        super::status_on(calendar::today(), &self.row)
    }

    /// The caseworker who holds it; null until somebody is named.
    async fn caseworker_name(&self) -> Option<&str> {
        self.caseworker_name.as_deref()
    }

    /// What it came to, and who was there; null until held. Part FOLLOW_UP_SUMMARY.
    async fn outcome(&self) -> Nullable<&FollowUpOutcome> {
        nullable(self.outcome.as_ref().map(Option::as_ref).ok_or(Error::Forbidden))
    }

    /// What the citizen wants to say; null until something is written, and for others until it is sent. Part
    /// FOLLOW_UP_PREPARATION.
    async fn preparation(&self) -> Nullable<&FollowUpPreparation> {
        nullable(self.preparation.as_ref().map(Option::as_ref).ok_or(Error::Forbidden))
    }

    /// What contact persons have seen, each in the own words; empty until somebody writes. Part FOLLOW_UP_CONTRIBUTION.
    async fn contributions(&self) -> Nullable<&[FollowUpContribution]> {
        nullable(self.contributions.as_deref().map(Some).ok_or(Error::Forbidden))
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
    if policy::reach(on.actor(), Action::List, Part::FollowUp).is_none() {
        return Err(Error::Forbidden);
    }
    check_purpose(&on)?;
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
    let follow_up = nodes.field("followUp").selection_fields();
    parts.extend(parts_selected(follow_up.iter().flat_map(|field| field.selection_set())));
    let citizens: BTreeSet<Uuid> = page.iter().map(|row| row.citizen_id).collect();
    let citizens: Vec<Uuid> = citizens.into_iter().collect();
    let said = states.iter().map(|state| state.as_str()).collect::<Vec<_>>().join(",");
    let said = criterion("followUps", [("status", Some(said))]);
    let found_by = file::FoundBy { parts: &[], criterion: Some(&said) };
    let files = file::load(&on, cpr_keys(ctx)?, Action::List, &citizens, &parts, found_by).await?;
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

payload! {
    /// What came of planning a follow-up.
    pub struct FollowUpPlanPayload {
        /// The follow-up; null when there are user errors.
        follow_up: FollowUp,
    }
}

payload! {
    /// What came of moving a follow-up.
    pub struct FollowUpMovePayload {
        /// The follow-up; null when there are user errors.
        follow_up: FollowUp,
    }
}

payload! {
    /// What came of closing a follow-up.
    pub struct FollowUpClosePayload {
        /// The follow-up that was held; null when there are user errors.
        follow_up: FollowUp,
    }
}

payload! {
    /// What came of preparing a follow-up.
    pub struct FollowUpPreparePayload {
        /// The preparation as it is kept; null when there are user errors.
        preparation: FollowUpPreparation,
    }
}

payload! {
    /// What came of saying something before a follow-up.
    pub struct FollowUpContributePayload {
        /// What is kept; null when there are user errors.
        contribution: FollowUpContribution,
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
        let outcome = write::create(&on, &PLANNING, &creation, plan::plan(&on, &input, creation.id)).await?;
        write::shown(&on, &SHOWN, outcome, |id| shown(&on, id)).await.map(Into::into)
    }

    /// Moves a follow-up that is not held to another day (R19). For caseworkers.
    async fn follow_up_move(&self, ctx: &Context<'_>, input: FollowUpMoveInput) -> Result<FollowUpMovePayload> {
        let on = tx(ctx)?.enter().await?;
        let id = input.follow_up_id.parse::<Uuid>().unwrap_or_default();
        let outcome = write::change(&on, &PLANNING, id, plan::move_to(&on, &input, id)).await?;
        write::shown(&on, &SHOWN, outcome, |id| shown(&on, id)).await.map(Into::into)
    }

    /// Closes a follow-up: who of the three was there, what it came to, and the next one, in one act (R19–R22). For
    /// caseworkers. Nothing stops by itself: a result that asks for a decision becomes a task.
    async fn follow_up_close(&self, ctx: &Context<'_>, input: FollowUpCloseInput) -> Result<FollowUpClosePayload> {
        let on = tx(ctx)?.enter().await?;
        let id = input.follow_up_id.parse::<Uuid>().unwrap_or_default();
        let creation = Creation::new(&input.idempotency_key, &input);
        let outcome = write::create(&on, &CLOSING, &creation, hold::close(&on, &input, (id, creation.id))).await?;
        write::shown(&on, &SHOWN, outcome, |_| shown(&on, id)).await.map(Into::into)
    }

    /// Keeps what the citizen wants to say at a follow-up, as a draft or sent. For the citizen. Nothing is required: a few
    /// answers are fine.
    async fn follow_up_prepare(
        &self,
        ctx: &Context<'_>,
        input: FollowUpPrepareInput,
    ) -> Result<FollowUpPreparePayload> {
        let on = tx(ctx)?.enter().await?;
        let id = input.follow_up_id.parse::<Uuid>().unwrap_or_default();
        let outcome = write::change(&on, &PREPARING, id, prepare::prepare(&on, &input, id)).await?;
        write::shown(&on, &PREPARING, outcome, |id| shown_preparation(&on, id)).await.map(Into::into)
    }

    /// Keeps what a contact person has seen, for a follow-up of somebody at the own offer (R20). For contact persons, until it
    /// is held.
    async fn follow_up_contribute(
        &self,
        ctx: &Context<'_>,
        input: FollowUpContributeInput,
    ) -> Result<FollowUpContributePayload> {
        let on = tx(ctx)?.enter().await?;
        let id = input.follow_up_id.parse::<Uuid>().unwrap_or_default();
        let outcome = write::change(&on, &CONTRIBUTING, id, prepare::contribute(&on, &input, id)).await?;
        write::shown(&on, &CONTRIBUTING, outcome, |id| shown_contribution(&on, id)).await.map(Into::into)
    }
}

/// A follow-up is answered with everything that belongs to it.
const SHOWN: [Part; 4] = [Part::FollowUp, Part::FollowUpSummary, Part::FollowUpPreparation, Part::FollowUpContribution];

/// A follow-up as it is now, for the caseworker who works with it.
async fn shown(on: &Entered<'_>, id: Uuid) -> Result<Option<Written<FollowUp>>> {
    let Some(row) = queries::fetch(on, id).await? else { return Ok(None) };
    let whose = [row.citizen_id];
    let rows = queries::follow_ups(on, &whose).await?;
    let (summaries, attendance, preparations, contributions) = (
        queries::summaries(on, &whose).await?,
        queries::attendance(on, &whose).await?,
        queries::preparations(on, &whose).await?,
        queries::contributions(on, &whose).await?,
    );
    let around = Around {
        summaries: &summaries,
        attendance: &attendance,
        preparations: &preparations,
        contributions: &contributions,
    };
    let catalogue = catalogue(on).await?;
    let found = rows.into_iter().find(|(row, _)| row.id == id);
    let shown =
        found.and_then(|(row, caseworker)| FollowUp::new(row, caseworker, around, &BTreeSet::new(), &catalogue));
    Ok(shown.map(|object| Written { citizen: Some(row.citizen_id), object }))
}

async fn shown_preparation(on: &Entered<'_>, id: Uuid) -> Result<Option<Written<FollowUpPreparation>>> {
    let Some(row) = queries::fetch(on, id).await? else { return Ok(None) };
    let all = queries::preparations(on, &[row.citizen_id]).await?;
    let kept = all.iter().find(|row| row.follow_up_id == id);
    Ok(kept.map(|kept| Written { citizen: Some(row.citizen_id), object: kept.shown() }))
}

async fn shown_contribution(on: &Entered<'_>, id: Uuid) -> Result<Option<Written<FollowUpContribution>>> {
    let Some(row) = queries::fetch(on, id).await? else { return Ok(None) };
    let all = queries::contributions(on, &[row.citizen_id]).await?;
    let kept = all.into_iter().find(|(kept, _)| kept.follow_up_id == id && kept.written_by == on.actor().id);
    Ok(kept.map(|(kept, by)| Written { citizen: Some(row.citizen_id), object: kept.shown(by) }))
}
