//! The house's own rules, held by looking at the source.

use std::path::{Path, PathBuf};

use samvaer_tests::root;

fn sources(folder: &Path, out: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        if path.is_dir() {
            sources(&path, out);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            out.push(path);
        }
    }
}

/// The owner's work, which has no request: migrating, importing, seeding.
const OWNERS: [&str; 3] = ["demo/rows.rs", "demo/seed.rs", "quality_standard/import.rs"];

#[test]
fn sql_is_in_queries_and_db_and_nowhere_else() {
    let source = root().join("server/src");
    let mut files = Vec::new();
    sources(&source, &mut files);
    assert!(files.len() > 40, "the control: the files were found");
    let mut homes = 0;
    for file in files {
        let name = file.strip_prefix(&source).expect("below").to_string_lossy().into_owned();
        let text = std::fs::read_to_string(&file).expect("readable");
        let at_home = name.ends_with("queries.rs") || name.starts_with("db/") || OWNERS.contains(&name.as_str());
        let speaks_sql =
            ["RunQueryDsl", "sql_query", "batch_execute", ".connection()"].iter().any(|word| text.contains(word));
        homes += usize::from(at_home && speaks_sql);
        assert!(at_home || !speaks_sql, "{name} speaks SQL: move it to queries.rs");
        let resolver = name.ends_with("resolvers.rs");
        assert!(!resolver || !text.contains("diesel"), "{name} is a resolver and knows diesel");
        assert!(!text.contains("BEGIN; SET"), "{name} begins a transaction that nobody tracks");
    }
    assert!(homes >= 8, "the control: somebody speaks SQL");
}

#[test]
fn a_domain_does_not_reach_up_to_graphql_over_http() {
    let source = root().join("server/src");
    for domain in
        ["citizens", "grants", "offers", "transport", "follow_ups", "delegations", "access_log", "policy", "db"]
    {
        let mut files = Vec::new();
        sources(&source.join(domain), &mut files);
        for file in files {
            let text = std::fs::read_to_string(&file).expect("readable");
            assert!(!text.contains("crate::graphql"), "{} points back to graphql/", file.display());
            assert!(
                domain != "policy" && domain != "db" || !text.contains("resolvers"),
                "{} knows a resolver",
                file.display()
            );
        }
    }
}
