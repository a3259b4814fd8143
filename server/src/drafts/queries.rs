//! SQL of drafts.
#![allow(missing_docs, reason = "rows: the columns are documented where they are shown and in migrations/")]

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use uuid::Uuid;

use super::DraftKind;
use crate::change_notices::ChangeSubject;
use crate::db::Entered;
use crate::db::schema::draft;

/// A draft.
#[derive(HasQuery, Insertable, Clone, Debug)]
#[diesel(table_name = draft)]
pub struct DraftRow {
    pub id: Uuid,
    pub citizen_id: Uuid,
    pub kind: DraftKind,
    pub about_id: Option<Uuid>,
    pub subjects: Vec<ChangeSubject>,
    pub text: String,
    pub wish: Option<String>,
    pub prepared_by: Uuid,
    pub preparer_name: Option<String>,
    pub handed_over_at: Option<DateTime<Utc>>,
    pub changed_at: DateTime<Utc>,
}

/// These citizens' drafts that the actor may see, newest first.
pub async fn drafts(on: &Entered<'_>, citizens: &[Uuid]) -> QueryResult<Vec<DraftRow>> {
    DraftRow::query()
        .filter(draft::citizen_id.eq_any(citizens))
        .order((draft::changed_at.desc(), draft::id))
        .load(&mut on.connection())
        .await
}

/// One draft, if the actor may see it.
pub async fn fetch(on: &Entered<'_>, id: Uuid) -> QueryResult<Option<DraftRow>> {
    DraftRow::query().filter(draft::id.eq(id)).first(&mut on.connection()).await.optional()
}

/// What the actor has begun to write of a kind about a citizen.
pub async fn begun(on: &Entered<'_>, citizen: Uuid, kind: DraftKind) -> QueryResult<Option<Uuid>> {
    draft::table
        .filter(draft::citizen_id.eq(citizen))
        .filter(draft::kind.eq(kind))
        .filter(draft::prepared_by.eq(on.actor().id))
        .filter(draft::handed_over_at.is_null())
        .select(draft::id)
        .first(&mut on.connection())
        .await
        .optional()
}

/// Keeps a new draft.
pub async fn insert(on: &Entered<'_>, row: &DraftRow) -> QueryResult<usize> {
    diesel::insert_into(draft::table).values(row).execute(&mut on.connection()).await
}

/// Keeps what a draft says now.
pub async fn update(on: &Entered<'_>, row: &DraftRow) -> QueryResult<usize> {
    diesel::update(draft::table.find(row.id))
        .set((
            draft::about_id.eq(row.about_id),
            draft::subjects.eq(&row.subjects),
            draft::text.eq(&row.text),
            draft::wish.eq(&row.wish),
            draft::handed_over_at.eq(row.handed_over_at),
            draft::changed_at.eq(row.changed_at),
        ))
        .execute(&mut on.connection())
        .await
}

/// Removes a draft.
pub async fn remove(on: &Entered<'_>, id: Uuid) -> QueryResult<usize> {
    diesel::delete(draft::table.find(id)).execute(&mut on.connection()).await
}
