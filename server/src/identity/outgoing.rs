//! Asking those who say who people are: by https, no redirect followed, not for long, and no endless answer read.

use std::time::Duration;

use anyhow::{Context as _, ensure};
use reqwest::{Client, Response, Url, redirect};

/// The largest answer read, in bytes.
const LARGEST_ANSWER: usize = 256 * 1024;

/// A client whose requests end in time.
pub fn client(longest: Duration) -> anyhow::Result<Client> {
    Ok(Client::builder().redirect(redirect::Policy::none()).timeout(longest).build()?)
}

/// An address that may be asked: https, or http on this machine.
pub fn address(text: &str) -> anyhow::Result<Url> {
    let url = Url::parse(text).with_context(|| format!("{text} is no address"))?;
    let here = matches!(url.host_str(), Some("localhost" | "127.0.0.1" | "[::1]"));
    ensure!(url.scheme() == "https" || (url.scheme() == "http" && here), "this needs https: {url}");
    Ok(url)
}

/// The body of an answer.
pub async fn body(mut answer: Response) -> anyhow::Result<Vec<u8>> {
    let mut body = Vec::new();
    while let Some(chunk) = answer.chunk().await? {
        ensure!(body.len() + chunk.len() <= LARGEST_ANSWER, "the answer is too large");
        body.extend_from_slice(&chunk);
    }
    Ok(body)
}
