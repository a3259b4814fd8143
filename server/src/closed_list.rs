//! Closed lists: one Rust enum, one GraphQL enum and one SQL domain with the same words.
//!
//! `closed_list!` writes the enum with its GraphQL and text forms, so that a word such as `PER_DAY` is said once in
//! Rust and once in the migration. A test compares the lists that are domains with the database.

/// Declares an enum whose variants have a fixed text form, used alike in GraphQL, SQL, JSON and TOML.
#[macro_export]
macro_rules! closed_list {
    (
        $(#[$meta:meta])*
        pub enum $name:ident {
            $( $(#[$variant_meta:meta])* $variant:ident = $text:literal ),+ $(,)?
        }
    ) => {
        $(#[$meta])*
        #[derive(
            async_graphql::Enum, Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord,
            serde::Serialize, serde::Deserialize,
            diesel::expression::AsExpression, diesel::deserialize::FromSqlRow,
        )]
        #[diesel(sql_type = diesel::sql_types::Text)]
        pub enum $name {
            $( $(#[$variant_meta])* #[graphql(name = $text)] #[serde(rename = $text)] $variant ),+
        }

        impl $name {
            /// Every value, in the order it is declared.
            pub const ALL: &'static [Self] = &[ $( Self::$variant ),+ ];

            /// The word used in GraphQL, SQL and configuration.
            pub const fn as_str(self) -> &'static str {
                match self { $( Self::$variant => $text ),+ }
            }

            /// The value a word stands for.
            pub fn from_word(word: &str) -> Option<Self> {
                match word { $( $text => Some(Self::$variant), )+ _ => None }
            }
        }

        impl diesel::serialize::ToSql<diesel::sql_types::Text, diesel::pg::Pg> for $name {
            fn to_sql<'b>(
                &'b self,
                out: &mut diesel::serialize::Output<'b, '_, diesel::pg::Pg>,
            ) -> diesel::serialize::Result {
                <str as diesel::serialize::ToSql<diesel::sql_types::Text, diesel::pg::Pg>>::to_sql(
                    self.as_str(), out,
                )
            }
        }

        impl diesel::deserialize::FromSql<diesel::sql_types::Text, diesel::pg::Pg> for $name {
            fn from_sql(value: diesel::pg::PgValue<'_>) -> diesel::deserialize::Result<Self> {
                let word = <String as diesel::deserialize::FromSql<
                    diesel::sql_types::Text, diesel::pg::Pg,
                >>::from_sql(value)?;
                Self::from_word(&word)
                    .ok_or_else(|| format!("{word} is not a {}", stringify!($name)).into())
            }
        }
    };
}
