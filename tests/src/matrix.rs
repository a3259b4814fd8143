//! The access matrix as a page a data-protection officer can read: the policy in words, and what the golden files prove of it.

use std::path::Path;

use maud::{DOCTYPE, Markup, PreEscaped, html};
use samvaer::policy::{Action, DelegationVerb, Part, RULES, Reach, Role};

/// A golden file: its legend, its columns, and a row a line.
struct Golden {
    legend: Vec<String>,
    columns: Vec<String>,
    rows: Vec<(String, Vec<String>)>,
}

impl Golden {
    fn read(file: &Path) -> std::io::Result<Self> {
        let text = std::fs::read_to_string(file)?;
        let mut golden = Self { legend: vec![], columns: vec![], rows: vec![] };
        for line in text.lines() {
            if let Some(said) = line.strip_prefix('#') {
                if !said.trim().is_empty() {
                    golden.legend.push(said.trim().to_owned());
                }
            } else if line.starts_with(' ') {
                golden.columns = line.split_whitespace().map(str::to_owned).collect();
            } else {
                // The cells are the last words; what is before them is the row's name.
                let words: Vec<&str> = line.split_whitespace().collect();
                let (name, cells) = words.split_at(words.len().saturating_sub(golden.columns.len()));
                golden.rows.push((name.join(" "), cells.iter().map(|cell| (*cell).to_owned()).collect()));
            }
        }
        Ok(golden)
    }

    fn table(&self, of: &str) -> Markup {
        html! {
            details {
                summary { (of) ": " (self.rows.len()) " × " (self.columns.len()) " = " (self.rows.len() * self.columns.len()) " cells" }
                ul.legend { @for line in &self.legend { li { (line) } } }
                table {
                    thead { tr { th scope="col" { (of) } @for column in &self.columns { th scope="col" { (column) } } } }
                    tbody {
                        @for (name, cells) in &self.rows {
                            tr { th scope="row" { (name) } @for cell in cells { td class=(class(cell)) { (cell) } } }
                        }
                    }
                }
            }
        }
    }
}

fn class(cell: &str) -> &'static str {
    match cell {
        "V" | "D" | "A" | "*" | "o" => "yes",
        "F" | "N" | "U" | "R" | "-" => "no",
        _ => "nothing",
    }
}

fn does(action: Action) -> &'static str {
    match action {
        Action::List => "lists",
        Action::Read => "reads",
        Action::Create => "adds",
        Action::Change => "changes",
    }
}

fn whose(reach: Reach) -> String {
    match reach {
        Reach::Own => "own".into(),
        Reach::Delegated(None) => "of whoever gave access".into(),
        Reach::Delegated(Some((verb, area))) => {
            let how = match verb {
                DelegationVerb::Read => "may see",
                DelegationVerb::Contact => "may talk about",
                DelegationVerb::Act => "may act in",
            };
            format!("where {how} {}", area.as_str())
        }
        Reach::Caseload => "everybody's but the own".into(),
        Reach::AtOwnOffer => "of who attends the own offer".into(),
        Reach::Received => "what was given to oneself".into(),
        Reach::Registered(scope) => format!("with the scope {}", scope.as_str()),
        Reach::All => "all".into(),
    }
}

/// What a role may do with a Part, in words.
fn words(role: Role, part: Part) -> Vec<String> {
    let of = |rule: &&samvaer::policy::Rule| rule.role == role && rule.parts.contains(&part);
    RULES.iter().filter(of).map(|rule| format!("{} {}", does(rule.action), whose(rule.reach))).collect()
}

const STYLE: &str = "body{font:16px/1.5 sans-serif;margin:2rem;max-width:none}table{border-collapse:collapse;margin:1rem 0}\
    th,td{border:1px solid #767676;padding:.2rem .5rem;text-align:left;vertical-align:top}thead th{position:sticky;top:0;background:#fff}\
    .yes{background:#d6efd6}.no{background:#f5d9d9}.nothing{color:#595959}.legend{columns:3}summary{font-weight:bold;padding:.5rem 0}";

/// The page, from the policy and the golden files in this folder.
pub fn page(golden: &Path) -> std::io::Result<String> {
    let fields = Golden::read(&golden.join("access_matrix.txt"))?;
    let mutations = Golden::read(&golden.join("mutation_matrix.txt"))?;
    let tables = Golden::read(&golden.join("row_security.txt"))?;
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head { meta charset="utf-8"; title { "Samvær: who may see and do what" } style { (PreEscaped(STYLE)) } }
            body {
                h1 { "Samvær: who may see and do what" }
                p { "A citizen's file is made of Parts. This is the whole policy: what isn't here, nobody may. The same table is held by "
                    "the server and, on its own, by the database." }
                table {
                    thead { tr { th scope="col" { "Part" } @for role in Role::ALL { th scope="col" { (role.as_str()) } } } }
                    tbody {
                        @for part in Part::ALL {
                            tr {
                                th scope="row" { (part.as_str()) }
                                @for role in Role::ALL {
                                    @let may = words(*role, *part);
                                    td class=(if may.is_empty() { "nothing" } else { "yes" }) {
                                        @for line in &may { div { (line) } }
                                        @if may.is_empty() { "–" }
                                    }
                                }
                            }
                        }
                    }
                }
                h2 { "The proof" }
                p { "Each cell below was asked for or tried by such a caller against the whole server, about the citizen Anna. A change of "
                    "any cell fails the tests until somebody has looked at it." }
                (fields.table("Field"))
                (mutations.table("Change"))
                p { "What the database shows of each table to such a caller when the server's own checks are out of the way:" }
                (tables.table("Table"))
            }
        }
    };
    Ok(page.into_string())
}
