//! What the matrices ask: a query for every leaf that `schema.graphql` has, about Anna, and what its answer shows.

use std::collections::{BTreeMap, BTreeSet};

use async_graphql::parser::parse_schema;
use async_graphql::parser::types::{BaseType, TypeKind, TypeSystemDefinition};
use chrono::{Datelike, NaiveDate, TimeDelta};
use samvaer::calendar;
use samvaer_tests::{Answer, file_of, offer, root};
use serde_json::Value;

use crate::stories::day_with_rides;

/// The API's object types: field → (type it leads to, or none for a leaf).
pub struct Shape(BTreeMap<String, Vec<(String, Option<String>)>>);

impl Shape {
    /// As `schema.graphql` has it.
    pub fn read() -> Self {
        let sdl = std::fs::read_to_string(root().join("schema.graphql")).expect("schema.graphql");
        let document = parse_schema(sdl).expect("schema.graphql is SDL");
        let mut objects = BTreeMap::new();
        for definition in document.definitions {
            if let TypeSystemDefinition::Type(definition) = definition
                && let TypeKind::Object(object) = definition.node.kind
            {
                let fields = object
                    .fields
                    .into_iter()
                    .map(|field| (field.node.name.node.to_string(), innermost(&field.node.ty.node.base)));
                objects.insert(definition.node.name.node.to_string(), fields.collect::<Vec<_>>());
            }
        }
        let names: BTreeSet<String> = objects.keys().cloned().collect();
        for fields in objects.values_mut() {
            for (_, leads_to) in fields {
                *leads_to = leads_to.take().filter(|name| names.contains(name));
            }
        }
        Self(
            objects.into_iter().map(|(name, fields): (String, Vec<(String, Option<String>)>)| (name, fields)).collect(),
        )
    }

    /// The fields of a type.
    pub fn fields(&self, type_name: &str) -> BTreeSet<String> {
        self.0.get(type_name).expect("a type of the schema").iter().map(|(name, _)| name.clone()).collect()
    }

    /// Every leaf below a type: its path, and `Type.field`. An offer is the catalogue's: it is looked into where it is
    /// a root, elsewhere its id stands for it.
    pub fn leaves(&self, type_name: &str, path: &mut Vec<String>, out: &mut Vec<(Vec<String>, String)>) {
        let fields = self.0.get(type_name).expect("a type of the schema");
        for (name, leads_to) in fields {
            path.push(name.clone());
            match leads_to.as_deref() {
                Some("Offer") if path.len() > 1 => {
                    path.push("id".into());
                    out.push((path.clone(), "Offer.id".into()));
                    path.pop();
                }
                Some(inner) => self.leaves(inner, path, out),
                None => out.push((path.clone(), format!("{type_name}.{name}"))),
            }
            path.pop();
        }
    }
}

fn innermost(base: &BaseType) -> Option<String> {
    match base {
        BaseType::Named(name) => Some(name.to_string()),
        BaseType::List(inner) => innermost(&inner.base),
    }
}

/// How a root field is asked about Anna.
fn arguments(root_field: &str) -> String {
    match root_field {
        "citizen" => format!("(id: \"{}\")", file_of("anna")),
        "citizens" => "(first: 3, search: \"Anna Holm\")".into(),
        "followUps" => "(first: 100, status: [PLANNED, DUE_SOON, OVERDUE, HELD])".into(),
        "accessLog" => format!("(first: 100, citizenId: \"{}\")", file_of("anna")),
        "accessLogSpotCheck" => "(days: 90, first: 100)".into(),
        "tasks" => "(first: 100)".into(),
        "outsideNotices" => "(closed: true)".into(),
        "rideList" => format!("(on: \"{}\")", day_with_rides()),
        "offer" => format!("(id: \"{}\")", offer("monday-knights-tirsdagsklubben")),
        _ => String::new(),
    }
}

/// How a field below a root is asked: the week in which Anna stays away, the one in which her offer is closed.
fn nested_arguments(field: &str) -> String {
    let today = calendar::today();
    match field {
        "rides" => format!("(weekOf: \"{}\")", today + TimeDelta::days(7)),
        "weeklySchedule" => {
            format!("(weekOf: \"{}\")", NaiveDate::from_ymd_opt(today.year(), 12, 28).expect("a day"))
        }
        "costsIf" => format!("(offerId: \"{}\", daysPerWeek: 2)", offer("skovhjaelperne")),
        "costsFor" => "(daysPerWeek: 2)".into(),
        _ => String::new(),
    }
}

/// A query for the leaf at the end of a path.
pub fn query(path: &[String]) -> String {
    let (root_field, rest) = path.split_first().expect("a path has a root");
    // The rides of an arrangement are not those of a week.
    let arguments_of = |at: usize, field: &str| match path.get(at).map(String::as_str) {
        Some("transport") => String::new(),
        _ => nested_arguments(field),
    };
    let open: String =
        rest.iter().enumerate().map(|(at, field)| format!(" {{ {field}{}", arguments_of(at, field))).collect();
    format!("{{ {root_field}{}{open}{} }}", arguments(root_field), " }".repeat(rest.len()))
}

/// Is there anything but null and emptiness at the end of the path?
fn has_value(value: &Value, path: &[String]) -> bool {
    match value {
        Value::Null => false,
        Value::Array(items) => items.iter().any(|item| has_value(item, path)),
        other => match path.split_first() {
            None => true,
            Some((field, rest)) => other.get(field).is_some_and(|inner| has_value(inner, rest)),
        },
    }
}

/// What an answer shows of a leaf; the legend of the access matrix says what the letters mean.
pub fn cell(answer: &Answer, path: &[String]) -> &'static str {
    let codes = answer.codes();
    match codes.first().map(String::as_str) {
        _ if answer.json.get("data").is_some_and(|data| has_value(data, path)) => "V",
        None => "·",
        Some("FORBIDDEN") if answer.status == 403 => "N",
        Some("FORBIDDEN") => "F",
        Some("UNAUTHENTICATED") => "U",
        Some("ROLE_NEEDED") => "R",
        Some(_) => "?",
    }
}
