//! One PostgreSQL for the run, and a migrated, seeded database that every test gets a copy of.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, MutexGuard, PoisonError};

use diesel_async::{AsyncConnection, AsyncPgConnection, SimpleAsyncConnection};
use samvaer::db;
use samvaer::db::private_postgres::{Data, PgRole, PrivatePostgres};
use samvaer::demo::seed;
use samvaer::identity::demo::DemoIssuer;
use tokio::sync::{Mutex, OnceCell};

use crate::{CITIZENS, cpr_keys};

const TEMPLATE: &str = "template_of_tests";

/// The run's PostgreSQL. It ends with the process (`private_postgres`).
pub struct Cluster {
    postgres: PrivatePostgres,
    directory: PathBuf,
    /// A template can be copied by one at a time.
    copying: Mutex<()>,
    /// Databases whose test is over. The next one who wants a database drops them: a run holds a few at a time, not
    /// one for every test.
    finished: Finished,
}

type Finished = Arc<std::sync::Mutex<Vec<String>>>;

/// A copy of the template. It is gone some time after its last user.
pub struct Database {
    name: String,
    finished: Finished,
}

impl Drop for Database {
    fn drop(&mut self) {
        self.finished.lock().unwrap_or_else(PoisonError::into_inner).push(std::mem::take(&mut self.name));
    }
}

/// The one of this process.
pub async fn cluster() -> &'static Cluster {
    static CLUSTER: OnceCell<Cluster> = OnceCell::const_new();
    CLUSTER.get_or_init(|| async { tokio::task::spawn_blocking(begin).await.expect("PostgreSQL starts") }).await
}

/// On a thread with a runtime of its own: migrations want one with several threads, a test has one.
fn begin() -> Cluster {
    let directory = std::env::temp_dir().join(format!("samvaer-tests-{}", std::process::id()));
    remove_leftovers();
    std::fs::create_dir_all(&directory).expect("a directory for the tests' data");
    let postgres = PrivatePostgres::start(&directory, None, Data::Throwaway, &|_| {}).expect("PostgreSQL starts");
    let cluster = Cluster { postgres, directory, copying: Mutex::new(()), finished: Finished::default() };
    tokio::runtime::Runtime::new().expect("a runtime").block_on(cluster.make_template());
    cluster
}

/// Directories of runs that are over.
fn remove_leftovers() {
    let Ok(entries) = std::fs::read_dir(std::env::temp_dir()) else { return };
    for entry in entries.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let pid = name.strip_prefix("samvaer-tests-").and_then(|pid| pid.parse::<u32>().ok());
        if pid.is_some_and(|pid| !Path::new(&format!("/proc/{pid}")).exists()) {
            // Another run may be removing it too.
            let _ = std::fs::remove_dir_all(entry.path());
        }
    }
}

impl Cluster {
    async fn make_template(&self) {
        self.administer(&format!("create database {TEMPLATE}")).await;
        let owner = self.postgres.connection_string_for(PgRole::Owner, TEMPLATE);
        db::migrate(&owner, "samvaer_app", |_| {}).await.expect("migrated");
        seed::seed(&owner, &cpr_keys(), CITIZENS, |_| {}).await.expect("seeded");
    }

    async fn connection(&self) -> AsyncPgConnection {
        let url = self.postgres.connection_string_for(PgRole::Owner, "samvaer");
        AsyncPgConnection::establish(&url).await.expect("connected")
    }

    async fn administer(&self, statement: &str) {
        self.connection().await.batch_execute(statement).await.expect(statement);
    }

    /// Drops what nobody uses any more. A pool whose connections are still closing is left for the next time.
    async fn drop_finished(&self) {
        let finished = std::mem::take(&mut *self.finished());
        let mut connection = self.connection().await;
        for name in finished {
            if connection.batch_execute(&format!("drop database {name}")).await.is_err() {
                self.finished().push(name);
            }
        }
    }

    fn finished(&self) -> MutexGuard<'_, Vec<String>> {
        self.finished.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A copy of the template, for as long as somebody holds it.
    pub async fn new_database(&self) -> Arc<Database> {
        static COUNTER: AtomicU32 = AtomicU32::new(0);
        let name = format!("test_{}", COUNTER.fetch_add(1, Ordering::Relaxed));
        let _alone = self.copying.lock().await;
        self.drop_finished().await;
        self.administer(&format!("create database {name} template {TEMPLATE}")).await;
        // A copy has not its template's privileges: this is what `migrate` revokes.
        self.administer(&format!("revoke temporary on database {name} from public")).await;
        Arc::new(Database { name, finished: self.finished.clone() })
    }

    /// The owner's way in.
    pub fn owner_url(&self, database: &Database) -> String {
        self.postgres.connection_string_for(PgRole::Owner, &database.name)
    }

    /// The requests' way in.
    pub fn app_url(&self, database: &Database) -> String {
        self.postgres.connection_string_for(PgRole::App, &database.name)
    }

    /// The run's token issuer.
    pub fn issuer(&self) -> DemoIssuer {
        static MAKING: std::sync::Mutex<()> = std::sync::Mutex::new(());
        let _alone = MAKING.lock().expect("nobody panicked in here");
        DemoIssuer::open_or_create(&self.directory.join("keys/demo-issuer.pem")).expect("an issuer")
    }
}
