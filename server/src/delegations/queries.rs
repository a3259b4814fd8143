//! SQL of delegations.
#![allow(missing_docs, reason = "rows: the columns are documented where they are shown and in migrations/")]

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use uuid::Uuid;

use super::{Delegation, DelegationSource};
use crate::calendar;
use crate::db::Entered;
use crate::db::schema::{delegation, delegation_scope};
use crate::policy::{DelegationArea, DelegationScope, DelegationVerb};

/// A delegation.
#[derive(HasQuery, Insertable, Clone, Debug)]
#[diesel(table_name = delegation)]
pub struct DelegationRow {
    pub id: Uuid,
    pub citizen_id: Uuid,
    pub relative_id: Uuid,
    pub relative_name: String,
    pub relation: String,
    pub source: DelegationSource,
    pub valid_from: NaiveDate,
    pub valid_to: NaiveDate,
    pub revoked_at: Option<DateTime<Utc>>,
    pub revoked_by: Option<Uuid>,
}

/// One thing a delegation allows.
#[derive(HasQuery, Insertable, Clone, Debug)]
#[diesel(table_name = delegation_scope)]
pub struct ScopeRow {
    pub delegation_id: Uuid,
    pub citizen_id: Uuid,
    pub verb: DelegationVerb,
    pub area: DelegationArea,
}

impl DelegationRow {
    /// As it is shown, with the scopes that are its own.
    pub fn with_scopes(self, scopes: &[ScopeRow]) -> Delegation {
        Delegation {
            id: self.id.into(),
            relative_name: self.relative_name,
            relation: self.relation,
            scopes: scopes
                .iter()
                .filter(|scope| scope.delegation_id == self.id)
                .map(|scope| DelegationScope { verb: scope.verb, area: scope.area })
                .collect(),
            valid_from: self.valid_from,
            valid_to: self.valid_to,
            source: self.source,
            status: super::status_on(calendar::today(), self.valid_from, self.valid_to, self.revoked_at.is_some()),
            revoked_at: self.revoked_at,
        }
    }
}

/// These citizens' delegations, newest first.
pub async fn delegations(on: &Entered<'_>, citizens: &[Uuid]) -> QueryResult<Vec<DelegationRow>> {
    DelegationRow::query()
        .filter(delegation::citizen_id.eq_any(citizens))
        .order((delegation::valid_from.desc(), delegation::id))
        .load(&mut on.connection())
        .await
}

/// What these citizens' delegations allow.
pub async fn scopes(on: &Entered<'_>, citizens: &[Uuid]) -> QueryResult<Vec<ScopeRow>> {
    ScopeRow::query()
        .filter(delegation_scope::citizen_id.eq_any(citizens))
        .order((delegation_scope::delegation_id, delegation_scope::area, delegation_scope::verb))
        .load(&mut on.connection())
        .await
}

/// One delegation, if the actor may see it.
pub async fn fetch(on: &Entered<'_>, id: Uuid) -> QueryResult<Option<DelegationRow>> {
    DelegationRow::query().filter(delegation::id.eq(id)).first(&mut on.connection()).await.optional()
}

/// Stops a delegation from this moment; what was stopped before stays as it was.
pub async fn revoke(on: &Entered<'_>, id: Uuid) -> QueryResult<usize> {
    diesel::update(delegation::table.filter(delegation::id.eq(id)).filter(delegation::revoked_at.is_null()))
        .set((delegation::revoked_at.eq(diesel::dsl::now), delegation::revoked_by.eq(on.actor().id)))
        .execute(&mut on.connection())
        .await
}
