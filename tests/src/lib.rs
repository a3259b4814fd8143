//! The harness: a real PostgreSQL for the run, a database a test, and callers who speak to the whole router.
//!
//! ```ignore
//! let app = TestApp::start().await;
//! let answer = app.citizen("anna").query("{ viewer { name } }").await;
//! assert_eq!(answer.data("/viewer/name"), "Anna Holm");
//! ```

mod answer;
mod caller;
mod cluster;
pub mod matrix;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use axum::Router;
use diesel_async::{AsyncConnection, AsyncPgConnection};
use samvaer::app::{self, App};
use samvaer::citizens::cpr::CprKeys;
use samvaer::db::{self, Pool};
use samvaer::demo::cast;
use samvaer::identity::bearer::BearerCheck;
use samvaer::identity::demo::DemoIssuer;
use samvaer::identity::sign_in::SignIns;
use samvaer::policy::Role;
use samvaer::routes;

use crate::cluster::Database;

pub use answer::Answer;
pub use caller::Caller;

/// How many invented citizens there are beside the cast.
pub const CITIZENS: u32 = 30;

/// A server with a database of its own.
pub struct TestApp {
    /// All routes.
    pub router: Router,
    /// The requests' connections.
    pub pool: Pool,
    database: Arc<Database>,
    issuer: DemoIssuer,
}

/// The project's root.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().map(Path::to_path_buf).unwrap_or_default()
}

/// What the key of the tests' CPR numbers is made of.
pub const CPR_SECRET: [u8; 32] = [104; 32];

/// The key of the tests' CPR numbers.
pub fn cpr_keys() -> CprKeys {
    CprKeys::new(&CPR_SECRET, true).expect("32 bytes are a key")
}

impl TestApp {
    /// A server with a few connections.
    pub async fn start() -> Self {
        Self::with_pool(4).await
    }

    /// A server with this many connections.
    pub async fn with_pool(size: usize) -> Self {
        let issuer = cluster::cluster().await.issuer();
        Self::with(size, issuer.check().expect("the issuer's key")).await
    }

    /// A server that believes another issuer.
    pub async fn believing(bearer: BearerCheck) -> Self {
        Self::with(4, bearer).await
    }

    async fn with(size: usize, bearer: BearerCheck) -> Self {
        let cluster = cluster::cluster().await;
        let database = cluster.new_database().await;
        let pool = db::pool(&cluster.app_url(&database), size).expect("a pool");
        Self::at(database, pool, bearer, cpr_keys()).await
    }

    /// Another server beside this one, at the same database, with other keys of the CPR numbers.
    pub async fn with_keys(&self, cpr_keys: CprKeys) -> Self {
        let bearer = self.issuer.check().expect("the issuer's key");
        Self::at(self.database.clone(), self.pool.clone(), bearer, cpr_keys).await
    }

    async fn at(database: Arc<Database>, pool: Pool, bearer: BearerCheck, cpr_keys: CprKeys) -> Self {
        let issuer = cluster::cluster().await.issuer();
        let portal = root().join("portal");
        let parts = app::Parts {
            pool: pool.clone(),
            cpr_keys: Arc::new(cpr_keys),
            bearer,
            sign_ins: SignIns::default(),
            idle_minutes: 30,
            portal: &portal,
            demo: true,
        };
        let app = App::new(parts).expect("an app");
        Self { router: routes::router(Arc::new(app), &portal), pool, database, issuer }
    }

    /// The owner's way into the database.
    pub async fn owner_url(&self) -> String {
        cluster::cluster().await.owner_url(&self.database)
    }

    /// A connection as the owner, whom row-level security doesn't hold.
    pub async fn owner(&self) -> AsyncPgConnection {
        let cluster = cluster::cluster().await;
        AsyncPgConnection::establish(&cluster.owner_url(&self.database)).await.expect("connected as the owner")
    }

    /// A connection as the requests have it, outside any request.
    pub async fn app_role(&self) -> AsyncPgConnection {
        let cluster = cluster::cluster().await;
        AsyncPgConnection::establish(&cluster.app_url(&self.database)).await.expect("connected as the app role")
    }

    /// Connections as the owner: what a server must refuse.
    pub async fn owner_pool(&self) -> Pool {
        let cluster = cluster::cluster().await;
        db::pool(&cluster.owner_url(&self.database), 1).expect("a pool")
    }

    /// The issuer's private key, to forge with.
    pub fn issuer_der(&self) -> &[u8] {
        self.issuer.private_der()
    }

    /// A token of the demonstration's issuer.
    pub fn token(&self, account: &str) -> String {
        self.issuer.token(account, None).expect("a token")
    }

    /// Somebody who has not signed in.
    pub fn anonymous(&self) -> Caller {
        Caller::new(self.router.clone())
    }

    /// Somebody of the cast, in no role by name and for no stated purpose.
    pub fn account(&self, account: &str) -> Caller {
        self.anonymous().header("authorization", &format!("Bearer {}", self.token(account)))
    }

    /// A tool of the cast, acting on behalf of somebody.
    pub fn on_behalf(&self, account: &str, tool: &str) -> Caller {
        let token = self.issuer.token(account, Some(tool)).expect("a token");
        self.anonymous().header("authorization", &format!("Bearer {token}"))
    }

    /// A citizen of the cast.
    pub fn citizen(&self, account: &str) -> Caller {
        self.account(account)
    }

    /// A private person acting for somebody else.
    pub fn relative(&self, account: &str) -> Caller {
        self.account(account).role(Role::Relative)
    }

    /// A caseworker of the cast, at work on a case.
    pub fn caseworker(&self, account: &str) -> Caller {
        self.account(account).role(Role::Caseworker).header("samvaer-purpose", "CASE_WORK")
    }

    /// A contact person of the cast.
    pub fn contact_person(&self, account: &str) -> Caller {
        self.account(account).role(Role::ContactPerson)
    }
}

/// The id of a cast citizen's file.
pub fn file_of(account: &str) -> String {
    cast::citizen_id(account).to_string()
}

/// The id of an offer.
pub fn offer(code: &str) -> String {
    samvaer::quality_standard::import::id_of("offer", code).to_string()
}
