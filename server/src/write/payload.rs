//! Payloads: every mutation answers with the object and with what can be put right.

/// Declares a mutation's payload: the object, nullable, and the user errors.
#[macro_export]
macro_rules! payload {
    (
        $(#[$meta:meta])*
        pub struct $name:ident {
            $(#[$field_meta:meta])*
            $field:ident: $object:ty $(,)?
        }
    ) => {
        $(#[$meta])*
        #[derive(async_graphql::SimpleObject)]
        pub struct $name {
            $(#[$field_meta])*
            $field: Option<$object>,
            /// What you can put right. Nothing was written when there is one.
            user_errors: Vec<$crate::user_error::UserError>,
        }

        impl From<$crate::write::Shown<$object>> for $name {
            fn from(shown: $crate::write::Shown<$object>) -> Self {
                Self { $field: shown.object, user_errors: shown.user_errors }
            }
        }
    };
}
