//! The transaction of one request: BEGIN, *enter*, the loads, COMMIT.
//!
//! It opens on the first load. `enter` (migrations/policies.sql) finds who is asking, sets what row-level security
//! reads, and returns the [`Actor`]. The settings end with the transaction, so the pool's next borrower starts with
//! none. BEGIN is always the tracked one: a connection dropped in the middle is thrown away, never handed on.

use std::ops::Deref;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use diesel::QueryResult;
use diesel::pg::Pg;
use diesel::query_builder::{AstPass, Query, QueryFragment, QueryId};
use diesel::sql_types::{Array, Bool, Jsonb, Nullable, Text, Uuid as SqlUuid};
use diesel_async::pooled_connection::deadpool::Object;
use diesel_async::{AnsiTransactionManager, AsyncPgConnection, RunQueryDsl, TransactionManager};
use tokio::sync::{MappedMutexGuard, Mutex, MutexGuard};
use uuid::Uuid;

use super::Pool;
use crate::access_log::Purpose;
use crate::error::{Error, Result};
use crate::policy::{Actor, Role, ServiceScope};

/// Proof of who calls, already verified as far as that needs no database.
#[derive(Clone)]
pub enum Credential {
    /// The subject of a token whose signature and claims were checked.
    Subject(TokenSubject),
    /// The hex SHA-256 of the session cookie's secret.
    Session(String),
    /// The hex SHA-256 of a calendar feed's secret.
    Feed(String),
}

/// Who a token speaks of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TokenSubject {
    /// Whose rights they are.
    pub person: String,
    /// The tool that acts on that person's behalf (`act`, RFC 8693).
    pub through: Option<String>,
}

/// Who calls, in which role and why, as the request says it.
#[derive(Clone)]
pub struct Caller {
    /// `None` for somebody who has not signed in.
    pub credential: Option<Credential>,
    /// The role asked for (`Samvaer-Role`).
    pub role: Option<Role>,
    /// Why (`Samvaer-Purpose`).
    pub purpose: Option<Purpose>,
    /// The delegation a citizen looks through (`Samvaer-Preview`).
    pub preview: Option<Uuid>,
    /// Names the request in the log, the access log and in errors.
    pub request_id: Uuid,
    /// Does the request change something?
    pub writes: bool,
}

/// The one transaction of a request.
pub struct Tx {
    pool: Pool,
    caller: Caller,
    state: Mutex<State>,
    begun_once: AtomicBool,
}

enum State {
    NotBegun,
    Begun(Box<Object<AsyncPgConnection>>, Option<Arc<Actor>>),
    /// It could not begin: every load is told the same.
    Refused(Error),
    Ended,
}

/// The transaction, held for one domain's loads. Anybody's: without an actor the database shows the catalogue only.
pub struct Open<'a> {
    connection: MappedMutexGuard<'a, Object<AsyncPgConnection>>,
    tx: &'a Tx,
}

/// The transaction, held for an actor.
pub struct Entered<'a> {
    open: Open<'a>,
    actor: Arc<Actor>,
}

impl Tx {
    /// A transaction that has not begun; takes no connection yet.
    pub fn new(pool: Pool, caller: Caller) -> Self {
        Self { pool, caller, state: Mutex::new(State::NotBegun), begun_once: AtomicBool::new(false) }
    }

    /// Who calls.
    pub fn caller(&self) -> &Caller {
        &self.caller
    }

    /// The transaction for what everybody may read.
    pub async fn open(&self) -> Result<Open<'_>> {
        self.begun().await.map(|(open, _)| open)
    }

    /// The transaction for somebody who has signed in; `Unauthenticated` for everybody else.
    pub async fn enter(&self) -> Result<Entered<'_>> {
        if self.caller.credential.is_none() {
            return Err(Error::Unauthenticated);
        }
        let (open, actor) = self.begun().await?;
        Ok(Entered { open, actor: actor.ok_or(Error::Unauthenticated)? })
    }

    /// Has anything been asked of the database?
    pub fn has_begun(&self) -> bool {
        AtomicBool::load(&self.begun_once, Ordering::Relaxed)
    }

    async fn begun(&self) -> Result<(Open<'_>, Option<Arc<Actor>>)> {
        let mut state = self.state.lock().await;
        if matches!(*state, State::NotBegun) {
            self.begun_once.store(true, Ordering::Relaxed);
            // Whoever is dropped in the middle leaves it ended: nobody goes on with a half-begun transaction.
            *state = State::Ended;
            *state = match self.begin().await {
                Ok((connection, actor)) => State::Begun(Box::new(connection), actor),
                Err(error) => State::Refused(error),
            };
        }
        let actor = match &*state {
            State::Begun(_, actor) => actor.clone(),
            State::Refused(error) => return Err(error.clone()),
            State::NotBegun | State::Ended => return Err(ended()),
        };
        let connection = MutexGuard::try_map(state, |state| match state {
            State::Begun(connection, _) => Some(&mut **connection),
            _ => None,
        })
        .map_err(|_| ended())?;
        Ok((Open { connection, tx: self }, actor))
    }

    async fn begin(&self) -> Result<(Object<AsyncPgConnection>, Option<Arc<Actor>>)> {
        let mut connection = super::borrow(&self.pool).await?;
        let Some(credential) = &self.caller.credential else {
            AnsiTransactionManager::begin_transaction_sql(&mut *connection, "BEGIN READ ONLY").await?;
            return Ok((connection, None));
        };
        AnsiTransactionManager::begin_transaction_sql(&mut *connection, "BEGIN").await?;
        match Enter::new(credential, &self.caller).run(&connection).await {
            Ok(actor) => Ok((connection, Some(Arc::new(actor)))),
            Err(error) => {
                // So that a refusal costs no reconnect.
                AnsiTransactionManager::rollback_transaction(&mut *connection).await?;
                Err(error)
            }
        }
    }

    /// Makes what was written last; the answer may leave only after this.
    pub async fn commit(&self) -> Result<()> {
        let mut state = self.state.lock().await;
        if let State::Begun(mut connection, _) = std::mem::replace(&mut *state, State::Ended) {
            AnsiTransactionManager::commit_transaction(&mut **connection).await?;
        }
        Ok(())
    }

    /// Takes back what was written.
    pub async fn roll_back(&self) -> Result<()> {
        let mut state = self.state.lock().await;
        if let State::Begun(mut connection, _) = std::mem::replace(&mut *state, State::Ended) {
            AnsiTransactionManager::rollback_transaction(&mut **connection).await?;
        }
        Ok(())
    }
}

fn ended() -> Error {
    Error::internal(anyhow::anyhow!("the request's transaction has ended"))
}

impl Open<'_> {
    /// For `queries.rs` only. A shared reference, so that several statements can leave in one pipeline.
    pub(crate) fn connection(&self) -> &AsyncPgConnection {
        &self.connection
    }

    /// Who calls.
    pub fn caller(&self) -> &Caller {
        &self.tx.caller
    }
}

impl Entered<'_> {
    /// Who is asking, as the database has it now.
    pub fn actor(&self) -> &Arc<Actor> {
        &self.actor
    }
}

impl<'a> Deref for Entered<'a> {
    type Target = Open<'a>;

    fn deref(&self) -> &Open<'a> {
        &self.open
    }
}

/// `select … from enter(…)`, as a query that can be prepared once a connection (`sql_query` can't).
#[derive(QueryId)]
struct Enter {
    kind: &'static str,
    secret: String,
    role: Option<Role>,
    writes: bool,
    preview: Option<Uuid>,
    through: Option<String>,
}

type EnterRow =
    (Uuid, String, Role, Vec<Role>, Option<Uuid>, Option<Vec<Uuid>>, Vec<Uuid>, serde_json::Value, Vec<ServiceScope>);

impl Enter {
    fn new(credential: &Credential, caller: &Caller) -> Self {
        let (kind, secret, through) = match credential {
            Credential::Subject(subject) => ("SUBJECT", subject.person.clone(), subject.through.clone()),
            Credential::Session(hash) => ("SESSION", hash.clone(), None),
            Credential::Feed(hash) => ("FEED", hash.clone(), None),
        };
        Self { kind, secret, role: caller.role, writes: caller.writes, preview: caller.preview, through }
    }

    async fn run(self, mut connection: &AsyncPgConnection) -> Result<Actor> {
        let (preview, feed) = (self.preview.is_some(), self.kind == "FEED");
        let limited = feed || self.through.is_some();
        let (id, name, role, roles, citizen, offers, attendees, delegations, scopes): EnterRow =
            self.get_result(&mut connection).await?;
        let delegations = serde_json::from_value(delegations).map_err(Error::internal)?;
        let through = limited.then(|| scopes.clone());
        Ok(Actor { id, name, role, roles, citizen, offers, attendees, delegations, preview, through, feed, scopes })
    }
}

impl Query for Enter {
    type SqlType = (
        SqlUuid,
        Text,
        Text,
        Array<Text>,
        Nullable<SqlUuid>,
        Nullable<Array<SqlUuid>>,
        Array<SqlUuid>,
        Jsonb,
        Array<Text>,
    );
}

impl<C> diesel::RunQueryDsl<C> for Enter {}

impl QueryFragment<Pg> for Enter {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Pg>) -> QueryResult<()> {
        out.push_sql(
            "SELECT account_id, name, role, roles, citizen_id, offers, attendees, delegations, scopes FROM enter(",
        );
        out.push_bind_param::<Text, _>(self.kind)?;
        out.push_sql(", ");
        out.push_bind_param::<Text, _>(&self.secret)?;
        out.push_sql(", ");
        out.push_bind_param::<Nullable<Text>, _>(&self.role)?;
        out.push_sql(", ");
        out.push_bind_param::<Bool, _>(&self.writes)?;
        out.push_sql(", ");
        out.push_bind_param::<Nullable<SqlUuid>, _>(&self.preview)?;
        out.push_sql(", ");
        out.push_bind_param::<Nullable<Text>, _>(&self.through)?;
        out.push_sql(")");
        Ok(())
    }
}
