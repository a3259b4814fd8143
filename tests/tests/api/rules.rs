//! `tests/rules.md` and `tests/threats.md` are true: what they name is there, and no test of a rule is missing.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use async_graphql::parser::parse_schema;
use async_graphql::parser::types::{TypeKind, TypeSystemDefinition};
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

/// Every test by its name.
fn every_test() -> BTreeSet<String> {
    let mut files = Vec::new();
    sources(&root().join("server/src"), &mut files);
    sources(&root().join("tests/tests"), &mut files);
    let mut tests = BTreeSet::new();
    for file in files {
        let text = std::fs::read_to_string(file).expect("readable");
        let mut marked = false;
        for line in text.lines().map(str::trim) {
            let name = line.trim_start_matches("async ").strip_prefix("fn ").and_then(|rest| rest.split('(').next());
            match name {
                Some(name) if marked => {
                    tests.insert(name.to_owned());
                }
                _ => {}
            }
            marked = line.starts_with("#[test]") || line.starts_with("#[tokio::test");
        }
    }
    tests
}

/// The rules a test's name begins with: `r16_r17_…` is of two.
fn rules_of(name: &str) -> Vec<u32> {
    name.split('_').map_while(|word| word.strip_prefix('r')?.parse().ok()).collect()
}

/// Everything of the API that can be named: `Type.field`, and `Enum.VALUE`.
fn names_of_the_schema() -> BTreeSet<String> {
    let sdl = std::fs::read_to_string(root().join("schema.graphql")).expect("schema.graphql");
    let mut names = BTreeSet::new();
    for definition in parse_schema(sdl).expect("SDL").definitions {
        let TypeSystemDefinition::Type(definition) = definition else { continue };
        let name = definition.node.name.node.to_string();
        let members: Vec<String> = match definition.node.kind {
            TypeKind::Object(object) => object.fields.iter().map(|field| field.node.name.node.to_string()).collect(),
            TypeKind::InputObject(input) => input.fields.iter().map(|field| field.node.name.node.to_string()).collect(),
            TypeKind::Enum(list) => list.values.iter().map(|value| value.node.value.node.to_string()).collect(),
            _ => vec![],
        };
        names.extend(members.into_iter().map(|member| format!("{name}.{member}")));
    }
    names
}

fn quoted(cell: &str) -> Vec<&str> {
    cell.split('`').skip(1).step_by(2).collect()
}

#[test]
fn the_list_of_rules_is_true() {
    let text = std::fs::read_to_string(root().join("tests/rules.md")).expect("tests/rules.md");
    // Those whose name begins with a rule's number.
    let tests: BTreeSet<String> = every_test().into_iter().filter(|name| !rules_of(name).is_empty()).collect();
    let schema = names_of_the_schema();
    assert!(schema.len() > 300 && tests.len() > 30, "the control: {} names, {} tests", schema.len(), tests.len());
    let (mut listed, mut rules) = (BTreeSet::new(), BTreeSet::new());
    for row in text.lines().filter(|line| line.starts_with("| R")) {
        let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
        let [rule, _, of_schema, of_tests] = cells.as_slice() else { panic!("four cells: {row}") };
        let number: u32 = rule.trim_start_matches('R').parse().expect("a rule's number");
        assert!(rules.insert(number), "{rule} is there twice");
        assert!(!quoted(of_schema).is_empty(), "{rule} is nowhere in the schema");
        for name in quoted(of_schema) {
            assert!(schema.contains(name), "{rule}: {name} is not in schema.graphql");
        }
        assert!(!of_tests.is_empty(), "{rule} has no test and no reason");
        for test in quoted(of_tests) {
            assert!(tests.contains(test), "{rule}: there is no test {test}");
            listed.insert(test.to_owned());
        }
    }
    assert_eq!(rules, (1..=40).collect::<BTreeSet<u32>>(), "every rule of the standard");
    let missing: Vec<_> = tests.difference(&listed).collect();
    assert!(missing.is_empty(), "tests of rules that tests/rules.md doesn't name: {missing:?}");
    for test in &listed {
        let of = rules_of(test);
        let rows = text.lines().filter(|line| line.starts_with("| R") && line.contains(&format!("`{test}`")));
        let in_rows: Vec<u32> =
            rows.filter_map(|row| row.strip_prefix("| R")?.split(' ').next()?.parse().ok()).collect();
        assert!(of.iter().all(|rule| in_rows.contains(rule)), "{test} stands in the rows {in_rows:?}");
    }
}

#[test]
fn the_list_of_threats_is_true() {
    let text = std::fs::read_to_string(root().join("tests/threats.md")).expect("tests/threats.md");
    let tests = every_test();
    let rows: Vec<&str> = text.lines().filter(|line| line.starts_with("| T")).collect();
    assert!(rows.len() > 10, "the control");
    for row in rows {
        let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
        let [threat, _, shown] = cells.as_slice() else { panic!("three cells: {row}") };
        let named = quoted(shown);
        assert!(!named.is_empty(), "{threat} has no test");
        let missing: Vec<_> = named.into_iter().filter(|name| !tests.contains(*name)).collect();
        assert!(missing.is_empty(), "{threat}: there is no test {missing:?}");
    }
}
