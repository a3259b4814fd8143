//! SQL of delegations. `enter` reads the active ones for the actor's reach; this is what is shown and changed.
#![allow(missing_docs, reason = "rows: the columns are documented where they are shown and in migrations/")]

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Binary, Uuid as SqlUuid};
use diesel_async::RunQueryDsl;
use uuid::Uuid;

use super::{Delegation, DelegationScopeInput, DelegationSource, GuardianshipKind, ends_soon, invitation};
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
    pub relative_id: Option<Uuid>,
    pub relative_name: String,
    pub relation: String,
    pub source: DelegationSource,
    pub valid_from: NaiveDate,
    pub valid_to: NaiveDate,
    pub revoked_at: Option<DateTime<Utc>>,
    pub revoked_by: Option<Uuid>,
    pub given_by: Option<Uuid>,
    pub invitation_hash: Option<Vec<u8>>,
    pub invited_until: Option<NaiveDate>,
    pub accepted_at: Option<DateTime<Utc>>,
    pub accepted_as: Option<String>,
    pub renews_id: Option<Uuid>,
    pub guardianship: Option<GuardianshipKind>,
    pub document: Option<String>,
    pub approved_by: Option<Uuid>,
    pub approved_at: Option<DateTime<Utc>>,
    pub ended_by_death_on: Option<NaiveDate>,
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
    /// An invitation, from today; its giver has more to say of it.
    pub fn invited(
        on: &Entered<'_>,
        id: Uuid,
        citizen_id: Uuid,
        source: DelegationSource,
        valid_to: NaiveDate,
        code: &str,
    ) -> Self {
        let today = calendar::today();
        Self {
            id,
            citizen_id,
            relative_id: None,
            relative_name: String::new(),
            relation: String::new(),
            source,
            valid_from: today,
            valid_to,
            revoked_at: None,
            revoked_by: None,
            given_by: Some(on.actor().id),
            invitation_hash: Some(invitation::hash(code)),
            invited_until: Some(today + TimeDelta::days(invitation::DAYS)),
            accepted_at: None,
            accepted_as: None,
            renews_id: None,
            guardianship: None,
            document: None,
            approved_by: None,
            approved_at: None,
            ended_by_death_on: None,
        }
    }

    /// As it is shown, with the scopes that are its own.
    pub fn with_scopes(self, scopes: &[ScopeRow]) -> Delegation {
        let today = calendar::today();
        let status = self.status_on(today);
        Delegation {
            id: self.id.into(),
            relative_name: self.relative_name,
            accepted_as: self.accepted_as,
            relation: self.relation,
            scopes: scopes
                .iter()
                .filter(|scope| scope.delegation_id == self.id)
                .map(|scope| DelegationScope { verb: scope.verb, area: scope.area })
                .collect(),
            valid_from: self.valid_from,
            valid_to: self.valid_to,
            ends_soon: ends_soon(today, self.valid_to, status),
            source: self.source,
            guardianship: self.guardianship,
            document: self.document,
            status,
            invited_until: self.invited_until,
            approved_at: self.approved_at,
            revoked_at: self.revoked_at,
            renews_id: self.renews_id.map(Into::into),
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

/// What one delegation allows, to be given again.
pub async fn scopes_of(on: &Entered<'_>, id: Uuid) -> QueryResult<Vec<DelegationScopeInput>> {
    let rows: Vec<ScopeRow> =
        ScopeRow::query().filter(delegation_scope::delegation_id.eq(id)).load(&mut on.connection()).await?;
    Ok(rows.into_iter().map(|row| DelegationScopeInput { verb: row.verb, area: row.area }).collect())
}

/// One delegation, if the actor may see it.
pub async fn fetch(on: &Entered<'_>, id: Uuid) -> QueryResult<Option<DelegationRow>> {
    DelegationRow::query().filter(delegation::id.eq(id)).first(&mut on.connection()).await.optional()
}

/// Makes a delegation with what it allows.
pub async fn insert(on: &Entered<'_>, row: &DelegationRow, scopes: &[DelegationScopeInput]) -> QueryResult<()> {
    diesel::insert_into(delegation::table).values(row).execute(&mut on.connection()).await?;
    let scopes: Vec<ScopeRow> = scopes
        .iter()
        .map(|scope| ScopeRow { delegation_id: row.id, citizen_id: row.citizen_id, verb: scope.verb, area: scope.area })
        .collect();
    diesel::insert_into(delegation_scope::table).values(&scopes).execute(&mut on.connection()).await?;
    Ok(())
}

/// Accepts an invitation as the actor: which delegation, and whose file; `None` when the code opens nothing.
pub async fn accept(on: &Entered<'_>, code_hash: &[u8]) -> QueryResult<Option<(Uuid, Uuid)>> {
    #[derive(QueryableByName)]
    struct Accepted {
        #[diesel(sql_type = SqlUuid)]
        id: Uuid,
        #[diesel(sql_type = SqlUuid)]
        citizen_id: Uuid,
    }
    let accepted: Option<Accepted> = diesel::sql_query("select id, citizen_id from delegation_accept($1)")
        .bind::<Binary, _>(code_hash)
        .get_result(&mut on.connection())
        .await
        .optional()?;
    Ok(accepted.map(|accepted| (accepted.id, accepted.citizen_id)))
}

/// A second caseworker approves.
pub async fn approve(on: &Entered<'_>, id: Uuid) -> QueryResult<usize> {
    diesel::update(delegation::table.filter(delegation::id.eq(id)).filter(delegation::approved_at.is_null()))
        .set((delegation::approved_at.eq(diesel::dsl::now), delegation::approved_by.eq(on.actor().id)))
        .execute(&mut on.connection())
        .await
}

/// Stops a delegation from this moment; what was stopped before stays as it was.
pub async fn revoke(on: &Entered<'_>, id: Uuid) -> QueryResult<usize> {
    diesel::update(delegation::table.filter(delegation::id.eq(id)).filter(delegation::revoked_at.is_null()))
        .set((delegation::revoked_at.eq(diesel::dsl::now), delegation::revoked_by.eq(on.actor().id)))
        .execute(&mut on.connection())
        .await
}
