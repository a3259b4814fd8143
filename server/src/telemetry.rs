//! What the server says while it runs. Never arguments, claims, names or documents: a request is its id.

use tracing_subscriber::EnvFilter;

/// Begins logging to standard error. `filter` as tracing-subscriber reads it, such as `info` or `samvaer=debug`.
pub fn start(filter: &str, json: bool) -> anyhow::Result<()> {
    let filter = EnvFilter::try_new(filter)?;
    let lines = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).with_target(false);
    if json {
        lines.json().init()
    } else {
        lines.init()
    }
    Ok(())
}
