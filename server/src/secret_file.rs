//! Files with secrets: PEM, and only their owner's to read.

use std::io::Write as _;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::Path;

use anyhow::Context as _;
use pem::Pem;

/// Writes secrets to a new file that only its owner can read.
pub fn write(file: &Path, blocks: &[Pem]) -> anyhow::Result<()> {
    let failed = || format!("can't write {}", file.display());
    if let Some(folder) = file.parent() {
        let mut make = std::fs::DirBuilder::new();
        make.recursive(true).mode(0o700).create(folder).with_context(|| format!("can't make {}", folder.display()))?;
    }
    let mut open = std::fs::OpenOptions::new();
    let mut written = open.write(true).create_new(true).mode(0o600).open(file).with_context(failed)?;
    written.write_all(pem::encode_many(blocks).as_bytes()).with_context(failed)?;
    written.sync_all().with_context(failed)
}
