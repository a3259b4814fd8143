//! What an earlier server left when it was killed: a PostgreSQL that is still ending, or only its lock files.

use std::ffi::OsStr;
use std::fs;
use std::io;
use std::os::unix::ffi::OsStrExt as _;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process};

use super::error::{PrivatePostgresError, unwritable};
use super::process::PAUSE;

/// PostgreSQL's name for the socket of port 5432.
pub(super) const SOCKET: &str = ".s.PGSQL.5432";
/// How long an earlier PostgreSQL may take to end.
const LIMIT: Duration = Duration::from_secs(60);

/// Sees an earlier PostgreSQL in this cluster to its end and clears its lock files. Call it with the flock
/// held: nobody else starts one then.
pub(super) fn clear(cluster: &Path, run: &Path, progress: &dyn Fn(&str)) -> Result<(), PrivatePostgresError> {
    let pid_file = cluster.join("postmaster.pid");
    let begun = Instant::now();
    let mut asked = false;
    loop {
        let text = fs::read_to_string(&pid_file).unwrap_or_default();
        let postmasters = postmasters_of(cluster);
        if postmasters.is_empty() && !memory_in_use(&text) {
            break;
        }
        if begun.elapsed() > LIMIT {
            return Err(PrivatePostgresError::StillAlive(cluster.to_owned()));
        }
        if !asked {
            progress("waiting for an earlier PostgreSQL to end");
            for pid in postmasters {
                // Fails only when it has ended by now.
                let _ = kill_process(pid, Signal::INT);
            }
            asked = true;
        }
        thread::sleep(PAUSE);
    }
    for path in [pid_file, run.join(SOCKET), run.join(format!("{SOCKET}.lock"))] {
        match fs::remove_file(&path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                return Err(unwritable(&path)(error));
            }
            _ => {}
        }
    }
    Ok(())
}

/// The processes started as `postgres -D <cluster>`. By what they were started with, not by the pid in
/// `postmaster.pid`: that may long be another PostgreSQL's, of the machine.
fn postmasters_of(cluster: &Path) -> Vec<Pid> {
    let processes = fs::read_dir("/proc").into_iter().flatten().flatten();
    let pids = processes.filter_map(|process| process.file_name().to_str()?.parse().ok());
    pids.filter(|pid: &i32| is_postmaster_of(&fs::read(format!("/proc/{pid}/cmdline")).unwrap_or_default(), cluster))
        .filter_map(Pid::from_raw)
        .collect()
}

/// `cmdline`: the arguments, each with a NUL after it.
fn is_postmaster_of(cmdline: &[u8], cluster: &Path) -> bool {
    let mut arguments = cmdline.split(|byte| *byte == 0).map(OsStr::from_bytes);
    // Behind setpriv's own arguments in its first millisecond.
    arguments.any(|argument| Path::new(argument).file_name() == Some(OsStr::new("postgres")))
        && arguments.next() == Some(OsStr::new("-D"))
        && arguments.next() == Some(cluster.as_os_str())
}

/// Whether a process is attached to the shared memory that `postmaster.pid` names. When the postmaster was
/// killed, its children live on for a moment, and a new postmaster refuses to start beside them.
fn memory_in_use(postmaster_pid: &str) -> bool {
    is_attached(&fs::read_to_string("/proc/sysvipc/shm").unwrap_or_default(), postmaster_pid)
}

/// `segments`: a header, then lines of `key shmid perms size cpid lpid nattch …`.
fn is_attached(segments: &str, postmaster_pid: &str) -> bool {
    let mut lines = postmaster_pid.lines();
    let creator = lines.next().map(str::trim);
    let id = lines.nth(5).and_then(|line| line.split_whitespace().nth(1));
    segments.lines().skip(1).any(|segment| {
        let mut fields = segment.split_whitespace();
        let found = (fields.nth(1), fields.nth(2), fields.nth(1));
        id.is_some() && found.0 == id && found.1 == creator && found.2.is_some_and(|attached| attached != "0")
    })
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{is_attached, is_postmaster_of};

    #[test]
    fn a_postmaster_is_known_by_its_cluster() {
        let cluster = Path::new("/data/postgres");
        let is = |cmdline: &str| is_postmaster_of(cmdline.replace(' ', "\0").as_bytes(), cluster);
        assert!(is("/usr/lib/postgresql/15/bin/postgres -D /data/postgres -c jit=off "));
        assert!(is("/usr/bin/setpriv --pdeathsig INT -- /usr/lib/postgresql/15/bin/postgres -D /data/postgres "));
        assert!(!is("/usr/lib/postgresql/15/bin/postgres -D /var/lib/postgresql/15/main "));
        assert!(!is("ls -l /data/postgres "));
        assert!(!is(""));
    }

    #[test]
    fn shared_memory_is_in_use_while_somebody_is_attached() {
        let segments = |attached: u32| {
            format!(
                "key shmid perms size cpid lpid nattch uid\n 17 7 600 56 42 42 {attached} 101\n 18 8 600 56 99 99 3 0\n"
            )
        };
        let file = "42\n/data/postgres\n1763938800\n5432\n/data/run\n\n  17   7\nready   \n";
        assert!(is_attached(&segments(5), file));
        assert!(!is_attached(&segments(0), file));
        assert!(
            !is_attached(&segments(5), &file.replace("17   7", "18   8")),
            "somebody else's, made by another process"
        );
        assert!(!is_attached(&segments(5), "42\n/data/postgres\n"));
        assert!(!is_attached("", file));
    }
}
