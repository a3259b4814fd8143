//! Functions of SQL that Diesel doesn't know.

use diesel::sql_types::{Date, Text, Uuid as SqlUuid};

#[diesel::declare_sql_function]
extern "SQL" {
    /// The later of two days.
    fn greatest(one: Date, other: Date) -> Date;
    /// A text in small letters.
    fn lower(text: Text) -> Text;
    /// Who handles a citizen's case today.
    fn caseworker_of(citizen: SqlUuid) -> Nullable<SqlUuid>;
}
