//! The data directory: what lies where, whose it is, and how a cluster comes to be in it.

use std::ffi::OsStr;
use std::fmt::Write as _;
use std::fs::{self, DirBuilder, File, OpenOptions, TryLockError};
use std::io::{self, Read as _, Seek as _, SeekFrom};
use std::os::unix::fs::{DirBuilderExt as _, MetadataExt as _, OpenOptionsExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};

use rustix::fs::OFlags;

use super::Data;
use super::account::Account;
use super::binaries::Binaries;
use super::error::{MAX_SOCKET_PATH, PrivatePostgresError, unwritable};
use super::leftovers;
use super::process::{Postmaster, run_to_end};

/// PostgreSQL's own administrator, made with the cluster; the server never connects as it.
const SUPERUSER: &str = "samvaer_superuser";

/// Run in the new cluster by its superuser, one statement a line.
const SETUP: &str = "\
CREATE ROLE samvaer_owner LOGIN CREATEDB;
CREATE ROLE samvaer_app LOGIN;
CREATE DATABASE samvaer OWNER samvaer_owner;
";

/// What this cluster is run with, whatever its `postgresql.conf` says.
const SETTINGS: &[&str] = &[
    "listen_addresses=",
    "port=5432", // only a part of the socket's name
    "unix_socket_permissions=0700",
    "max_connections=100",
    "jit=off",
    "random_page_cost=1.1",
    "timezone=UTC",
    "log_timezone=UTC",
    // To standard error, which is postgres.log.
    "logging_collector=off",
    "log_destination=stderr",
    "log_line_prefix=%m [%p] ",
    "log_checkpoints=off",
    // No personal data: errors quote values, details quote keys ("Key (cpr)=(…)") and, after a crash, the
    // statement. `log` ranks above `error`, so the server's own messages are all that is left.
    "log_min_messages=log",
    "log_error_verbosity=terse",
    "log_statement=none",
    "log_duration=off",
    "log_min_duration_statement=-1",
    "log_min_duration_sample=-1",
    "log_transaction_sample_rate=0",
    "log_min_error_statement=panic",
    "log_parameter_max_length=0",
    "log_parameter_max_length_on_error=0",
];

/// The data directory and what lies in it; every path is absolute.
pub(super) struct Home {
    pub(super) data_dir: PathBuf,
    pub(super) cluster: PathBuf,
    unfinished: PathBuf,
    pub(super) run: PathBuf,
    pub(super) socket_dir: String,
    log: PathBuf,
    lock: PathBuf,
}

impl Home {
    /// Checks the path and touches nothing.
    pub(super) fn at(data_dir: &Path) -> Result<Self, PrivatePostgresError> {
        let data_dir = std::path::absolute(data_dir).map_err(unwritable(data_dir))?;
        let run = data_dir.join("run");
        let socket = run.join(leftovers::SOCKET);
        if socket.as_os_str().len() > MAX_SOCKET_PATH {
            return Err(PrivatePostgresError::PathTooLong(socket));
        }
        let Some(socket_dir) = run.to_str().filter(|path| !path.contains(',')).map(str::to_owned) else {
            return Err(PrivatePostgresError::UnusablePath(data_dir));
        };
        Ok(Self {
            cluster: data_dir.join("postgres"),
            unfinished: data_dir.join("postgres.new"),
            log: data_dir.join("postgres.log"),
            lock: data_dir.join("postgres.lock"),
            run,
            socket_dir,
            data_dir,
        })
    }

    /// The major version of the data; `None` when there is none yet.
    pub(super) fn major(&self) -> Result<Option<String>, PrivatePostgresError> {
        let version = self.cluster.join("PG_VERSION");
        match fs::read_to_string(&version) {
            Ok(text) => return Ok(Some(text.trim().to_owned())),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            // A file stands where a directory should: `make` says which.
            Err(error) if error.kind() == io::ErrorKind::NotADirectory => return Ok(None),
            Err(error) => return Err(unwritable(&version)(error)),
        }
        let something = fs::read_dir(&self.cluster).is_ok_and(|mut entries| entries.next().is_some());
        if something { Err(PrivatePostgresError::NotACluster(self.cluster.clone())) } else { Ok(None) }
    }

    /// Makes the data directory and what is missing above it. PostgreSQL's user must be able to pass
    /// through, whatever the umask: hence 0711. What needs hiding has its own 0700.
    pub(super) fn make(&self) -> Result<(), PrivatePostgresError> {
        let missing: Vec<&Path> = self.data_dir.ancestors().take_while(|path| !path.is_dir()).collect();
        for directory in missing.into_iter().rev() {
            fs::create_dir(directory)
                .and_then(|()| fs::set_permissions(directory, fs::Permissions::from_mode(0o711)))
                .or_else(|error| if directory.is_dir() { Ok(()) } else { Err(error) })
                .map_err(unwritable(&self.data_dir))?;
        }
        Ok(())
    }

    pub(super) fn lock(&self, account: Option<&Account>) -> Result<File, PrivatePostgresError> {
        let file = open_file(&self.lock, account)?;
        match file.try_lock() {
            Ok(()) => Ok(file),
            Err(TryLockError::WouldBlock) => Err(PrivatePostgresError::AlreadyRunning(self.data_dir.clone())),
            Err(TryLockError::Error(error)) => Err(unwritable(&self.lock)(error)),
        }
    }

    pub(super) fn create_cluster(
        &self,
        binaries: &Binaries,
        account: Option<&Account>,
        progress: &dyn Fn(&str),
    ) -> Result<(), PrivatePostgresError> {
        progress("creating the database cluster");
        match fs::remove_dir_all(&self.unfinished) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                return Err(unwritable(&self.unfinished)(error));
            }
            _ => make_directory(&self.unfinished, account)?,
        }
        let directory = self.unfinished.as_os_str();
        let options =
            ["--encoding=UTF8", "--locale=C.UTF-8", "--auth-local=trust", "--auth-host=reject", "--no-instructions"];
        let arguments = [OsStr::new("-D"), directory, "-U".as_ref(), SUPERUSER.as_ref()];
        let arguments = arguments.into_iter().chain(options.iter().map(OsStr::new));
        run_to_end(&binaries.initdb, arguments, account, "")?;

        progress("creating the roles and the database");
        // A backend of its own, without a server: nobody can connect before the roles are there.
        let arguments = ["--single", "-D"].map(OsStr::new).into_iter().chain([directory]);
        let arguments = arguments.chain(["-c", "exit_on_error=on", "postgres"].map(OsStr::new));
        run_to_end(&binaries.postgres, arguments, account, SETUP)?;

        fs::rename(&self.unfinished, &self.cluster).map_err(unwritable(&self.cluster))?;
        File::open(&self.data_dir).and_then(|directory| directory.sync_all()).map_err(unwritable(&self.data_dir))
    }

    pub(super) fn start_postmaster(
        &self,
        binaries: &Binaries,
        account: Option<&Account>,
        data: Data,
        progress: &dyn Fn(&str),
    ) -> Result<Postmaster, PrivatePostgresError> {
        let log = open_file(&self.log, account)?;
        let log_start = log.metadata().map_err(unwritable(&self.log))?.len();
        // A list of quoted names, as in SQL.
        let socket_setting = format!("unix_socket_directories=\"{}\"", self.socket_dir.replace('"', "\"\""));
        let mut arguments = vec![OsStr::new("-D"), self.cluster.as_os_str()];
        let settings = SETTINGS.iter().chain(data.settings()).copied();
        for setting in settings.chain([socket_setting.as_str()]) {
            arguments.extend(["-c", setting].map(OsStr::new));
        }
        let postmaster = Postmaster::start(&binaries.postgres, &arguments, account, log)?;
        if postmaster.is_ready_in(&self.cluster, progress) {
            return Ok(postmaster);
        }
        drop(postmaster);
        let said = last_lines(&text_from(&self.log, log_start));
        Err(PrivatePostgresError::NotStarted { said, log: self.log.clone() })
    }
}

/// Makes a directory that is PostgreSQL's alone, or sees to it that it is. When root does it in somebody's
/// directory, a link planted there must not lead it astray.
pub(super) fn make_directory(path: &Path, account: Option<&Account>) -> Result<(), PrivatePostgresError> {
    let failed = unwritable(path);
    match DirBuilder::new().mode(0o700).create(path) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(failed(error)),
        _ => {}
    }
    let flags = OFlags::DIRECTORY | OFlags::NOFOLLOW;
    let directory =
        OpenOptions::new().read(true).custom_flags(flags.bits().cast_signed()).open(path).map_err(&failed)?;
    give(&directory, account).map_err(&failed)?;
    directory.set_permissions(fs::Permissions::from_mode(0o700)).map_err(&failed)
}

/// Opens a file to append to, with the same care.
fn open_file(path: &Path, account: Option<&Account>) -> Result<File, PrivatePostgresError> {
    let flags = OFlags::NOFOLLOW.bits().cast_signed();
    let options = OpenOptions::new().append(true).create(true).mode(0o600).custom_flags(flags).clone();
    let file = options.open(path).map_err(unwritable(path))?;
    give(&file, account).map_err(unwritable(path))?;
    Ok(file)
}

fn give(file: &File, account: Option<&Account>) -> io::Result<()> {
    match account {
        Some(account) if file.metadata()?.uid() != account.uid => {
            std::os::unix::fs::fchown(file, Some(account.uid), Some(account.gid))
        }
        _ => Ok(()),
    }
}

/// What was written to a file after `start`; empty when it cannot be read.
fn text_from(path: &Path, start: u64) -> String {
    let mut bytes = Vec::new();
    if let Ok(mut file) = File::open(path) {
        let _ = file.seek(SeekFrom::Start(start)).and_then(|_| file.read_to_end(&mut bytes));
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// The last lines of a program's output as one line.
pub(super) fn last_lines(text: &str) -> String {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let mut joined = String::new();
    for line in lines.iter().skip(lines.len().saturating_sub(5)) {
        let separator = if joined.is_empty() { "" } else { " | " };
        let _ = write!(joined, "{separator}{line}");
    }
    if joined.is_empty() { "it said nothing".to_owned() } else { joined }
}
