//! What every request is answered from: the API, the connections, the portal's pages and documents.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

use anyhow::Context as _;

use crate::citizens::cpr::CprKeys;
use crate::db::Pool;
use crate::graphql::documents::TrustedDocuments;
use crate::graphql::{self, Schema};
use crate::identity::bearer::BearerCheck;
use crate::identity::sign_in::SignIns;

/// What every request is answered from.
pub struct App {
    /// The API.
    pub schema: Schema,
    /// Connections of the application role.
    pub pool: Pool,
    /// Keys of the CPR numbers.
    pub cpr_keys: Arc<CprKeys>,
    /// Who signs tokens.
    pub bearer: BearerCheck,
    /// OpenID Connect providers people sign in with.
    pub sign_ins: SignIns,
    /// After so many minutes without a sign of life a session ends.
    pub idle_minutes: i32,
    /// The portal's documents.
    pub documents: TrustedDocuments,
    /// The portal's pages, by name.
    pub pages: HashMap<String, Page>,
    /// Is this a demonstration, with its sign-in?
    pub demo: bool,
}

/// A page of the portal.
pub struct Page {
    /// Its HTML.
    pub text: Vec<u8>,
    /// The same as the build has compressed it.
    pub gzip: Option<Vec<u8>>,
}

/// What an [`App`] is made of.
pub struct Parts<'a> {
    /// Connections of the application role.
    pub pool: Pool,
    /// Keys of the CPR numbers.
    pub cpr_keys: Arc<CprKeys>,
    /// Who signs tokens.
    pub bearer: BearerCheck,
    /// OpenID Connect providers people sign in with.
    pub sign_ins: SignIns,
    /// After so many minutes without a sign of life a session ends.
    pub idle_minutes: i32,
    /// The portal's folder, with `dist/` and the manifest of its documents.
    pub portal: &'a Path,
    /// Demonstration: its sign-in, and introspection.
    pub demo: bool,
}

impl App {
    /// An app, with the portal's pages and documents read.
    pub fn new(parts: Parts<'_>) -> anyhow::Result<Self> {
        Ok(Self {
            schema: graphql::schema(Some(parts.cpr_keys.clone()), parts.demo),
            cpr_keys: parts.cpr_keys,
            pool: parts.pool,
            bearer: parts.bearer,
            sign_ins: parts.sign_ins,
            idle_minutes: parts.idle_minutes,
            documents: TrustedDocuments::read(parts.portal)?,
            pages: read_pages(&parts.portal.join("dist"))?,
            demo: parts.demo,
        })
    }
}

/// Every `NAME.html` of the portal by name, the English ones as `en/NAME`. A portal that was never built has none.
fn read_pages(dist: &Path) -> anyhow::Result<HashMap<String, Page>> {
    let mut pages = HashMap::new();
    for (folder, prefix) in [(dist.to_owned(), ""), (dist.join("en"), "en/")] {
        let Ok(entries) = std::fs::read_dir(folder) else { continue };
        for entry in entries {
            let file = entry?.path();
            if file.extension().is_some_and(|extension| extension == "html")
                && let Some(name) = file.file_stem().and_then(|name| name.to_str())
            {
                let text = std::fs::read(&file).with_context(|| format!("can't read {}", file.display()))?;
                let gzip = std::fs::read(file.with_extension("html.gz")).ok();
                pages.insert(format!("{prefix}{name}"), Page { text, gzip });
            }
        }
    }
    Ok(pages)
}
