//! SQL of assessments.
#![allow(missing_docs, reason = "rows: the columns are documented where they are shown and in migrations/")]

use chrono::NaiveDate;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use uuid::Uuid;

use super::{FunctionLevel, FunctionTheme, TargetGroupGround};
use crate::citizens::age::AgeStatus;
use crate::db::Entered;
use crate::db::schema::{assessment, assessment_theme};

/// Part ASSESSMENT.
#[derive(HasQuery, Insertable, Clone, Debug)]
#[diesel(table_name = assessment)]
pub struct AssessmentRow {
    pub id: Uuid,
    pub citizen_id: Uuid,
    pub application_id: Option<Uuid>,
    pub assessed_by: Option<Uuid>,
    pub assessed_on: NaiveDate,
    pub grounds: Vec<TargetGroupGround>,
    pub needs_support_for_meaningful_day: bool,
    pub age_status: Option<AgeStatus>,
    pub age_reason: Option<String>,
    pub considerations: String,
}

/// A theme of an assessment.
#[derive(HasQuery, Insertable, Clone, Debug)]
#[diesel(table_name = assessment_theme)]
pub struct ThemeRow {
    pub assessment_id: Uuid,
    pub citizen_id: Uuid,
    pub theme: FunctionTheme,
    pub level: Option<FunctionLevel>,
    pub note: Option<String>,
}

/// These citizens' assessments, newest first.
pub async fn assessments(on: &Entered<'_>, citizens: &[Uuid]) -> QueryResult<Vec<AssessmentRow>> {
    AssessmentRow::query()
        .filter(assessment::citizen_id.eq_any(citizens))
        .order((assessment::assessed_on.desc(), assessment::id.desc()))
        .load(&mut on.connection())
        .await
}

/// What these citizens' assessments looked at.
pub async fn themes(on: &Entered<'_>, citizens: &[Uuid]) -> QueryResult<Vec<ThemeRow>> {
    ThemeRow::query()
        .filter(assessment_theme::citizen_id.eq_any(citizens))
        .order((assessment_theme::assessment_id, assessment_theme::theme))
        .load(&mut on.connection())
        .await
}

/// One assessment, if the actor may see it.
pub async fn fetch(on: &Entered<'_>, id: Uuid) -> QueryResult<Option<AssessmentRow>> {
    AssessmentRow::query().filter(assessment::id.eq(id)).first(&mut on.connection()).await.optional()
}

/// Writes an assessment with its themes.
pub async fn insert(on: &Entered<'_>, row: &AssessmentRow, themes: &[ThemeRow]) -> QueryResult<()> {
    let mut connection = on.connection();
    diesel::insert_into(assessment::table).values(row).execute(&mut connection).await?;
    diesel::insert_into(assessment_theme::table).values(themes).execute(&mut connection).await?;
    Ok(())
}
