//! Why there is no private PostgreSQL.

use std::io;
use std::path::{Path, PathBuf};

use thiserror::Error;

use super::binaries::OLDEST_MAJOR;

/// The longest path that fits in a `sockaddr_un`, without its closing NUL.
pub(super) const MAX_SOCKET_PATH: usize = 107;

/// Why there is no private PostgreSQL: one line, which says what to do.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum PrivatePostgresError {
    /// Neither below /usr/lib/postgresql nor by pg_config.
    #[error(
        "no PostgreSQL {} or newer is installed on this machine: install the Debian package \
         postgresql (apt-get install postgresql), or set DATABASE_URL to use a PostgreSQL \
         elsewhere",
        OLDEST_MAJOR
    )]
    NoBinaries,
    /// The directory that the caller named.
    #[error(
        "{} has no usable PostgreSQL server programs (postgres and initdb, version {} or newer): \
         name the directory that has them",
        .0.display(), OLDEST_MAJOR
    )]
    NoBinariesIn(PathBuf),
    /// Made by another major version; left as it is.
    #[error(
        "the data in {} is of PostgreSQL {data}, but this machine has PostgreSQL {installed}: \
         install the Debian package postgresql-{data}, or move the directory away to start with \
         an empty one; nothing was changed",
        .directory.display()
    )]
    OtherMajor {
        /// The cluster's directory.
        directory: PathBuf,
        /// What its PG_VERSION says.
        data: String,
        /// The major version of the programs found.
        installed: u32,
    },
    /// `postgres/` holds something else.
    #[error(
        "{} is not empty and is no PostgreSQL cluster: move it away, or choose another data \
         directory; nothing was changed",
        .0.display()
    )]
    NotACluster(PathBuf),
    /// Somebody holds the flock.
    #[error(
        "another server already uses the data directory {}: stop it first, or choose another data \
         directory",
        .0.display()
    )]
    AlreadyRunning(PathBuf),
    /// A directory or file could not be made, opened, read or given to PostgreSQL's user.
    #[error(
        "{} cannot be used ({source}): give it to the user who runs this server, or choose \
         another data directory",
        .path.display()
    )]
    Unwritable {
        /// What could not be used.
        path: PathBuf,
        /// The system's reason.
        source: io::Error,
    },
    /// Longer than the kernel takes.
    #[error(
        "the socket's path {} has {} bytes, and the system allows {MAX_SOCKET_PATH}: choose a \
         data directory with a shorter path",
        .0.display(), .0.as_os_str().len()
    )]
    PathTooLong(PathBuf),
    /// A connection string could not name it.
    #[error(
        "the data directory's path {} has a comma or is not UTF-8: choose another data directory",
        .0.display()
    )]
    UnusablePath(PathBuf),
    /// Root starts PostgreSQL as somebody who cannot get to the data directory.
    #[error(
        "PostgreSQL refuses to run as root, and the user {user} may not pass {}, above its data: \
         choose a data directory elsewhere (such as /var/lib/samvaer), or give the data directory \
         to a user who may",
        .directory.display()
    )]
    OutOfReach {
        /// Whom PostgreSQL would run as.
        user: String,
        /// The directory that is closed to them.
        directory: PathBuf,
    },
    /// Root, and nobody to run PostgreSQL as.
    #[error(
        "PostgreSQL refuses to run as root, and this machine has no user postgres or nobody: give \
         the data directory to a user that is not root"
    )]
    NoUser,
    /// An earlier server's PostgreSQL, which would not end.
    #[error(
        "an earlier PostgreSQL still lives in {} and did not end when asked: wait a little, or \
         end its processes by hand",
        .0.display()
    )]
    StillAlive(PathBuf),
    /// A program could not be started.
    #[error(
        "{} could not be run ({source}): install the Debian package postgresql anew",
        .program.display()
    )]
    CannotRun {
        /// The program.
        program: PathBuf,
        /// The system's reason.
        source: io::Error,
    },
    /// initdb or the statements after it failed.
    #[error("the database cluster could not be made: {said}; put that right and start again")]
    NotCreated {
        /// The last lines of what the program said.
        said: String,
    },
    /// PostgreSQL ended, or was not ready in time.
    #[error("PostgreSQL did not start: {said}; all of it is in {}", .log.display())]
    NotStarted {
        /// The last lines of the log.
        said: String,
        /// The log.
        log: PathBuf,
    },
}

/// For `map_err`.
pub(super) fn unwritable(path: &Path) -> impl Fn(io::Error) -> PrivatePostgresError {
    move |source| PrivatePostgresError::Unwritable { path: path.to_owned(), source }
}
