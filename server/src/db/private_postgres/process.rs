//! PostgreSQL's processes: started as the right user in an empty environment, and ended with us.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::os::fd::OwnedFd;
use std::os::unix::process::CommandExt as _;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc;
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use rustix::process::{Pid, PidfdFlags, Signal, pidfd_open, pidfd_send_signal};

use super::account::Account;
use super::error::PrivatePostgresError;
use super::home::last_lines;

/// Part of Debian's essential package util-linux.
const SETPRIV: &str = "/usr/bin/setpriv";
/// After a crash PostgreSQL replays its log before it is ready, which may take minutes.
const START_LIMIT: Duration = Duration::from_secs(600);
/// A fast shutdown writes what is in memory to disk. Past this it is cut short, which the next start
/// repairs from the log.
const STOP_LIMIT: Duration = Duration::from_secs(60);
/// Between two looks at something that has no event to wait for.
pub(super) const PAUSE: Duration = Duration::from_millis(5);

/// A program of PostgreSQL, run as `account`, that the kernel sends SIGINT when the thread that starts it
/// ends.
fn command(program: &Path, account: Option<&Account>) -> Command {
    let mut command = if Path::new(SETPRIV).is_file() {
        let mut setpriv = Command::new(SETPRIV);
        setpriv.args(["--pdeathsig", "INT", "--"]).arg(program);
        setpriv
    } else {
        tracing::warn!(
            "{SETPRIV} is missing: should this server be killed, its PostgreSQL lives on until the next start"
        );
        Command::new(program)
    };
    command.env_clear().envs([("LANG", "C.UTF-8"), ("TZ", "UTC"), ("PATH", "/usr/bin:/bin")]);
    command.current_dir("/").process_group(0);
    if let Some(account) = account {
        // Setting the user as root also clears the supplementary groups.
        command.gid(account.gid).uid(account.uid);
    }
    command
}

/// Runs a program with `input` and waits for it; the error holds the last it said.
pub(super) fn run_to_end<'a>(
    program: &Path,
    arguments: impl IntoIterator<Item = &'a OsStr>,
    account: Option<&Account>,
    input: &str,
) -> Result<(), PrivatePostgresError> {
    let mut command = command(program, account);
    command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let finished = command.spawn().and_then(|mut child| {
        if let Some(mut stdin) = child.stdin.take() {
            // A program that ends without reading says why on standard error.
            let _ = stdin.write_all(input.as_bytes());
        }
        child.wait_with_output()
    });
    let output = finished.map_err(|source| PrivatePostgresError::CannotRun { program: program.to_owned(), source })?;
    if output.status.success() {
        return Ok(());
    }
    Err(PrivatePostgresError::NotCreated { said: last_lines(&String::from_utf8_lossy(&output.stderr)) })
}

/// PostgreSQL's first process, the parent of all its others. Dropping it ends them and waits.
#[derive(Debug)]
pub(super) struct Postmaster {
    pid: u32,
    /// Names the process itself: a pid may be somebody else's by the time a signal is sent.
    pidfd: OwnedFd,
    /// Whether its end would be a surprise.
    serving: Arc<AtomicBool>,
    /// Started the process and waits for it; ends when it does. `None` only in `drop`.
    guardian: Option<JoinHandle<()>>,
}

impl Postmaster {
    pub(super) fn start(
        program: &Path,
        arguments: &[&OsStr],
        account: Option<&Account>,
        log: File,
    ) -> Result<Self, PrivatePostgresError> {
        let cannot_run = |source| PrivatePostgresError::CannotRun { program: program.to_owned(), source };
        let mut command = command(program, account);
        command.args(arguments).stdin(Stdio::null()).stdout(Stdio::null()).stderr(log);

        let serving = Arc::new(AtomicBool::new(false));
        let watched = Arc::clone(&serving);
        let (report, started) = mpsc::sync_channel(1);
        let guardian = thread::Builder::new().name("postgres-guardian".to_owned()).spawn(move || {
            let (mut child, pidfd) = match spawn(&mut command) {
                Ok(spawned) => spawned,
                Err(error) => return drop(report.send(Err(error))),
            };
            let _ = report.send(Ok((child.id(), pidfd)));
            let ended = child.wait();
            if watched.load(Ordering::Acquire) {
                match ended {
                    Ok(status) => tracing::error!(%status, "the private PostgreSQL ended by itself; its log says why"),
                    Err(error) => tracing::error!(%error, "the private PostgreSQL is out of sight"),
                }
            }
        });
        let guardian = guardian.map_err(cannot_run)?;
        let (pid, pidfd) = started
            .recv()
            .unwrap_or_else(|_| Err(io::Error::other("the thread that starts it ended")))
            .map_err(cannot_run)?;
        Ok(Self { pid, pidfd, serving, guardian: Some(guardian) })
    }

    /// Waits until it takes connections; false when it ended or took too long.
    pub(super) fn is_ready_in(&self, cluster: &Path, progress: &dyn Fn(&str)) -> bool {
        let pid_file = cluster.join("postmaster.pid");
        let begun = Instant::now();
        let mut told = false;
        while !self.has_ended() && begun.elapsed() < START_LIMIT {
            let text = fs::read_to_string(&pid_file).unwrap_or_default();
            if says_ready(&text, self.pid) {
                self.serving.store(true, Ordering::Release);
                return true;
            }
            if !told && begun.elapsed() > Duration::from_secs(3) {
                progress("PostgreSQL is putting its data in order after a crash");
                told = true;
            }
            thread::sleep(PAUSE);
        }
        false
    }

    fn has_ended(&self) -> bool {
        self.guardian.as_ref().is_none_or(JoinHandle::is_finished)
    }

    fn signal(&self, signal: Signal) {
        // Fails only when the process has ended, which is what is wanted.
        let _ = pidfd_send_signal(&self.pidfd, signal);
    }
}

impl Drop for Postmaster {
    fn drop(&mut self) {
        self.serving.store(false, Ordering::Release);
        self.signal(Signal::INT);
        let begun = Instant::now();
        while !self.has_ended() && begun.elapsed() < STOP_LIMIT {
            thread::sleep(PAUSE);
        }
        if !self.has_ended() {
            tracing::warn!(
                "PostgreSQL takes too long to stop and is cut short; the next start repairs its data from the log"
            );
            self.signal(Signal::QUIT);
        }
        if let Some(guardian) = self.guardian.take() {
            let _ = guardian.join();
        }
    }
}

/// The child and a handle on it that stays right after its pid is somebody else's.
fn spawn(command: &mut Command) -> io::Result<(Child, OwnedFd)> {
    let mut child = command.spawn()?;
    match pidfd_open(Pid::from_child(&child), PidfdFlags::empty()) {
        Ok(pidfd) => Ok((child, pidfd)),
        Err(error) => {
            // It is milliseconds old: nothing is lost.
            let _ = child.kill().and_then(|()| child.wait());
            Err(error.into())
        }
    }
}

/// Whether `postmaster.pid` is this process's and says that it takes connections: line 8, as pg_ctl reads it.
fn says_ready(postmaster_pid: &str, pid: u32) -> bool {
    let mut lines = postmaster_pid.lines().map(str::trim);
    lines.next() == Some(pid.to_string().as_str()) && lines.nth(6) == Some("ready")
}

#[cfg(test)]
mod tests {
    use super::says_ready;

    #[test]
    fn only_this_process_that_is_ready_is_ready() {
        let file = |status: &str| format!("42\n/data\n1763938800\n5432\n/run\n\n  123456       7\n{status}\n");
        assert!(says_ready(&file("ready   "), 42));
        assert!(!says_ready(&file("starting"), 42));
        assert!(!says_ready(&file("ready   "), 43));
        assert!(!says_ready("42\n/data\n", 42));
        assert!(!says_ready("", 42));
    }
}
