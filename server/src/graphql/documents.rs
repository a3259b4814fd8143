//! Trusted documents: the queries the portal was built with, by the hash it sends. A session in a browser may run
//! nothing else. The manifest lies beside the portal's files and is never served.

use std::collections::HashMap;
use std::path::Path;

use anyhow::Context as _;

use super::guard;

/// Manifests in the portal's folder: this release's, and the one before, which whoever deploys puts beside it, because
/// open browsers still send its documents.
const MANIFESTS: [&str; 2] = ["documents.json", "documents.previous.json"];

/// Documents by the hash that names them.
#[derive(Debug, Default)]
pub struct TrustedDocuments(HashMap<String, String>);

impl TrustedDocuments {
    /// Reads the manifests of a portal; one that is missing holds nothing. Each document must pass the guard.
    pub fn read(portal: &Path) -> anyhow::Result<Self> {
        let mut documents = HashMap::new();
        for name in MANIFESTS {
            let file = portal.join(name);
            if !file.exists() {
                continue;
            }
            let text = std::fs::read(&file).with_context(|| format!("can't read {}", file.display()))?;
            let manifest: HashMap<String, String> =
                serde_json::from_slice(&text).with_context(|| format!("{} is no manifest", file.display()))?;
            for (id, document) in manifest {
                guard::measure(&document).with_context(|| format!("a document of {} is refused", file.display()))?;
                documents.insert(id, document);
            }
        }
        Ok(Self(documents))
    }

    /// The document a portal means.
    pub fn get(&self, id: &str) -> Option<&str> {
        self.0.get(id).map(String::as_str)
    }
}
