//! Pages, as Relay has them. Cursors are values, not offsets; a page that is too large is an error, not cut.

use std::borrow::Cow;
use std::str::FromStr;

use async_graphql::{ID, OutputType, SimpleObject, TypeName};

use crate::error::{Error, Result};

/// Rows on a page when nobody says how many.
pub const DEFAULT_PAGE: i32 = 20;
/// The most rows a page may have.
pub const LARGEST_PAGE: i32 = 100;

/// What is asked for of a list: how many rows, after which cursor.
#[derive(Clone, Debug)]
pub struct Slice {
    first: i32,
    after: Option<String>,
}

impl Slice {
    /// Checks what the caller asked for.
    pub fn new(first: Option<i32>, after: Option<String>) -> Result<Self> {
        let first = first.unwrap_or(DEFAULT_PAGE);
        if !(1..=LARGEST_PAGE).contains(&first) {
            return Err(Error::BadInput(format!("`first` must be from 1 to {LARGEST_PAGE}")));
        }
        Ok(Self { first, after })
    }

    /// Is it the list's first page?
    pub fn is_first(&self) -> bool {
        self.after.is_none()
    }

    /// The key of the row the page begins after.
    pub fn after<T: FromStr>(&self) -> Result<Option<T>> {
        self.after.as_ref().map(|cursor| cursor.parse().map_err(|_| invalid_cursor())).transpose()
    }

    /// One more than asked for, to see whether there is a next page.
    pub fn one_more(&self) -> i64 {
        i64::from(self.first) + 1
    }

    fn size(&self) -> usize {
        usize::try_from(self.first).unwrap_or_default()
    }

    /// Takes the extra row away, and says whether it was there.
    pub fn cut<T>(&self, mut rows: Vec<T>) -> (Vec<T>, bool) {
        let more = rows.len() > self.size();
        rows.truncate(self.size());
        (rows, more)
    }
}

/// A cursor the caller can't have got from here; a row the caller may not see answers the same.
pub fn invalid_cursor() -> Error {
    Error::BadInput("`after` is not a cursor of this list".into())
}

/// Where a page lies in its list.
#[derive(Clone, Debug, SimpleObject)]
pub struct PageInfo {
    /// True when there are rows after this page.
    pub has_next_page: bool,
    /// Always false: lists are read forwards.
    pub has_previous_page: bool,
    /// The first row's cursor; null on an empty page.
    pub start_cursor: Option<ID>,
    /// The last row's cursor, for `after`; null on an empty page.
    pub end_cursor: Option<ID>,
}

/// A row and its place in the list.
#[derive(SimpleObject)]
#[graphql(name_type)]
pub struct Edge<T: OutputType> {
    /// Its cursor.
    pub cursor: ID,
    /// The row.
    pub node: T,
}

impl<T: OutputType> TypeName for Edge<T> {
    fn type_name() -> Cow<'static, str> {
        format!("{}Edge", T::type_name()).into()
    }
}

/// A page of a list.
#[derive(SimpleObject)]
#[graphql(name_type)]
pub struct Connection<T: OutputType> {
    /// The rows of this page.
    pub edges: Vec<Edge<T>>,
    /// Where the page lies.
    pub page_info: PageInfo,
    /// How many rows the list has in all, as far as the caller may see them.
    pub total_count: i32,
}

impl<T: OutputType> TypeName for Connection<T> {
    fn type_name() -> Cow<'static, str> {
        format!("{}Connection", T::type_name()).into()
    }
}

impl<T: OutputType> Connection<T> {
    /// A page from its rows, each with its cursor.
    pub fn new(rows: Vec<(ID, T)>, more: bool, total: i64) -> Self {
        let page_info = PageInfo {
            has_next_page: more,
            has_previous_page: false,
            start_cursor: rows.first().map(|(cursor, _)| cursor.clone()),
            end_cursor: rows.last().map(|(cursor, _)| cursor.clone()),
        };
        let edges = rows.into_iter().map(|(cursor, node)| Edge { cursor, node }).collect();
        Self { edges, page_info, total_count: i32::try_from(total).unwrap_or(i32::MAX) }
    }
}
