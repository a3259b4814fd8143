//! The command line: each command by hand, and one clear line for whatever is wrong.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::os::unix::fs::PermissionsExt as _;
use std::path::PathBuf;
use std::process::{Child, Command, Output, Stdio};

/// The program that `cargo build` made beside this test.
fn program() -> PathBuf {
    let test = std::env::current_exe().expect("this test");
    let program = test.parent().and_then(|deps| deps.parent()).expect("target/debug").join("samvaer");
    assert!(program.exists(), "{} is missing: run `cargo build --workspace`", program.display());
    program
}

/// A directory below /tmp, gone with its test.
struct Directory(PathBuf);

impl Directory {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("samvaer-cli-{}-{name}", std::process::id()));
        std::fs::create_dir_all(&path).expect("a directory");
        Self(path)
    }
}

impl Drop for Directory {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn samvaer(arguments: &[&str]) -> Command {
    let mut command = Command::new(program());
    command.args(arguments).env_remove("DATABASE_URL").env_remove("SAMVAER_OWNER_DATABASE_URL");
    command
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// What is refused: one line, and no success.
fn refused(command: &mut Command) -> String {
    let Output { status, stderr, .. } = command.output().expect("it runs");
    let line = text(&stderr);
    assert!(!status.success(), "it should have been refused");
    assert_eq!(line.trim_end().lines().count(), 1, "more than one line: {line}");
    line
}

/// A running demonstration.
struct Running {
    child: Child,
    address: String,
    said: String,
}

impl Running {
    fn start(data_dir: &Directory) -> Self {
        let directory = data_dir.0.to_string_lossy().into_owned();
        let mut child =
            samvaer(&["demo", "--listen", "127.0.0.1:0", "--citizens", "5", "--data-dir", &directory, "--portal-dir"])
                .arg(samvaer_tests::root().join("portal"))
                .stderr(Stdio::piped())
                .spawn()
                .expect("it starts");
        let mut said = String::new();
        let mut lines = BufReader::new(child.stderr.take().expect("piped"));
        // The banner's last line.
        while !said.contains("Ctrl-C") {
            assert!(lines.read_line(&mut said).expect("a line") > 0, "it ended: {said}");
        }
        let address = said.split("http://").nth(1).and_then(|rest| rest.split_whitespace().next()).expect("an address");
        Self { address: address.to_owned(), child, said }
    }

    /// A plain HTTP request, since the harness's router is in another process.
    fn post(&self, token: &str, query: &str) -> String {
        let body = format!("{{\"query\": \"{query}\"}}");
        let mut stream = TcpStream::connect(&self.address).expect("connected");
        write!(
            stream,
            "POST /graphql HTTP/1.1\r\nHost: {}\r\nAuthorization: Bearer {token}\r\nContent-Type: application/json\r\n\
             Content-Length: {}\r\nConnection: close\r\n\r\n{body}",
            self.address,
            body.len()
        )
        .expect("sent");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("answered");
        answer
    }

    /// Ctrl-C.
    fn interrupt(mut self) {
        let killed = Command::new("kill").args(["-INT", &self.child.id().to_string()]).status().expect("kill runs");
        assert!(killed.success());
        assert!(self.child.wait().expect("it ends").success(), "it ends well");
    }
}

#[test]
fn the_demonstration_starts_answers_a_token_and_keeps_its_data() {
    let directory = Directory::new("demo");
    let path = directory.0.to_string_lossy().into_owned();
    let first = Running::start(&directory);
    assert!(first.said.contains("made just now"), "{}", first.said);
    let token = samvaer(&["token", "anna", "--data-dir", &path]).output().expect("a token");
    let token = text(&token.stdout).trim().to_owned();
    assert!(first.post(&token, "{ viewer { name } }").contains("Anna Holm"));
    let second = refused(&mut samvaer(&["demo", "--listen", "127.0.0.1:0", "--data-dir", &path]));
    assert!(second.contains("another server already uses"), "{second}");
    first.interrupt();

    let again = Running::start(&directory);
    assert!(again.said.contains("kept from before"), "{}", again.said);
    assert!(again.post(&token, "{ viewer { name } }").contains("Anna Holm"), "the key was kept too");
    again.interrupt();

    use std::os::unix::fs::PermissionsExt as _;
    for key in ["keys/demo-issuer.pem", "keys/cpr.pem"] {
        let mode = std::fs::metadata(directory.0.join(key)).expect(key).permissions().mode();
        assert_eq!(mode & 0o077, 0, "{key} is for its owner alone");
    }
}

/// Everything the server says at its most talkative: no name, no number, no token, in whatever form.
#[test]
fn the_log_holds_nobody_however_much_is_logged() {
    let directory = Directory::new("log");
    let log = directory.0.join("log.txt");
    let path = directory.0.to_string_lossy().into_owned();
    let mut child = samvaer(&["demo", "--listen", "127.0.0.1:0", "--citizens", "5", "--data-dir", &path])
        .env("SAMVAER_LOG", "trace")
        .stderr(std::fs::File::create(&log).expect("a file"))
        .spawn()
        .expect("it starts");
    let said = || std::fs::read_to_string(&log).unwrap_or_default();
    while !said().contains("Ctrl-C") {
        assert!(child.try_wait().expect("looked").is_none(), "it ended: {}", said());
        std::thread::yield_now();
    }
    let address =
        said().split("is running: http://").nth(1).and_then(|rest| rest.split_whitespace().next().map(str::to_owned));
    let running = Running { child, address: address.expect("an address"), said: String::new() };
    let token = |account: &str| {
        text(&samvaer(&["token", account, "--data-dir", &path]).output().expect("a token").stdout).trim().to_owned()
    };
    let (anna, mette) = (token("anna"), token("mette"));
    let answer = running.post(&anna, "{ viewer { name citizen { cpr address { street } } } }");
    assert!(answer.contains("Anna Holm"), "the control: {answer}");
    let cpr = answer.split("\"cpr\":\"").nth(1).and_then(|rest| rest.get(..11)).expect("a number").to_owned();
    running.post(&mette, &format!("{{ citizens(search: \\\"{cpr}\\\") {{ totalCount }} }}"));
    running.post(&mette, "{ citizens(search: \\\"Anna Holm\\\") { totalCount } }");
    running.post("a-token-that-is-wrong", "{ viewer { name } }");
    running.interrupt();
    let said = said();
    assert!(said.contains("Ended."), "the control: all of it was read");
    let digits = cpr.replace('-', "");
    let token_end = anna.rsplit('.').next().expect("a signature").to_owned();
    for secret in ["Anna Holm", &cpr, &digits, &token_end, "a-token-that-is-wrong"] {
        let bytes: Vec<_> = secret.bytes().map(|byte| byte.to_string()).collect();
        let hex: String = secret.bytes().map(|byte| format!("{byte:02x}")).collect();
        for form in [secret.to_owned(), bytes.join(", "), hex] {
            assert!(!said.contains(&form), "{secret} is in the log as {form}");
        }
    }
}

#[test]
fn a_token_needs_no_running_server_but_a_demonstration() {
    let directory = Directory::new("token");
    let path = directory.0.to_string_lossy().into_owned();
    let line = refused(&mut samvaer(&["token", "anna", "--data-dir", &path]));
    assert!(line.contains("run `samvaer demo` first"), "{line}");
    let line = refused(&mut samvaer(&["token", "nobody", "--data-dir", &path]));
    assert!(line.contains("token --list"), "{line}");
}

#[test]
fn the_list_of_accounts_is_json_with_ids() {
    let output = samvaer(&["token", "--list"]).output().expect("it runs");
    let list: Vec<serde_json::Value> = serde_json::from_slice(&output.stdout).expect("JSON");
    let anna = list.iter().find(|one| one["account"] == "anna").expect("Anna");
    assert_eq!(anna["citizen_ids"], serde_json::json!([samvaer_tests::file_of("anna")]));
    for one in &list {
        for key in ["account", "role", "person_id", "citizen_ids", "purpose"] {
            assert!(one.get(key).is_some_and(|value| *value != ""), "{key} of {one}");
        }
    }
}

#[test]
fn the_schema_is_printed() {
    let output = samvaer(&["schema"]).output().expect("it runs");
    let committed = std::fs::read_to_string(samvaer_tests::root().join("schema.graphql")).expect("schema.graphql");
    assert!(text(&output.stdout) == committed);
}

#[test]
fn a_taken_port_is_said_in_a_line() {
    let taken = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = taken.local_addr().expect("its address").to_string();
    let directory = Directory::new("port");
    let line = refused(samvaer(&["demo", "--listen", &address]).arg("--data-dir").arg(&directory.0));
    assert!(line.contains("is another Samvær running?"), "{line}");
    assert!(!directory.0.join("postgres").exists(), "it is told before anything is made");
}

#[test]
fn one_database_url_without_the_other_is_said_in_a_line() {
    let directory = Directory::new("urls");
    let start = || {
        let mut command = samvaer(&["demo", "--listen", "127.0.0.1:0"]);
        command.arg("--data-dir").arg(&directory.0);
        command
    };
    let line = refused(start().env("DATABASE_URL", "postgres://nowhere"));
    assert!(line.contains("SAMVAER_OWNER_DATABASE_URL is missing"), "{line}");
    let line = refused(start().env("SAMVAER_OWNER_DATABASE_URL", "postgres://nowhere"));
    assert!(line.contains("DATABASE_URL is missing"), "{line}");
    let line = refused(
        start().env("DATABASE_URL", "host=/nowhere user=x").env("SAMVAER_OWNER_DATABASE_URL", "host=/nowhere user=x"),
    );
    assert!(line.contains("can't connect as the owner"), "{line}");
}

#[test]
fn the_demonstration_stays_on_this_machine_unless_told() {
    let line = refused(&mut samvaer(&["demo", "--listen", "0.0.0.0:0"]));
    assert!(line.contains("--listen-anywhere"), "{line}");
}

#[test]
fn an_unknown_setting_is_refused() {
    let line = refused(samvaer(&["schema"]).env("SAMVAER_LISTENS", "x"));
    assert!(line.contains("SAMVAER_LISTENS"), "{line}");
}

#[test]
fn production_wants_its_settings_and_no_test_numbers() {
    let output = samvaer(&["serve"]).output().expect("it runs");
    let said = text(&output.stderr);
    for setting in ["--database-url", "--cpr-key-file", "--token-issuer", "--token-key-file"] {
        assert!(!output.status.success() && said.contains(setting), "{setting}: {said}");
    }
    let line = refused(&mut samvaer(&[
        "serve",
        "--database-url",
        "x",
        "--cpr-key-file",
        "x",
        "--token-issuer",
        "x",
        "--token-key-file",
        "x",
        "--test-cpr",
    ]));
    assert!(line.contains("SAMVAER_TEST_CPR"), "{line}");
}

#[test]
fn every_command_has_help_and_an_example() {
    for command in ["demo", "serve", "migrate", "keys new", "keys rotate", "schema", "token"] {
        let words: Vec<&str> = command.split(' ').chain(["--help"]).collect();
        let help = text(&samvaer(&words).output().expect("it runs").stdout);
        assert!(help.contains("Example"), "{command}: {help}");
    }
}

#[test]
fn a_new_key_goes_in_front_and_only_its_owner_reads_the_file() {
    let directory = Directory::new("keys");
    let file = directory.0.join("cpr.pem");
    let path = file.to_string_lossy().into_owned();
    let new = || assert!(samvaer(&["keys", "new", "--cpr-key-file", &path]).status().expect("it runs").success());
    let blocks = || {
        let kept = pem::parse_many(std::fs::read(&file).expect("a file")).expect("PEM");
        kept.iter().map(|block| block.contents().to_vec()).collect::<Vec<_>>()
    };
    new();
    let first = blocks();
    new();
    let both = blocks();
    assert_eq!((first.len(), both.len()), (1, 2));
    assert_eq!(first.first(), both.last(), "the older one is behind");
    assert_ne!(both.first(), both.last());
    let mode = std::fs::metadata(&file).expect("a file").permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    std::fs::write(&file, "no key").expect("written");
    let line = refused(&mut samvaer(&["keys", "new", "--cpr-key-file", &path]));
    assert!(line.contains("holds no CPR key"), "{line}");
    assert_eq!(std::fs::read_to_string(&file).expect("a file"), "no key", "what isn't ours is left as it is");
}
