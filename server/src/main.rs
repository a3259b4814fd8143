//! The command line.

use std::io::Write as _;
use std::net::SocketAddr;
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::{Context as _, bail, ensure};
use clap::Parser;
use indicatif::{ProgressBar, ProgressStyle};
use jsonwebtoken::DecodingKey;
use samvaer::access_log::seal;
use samvaer::app::{self, App};
use samvaer::citizens::cpr::CprKeys;
use samvaer::citizens::rotation::{self, Rotated};
use samvaer::config::{
    self, Command, CommandLine, Demo, Keys, Log, LogExpire, LogVerify, Rotate, Serve, Sessions, Token, TokenKeys,
};
use samvaer::db::private_postgres::{Data, PgRole, PrivatePostgres};
use samvaer::db::{self, MigrationStep};
use samvaer::demo::{cast, seed};
use samvaer::identity::bearer::BearerCheck;
use samvaer::identity::demo::DemoIssuer;
use samvaer::identity::issuer_keys::IssuerKeys;
use samvaer::identity::sign_in::SignIns;
use samvaer::identity::sign_in::settings::SignInSettings;
use samvaer::{graphql, listen, routes, telemetry};
use tokio::net::TcpListener;
use tokio::signal::unix::{Signal, SignalKind, signal};

/// Says something to whoever started us; should nobody listen any more, that is no reason to fail.
macro_rules! say {
    ($($words:tt)*) => {{
        let _ = writeln!(std::io::stderr(), $($words)*);
    }};
}

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // One line that says what to do: the causes belong to it.
            say!("samvaer: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> anyhow::Result<()> {
    let variables = std::env::vars_os().filter_map(|(name, _)| name.into_string().ok());
    config::check_environment(variables)?;
    let line = CommandLine::parse();
    telemetry::start(&line.log, line.log_json).context("--log")?;
    let runtime = tokio::runtime::Runtime::new()?;
    runtime.block_on(async {
        match line.command {
            Command::Demo(settings) => demo(settings).await,
            Command::Serve(settings) => serve(settings).await,
            Command::Migrate(settings) => migrate(&settings.owner_database_url, &settings.app_role).await,
            Command::Keys(Keys::New(settings)) => new_key(&settings.cpr_key_file),
            Command::Keys(Keys::Rotate(settings)) => rotate(&settings).await,
            Command::Log(Log::Verify(settings)) => verify_log(&settings).await,
            Command::Log(Log::Expire(settings)) => expire_log(&settings).await,
            Command::Schema => {
                print!("{}", graphql::sdl());
                Ok(())
            }
            Command::Token(settings) => token(&settings),
        }
    })
}

/// What asks the server to end. Made before anything that has to be ended.
struct Ending(Signal, Signal);

impl Ending {
    fn new() -> anyhow::Result<Self> {
        Ok(Self(signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?))
    }

    async fn asked(&mut self) {
        tokio::select! {
            _ = self.0.recv() => {}
            _ = self.1.recv() => {}
        }
    }
}

/// Invented delegations and plans run out some months after the seeding; long before, a visitor is told.
const OLD_AFTER_DAYS: i64 = 30;

async fn demo(settings: Demo) -> anyhow::Result<()> {
    let mut ending = Ending::new()?;
    let listener = bind(&settings.listen, settings.listen_anywhere).await?;
    let data_dir = settings.data_dir.path()?;
    let (postgres, app_url, owner_url) = database(&settings, &data_dir).await?;
    let served = tokio::select! {
        served = demonstrate(&settings, &data_dir, listener, &app_url, &owner_url) => served,
        () = ending.asked() => Ok(()),
    };
    if let Some(postgres) = postgres {
        tokio::task::spawn_blocking(move || postgres.stop()).await?;
    }
    if served.is_ok() {
        say!("Ended. The data is kept in {}.", data_dir.display());
    }
    served
}

async fn demonstrate(
    settings: &Demo,
    data_dir: &Path,
    listener: TcpListener,
    app_url: &str,
    owner_url: &str,
) -> anyhow::Result<()> {
    migrate(owner_url, &settings.app_role).await?;
    let keys = Arc::new(demo_cpr_keys(data_dir)?);
    let issuer = DemoIssuer::open_or_create(&issuer_file(data_dir))?;
    let seeded = seed_with_progress(owner_url, &keys, settings.citizens).await?;
    let pool = db::pool(app_url, settings.pool_size.into())?;
    db::check_app_role(&pool).await?;
    let portal = &settings.portal.portal_dir;
    let bearer = issuer.check()?;
    let (sign_ins, idle_minutes) = sign_ins(&settings.sessions)?;
    let app = App::new(app::Parts { pool, cpr_keys: keys, bearer, sign_ins, idle_minutes, portal, demo: true })?;
    let address = listener.local_addr()?;
    let host = if settings.listen.starts_with("localhost:") {
        format!("localhost:{}", address.port())
    } else {
        address.to_string()
    };
    let kept = if seeded.new { "made just now" } else { "kept from before" };
    say!("\nSamvær is running: http://{host}\n");
    say!("  Sign in        http://{host}/log-ind  (as anna, karen, … : choose whom to be)");
    let program = std::env::args().next().unwrap_or_else(|| "samvaer".into());
    say!("  For tools      {program} token mette --data-dir {}", data_dir.display());
    say!("  All accounts   {program} token --list");
    say!(
        "  Data           {}  ({} invented citizens and the cast, {kept}; days count from {})",
        data_dir.display(),
        seeded.citizens,
        seeded.on
    );
    if samvaer::calendar::today() - seeded.on > chrono::TimeDelta::days(OLD_AFTER_DAYS) {
        say!("  Note           the invented days are old: another --data-dir begins anew");
    }
    say!("  End it         Ctrl-C\n");
    serve_until_asked(listener, app, portal).await
}

/// A private PostgreSQL, or the database that the environment names.
async fn database(settings: &Demo, data_dir: &Path) -> anyhow::Result<(Option<PrivatePostgres>, String, String)> {
    match (&settings.database_url, &settings.owner_database_url) {
        (Some(app), Some(owner)) => Ok((None, app.clone(), owner.clone())),
        (Some(_), None) => bail!("DATABASE_URL is set, SAMVAER_OWNER_DATABASE_URL is missing: set both or neither"),
        (None, Some(_)) => bail!("SAMVAER_OWNER_DATABASE_URL is set, DATABASE_URL is missing: set both or neither"),
        (None, None) => {
            let (directory, bin) = (data_dir.to_owned(), settings.pg_bin.clone());
            let postgres = tokio::task::spawn_blocking(move || {
                PrivatePostgres::start(&directory, bin.as_deref(), Data::Lasting, &|step| say!("  {step} …"))
            })
            .await??;
            let (app, owner) = (postgres.connection_string(PgRole::App), postgres.connection_string(PgRole::Owner));
            Ok((Some(postgres), app, owner))
        }
    }
}

async fn serve(settings: Serve) -> anyhow::Result<()> {
    ensure!(!settings.test_cpr, "SAMVAER_TEST_CPR is for demonstrations: `serve` doesn't start with it");
    let listener = bind(&settings.listen.to_string(), true).await?;
    let cpr_keys = Arc::new(CprKeys::read(&settings.cpr_key_file, false)?);
    let bearer = BearerCheck::new(&settings.token_issuer, issuer_keys(&settings.token_keys)?);
    let pool = db::pool(&settings.database_url, settings.pool_size.into())?;
    db::check_app_role(&pool).await?;
    let portal = &settings.portal.portal_dir;
    let (sign_ins, idle_minutes) = sign_ins(&settings.sessions)?;
    let app = App::new(app::Parts { pool, cpr_keys, bearer, sign_ins, idle_minutes, portal, demo: false })?;
    tracing::info!(address = %listener.local_addr()?, "serving");
    serve_until_asked(listener, app, portal).await
}

/// The providers people sign in with, and how long a session lasts without a sign of life.
fn sign_ins(from: &Sessions) -> anyhow::Result<(SignIns, i32)> {
    let file = from.sign_in_file.as_deref();
    let sign_ins =
        file.map(|file| SignIns::new(SignInSettings::read(file)?)).transpose().context("SAMVAER_SIGN_IN_FILE")?;
    Ok((sign_ins.unwrap_or_default(), from.session_idle_minutes))
}

/// Where the keys of the tokens' issuer are.
fn issuer_keys(from: &TokenKeys) -> anyhow::Result<IssuerKeys> {
    match (&from.token_key_file, &from.token_keys_url) {
        (Some(file), _) => {
            let key = std::fs::read(file).with_context(|| format!("can't read the issuer's key {}", file.display()))?;
            let key = DecodingKey::from_ed_pem(&key)
                .with_context(|| format!("{} holds no public Ed25519 key", file.display()))?;
            Ok(IssuerKeys::fixed(key))
        }
        (None, Some(url)) => IssuerKeys::published(url),
        (None, None) => {
            bail!("say where the token issuer's keys are: SAMVAER_TOKEN_KEYS_URL or SAMVAER_TOKEN_KEY_FILE")
        }
    }
}

/// Answers until asked to end; then finishes what it has begun.
async fn serve_until_asked(listener: TcpListener, app: App, portal: &Path) -> anyhow::Result<()> {
    let mut ending = Ending::new()?;
    tokio::spawn(seal::keep_sealing(app.pool.clone()));
    let router = routes::router(Arc::new(app), portal);
    listen::serve(listener, router, ending.asked()).await;
    Ok(())
}

async fn bind(address: &str, anywhere: bool) -> anyhow::Result<TcpListener> {
    let addresses: Vec<SocketAddr> = tokio::net::lookup_host(address)
        .await
        .with_context(|| format!("{address} is no address to listen on: give HOST:PORT"))?
        .collect();
    // `localhost` may be two addresses; browsers try both, so the first is enough if it is IPv4.
    let chosen = addresses.iter().find(|address| address.is_ipv4()).or(addresses.first());
    let Some(chosen) = chosen else { bail!("{address} is no address to listen on: give HOST:PORT") };
    ensure!(
        anywhere || chosen.ip().is_loopback(),
        "the demonstration lets anybody be anybody, so it listens on this machine only: \
         add --listen-anywhere to open {address} to others"
    );
    TcpListener::bind(chosen).await.with_context(|| {
        format!("can't listen on {address}: is another Samvær running? Choose another port with --listen")
    })
}

async fn migrate(owner_url: &str, app_role: &str) -> anyhow::Result<()> {
    db::migrate(owner_url, app_role, |step| match step {
        MigrationStep::Migration(name) => say!("  migrating: {name} …"),
        MigrationStep::Policies => {}
    })
    .await
}

async fn seed_with_progress(owner_url: &str, keys: &CprKeys, citizens: u32) -> anyhow::Result<seed::Seeded> {
    let bar = ProgressBar::new(citizens.into());
    bar.set_style(ProgressStyle::with_template("  inventing citizens {bar:40} {pos}/{len} {eta}")?);
    let seeded = seed::seed(owner_url, keys, citizens, |done| bar.set_position(done.into())).await;
    bar.finish_and_clear();
    seeded
}

fn issuer_file(data_dir: &Path) -> std::path::PathBuf {
    data_dir.join("keys/demo-issuer.pem")
}

/// The demonstration's CPR key, made on the first start.
fn demo_cpr_keys(data_dir: &Path) -> anyhow::Result<CprKeys> {
    let file = data_dir.join("keys/cpr.pem");
    if !file.exists() {
        rotation::add_key(&file)?;
    }
    CprKeys::read(&file, true)
}

fn new_key(file: &Path) -> anyhow::Result<()> {
    rotation::add_key(file)?;
    say!("{} begins with a new key.", file.display());
    say!("Start the servers anew, so that they know it. Then: samvaer keys rotate");
    Ok(())
}

async fn rotate(settings: &Rotate) -> anyhow::Result<()> {
    let keys = CprKeys::read(&settings.keys.cpr_key_file, true)?;
    let bar = ProgressBar::new(0);
    bar.set_style(ProgressStyle::with_template("  CPR numbers {bar:40} {pos}/{len} {eta}")?);
    let rotated = rotation::rotate(&settings.owner_database_url, &keys, |done, total| {
        bar.set_length(u64::try_from(total).unwrap_or_default());
        bar.set_position(u64::try_from(done).unwrap_or_default());
    })
    .await;
    bar.finish_and_clear();
    let Rotated { anew, already, unreadable } = rotated?;
    say!("{anew} numbers were kept anew; {already} were kept with the newest key already.");
    ensure!(
        unreadable == 0,
        "{unreadable} numbers can be read with none of the keys in the file: put their key back in it"
    );
    say!("The keys behind the first may be taken out of {}.", settings.keys.cpr_key_file.display());
    Ok(())
}

async fn verify_log(settings: &LogVerify) -> anyhow::Result<()> {
    let (seals, wrong) = seal::verify(&settings.owner_database_url, &settings.head).await?;
    for line in &wrong {
        say!("  {line}");
    }
    ensure!(wrong.is_empty(), "the access log is not as it was sealed: {} faults, {seals} seals", wrong.len());
    say!("The access log is as it was sealed: {seals} seals.");
    Ok(())
}

async fn expire_log(settings: &LogExpire) -> anyhow::Result<()> {
    let gone = seal::expire(&settings.owner_database_url, settings.keep_months).await?;
    for month in &gone {
        say!("  removed: {month}");
    }
    say!("{} months are removed; {} are kept.", gone.len(), settings.keep_months);
    Ok(())
}

fn token(settings: &Token) -> anyhow::Result<()> {
    if settings.list {
        println!("{}", serde_json::to_string_pretty(&cast::list())?);
        return Ok(());
    }
    let account = settings.account.as_deref().unwrap_or_default();
    for named in [Some(account), settings.through.as_deref()].into_iter().flatten() {
        ensure!(cast::find(named).is_some(), "there is no account {named}: see `samvaer token --list`");
    }
    let issuer = DemoIssuer::open(&issuer_file(&settings.data_dir.path()?))?;
    println!("{}", issuer.token(account, settings.through.as_deref())?);
    Ok(())
}
