//! Functions of SQL that Diesel doesn't know.

use diesel::sql_types::{Array, Binary, Date, Text, Uuid as SqlUuid};

#[diesel::declare_sql_function]
extern "SQL" {
    /// The later of two days.
    fn greatest(one: Date, other: Date) -> Date;
    /// A text in small letters.
    fn lower(text: Text) -> Text;
    /// Who handles a citizen's case today.
    fn caseworker_of(citizen: SqlUuid) -> Nullable<SqlUuid>;
    /// The grant a citizen is planned to come under, at an offer on a day.
    fn planned_grant(citizen: SqlUuid, offer: SqlUuid, day: Date) -> Nullable<SqlUuid>;
    /// A citizen's ride to or from an offer on a day.
    fn ride_on(citizen: SqlUuid, offer: SqlUuid, way: Text, day: Date) -> Nullable<SqlUuid>;
    /// How many notices from outside the actor has sent today.
    fn outside_notices_today() -> BigInt;
    /// Is a CPR number kept that is found by one of these?
    fn cpr_is_kept(look_ups: Array<Binary>) -> Bool;
    /// Is somebody a caseworker, or was once?
    fn has_been_caseworker(account: SqlUuid) -> Bool;
    /// How often the actor has looked somebody up by CPR number in the last hour.
    fn look_ups_lately() -> BigInt;
    /// How many `outreach()` tells of.
    fn outreach_count() -> BigInt;
    /// How often the actor has told something about a citizen today.
    fn told_today(citizen: SqlUuid) -> BigInt;
}
