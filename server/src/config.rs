//! Every setting: a flag of the command line or a variable of the environment, each said here once. A variable that
//! begins with `SAMVAER_` and isn't known is refused, so that a slip of the pen is seen at once.

use std::net::SocketAddr;
use std::path::PathBuf;

use anyhow::ensure;
use clap::{Args, Parser, Subcommand};

/// Grants of activity and companionship offers (serviceloven § 104).
#[derive(Debug, Parser)]
#[command(name = "samvaer", version, max_term_width = 110)]
pub struct CommandLine {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
    /// What to log: `info`, `warn`, `samvaer=debug`.
    #[arg(long, global = true, env = "SAMVAER_LOG", default_value = "info")]
    pub log: String,
    /// Log as JSON lines.
    #[arg(long, global = true, env = "SAMVAER_LOG_JSON")]
    pub log_json: bool,
}

/// What `samvaer` can do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Runs the demonstration: invented people, and a sign-in where you choose whom to be.
    ///
    /// Without a database in the environment it starts a private PostgreSQL in the data directory. The data is kept:
    /// the next start is up within seconds.
    #[command(after_help = "Example:\n  samvaer demo --citizens 1000 --data-dir /tmp/samvaer")]
    Demo(Demo),
    /// Runs in production. Needs DATABASE_URL, a CPR key, and the issuer of the tokens; has no demo sign-in.
    #[command(after_help = "Example:\n  DATABASE_URL=postgres://samvaer_app@db/samvaer \\\n  \
        SAMVAER_CPR_KEY_FILE=/etc/samvaer/cpr.pem \\\n  SAMVAER_TOKEN_ISSUER=https://login.example.dk \\\n  \
        SAMVAER_TOKEN_KEYS_URL=https://login.example.dk/jwks samvaer serve --listen 0.0.0.0:8080")]
    Serve(Serve),
    /// Brings a database to this version's shape, as its owner, and grants the application role what it needs.
    #[command(
        after_help = "Example:\n  SAMVAER_OWNER_DATABASE_URL=postgres://samvaer_owner@db/samvaer samvaer migrate"
    )]
    Migrate(Migrate),
    /// Keys of the CPR numbers: a new one, and keeping every number with it.
    #[command(subcommand)]
    Keys(Keys),
    /// The access log: is it as it was sealed, and removing what is older than it is kept.
    #[command(subcommand)]
    Log(Log),
    /// Prints the API as GraphQL SDL.
    #[command(after_help = "Example:\n  samvaer schema > schema.graphql")]
    Schema,
    /// Prints a bearer token of the demonstration. Needs no running server.
    #[command(
        after_help = "Examples:\n  samvaer token mette\n  samvaer token --list\n  samvaer token mette --through calendar\n  curl localhost:8080/graphql \
        -H \"Authorization: Bearer $(samvaer token mette)\" \\\n    -H 'Samvaer-Purpose: CASE_WORK' \
        -H 'Content-Type: application/json' \\\n    -d '{\"query\": \"{ viewer { name role } }\"}'"
    )]
    Token(Token),
}

/// Which demonstration: where its database and keys lie.
#[derive(Clone, Debug, Args)]
pub struct DataDir {
    /// Where the private database and the keys lie. As root /var/lib/samvaer, else $XDG_DATA_HOME/samvaer.
    #[arg(long, env = "SAMVAER_DATA_DIR")]
    pub data_dir: Option<PathBuf>,
}

/// Settings of `samvaer demo`.
#[derive(Clone, Debug, Args)]
pub struct Demo {
    /// Where to listen. Loopback only, unless --listen-anywhere is given.
    #[arg(long, env = "SAMVAER_LISTEN", default_value = "localhost:8080")]
    pub listen: String,
    /// Lets others than this machine in, though anybody who comes may be anybody.
    #[arg(long, env = "SAMVAER_LISTEN_ANYWHERE")]
    pub listen_anywhere: bool,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub data_dir: DataDir,
    /// How many invented citizens, beside the cast. Counts when the database is empty.
    #[arg(long, env = "SAMVAER_CITIZENS", default_value_t = 200, value_parser = clap::value_parser!(u32).range(0..=1_000_000))]
    pub citizens: u32,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub sessions: Sessions,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub portal: Portal,
    /// The application role's database. With it, SAMVAER_OWNER_DATABASE_URL too.
    #[arg(long, env = "DATABASE_URL", hide_env_values = true)]
    pub database_url: Option<String>,
    /// The owner's database, for migrating and seeding.
    #[arg(long, env = "SAMVAER_OWNER_DATABASE_URL", hide_env_values = true)]
    pub owner_database_url: Option<String>,
    /// The application role that is granted what it needs.
    #[arg(long, env = "SAMVAER_APP_ROLE", default_value = "samvaer_app")]
    pub app_role: String,
    /// Where PostgreSQL's server programs lie, when not in the usual places.
    #[arg(long, env = "SAMVAER_PG_BIN")]
    pub pg_bin: Option<PathBuf>,
    /// Connections to the database.
    #[arg(long, env = "SAMVAER_POOL_SIZE", default_value_t = 8, value_parser = clap::value_parser!(u16).range(1..=200))]
    pub pool_size: u16,
}

/// Where the portal is.
#[derive(Clone, Debug, Args)]
pub struct Portal {
    /// The portal's folder, with dist/ and documents.json.
    #[arg(long, env = "SAMVAER_PORTAL_DIR", default_value = "portal")]
    pub portal_dir: PathBuf,
}

/// How people sign in to the portal.
#[derive(Clone, Debug, Args)]
pub struct Sessions {
    /// A TOML file that names the OpenID Connect providers: see the README.
    #[arg(long, env = "SAMVAER_SIGN_IN_FILE")]
    pub sign_in_file: Option<PathBuf>,
    /// After so many minutes without a sign of life somebody is signed out. The portal warns two minutes before.
    #[arg(long, env = "SAMVAER_SESSION_IDLE_MINUTES", default_value_t = 30, value_parser = clap::value_parser!(i32).range(1..=480))]
    pub session_idle_minutes: i32,
}

/// Settings of `samvaer serve`.
#[derive(Clone, Debug, Args)]
pub struct Serve {
    /// Where to listen.
    #[arg(long, env = "SAMVAER_LISTEN", default_value = "127.0.0.1:8080")]
    pub listen: SocketAddr,
    /// The application role's database.
    #[arg(long, env = "DATABASE_URL", hide_env_values = true)]
    pub database_url: String,
    /// A PEM file with blocks SAMVAER CPR KEY, the newest first: see `samvaer keys`.
    #[arg(long, env = "SAMVAER_CPR_KEY_FILE")]
    pub cpr_key_file: PathBuf,
    /// Whose bearer tokens are believed: their `iss`.
    #[arg(long, env = "SAMVAER_TOKEN_ISSUER")]
    pub token_issuer: String,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub token_keys: TokenKeys,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub sessions: Sessions,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub portal: Portal,
    /// Reads CPR test numbers (days 61–91). `serve` refuses to start with it.
    #[arg(long, env = "SAMVAER_TEST_CPR")]
    pub test_cpr: bool,
    /// Connections to the database.
    #[arg(long, env = "SAMVAER_POOL_SIZE", default_value_t = 8, value_parser = clap::value_parser!(u16).range(1..=200))]
    pub pool_size: u16,
}

/// Where the keys are that bearer tokens are signed with: one of the two.
#[derive(Clone, Debug, Args)]
#[group(required = true, multiple = false)]
pub struct TokenKeys {
    /// Where the issuer publishes its keys (JWKS): https. They are kept, and fetched anew every ten minutes.
    #[arg(long, env = "SAMVAER_TOKEN_KEYS_URL")]
    pub token_keys_url: Option<String>,
    /// A PEM file with the issuer's public Ed25519 key.
    #[arg(long, env = "SAMVAER_TOKEN_KEY_FILE")]
    pub token_key_file: Option<PathBuf>,
}

/// Settings of `samvaer migrate`.
#[derive(Clone, Debug, Args)]
pub struct Migrate {
    /// The owner's database.
    #[arg(long, env = "SAMVAER_OWNER_DATABASE_URL", hide_env_values = true)]
    pub owner_database_url: String,
    /// The application role that is granted what it needs.
    #[arg(long, env = "SAMVAER_APP_ROLE", default_value = "samvaer_app")]
    pub app_role: String,
}

/// What `samvaer keys` can do.
#[derive(Debug, Subcommand)]
pub enum Keys {
    /// Puts a new key in front of those in the file, or begins the file. Servers read it when they start: start them anew
    /// before you rotate.
    #[command(after_help = "Example:\n  samvaer keys new --cpr-key-file /etc/samvaer/cpr.pem")]
    New(KeyFile),
    /// Keeps every CPR number with the first key of the file. Interrupted, it is begun again and goes on. When nothing is left,
    /// the keys behind the first may be taken out of the file.
    #[command(after_help = "Example:\n  SAMVAER_OWNER_DATABASE_URL=postgres://samvaer_owner@db/samvaer \\\n  \
        samvaer keys rotate --cpr-key-file /etc/samvaer/cpr.pem")]
    Rotate(Rotate),
}

/// Where the keys of the CPR numbers are.
#[derive(Clone, Debug, Args)]
pub struct KeyFile {
    /// A PEM file with blocks SAMVAER CPR KEY, the newest first.
    #[arg(long, env = "SAMVAER_CPR_KEY_FILE")]
    pub cpr_key_file: PathBuf,
}

/// Settings of `samvaer keys rotate`.
#[derive(Clone, Debug, Args)]
pub struct Rotate {
    #[command(flatten)]
    #[allow(missing_docs)]
    pub keys: KeyFile,
    /// The owner's database.
    #[arg(long, env = "SAMVAER_OWNER_DATABASE_URL", hide_env_values = true)]
    pub owner_database_url: String,
}

/// What `samvaer log` can do.
#[derive(Debug, Subcommand)]
pub enum Log {
    /// Looks at every seal whether its rows are there as they were; says which are not, and fails then.
    #[command(
        after_help = "Example:\n  SAMVAER_OWNER_DATABASE_URL=postgres://samvaer_owner@db/samvaer samvaer log verify"
    )]
    Verify(LogVerify),
    /// Removes the months that are older than the log is kept, whole. What is removed so is no fault to `verify`.
    #[command(after_help = "Example:\n  SAMVAER_OWNER_DATABASE_URL=postgres://samvaer_owner@db/samvaer \\\n  \
        samvaer log expire --keep-months 24")]
    Expire(LogExpire),
}

/// Settings of `samvaer log verify`.
#[derive(Clone, Debug, Args)]
pub struct LogVerify {
    /// A seal as the server's log told it, NUMBER:HASH: it must still be there. Without one, who can rewrite the whole database
    /// could rewrite its seals too.
    #[arg(long)]
    pub head: Vec<String>,
    /// The owner's database.
    #[arg(long, env = "SAMVAER_OWNER_DATABASE_URL", hide_env_values = true)]
    pub owner_database_url: String,
}

/// Settings of `samvaer log expire`.
#[derive(Clone, Debug, Args)]
pub struct LogExpire {
    /// For how many months the log is kept, 6 to 60.
    #[arg(long, env = "SAMVAER_LOG_KEEP_MONTHS", value_parser = clap::value_parser!(i32).range(6..=60))]
    pub keep_months: i32,
    /// The owner's database.
    #[arg(long, env = "SAMVAER_OWNER_DATABASE_URL", hide_env_values = true)]
    pub owner_database_url: String,
}

/// Settings of `samvaer token`.
#[derive(Clone, Debug, Args)]
pub struct Token {
    /// Whose token: see --list.
    #[arg(required_unless_present = "list")]
    pub account: Option<String>,
    /// The tool that acts on the account's behalf.
    #[arg(long)]
    pub through: Option<String>,
    /// Prints every account as JSON instead: role, ids, and what it is for.
    #[arg(long, conflicts_with = "account")]
    pub list: bool,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub data_dir: DataDir,
}

/// Every variable that is read, beside DATABASE_URL.
const VARIABLES: [&str; 19] = [
    "SAMVAER_APP_ROLE",
    "SAMVAER_CITIZENS",
    "SAMVAER_CPR_KEY_FILE",
    "SAMVAER_DATA_DIR",
    "SAMVAER_LISTEN",
    "SAMVAER_LISTEN_ANYWHERE",
    "SAMVAER_LOG",
    "SAMVAER_LOG_JSON",
    "SAMVAER_LOG_KEEP_MONTHS",
    "SAMVAER_OWNER_DATABASE_URL",
    "SAMVAER_PG_BIN",
    "SAMVAER_POOL_SIZE",
    "SAMVAER_PORTAL_DIR",
    "SAMVAER_SESSION_IDLE_MINUTES",
    "SAMVAER_SIGN_IN_FILE",
    "SAMVAER_TEST_CPR",
    "SAMVAER_TOKEN_ISSUER",
    "SAMVAER_TOKEN_KEYS_URL",
    "SAMVAER_TOKEN_KEY_FILE",
];

/// Refuses a variable that looks like ours and isn't.
pub fn check_environment(names: impl Iterator<Item = String>) -> anyhow::Result<()> {
    for name in names.filter(|name| name.starts_with("SAMVAER_")) {
        ensure!(
            VARIABLES.contains(&name.as_str()),
            "the environment has {name}, which is no setting of Samvær: see `samvaer COMMAND --help`"
        );
    }
    Ok(())
}

impl DataDir {
    /// The directory: the one given, else the usual one of whoever runs this.
    pub fn path(&self) -> anyhow::Result<PathBuf> {
        if let Some(given) = &self.data_dir {
            return Ok(std::path::absolute(given)?);
        }
        if rustix::process::geteuid().is_root() {
            return Ok(PathBuf::from("/var/lib/samvaer"));
        }
        let data_home = std::env::var_os("XDG_DATA_HOME").map(PathBuf::from);
        let home = || std::env::var_os("HOME").map(|home| PathBuf::from(home).join(".local/share"));
        let Some(folder) = data_home.filter(|folder| folder.is_absolute()).or_else(home) else {
            anyhow::bail!("no home directory: say where to keep the data with --data-dir");
        };
        Ok(folder.join("samvaer"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn an_unknown_variable_is_refused() {
        let names = |name: &str| vec![name.to_owned(), "PATH".to_owned()].into_iter();
        assert!(check_environment(names("SAMVAER_LISTEN")).is_ok());
        let refused = check_environment(names("SAMVAER_LISTENS")).expect_err("refused");
        assert!(refused.to_string().contains("SAMVAER_LISTENS"));
    }

    #[test]
    fn every_variable_of_the_command_line_is_known() {
        let mut command = CommandLine::command();
        command.build();
        for subcommand in command.get_subcommands() {
            for argument in subcommand.get_arguments() {
                if let Some(name) = argument.get_env().and_then(|name| name.to_str()) {
                    assert!(name == "DATABASE_URL" || VARIABLES.contains(&name), "{name}");
                }
            }
        }
    }
}
