//! One PostgreSQL for the run, and a migrated, seeded database that every test gets a copy of.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

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
    let cluster = Cluster { postgres, directory, copying: Mutex::new(()) };
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
        let owner = self.owner_url(TEMPLATE);
        db::migrate(&owner, "samvaer_app", |_| {}).await.expect("migrated");
        seed::seed(&owner, &cpr_keys(), CITIZENS, |_| {}).await.expect("seeded");
    }

    async fn administer(&self, statement: &str) {
        let url = self.postgres.connection_string_for(PgRole::Owner, "samvaer");
        let mut connection = AsyncPgConnection::establish(&url).await.expect("connected");
        connection.batch_execute(statement).await.expect(statement);
    }

    /// A copy of the template.
    pub async fn new_database(&self) -> String {
        static COUNTER: AtomicU32 = AtomicU32::new(0);
        let name = format!("test_{}", COUNTER.fetch_add(1, Ordering::Relaxed));
        let _alone = self.copying.lock().await;
        self.administer(&format!("create database {name} template {TEMPLATE}")).await;
        // A copy has not its template's privileges: this is what `migrate` revokes.
        self.administer(&format!("revoke temporary on database {name} from public")).await;
        name
    }

    /// The owner's way in.
    pub fn owner_url(&self, database: &str) -> String {
        self.postgres.connection_string_for(PgRole::Owner, database)
    }

    /// The requests' way in.
    pub fn app_url(&self, database: &str) -> String {
        self.postgres.connection_string_for(PgRole::App, database)
    }

    /// The run's token issuer.
    pub fn issuer(&self) -> DemoIssuer {
        static MAKING: std::sync::Mutex<()> = std::sync::Mutex::new(());
        let _alone = MAKING.lock().expect("nobody panicked in here");
        DemoIssuer::open_or_create(&self.directory.join("keys/demo-issuer.pem")).expect("an issuer")
    }
}
