//! SQL of signing in: functions of the database's (policies.sql), for nobody is signed in yet.

use diesel::dsl::IntervalDsl;
use diesel::prelude::*;
use diesel::sql_types::{Array, Binary, Interval, Jsonb, Nullable, Text, Uuid as SqlUuid};
use diesel_async::RunQueryDsl;
use uuid::Uuid;

use super::Proof;
use super::claims::Person;
use super::settings::SignsIn;
use crate::db::{Pool, borrow};
use crate::error::Result;
use crate::hex::hex;
use crate::policy::DelegationScope;

/// How long somebody may take at the provider, in minutes.
pub const LASTS_MINUTES: i32 = 10;

diesel::define_sql_function! {
    /// See policies.sql.
    fn sign_in_begin(
        secret_hash: Text, state: Text, from_provider: Text, nonce: Text, pkce_verifier: Text, way_on: Nullable<Text>,
        lasts: Interval
    ) -> Bool;
}
diesel::define_sql_function! {
    /// See policies.sql.
    fn account_of_sign_in(
        new_id: SqlUuid, account_kind: Text, said_subject: Text, said_name: Text, cpr_lookups: Array<Binary>,
        said_roles: Nullable<Array<Text>>
    ) -> Nullable<SqlUuid>;
}

diesel::define_sql_function! {
    /// See policies.sql.
    fn digital_powers(holder: SqlUuid, powers: Jsonb) -> Bool;
}

/// A sign-in that has begun.
pub struct Pending {
    /// At which provider.
    pub provider: String,
    /// What its answer must fit.
    pub proof: Proof,
    /// Where to go afterwards.
    pub way_on: Option<String>,
}

#[derive(QueryableByName)]
struct Taken {
    #[diesel(sql_type = Text)]
    provider: String,
    #[diesel(sql_type = Text)]
    nonce: String,
    #[diesel(sql_type = Text)]
    pkce_verifier: String,
    #[diesel(sql_type = Nullable<Text>)]
    way_on: Option<String>,
}

/// Keeps what a sign-in was begun with.
pub async fn begin(
    pool: &Pool,
    secret_hash: &str,
    state_hash: &str,
    provider: &str,
    proof: &Proof,
    way_on: Option<&str>,
) -> Result<()> {
    let mut connection = borrow(pool).await?;
    let kept = sign_in_begin(
        secret_hash,
        state_hash,
        provider,
        &proof.nonce,
        &proof.pkce_verifier,
        way_on,
        LASTS_MINUTES.minutes(),
    );
    diesel::select(kept).execute(&mut connection).await?;
    Ok(())
}

/// Takes it back out, once. `None` when there is none, it is too old, or its `state` was another.
pub async fn take(pool: &Pool, secret_hash: &str, state_hash: &str) -> Result<Option<Pending>> {
    let mut connection = borrow(pool).await?;
    let query = diesel::sql_query("select provider, nonce, pkce_verifier, way_on from sign_in_take($1, $2)");
    let taken = query.bind::<Text, _>(secret_hash).bind::<Text, _>(state_hash);
    let taken: Option<Taken> = taken.get_result(&mut connection).await.optional()?;
    Ok(taken.map(|Taken { provider, nonce, pkce_verifier, way_on }| Pending {
        provider,
        proof: Proof { nonce, pkce_verifier },
        way_on,
    }))
}

/// The account of somebody a provider has told us of, found or made; `None` for whom nobody lets in.
pub async fn account(
    pool: &Pool,
    signs_in: SignsIn,
    person: &Person,
    cpr_look_ups: &[Vec<u8>],
) -> Result<Option<Uuid>> {
    let mut connection = borrow(pool).await?;
    let roles = person.roles.as_ref().map(|roles| roles.iter().map(|role| role.as_str()).collect::<Vec<_>>());
    let account =
        account_of_sign_in(Uuid::now_v7(), signs_in.account_kind(), &person.subject, &person.name, cpr_look_ups, roles);
    Ok(diesel::select(account).get_result(&mut connection).await?)
}

/// The powers of attorney an account holds now, and no others: by the giver's keyed hashes, and what each allows.
pub async fn hold_powers(pool: &Pool, holder: Uuid, powers: Vec<(Vec<Vec<u8>>, &[DelegationScope])>) -> Result<()> {
    let power = |(look_ups, scopes): (Vec<Vec<u8>>, &[DelegationScope])| {
        let scopes: Vec<_> =
            scopes.iter().map(|scope| serde_json::json!({ "verb": scope.verb, "area": scope.area })).collect();
        serde_json::json!({ "giver": look_ups.iter().map(hex).collect::<Vec<_>>(), "scopes": scopes })
    };
    let said: serde_json::Value = powers.into_iter().map(power).collect();
    let mut connection = borrow(pool).await?;
    diesel::select(digital_powers(holder, said)).execute(&mut connection).await?;
    Ok(())
}
