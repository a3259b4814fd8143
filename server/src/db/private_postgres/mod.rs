//! A PostgreSQL of the server's own, for a machine where nobody has set one up: started from the machine's
//! binaries as a child process, reachable through a unix socket only, ended with the server.
//!
//! It never listens on a network, never touches a cluster it did not make, never deletes data, and never
//! writes a statement, a parameter or an error's details to its log: they could hold a CPR number.
//!
//! ```text
//! <data directory>/
//!   postgres/       the cluster; 0700, of the user PostgreSQL runs as
//!   postgres.new/   the cluster while it is being made; renamed when whole, so half a cluster is never started
//!   run/            the socket; 0700. Who may enter is trusted, whatever role they name
//!   postgres.log    what PostgreSQL says about itself
//!   postgres.lock   locked (flock) while a server uses the directory
//! ```
//!
//! ```no_run
//! use samvaer::db::private_postgres::{Data, PgRole, PrivatePostgres};
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let postgres = PrivatePostgres::start("/var/lib/samvaer".as_ref(), None, Data::Lasting, &|step| eprintln!("{step}"))?;
//! // host=/var/lib/samvaer/run user=samvaer_app dbname=samvaer
//! let connection = postgres.connection_string(PgRole::App);
//! # drop(connection);
//! postgres.stop();
//! # Ok(())
//! # }
//! ```
//!
//! What looks odd here was learned the hard way:
//!
//! - *SIGINT, never SIGTERM.* SIGTERM waits for every client to leave, and the pool never does.
//! - *A process group of its own.* Ctrl-C in a terminal reaches the whole group; PostgreSQL must outlive
//!   the requests that the server is still answering.
//! - *A thread that lives as long as the cluster starts it.* The kernel ends PostgreSQL with us
//!   (PR_SET_PDEATHSIG, also after kill -9), but "us" is the thread that forked. setpriv sets it, after the
//!   change of user, which would clear it.
//! - *The lock is a flock, not a pid in a file.* It goes with its process. PostgreSQL's own
//!   `postmaster.pid` and socket lock stay after kill -9 and stop the next start as soon as their pid
//!   belongs to somebody else; once we hold the flock and nobody lives in the cluster, they are cleared.
//! - *PostgreSQL refuses root.* Started by root it runs as the data directory's owner, else `postgres`,
//!   else `nobody`, who must be able to reach the directory: a 0700 home above it is in the way.
//! - *An empty environment, `/` as the working directory.* `PGDATA`, `PGPORT` or `LC_ALL` of whoever starts
//!   us change what the programs do, and PostgreSQL's user may not be able to read where we stand.
//! - *A socket's path has at most 107 bytes*, and PostgreSQL says so only in its log.

mod account;
mod binaries;
mod error;
mod home;
mod leftovers;
mod process;

use std::fs::File;
use std::path::Path;

use account::Account;
use binaries::Binaries;
pub use error::PrivatePostgresError;
use home::{Home, make_directory};
use process::Postmaster;

/// The database that [`PrivatePostgres::start`] makes.
const DATABASE: &str = "samvaer";

/// What becomes of the data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Data {
    /// It is kept, whatever happens to the machine.
    Lasting,
    /// It is gone when the machine is: for a run of tests, which then doesn't wait for a disk.
    Throwaway,
}

impl Data {
    fn settings(self) -> &'static [&'static str] {
        match self {
            Self::Lasting => &["fsync=on"],
            Self::Throwaway => &["fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_wal_size=128MB"],
        }
    }
}

/// Whom to connect as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PgRole {
    /// `samvaer_owner`: owns the database and may CREATE DATABASE (the tests' databases are its own too);
    /// for migrations, import and backup, never for requests. No superuser.
    Owner,
    /// `samvaer_app`: may log in and has nothing but what it is granted; for requests.
    App,
}

impl PgRole {
    fn name(self) -> &'static str {
        match self {
            Self::Owner => "samvaer_owner",
            Self::App => "samvaer_app",
        }
    }
}

/// A running private cluster. Dropping it stops PostgreSQL and waits until it has ended, which blocks: in
/// async code, drop it where blocking is allowed.
#[derive(Debug)]
pub struct PrivatePostgres {
    socket_dir: String,
    // Fields are dropped in this order: PostgreSQL has ended before the directory is free for the next
    // server.
    _postmaster: Postmaster,
    _lock: File,
}

impl PrivatePostgres {
    /// Starts the cluster in `data_dir`, making both when they aren't there, and returns when it takes
    /// connections; blocks until then.
    ///
    /// `bin_dir` is where `postgres` and `initdb` are; `None` takes the data's own major version from below
    /// `/usr/lib/postgresql`, for new data the newest. `progress` is told each step that may take a while.
    pub fn start(
        data_dir: &Path,
        bin_dir: Option<&Path>,
        data: Data,
        progress: &dyn Fn(&str),
    ) -> Result<Self, PrivatePostgresError> {
        let home = Home::at(data_dir)?;
        let major = home.major()?;
        let binaries = Binaries::find(bin_dir, major.as_deref())?;
        if let Some(data) = major.filter(|major| *major != binaries.major.to_string()) {
            return Err(PrivatePostgresError::OtherMajor { directory: home.cluster, data, installed: binaries.major });
        }

        let account = Account::to_run_as(&home.data_dir, &home.cluster)?;
        home.make()?;
        let lock = home.lock(account.as_ref())?;
        leftovers::clear(&home.cluster, &home.run, progress)?;
        make_directory(&home.run, account.as_ref())?;
        // Asked again: before we had the lock, another server may have been making it.
        if home.major()?.is_none() {
            home.create_cluster(&binaries, account.as_ref(), progress)?;
        }

        progress(&format!("starting PostgreSQL {}", binaries.major));
        let postmaster = home.start_postmaster(&binaries, account.as_ref(), data, progress)?;
        Ok(Self { socket_dir: home.socket_dir, _postmaster: postmaster, _lock: lock })
    }

    /// For the database `samvaer`, as tokio-postgres and libpq read it: `host=/… user=samvaer_app
    /// dbname=samvaer`.
    pub fn connection_string(&self, role: PgRole) -> String {
        self.connection_string_for(role, DATABASE)
    }

    /// For another database in this cluster. [`PgRole::Owner`], connected to any database, is also who
    /// creates and drops them.
    pub fn connection_string_for(&self, role: PgRole, database: &str) -> String {
        format!("host={} user={} dbname={}", escaped(&self.socket_dir), role.name(), escaped(database))
    }

    /// Ends PostgreSQL (a fast shutdown: sessions are cut, what was committed is on disk) and waits for it.
    pub fn stop(self) {
        drop(self);
    }
}

/// A value of a connection string.
fn escaped(value: &str) -> String {
    let mut escaped = String::with_capacity(value.len());
    for character in value.chars() {
        if character.is_whitespace() || matches!(character, '\'' | '\\') {
            escaped.push('\\');
        }
        escaped.push(character);
    }
    escaped
}
