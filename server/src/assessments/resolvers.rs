//! Assessing in GraphQL.

use std::collections::BTreeSet;

use async_graphql::{Context, Object};
use uuid::Uuid;

use super::queries::{self, AssessmentRow, ThemeRow};
use super::{Assessment, AssessmentCreateInput};
use crate::calendar;
use crate::context::tx;
use crate::db::Entered;
use crate::error::Result;
use crate::payload;
use crate::policy::{Action, Part};
use crate::write::{self, Changed, Creation, Written};
use crate::{applications, citizens};

payload! {
    /// What came of assessing.
    pub struct AssessmentCreatePayload {
        /// The assessment; null when there are user errors.
        assessment: Assessment,
    }
}

/// Mutations of assessments.
#[derive(Default)]
pub struct AssessmentMutation;

const PARTS: [Part; 1] = [Part::Assessment];

#[Object]
impl AssessmentMutation {
    /// Assesses whether a citizen belongs to the target group (R7–R10). For caseworkers. Age outside the standard's range
    /// asks for a reason and never blocks.
    async fn assessment_create(
        &self,
        ctx: &Context<'_>,
        input: AssessmentCreateInput,
    ) -> Result<AssessmentCreatePayload> {
        let on = tx(ctx)?.enter().await?;
        let creation = Creation::new(&input.idempotency_key, &input);
        let outcome = write::create(&on, &PARTS, &creation, make(&on, &input, creation.id)).await?;
        write::shown(&on, &PARTS, outcome, |id| shown(&on, id)).await.map(AssessmentCreatePayload::from)
    }
}

async fn shown(on: &Entered<'_>, id: Uuid) -> Result<Option<Written<Assessment>>> {
    let Some(row) = queries::fetch(on, id).await? else { return Ok(None) };
    let themes = queries::themes(on, &[row.citizen_id]).await?;
    Ok(Some(Written { citizen: Some(row.citizen_id), object: row.shown(&themes) }))
}

async fn make(on: &Entered<'_>, input: &AssessmentCreateInput, id: Uuid) -> Changed {
    let citizen_id = write::citizen_for(on, Action::Create, &PARTS, &input.citizen_id).await?;
    let application = applications::named(on, citizen_id, input.application_id.as_ref()).await?;
    let today = calendar::today();
    let age_status = citizens::queries::age_of(on, citizen_id).await?.map(|age| age.status_on(today));
    super::check(input, age_status).about(citizen_id)?;
    let row = AssessmentRow {
        id,
        citizen_id,
        application_id: application.map(|row| row.id),
        assessed_by: Some(on.actor().id),
        assessed_on: today,
        grounds: input.grounds.iter().copied().collect::<BTreeSet<_>>().into_iter().collect(),
        needs_support_for_meaningful_day: input.needs_support_for_meaningful_day,
        age_status,
        age_reason: input.age_reason.clone(),
        considerations: input.considerations.clone(),
    };
    let themes: Vec<_> = input
        .themes
        .iter()
        .map(|theme| ThemeRow {
            assessment_id: id,
            citizen_id,
            theme: theme.theme,
            level: theme.level,
            note: theme.note.clone(),
        })
        .collect();
    queries::insert(on, &row, &themes).await?;
    Ok(Some(citizen_id))
}
