//! The database: the pool, the transaction of one request, migrations, and a private PostgreSQL for those without one.
//!
//! A request's only door to a connection is [`Tx`]: it begins the transaction, says to the database who is asking,
//! and ends it. Nothing here knows a domain; SQL about citizens is in each domain's `queries.rs`.

pub mod deferred;
pub mod hold;
mod migrate;
pub mod private_postgres;
mod role_check;
pub mod schema;
pub mod sql;
mod tx;

use std::time::Duration;

use diesel::{ConnectionError, QueryResult};
use diesel_async::pooled_connection::deadpool;
use diesel_async::pooled_connection::{AsyncDieselConnectionManager, ManagerConfig, RecyclingMethod};
use diesel_async::{AsyncConnection, AsyncPgConnection, SimpleAsyncConnection};
use futures_util::FutureExt;

use crate::error::{Error, Result};

pub use migrate::{MigrationStep, migrate, write_policy_rules};
pub use role_check::check_app_role;
pub use tx::{Caller, Credential, Entered, Open, TokenSubject, Tx};

/// Connections of the application role.
pub type Pool = deadpool::Pool<AsyncPgConnection>;

/// What every connection of a request is set to. `jit` and generic plans: small queries by id, planned once.
const ON_CONNECTING: &str = "set application_name = 'samvaer'; set timezone = 'UTC'; set jit = off; \
    set plan_cache_mode = force_generic_plan; set statement_timeout = '5s'; set lock_timeout = '2s'; \
    set idle_in_transaction_session_timeout = '10s'";

/// How long a request waits for a connection before it is told to come back.
const WAIT_FOR_CONNECTION: Duration = Duration::from_secs(2);

/// A pool of `size` connections to `url` (a URL or `key=value` words). Connects on first use.
pub fn pool(url: &str, size: usize) -> anyhow::Result<Pool> {
    let mut config = ManagerConfig::default();
    config.recycling_method = RecyclingMethod::Fast;
    config.custom_setup = Box::new(|url| {
        async move {
            let mut connection = AsyncPgConnection::establish(url).await?;
            connection.batch_execute(ON_CONNECTING).await.map_err(ConnectionError::CouldntSetupConfiguration)?;
            Ok(connection)
        }
        .boxed()
    });
    let manager = AsyncDieselConnectionManager::<AsyncPgConnection>::new_with_config(url, config);
    Ok(deadpool::Pool::builder(manager).max_size(size).build()?)
}

/// A connection of the pool, or `Unavailable` when there is none in time.
pub async fn borrow(pool: &Pool) -> Result<deadpool::Object<AsyncPgConnection>> {
    let waited = tokio::time::timeout(WAIT_FOR_CONNECTION, pool.get()).await;
    waited.map_err(|_| Error::Unavailable)?.map_err(|error| {
        tracing::warn!(%error, "no connection to the database");
        Error::Unavailable
    })
}

/// A statement of a pipeline that is sent only when its rows are wanted.
pub async fn wanted<T>(wanted: bool, query: impl Future<Output = QueryResult<Vec<T>>>) -> QueryResult<Vec<T>> {
    if wanted { query.await } else { Ok(Vec::new()) }
}
