//! What a resolver finds in its context: the request's transaction, and the keys of the CPR numbers.

use std::sync::Arc;

use async_graphql::Context;

use crate::citizens::cpr::CprKeys;
use crate::db::Tx;
use crate::error::{Error, Result};

/// The request's one transaction.
pub fn tx<'a>(ctx: &Context<'a>) -> Result<&'a Arc<Tx>> {
    ctx.data::<Arc<Tx>>().map_err(missing)
}

/// The keys that CPR numbers are encrypted and found with.
pub fn cpr_keys<'a>(ctx: &Context<'a>) -> Result<&'a Arc<CprKeys>> {
    ctx.data::<Arc<CprKeys>>().map_err(missing)
}

/// A nullable field that may fail. The library nulls the field itself only in this form; a plain `Result<Option<T>>`
/// would null its parent, as if the field were non-null.
pub type Nullable<T> = Option<async_graphql::Result<T>>;

/// Puts a result in the form that keeps its error at its field.
pub fn nullable<T>(result: Result<Option<T>>) -> Nullable<T> {
    result.map_err(Into::into).transpose()
}

fn missing(error: async_graphql::Error) -> Error {
    Error::internal(anyhow::anyhow!(error.message))
}
