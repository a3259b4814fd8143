//! Measures a document before anything runs it. The library walks a fragment again at every spread, so a few hundred
//! bytes can cost it seconds; here each fragment is measured once and its totals are remembered.

use std::collections::HashMap;

use async_graphql::parser::parse_query;
use async_graphql::parser::types::{
    ExecutableDocument, Field, FragmentDefinition, OperationType, Selection, SelectionSet,
};
use async_graphql::{Name, Positioned, Value};

/// What a document may have.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Bytes of text.
    pub bytes: usize,
    /// Words, numbers, strings and brackets.
    pub tokens: usize,
    /// Opening brackets of any kind, also in strings and comments.
    pub brackets: usize,
    /// Brackets inside each other, of any kind.
    pub nesting: usize,
    /// Fields inside each other, fragments unfolded.
    pub depth: usize,
    /// Fields in all, fragments unfolded.
    pub fields: u64,
    /// Aliases, fragments unfolded.
    pub aliases: usize,
    /// Directives, fragments unfolded.
    pub directives: usize,
    /// Fields at the root of a query.
    pub root_fields: u64,
}

/// The limits in force: twice and more what the portal and its tools need.
pub const LIMITS: Limits = Limits {
    bytes: 16 * 1024,
    tokens: 2_000,
    brackets: 600,
    nesting: 40,
    depth: 12,
    fields: 500,
    aliases: 30,
    directives: 10,
    root_fields: 10,
};

/// Why a document is refused.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    /// It is no GraphQL.
    #[error("the document can't be read: {0}")]
    Syntax(String),
    /// It has more than a document may have.
    #[error("the document has too many {what}: at most {most}")]
    TooMuch {
        /// Of what.
        what: &'static str,
        /// How many it may have.
        most: u64,
    },
    /// A fragment spreads itself, or is not there.
    #[error("a fragment spreads itself or is missing")]
    Fragment,
    /// One document, one operation.
    #[error("a request has exactly one operation")]
    Operations,
    /// A mutation has exactly one root field.
    #[error("a mutation has exactly one root field")]
    MutationRoot,
    /// PostgreSQL can't hold U+0000.
    #[error("a text may not contain U+0000")]
    Nul,
    /// There are no subscriptions.
    #[error("there are no subscriptions")]
    Subscription,
}

/// A document that has been measured and may run.
pub struct Measured {
    /// The parsed document.
    pub document: ExecutableDocument,
    /// Does it change something?
    pub mutation: bool,
}

/// Parses and measures.
pub fn measure(text: &str) -> Result<Measured, Refusal> {
    let too_much = |what, most: usize| Refusal::TooMuch { what, most: most as u64 };
    if text.len() > LIMITS.bytes {
        return Err(too_much("bytes", LIMITS.bytes));
    }
    // Before the parser, which recurses. First whatever opens, wherever it stands: should this scan and the parser
    // ever disagree about where a string or a comment ends, no more than this can reach the parser's stack.
    let opened = text.bytes().filter(|byte| matches!(byte, b'{' | b'(' | b'[')).count();
    if opened > LIMITS.brackets {
        return Err(too_much("brackets", LIMITS.brackets));
    }
    let (tokens, nesting) = scan(text);
    if tokens > LIMITS.tokens {
        return Err(too_much("words", LIMITS.tokens));
    }
    if nesting > LIMITS.nesting {
        return Err(too_much("brackets inside each other", LIMITS.nesting));
    }
    let document = parse_query(text).map_err(|error| Refusal::Syntax(error.to_string()))?;
    let mut operations = document.operations.iter();
    let (Some((_, operation)), None) = (operations.next(), operations.next()) else {
        return Err(Refusal::Operations);
    };
    let mut measuring = Measuring { fragments: &document.fragments, totals: HashMap::new() };
    // Fragments nobody spreads are measured too: the library walks them.
    for name in document.fragments.keys() {
        measuring.fragment(name)?.within()?;
    }
    let defaults =
        operation.node.variable_definitions.iter().filter_map(|variable| variable.node.default_value.as_ref());
    if defaults.into_iter().any(|value| holds_nul(&value.node)) {
        return Err(Refusal::Nul);
    }
    let mut total = measuring.set(&operation.node.selection_set.node)?;
    total.directives = total.directives.saturating_add(operation.node.directives.len() as u64);
    total.within()?;
    let mutation = match operation.node.ty {
        OperationType::Query => false,
        OperationType::Mutation => true,
        OperationType::Subscription => return Err(Refusal::Subscription),
    };
    if mutation && total.own_fields != 1 {
        return Err(Refusal::MutationRoot);
    }
    if total.own_fields > LIMITS.root_fields {
        return Err(Refusal::TooMuch { what: "root fields", most: LIMITS.root_fields });
    }
    Ok(Measured { document, mutation })
}

/// Tokens, and the most brackets open at once; strings and comments are skipped.
fn scan(text: &str) -> (usize, usize) {
    let (mut tokens, mut open, mut deepest) = (0_usize, 0_usize, 0_usize);
    let mut rest = text.as_bytes();
    let mut in_word = false;
    while let Some((byte, after)) = rest.split_first() {
        rest = after;
        let word = byte.is_ascii_alphanumeric() || *byte == b'_' || *byte >= 0x80;
        if word && !in_word {
            tokens += 1;
        }
        in_word = word;
        match byte {
            b'{' | b'(' | b'[' => {
                tokens += 1;
                open += 1;
                deepest = deepest.max(open);
            }
            b'}' | b')' | b']' => {
                tokens += 1;
                open = open.saturating_sub(1);
            }
            b'#' => {
                let end = rest.iter().position(|byte| matches!(byte, b'\n' | b'\r'));
                rest = end.and_then(|end| rest.get(end..)).unwrap_or(&[]);
            }
            b'"' => {
                tokens += 1;
                rest = after_string(rest);
            }
            b'@' | b'$' | b'!' | b':' | b'=' | b'.' | b'|' | b'&' => tokens += 1,
            _ => {}
        }
    }
    (tokens, deepest)
}

fn after_string(text: &[u8]) -> &[u8] {
    if let Some(block) = text.strip_prefix(b"\"\"") {
        let mut rest = block;
        while !rest.is_empty() {
            if let Some(after) = rest.strip_prefix(b"\"\"\"") {
                return after;
            }
            let skipped = if rest.starts_with(b"\\\"\"\"") { 4 } else { 1 };
            rest = rest.get(skipped..).unwrap_or(&[]);
        }
        return rest;
    }
    let mut rest = text;
    while let Some((byte, after)) = rest.split_first() {
        rest = after;
        match byte {
            b'\\' => rest = after.get(1..).unwrap_or(&[]),
            b'"' | b'\n' | b'\r' => break,
            _ => {}
        }
    }
    rest
}

/// What a selection set comes to when its fragments are unfolded.
#[derive(Clone, Copy, Debug, Default)]
struct Total {
    /// Fields of the set itself, not of what is inside them.
    own_fields: u64,
    fields: u64,
    aliases: u64,
    directives: u64,
    depth: usize,
}

impl Total {
    fn add(&mut self, other: Self) {
        self.own_fields = self.own_fields.saturating_add(other.own_fields);
        self.fields = self.fields.saturating_add(other.fields);
        self.aliases = self.aliases.saturating_add(other.aliases);
        self.directives = self.directives.saturating_add(other.directives);
        self.depth = self.depth.max(other.depth);
    }

    fn within(&self) -> Result<(), Refusal> {
        let checks = [
            ("fields", self.fields, LIMITS.fields),
            ("aliases", self.aliases, LIMITS.aliases as u64),
            ("directives", self.directives, LIMITS.directives as u64),
            ("fields inside each other", self.depth as u64, LIMITS.depth as u64),
        ];
        match checks.into_iter().find(|(_, has, most)| has > most) {
            Some((what, _, most)) => Err(Refusal::TooMuch { what, most }),
            None => Ok(()),
        }
    }
}

struct Measuring<'a> {
    fragments: &'a HashMap<Name, Positioned<FragmentDefinition>>,
    /// `None` while a fragment is being measured: meeting it again is a circle.
    totals: HashMap<Name, Option<Total>>,
}

impl Measuring<'_> {
    fn fragment(&mut self, name: &Name) -> Result<Total, Refusal> {
        match self.totals.get(name) {
            Some(Some(total)) => return Ok(*total),
            Some(None) => return Err(Refusal::Fragment),
            None => {}
        }
        let fragments = self.fragments;
        let fragment = fragments.get(name).ok_or(Refusal::Fragment)?;
        self.totals.insert(name.clone(), None);
        let mut total = self.set(&fragment.node.selection_set.node)?;
        total.directives = total.directives.saturating_add(fragment.node.directives.len() as u64);
        self.totals.insert(name.clone(), Some(total));
        Ok(total)
    }

    fn set(&mut self, set: &SelectionSet) -> Result<Total, Refusal> {
        let mut total = Total::default();
        for item in &set.items {
            let (inner, directives) = match &item.node {
                Selection::Field(field) => (self.field(&field.node)?, &field.node.directives),
                Selection::InlineFragment(inline) => {
                    (self.set(&inline.node.selection_set.node)?, &inline.node.directives)
                }
                Selection::FragmentSpread(spread) => {
                    (self.fragment(&spread.node.fragment_name.node)?, &spread.node.directives)
                }
            };
            total.add(inner);
            total.directives = total.directives.saturating_add(directives.len() as u64);
        }
        Ok(total)
    }

    fn field(&mut self, field: &Field) -> Result<Total, Refusal> {
        if field.arguments.iter().any(|(_, value)| holds_nul_in_document(&value.node)) {
            return Err(Refusal::Nul);
        }
        let mut total = self.set(&field.selection_set.node)?;
        total.own_fields = 1;
        total.fields = total.fields.saturating_add(1);
        total.aliases = total.aliases.saturating_add(u64::from(field.alias.is_some()));
        total.depth += 1;
        Ok(total)
    }
}

/// Is there a U+0000 in a value written in the document?
fn holds_nul_in_document(value: &async_graphql_value::Value) -> bool {
    match value {
        async_graphql_value::Value::String(text) => text.contains('\0'),
        async_graphql_value::Value::List(items) => items.iter().any(holds_nul_in_document),
        async_graphql_value::Value::Object(fields) => fields.values().any(holds_nul_in_document),
        _ => false,
    }
}

/// The most values all variables may have together, lists unfolded.
const MOST_VALUES: usize = 500;

/// Measures the variables, as `measure` does the document.
pub fn measure_variables<'a>(variables: impl Iterator<Item = &'a Value>) -> Result<(), Refusal> {
    let mut values = 0;
    for variable in variables {
        if holds_nul(variable) {
            return Err(Refusal::Nul);
        }
        values += size(variable);
    }
    if values > MOST_VALUES {
        return Err(Refusal::TooMuch { what: "values in its variables", most: MOST_VALUES as u64 });
    }
    Ok(())
}

fn size(value: &Value) -> usize {
    match value {
        Value::List(items) => 1 + items.iter().map(size).sum::<usize>(),
        Value::Object(fields) => 1 + fields.values().map(size).sum::<usize>(),
        _ => 1,
    }
}

/// Is there a U+0000 in a variable? PostgreSQL can't hold it, so no text may.
fn holds_nul(value: &Value) -> bool {
    match value {
        Value::String(text) => text.contains('\0'),
        Value::List(items) => items.iter().any(holds_nul),
        Value::Object(fields) => fields.values().any(holds_nul),
        _ => false,
    }
}

#[cfg(test)]
mod tests;
