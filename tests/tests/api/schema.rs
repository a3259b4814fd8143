//! `schema.graphql` is the API: current, documented, classified, and what the portal asks for.

use async_graphql::Positioned;
use async_graphql::parser::types::{BaseType, ServiceDocument, TypeDefinition, TypeKind, TypeSystemDefinition};
use async_graphql::parser::{parse_query, parse_schema};
use samvaer::citizens::file::CITIZEN_FIELDS;
use samvaer::graphql;
use samvaer_tests::{TestApp, file_of, root};
use serde_json::{Map, Value, json};

fn committed() -> String {
    std::fs::read_to_string(root().join("schema.graphql")).expect("schema.graphql")
}

fn types() -> Vec<Positioned<TypeDefinition>> {
    let document = parse_schema(committed()).expect("schema.graphql is SDL");
    let types: Vec<_> = document
        .definitions
        .into_iter()
        .filter_map(|definition| match definition {
            TypeSystemDefinition::Type(definition) => Some(definition),
            _ => None,
        })
        .collect();
    assert!(types.len() > 50, "the control: the types were found");
    types
}

#[test]
fn schema_graphql_is_current() {
    assert!(committed() == graphql::sdl(), "schema.graphql is stale: run `make schema`");
}

#[test]
fn every_type_field_argument_and_value_is_documented() {
    let mut bare = Vec::new();
    let mut see = |name: String, description: bool| {
        if !description {
            bare.push(name);
        }
    };
    for definition in types() {
        let definition = definition.node;
        let name = definition.name.node.to_string();
        see(name.clone(), definition.description.is_some());
        match definition.kind {
            TypeKind::Object(object) => {
                for field in object.fields {
                    let field = field.node;
                    see(format!("{name}.{}", field.name.node), field.description.is_some());
                    for argument in field.arguments {
                        // `input` is the mutation's own words again, and `id` says itself.
                        let argument = argument.node;
                        let says_itself = matches!(argument.name.node.as_str(), "input" | "id");
                        let path = format!("{name}.{}({})", field.name.node, argument.name.node);
                        see(path, says_itself || argument.description.is_some());
                    }
                }
            }
            TypeKind::InputObject(input) => {
                for field in input.fields {
                    see(format!("{name}.{}", field.node.name.node), field.node.description.is_some());
                }
            }
            TypeKind::Enum(list) => {
                for value in list.values {
                    see(format!("{name}.{}", value.node.value.node), value.node.description.is_some());
                }
            }
            TypeKind::Scalar | TypeKind::Union(_) => {}
            TypeKind::Interface(_) => panic!("{name}: this schema has no interfaces (guards don't run through them)"),
        }
    }
    assert!(bare.is_empty(), "undocumented: {bare:?}");
}

#[test]
fn every_field_of_a_citizen_belongs_to_a_part() {
    let citizen = types().into_iter().find(|definition| definition.node.name.node == "Citizen").expect("Citizen");
    let TypeKind::Object(object) = citizen.node.kind else { panic!("Citizen is an object") };
    let mut fields: Vec<String> = object.fields.iter().map(|field| field.node.name.node.to_string()).collect();
    let mut classified: Vec<String> = CITIZEN_FIELDS.iter().map(|(field, _)| (*field).to_owned()).collect();
    fields.sort();
    classified.sort();
    assert_eq!(classified, fields, "a field of Citizen that nobody classified is loaded by nobody");
}

#[tokio::test]
async fn every_document_of_the_portal_fits_the_schema() {
    let manifest = root().join("portal/documents.json");
    let text = std::fs::read_to_string(manifest).expect("portal/documents.json: run `npm run build` in portal/");
    let documents: Map<String, Value> = serde_json::from_str(&text).expect("a manifest");
    assert!(documents.len() >= 3, "the control: the portal has documents");
    let app = TestApp::start().await;
    let types = parse_schema(committed()).expect("schema.graphql is SDL");
    for (id, document) in documents {
        // Nobody has signed in: what fits is refused for that (or answered, if anybody may), what doesn't fit is a 400.
        let text = document.as_str().expect("a document");
        let variables = variables_of(text, &types);
        let answer = app.anonymous().post(&json!({ "documentId": id, "variables": variables })).await;
        assert!(matches!(answer.status.as_u16(), 200 | 401), "{document}\n{variables}\n{}", answer.text);
    }
    let missing = app.anonymous().post(&json!({ "documentId": "sha256:none" })).await;
    assert_eq!(missing.status, 400, "the control");
}

/// A value for each variable that a document asks for.
fn variables_of(document: &str, types: &ServiceDocument) -> Value {
    let parsed = parse_query(document).expect("a document");
    let operation = parsed.operations.iter().next().expect("an operation").1;
    let variables = operation.node.variable_definitions.iter().filter(|variable| !variable.node.var_type.node.nullable);
    variables
        .map(|variable| (variable.node.name.node.to_string(), value_of(&variable.node.var_type.node.base, types)))
        .collect::<Map<_, _>>()
        .into()
}

/// Some value of a type: of an input object what it needs and no more.
fn value_of(of: &BaseType, types: &ServiceDocument) -> Value {
    let BaseType::Named(name) = of else { return json!([]) };
    let known = types.definitions.iter().find_map(|definition| match definition {
        TypeSystemDefinition::Type(it) if it.node.name.node == *name => Some(&it.node.kind),
        _ => None,
    });
    match (known, name.as_str()) {
        (Some(TypeKind::InputObject(input)), _) => {
            let needed = input.fields.iter().map(|field| &field.node);
            let needed = needed.filter(|field| !field.ty.node.nullable && field.default_value.is_none());
            needed
                .map(|field| (field.name.node.to_string(), value_of(&field.ty.node.base, types)))
                .collect::<Map<_, _>>()
                .into()
        }
        (Some(TypeKind::Enum(of)), _) => json!(of.values.first().expect("a value").node.value.node),
        (_, "Boolean") => json!(false),
        (_, "Int") => json!(2),
        (_, "NaiveDate") => json!(samvaer::calendar::today()),
        (_, "NaiveTime") => json!("09:00:00"),
        _ => json!(file_of("anna")),
    }
}
