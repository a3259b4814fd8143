//! Seals: a chain of hashes over the rows that are committed, made outside any request, a minute or so behind. What was
//! removed or changed afterwards no longer fits its seal. The server's own log tells each new head, so that somebody who can
//! rewrite the whole database can't rewrite what was told elsewhere.

pub mod queries;

use std::time::Duration;

use anyhow::Context as _;
use diesel_async::{AsyncConnection, AsyncPgConnection};

use crate::db::Pool;
use crate::hex::hex;

/// How often rows are sealed.
pub const EVERY: Duration = Duration::from_secs(30);

/// Seals again and again, as long as the server runs. When it fails, the log goes on, and so does this.
pub async fn keep_sealing(pool: Pool) {
    let mut head = None;
    loop {
        match queries::seal(&pool).await {
            Ok(Some((number, hash))) if head != Some(number) => {
                head = Some(number);
                tracing::info!(number, hash = hex(hash), "access log sealed");
            }
            Ok(_) => {}
            Err(error) => tracing::warn!(error = format!("{error:#}"), "the access log was not sealed"),
        }
        tokio::time::sleep(EVERY).await;
    }
}

/// Looks whether the log is as it was sealed, and whether these seals (NUMBER:HASH, as they were told) are still there: how many
/// seals there are, and what isn't as it was.
pub async fn verify(owner_url: &str, heads: &[String]) -> anyhow::Result<(i64, Vec<String>)> {
    let mut connection = AsyncPgConnection::establish(owner_url).await.context("can't connect as the owner")?;
    let mut wrong = queries::verify(&mut connection).await?;
    for head in heads {
        let (number, hash) = head.split_once(':').context("--head is NUMBER:HASH")?;
        let there = queries::hash_of(&mut connection, number.parse().context("--head is NUMBER:HASH")?).await?;
        if there.is_none_or(|there| !hex(there).eq_ignore_ascii_case(hash.trim())) {
            wrong.push(format!("seal {number}: it was another when it was told, or it is gone"));
        }
    }
    Ok((queries::count(&mut connection).await?, wrong))
}

/// Removes whole months older than the log is kept: their names.
pub async fn expire(owner_url: &str, keep_months: i32) -> anyhow::Result<Vec<String>> {
    let mut connection = AsyncPgConnection::establish(owner_url).await.context("can't connect as the owner")?;
    Ok(queries::expire(&mut connection, keep_months).await?)
}
