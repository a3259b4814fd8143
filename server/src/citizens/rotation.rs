//! Keeping every CPR number with the newest key. In small steps, each written when it is done: whoever is interrupted begins
//! again and loses nothing. Servers that know both keys go on meanwhile.

pub mod queries;

use std::path::Path;

use anyhow::{Context as _, bail};
use diesel_async::{AsyncConnection, AsyncPgConnection};
use pem::Pem;
use secrecy::ExposeSecret;
use uuid::Uuid;

use super::cpr::{Cpr, CprKeys};
use crate::secret_file;

/// How many numbers a step keeps anew.
const A_STEP: i64 = 500;

/// What a rotation came to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rotated {
    /// How many numbers were kept with an older key, and are with the newest now.
    pub anew: usize,
    /// How many were with the newest already.
    pub already: usize,
    /// How many none of the keys can read. They are left as they are.
    pub unreadable: usize,
}

/// Keeps every number with the newest key, as the owner of the database. Says how many of how many have been looked at.
pub async fn rotate(
    owner_url: &str,
    keys: &CprKeys,
    mut progress: impl FnMut(usize, usize),
) -> anyhow::Result<Rotated> {
    let mut connection = AsyncPgConnection::establish(owner_url).await.context("can't connect as the owner")?;
    let total = usize::try_from(queries::count(&mut connection).await?)?;
    let mut rotated = Rotated::default();
    let mut after = Uuid::nil();
    loop {
        let step = queries::step(&mut connection, after, A_STEP).await?;
        let Some(last) = step.last() else { return Ok(rotated) };
        after = last.0;
        for (citizen, stored) in step {
            if keys.is_current(citizen, &stored) {
                rotated.already += 1;
                continue;
            }
            let number = keys.decrypt(citizen, &stored).ok();
            // Whatever is kept was read when it was written: here test numbers are numbers too.
            let Some(cpr) = number.and_then(|digits| Cpr::parse(digits.expose_secret(), true)) else {
                rotated.unreadable += 1;
                continue;
            };
            let anew = keys.encrypt(citizen, &cpr)?;
            rotated.anew += queries::keep_anew(&mut connection, citizen, &stored, (&anew, &keys.look_up(&cpr))).await?;
        }
        progress(rotated.anew + rotated.already + rotated.unreadable, total);
    }
}

/// Puts a new key in front of those in a PEM file, or begins the file. Written beside it first: it is whole, or as it was.
pub fn add_key(file: &Path) -> anyhow::Result<()> {
    let mut secret = [0_u8; 32];
    if aws_lc_rs::rand::fill(&mut secret).is_err() {
        bail!("no random numbers");
    }
    let mut blocks = vec![Pem::new(CprKeys::PEM_TAG, secret)];
    if file.exists() {
        CprKeys::read(file, false)?;
        let text = std::fs::read(file).with_context(|| format!("can't read {}", file.display()))?;
        blocks.extend(pem::parse_many(text)?);
    }
    let beside = file.with_extension("new");
    // Left from somebody who was interrupted, and read by nobody.
    let _ = std::fs::remove_file(&beside);
    secret_file::write(&beside, &blocks)?;
    std::fs::rename(&beside, file).with_context(|| format!("can't replace {}", file.display()))
}
