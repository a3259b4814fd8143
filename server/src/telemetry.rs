//! What the server says while it runs. Never arguments, claims, names or documents: a request is its id.

use tracing_subscriber::EnvFilter;

/// These write what passes through them, bind parameters too, when asked for more than this: never ask them.
const QUIET: &str = "tokio_postgres=info,hyper=info,hyper_util=info,h2=info,async_graphql=info";

/// Begins logging to standard error. `filter` as tracing-subscriber reads it, such as `info` or `samvaer=debug`.
pub fn start(filter: &str, json: bool) -> anyhow::Result<()> {
    let filter = EnvFilter::try_new(format!("{filter},{QUIET}"))?;
    let lines = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).with_target(false);
    if json {
        lines.json().init()
    } else {
        lines.init()
    }
    Ok(())
}
