//! The private PostgreSQL lives, dies and comes back with its data. Each test has a cluster of its own in a
//! directory of its own.

use std::cell::{Cell, RefCell};
use std::fs;
use std::io::{BufRead as _, BufReader};
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use samvaer::db::private_postgres::{Data, PgRole, PrivatePostgres, PrivatePostgresError};

/// A directory below /tmp, gone with its test. Short: a socket's path has at most 107 bytes.
struct Directory(PathBuf);

impl Directory {
    fn new() -> Self {
        static COUNTER: AtomicU32 = AtomicU32::new(0);
        let name = format!("samvaer-pg-{}-{}", std::process::id(), COUNTER.fetch_add(1, Ordering::Relaxed));
        let path = std::env::temp_dir().join(name);
        fs::create_dir(&path).expect("the directory is new");
        Self(path)
    }

    fn start(&self) -> Result<PrivatePostgres, PrivatePostgresError> {
        PrivatePostgres::start(&self.0, None, Data::Lasting, &|_| {})
    }

    /// Starts while an earlier PostgreSQL's `session` is held still; wakes it when told that it is waited
    /// for.
    fn start_waking(&self, session: Session) -> Result<PrivatePostgres, PrivatePostgresError> {
        let held = Cell::new(Some(session));
        let wake = |step: &str| {
            if step.contains("earlier PostgreSQL")
                && let Some(session) = held.take()
            {
                kill("CONT", session.backend);
                session.end();
            }
        };
        let started = PrivatePostgres::start(&self.0, None, Data::Lasting, &wake);
        assert!(held.take().is_none(), "it must wait");
        started
    }

    /// The error's one line.
    fn refusal(&self) -> String {
        let line = self.start().expect_err("it must be refused").to_string();
        assert!(!line.contains('\n'), "more than one line: {line}");
        line
    }

    fn postmaster(&self) -> u32 {
        let text = fs::read_to_string(self.0.join("postgres/postmaster.pid")).expect("PostgreSQL runs");
        text.lines().next().and_then(|line| line.parse().ok()).expect("a pid")
    }
}

impl Drop for Directory {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// What psql answers, and what it complains about.
fn psql(connection: &str, sql: &str) -> (String, String) {
    let arguments = ["--no-psqlrc", "-v", "ON_ERROR_STOP=1", "-Atc", sql, connection];
    let output = Command::new("psql").args(arguments).output().expect("psql comes with the server's package");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).trim().to_owned();
    (text(&output.stdout), text(&output.stderr))
}

/// The answer of a statement that must succeed.
fn answer(connection: &str, sql: &str) -> String {
    let (answer, complaint) = psql(connection, sql);
    assert_eq!(complaint, "", "{sql}");
    answer
}

/// Somebody connected and busy; `backend` is the pid of the process that serves them.
struct Session {
    psql: Child,
    backend: u32,
}

impl Session {
    fn start(connection: &str, sql: &str) -> Self {
        let mut psql = Command::new("psql")
            .args(["--no-psqlrc", "-At", "-c", "SELECT pg_backend_pid()", "-c", sql, connection])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("psql comes with the server's package");
        let mut line = String::new();
        BufReader::new(psql.stdout.take().expect("piped")).read_line(&mut line).expect("a line");
        let backend: u32 = line.trim().parse().expect("a pid");
        let is_busy =
            format!("SELECT count(*) FROM pg_stat_activity WHERE pid = {backend} AND query LIKE '%pg_sleep%'");
        while answer(connection, &is_busy) != "1" {}
        Self { psql, backend }
    }

    /// Waits until the server has cut the session off.
    fn end(mut self) {
        assert!(!self.psql.wait().expect("our own child").success(), "psql was cut off");
    }
}

impl Drop for Session {
    /// A failed test leaves nothing behind.
    fn drop(&mut self) {
        if matches!(self.psql.try_wait(), Ok(None)) {
            let _ = signal("CONT", self.backend);
            let _ = self.psql.kill();
            let _ = self.psql.wait();
        }
    }
}

/// Whether there was somebody to signal.
fn signal(name: &str, pid: u32) -> bool {
    let status = Command::new("sh").args(["-c", &format!("kill -{name} {pid}")]).status();
    status.is_ok_and(|status| status.success())
}

fn kill(name: &str, pid: u32) {
    assert!(signal(name, pid), "kill -{name} {pid}");
}

/// Whether a process has ended; one that nobody has waited for yet counts.
fn has_ended(pid: u32) -> bool {
    fs::read(format!("/proc/{pid}/cmdline")).is_ok_and(|cmdline| cmdline.is_empty())
        || !Path::new(&format!("/proc/{pid}")).exists()
}

#[test]
fn a_stopped_cluster_keeps_its_data() {
    let directory = Directory::new();
    let postgres = directory.start().expect("the first start");
    let owner = postgres.connection_string(PgRole::Owner);
    answer(
        &owner,
        "SET client_min_messages = error; CREATE TABLE kept (word text); INSERT INTO kept VALUES ('samvær')",
    );
    let pid = directory.postmaster();
    let session = Session::start(&owner, "SELECT pg_sleep(600)");
    postgres.stop();
    assert!(has_ended(pid));
    session.end();
    let log = fs::read_to_string(directory.0.join("postgres.log")).expect("a log");
    assert!(log.contains("received fast shutdown request"), "it waits for no client: {log}");
    assert!(psql(&owner, "SELECT 1").1.contains("No such file"), "nobody answers a stopped cluster");

    let postgres = directory.start().expect("the second start");
    assert_eq!(answer(&postgres.connection_string(PgRole::Owner), "SELECT word FROM kept"), "samvær");
}

#[test]
fn the_app_role_may_connect_and_nothing_else_and_the_owner_may_create_databases() {
    let directory = Directory::new();
    let postgres = directory.start().expect("it starts");
    let (owner, app) = (postgres.connection_string(PgRole::Owner), postgres.connection_string(PgRole::App));
    let run = directory.0.join("run");
    assert_eq!(app, format!("host={} user=samvaer_app dbname=samvaer", run.display()));

    assert_eq!(answer(&app, "SELECT current_user, current_database()"), "samvaer_app|samvaer");
    assert!(psql(&app, "CREATE TABLE mine ()").1.contains("permission denied"));
    assert!(psql(&app, "CREATE DATABASE mine").1.contains("permission denied"));
    let privileged = "SELECT count(*) FROM pg_roles WHERE rolname IN ('samvaer_app', 'samvaer_owner') \
                      AND (rolsuper OR rolbypassrls OR rolcreaterole OR rolreplication)";
    assert_eq!(answer(&owner, privileged), "0");
    assert_eq!(answer(&owner, "SELECT pg_has_role('samvaer_app', 'samvaer_owner', 'member')"), "f");

    answer(&owner, "CREATE TABLE mine ()");
    answer(&owner, "CREATE DATABASE \"et navn\"");
    let (theirs, apps) = (
        postgres.connection_string_for(PgRole::Owner, "et navn"),
        postgres.connection_string_for(PgRole::App, "et navn"),
    );
    answer(&theirs, "CREATE TABLE mine ()");
    assert_eq!(answer(&apps, "SELECT current_database()"), "et navn");
}

#[test]
fn it_is_reached_by_its_socket_only_and_syncs_to_disk() {
    let directory = Directory::new();
    let postgres = directory.start().expect("it starts");
    let app = postgres.connection_string(PgRole::App);
    for (setting, value) in [
        ("listen_addresses", ""),
        ("fsync", "on"),
        ("jit", "off"),
        ("random_page_cost", "1.1"),
        ("max_connections", "100"),
        ("server_encoding", "UTF8"),
        ("lc_collate", "C.UTF-8"),
        ("TimeZone", "UTC"),
    ] {
        assert_eq!(answer(&app, &format!("SELECT current_setting('{setting}')")), value, "{setting}");
    }
    for name in ["run", "postgres"] {
        let mode = fs::metadata(directory.0.join(name)).expect("it is there").permissions().mode();
        assert_eq!(mode & 0o777, 0o700, "{name}");
    }
}

#[test]
fn errors_and_their_values_stay_out_of_the_log() {
    let directory = Directory::new();
    let postgres = directory.start().expect("it starts");
    let owner = postgres.connection_string(PgRole::Owner);
    answer(&owner, "CREATE TABLE person (number text PRIMARY KEY)");
    answer(&owner, "INSERT INTO person VALUES ('secret-1')");
    assert!(psql(&owner, "INSERT INTO person VALUES ('secret-1')").1.contains("secret-1"), "the caller is told");
    assert!(psql(&owner, "SELECT 'secret-2'::int").1.contains("secret-2"));
    // A backend that crashes has its statement in the details of the server's own message.
    let session = Session::start(&owner, "SELECT 'secret-3', pg_sleep(600)");
    kill("SEGV", session.backend);
    session.end();
    postgres.stop();

    let log = fs::read_to_string(directory.0.join("postgres.log")).expect("a log");
    assert!(log.contains("was terminated by signal 11"), "the log tells of the crash: {log}");
    assert!(!log.contains("secret"), "{log}");
}

#[test]
fn a_second_server_on_the_same_directory_is_refused() {
    let directory = Directory::new();
    let postgres = directory.start().expect("the first");
    let line = directory.refusal();
    assert!(line.contains("already uses the data directory"), "{line}");
    assert_eq!(answer(&postgres.connection_string(PgRole::App), "SELECT 1"), "1", "the first is none the worse");

    postgres.stop();
    directory.start().expect("the directory is free again");
}

#[test]
fn a_killed_postgres_comes_back_with_what_was_committed() {
    let directory = Directory::new();
    let postgres = directory.start().expect("the first start");
    let owner = postgres.connection_string(PgRole::Owner);
    answer(&owner, "CREATE TABLE kept AS SELECT 'samvær' AS word");
    // Its children end when they see that it is gone; this one can't see it yet.
    let session = Session::start(&owner, "SELECT pg_sleep(600)");
    kill("STOP", session.backend);
    kill("KILL", directory.postmaster());
    postgres.stop();
    assert!(directory.0.join("postgres/postmaster.pid").exists(), "kill -9 leaves it");

    let postgres = directory.start_waking(session).expect("the start after kill -9");
    assert_eq!(answer(&postgres.connection_string(PgRole::Owner), "SELECT word FROM kept"), "samvær");
}

#[test]
fn lock_files_that_name_another_living_postgres_do_not_block_a_start() {
    let (directory, neighbour) = (Directory::new(), Directory::new());
    directory.start().expect("the first start").stop();
    let other = neighbour.start().expect("a neighbour");
    // As after kill -9 of both, when the pid has become somebody else's: PostgreSQL refuses this.
    let cluster = directory.0.join("postgres");
    let stale = format!("{}\n{}\n", neighbour.postmaster(), cluster.display());
    fs::write(cluster.join("postmaster.pid"), &stale).expect("our own directory");
    fs::write(directory.0.join("run/.s.PGSQL.5432.lock"), &stale).expect("our own directory");

    let postgres = directory.start().expect("the start over stale locks");
    assert_eq!(answer(&postgres.connection_string(PgRole::App), "SELECT 1"), "1");
    assert_eq!(answer(&other.connection_string(PgRole::App), "SELECT 1"), "1", "the neighbour lives");
}

/// The part of a server that is killed; does nothing on its own.
#[test]
#[ignore = "run by the tests below, with a directory"]
fn a_server_that_is_killed() {
    let Some(data_dir) = std::env::var_os("SAMVAER_TEST_KILLED_SERVER") else {
        return;
    };
    let _postgres = PrivatePostgres::start(Path::new(&data_dir), None, Data::Lasting, &|_| {}).expect("it starts");
    println!("\nstarted");
    let _ = std::io::stdin().read_line(&mut String::new());
}

/// Starts a server as a process of its own and kills it when PostgreSQL is there and
/// `before` has run; returns PostgreSQL's pid and what `before` returned.
fn kill_a_server_in<T>(directory: &Directory, before: impl Fn() -> T) -> (u32, T) {
    let program = std::env::current_exe().expect("this program");
    let mut server = Command::new(program)
        .args(["--exact", "a_server_that_is_killed", "--ignored", "--nocapture"])
        .env("SAMVAER_TEST_KILLED_SERVER", &directory.0)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("it starts");
    let said = BufReader::new(server.stdout.take().expect("piped"));
    assert!(said.lines().map_while(Result::ok).any(|line| line == "started"), "the server starts");
    let pid = directory.postmaster();
    assert!(!has_ended(pid));
    let seen = before();
    server.kill().expect("it runs");
    server.wait().expect("it ends");
    (pid, seen)
}

#[test]
fn postgres_ends_with_a_killed_server() {
    let directory = Directory::new();
    let (pid, ()) = kill_a_server_in(&directory, || {});
    let begun = Instant::now();
    while !has_ended(pid) {
        assert!(begun.elapsed() < Duration::from_secs(30), "PostgreSQL outlives its server");
        std::thread::yield_now();
    }
    directory.start().expect("and starts again");
}

#[test]
fn a_start_right_after_a_killed_server_waits_for_its_postgres() {
    let directory = Directory::new();
    let owner = format!("host={}/run user=samvaer_owner dbname=samvaer", directory.0.display());
    let (earlier, session) = kill_a_server_in(&directory, || {
        // A backend held still keeps PostgreSQL from ending before the next server comes.
        let session = Session::start(&owner, "SELECT pg_sleep(600)");
        kill("STOP", session.backend);
        session
    });
    assert!(!has_ended(earlier));
    let postgres = directory.start_waking(session).expect("it waits and starts");
    assert!(has_ended(earlier));
    assert_eq!(answer(&postgres.connection_string(PgRole::App), "SELECT 1"), "1");
}

#[test]
fn a_cluster_that_was_not_finished_is_made_anew() {
    let directory = Directory::new();
    fs::create_dir(directory.0.join("postgres.new")).expect("our own directory");
    fs::write(directory.0.join("postgres.new/PG_VERSION"), "15\n").expect("our own directory");
    let postgres = directory.start().expect("it starts");
    assert_eq!(answer(&postgres.connection_string(PgRole::App), "SELECT 1"), "1");
    assert!(!directory.0.join("postgres.new").exists());
}

#[test]
fn data_of_another_major_version_is_refused_and_left_alone() {
    let directory = Directory::new();
    directory.start().expect("the first start").stop();
    let version = directory.0.join("postgres/PG_VERSION");
    let ours = fs::read_to_string(&version).expect("a cluster");
    let control = fs::read(directory.0.join("postgres/global/pg_control")).expect("a cluster");
    fs::write(&version, "13\n").expect("our own directory");
    let line = directory.refusal();
    assert!(line.contains("is of PostgreSQL 13") && line.contains("postgresql-13"), "{line}");
    assert_eq!(fs::read_to_string(&version).expect("still there"), "13\n");
    assert_eq!(fs::read(directory.0.join("postgres/global/pg_control")).expect("still there"), control);

    fs::write(&version, ours).expect("our own directory");
    directory.start().expect("its own version starts");
}

#[test]
fn something_else_in_the_clusters_place_is_refused_and_left_alone() {
    let directory = Directory::new();
    fs::create_dir(directory.0.join("postgres")).expect("our own directory");
    fs::write(directory.0.join("postgres/letter.txt"), "kære").expect("our own directory");
    let line = directory.refusal();
    assert!(line.contains("is no PostgreSQL cluster"), "{line}");
    assert_eq!(fs::read_to_string(directory.0.join("postgres/letter.txt")).expect("still there"), "kære");
}

#[test]
fn a_directory_that_cannot_be_written_is_refused() {
    // A closed directory would not stop root; /proc and a file do.
    let file = Directory::new();
    fs::write(file.0.join("file"), "").expect("our own directory");
    for path in [Path::new("/proc/samvaer"), &file.0.join("file"), &file.0.join("file/below")] {
        let error = PrivatePostgres::start(path, None, Data::Lasting, &|_| {}).expect_err("it must be refused");
        assert!(matches!(error, PrivatePostgresError::Unwritable { .. }), "{error}");
        assert!(error.to_string().starts_with(&format!("{} cannot be used", path.display())), "{error}");
    }
    let closed = Directory::new();
    fs::set_permissions(&closed.0, fs::Permissions::from_mode(0o500)).expect("our own directory");
    if fs::write(closed.0.join("probe"), "").is_err() {
        let line = closed.refusal();
        assert!(line.contains("Permission denied"), "{line}");
    }
}

#[test]
fn a_socket_path_that_is_too_long_is_refused_before_anything_is_made() {
    let directory = Directory::new();
    let room = 107 - directory.0.join("x/run/.s.PGSQL.5432").as_os_str().len() + 1;
    let too_long = directory.0.join("x".repeat(room + 1));
    let error = PrivatePostgres::start(&too_long, None, Data::Lasting, &|_| {}).expect_err("108 bytes");
    assert!(matches!(error, PrivatePostgresError::PathTooLong(_)), "{error}");
    assert!(error.to_string().contains("has 108 bytes"), "{error}");
    assert!(!too_long.exists());

    let longest = directory.0.join("x".repeat(room));
    let postgres = PrivatePostgres::start(&longest, None, Data::Lasting, &|_| {}).expect("107 bytes");
    assert_eq!(answer(&postgres.connection_string(PgRole::App), "SELECT 1"), "1");
}

#[test]
fn a_path_with_spaces_and_quotes_works_and_one_with_a_comma_is_refused() {
    let directory = Directory::new();
    let odd = directory.0.join("et 'sært' \"navn\" \\ æøå");
    let postgres = PrivatePostgres::start(&odd, None, Data::Lasting, &|_| {}).expect("it starts");
    assert_eq!(answer(&postgres.connection_string(PgRole::App), "SELECT 1"), "1");

    let error = PrivatePostgres::start(&directory.0.join("a,b"), None, Data::Lasting, &|_| {})
        .expect_err("a comma separates hosts");
    assert!(matches!(error, PrivatePostgresError::UnusablePath(_)), "{error}");
}

#[test]
fn a_directory_without_programs_is_named() {
    let directory = Directory::new();
    let error = PrivatePostgres::start(&directory.0, Some(Path::new("/usr/games")), Data::Lasting, &|_| {})
        .expect_err("no programs there");
    assert!(error.to_string().starts_with("/usr/games has no usable PostgreSQL server programs"), "{error}");
}

#[test]
fn the_long_steps_are_told() {
    let directory = Directory::new();
    let told = RefCell::new(Vec::new());
    let start =
        || PrivatePostgres::start(&directory.0, None, Data::Lasting, &|step| told.borrow_mut().push(step.to_owned()));
    start().expect("the first start").stop();
    assert_eq!(told.borrow().len(), 3, "{told:?}");
    told.borrow_mut().clear();
    start().expect("the second start").stop();
    assert_eq!(told.borrow().len(), 1, "{told:?}");
}
