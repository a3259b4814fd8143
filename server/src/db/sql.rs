//! Functions of SQL that Diesel doesn't know.

use diesel::sql_types::Date;

#[diesel::declare_sql_function]
extern "SQL" {
    /// The later of two days.
    fn greatest(one: Date, other: Date) -> Date;
}
