//! SQL of letters.
#![allow(missing_docs, reason = "rows: the columns are documented where they are shown and in migrations/")]

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use uuid::Uuid;

use super::LetterKind;
use crate::db::Entered;
use crate::db::schema::{letter, staff_member};

/// A letter.
#[derive(HasQuery, Clone, Debug)]
#[diesel(table_name = letter)]
pub struct LetterRow {
    pub id: Uuid,
    pub citizen_id: Uuid,
    pub kind: LetterKind,
    pub subject_id: Uuid,
    pub sent_on: NaiveDate,
    pub seen_at: Option<DateTime<Utc>>,
    pub signed_by: Option<Uuid>,
}

/// These citizens' letters, newest first.
pub async fn letters(on: &Entered<'_>, citizens: &[Uuid]) -> QueryResult<Vec<LetterRow>> {
    LetterRow::query()
        .filter(letter::citizen_id.eq_any(citizens))
        .order((letter::sent_on.desc(), letter::kind, letter::id))
        .load(&mut on.connection())
        .await
}

/// One letter with the name of who signed it, if the actor may see it.
pub async fn fetch(on: &Entered<'_>, id: Uuid) -> QueryResult<Option<(LetterRow, Option<String>)>> {
    letter::table
        .left_join(staff_member::table.on(staff_member::account_id.nullable().eq(letter::signed_by)))
        .filter(letter::id.eq(id))
        .select((LetterRow::as_select(), staff_member::name.nullable()))
        .first(&mut on.connection())
        .await
        .optional()
}

/// The citizen has seen a letter; 0 when that was known.
pub async fn see(on: &Entered<'_>, id: Uuid) -> QueryResult<usize> {
    diesel::update(letter::table.find(id))
        .filter(letter::seen_at.is_null())
        .set(letter::seen_at.eq(Utc::now()))
        .execute(&mut on.connection())
        .await
}
