//! Refuses to serve with a database role that row-level security doesn't hold.

use anyhow::{Context as _, ensure};
use diesel::QueryableByName;
use diesel::sql_types::{BigInt, Bool};
use diesel_async::RunQueryDsl;

use super::Pool;

#[derive(QueryableByName)]
struct Powers {
    #[diesel(sql_type = Bool)]
    superuser: bool,
    #[diesel(sql_type = Bool)]
    bypasses: bool,
    #[diesel(sql_type = Bool)]
    owns: bool,
    #[diesel(sql_type = Bool)]
    migrated: bool,
    #[diesel(sql_type = BigInt)]
    months_ahead: i64,
}

/// With fewer months of the access log ready than this, it is time for `samvaer migrate`.
const FEW_MONTHS: i64 = 3;

/// Is the pool's role one that owns nothing, may become no owner, and can't step past the policies?
pub async fn check_app_role(pool: &Pool) -> anyhow::Result<()> {
    let mut connection = pool.get().await.context("can't connect to the database: is DATABASE_URL right?")?;
    let powers: Powers = diesel::sql_query(
        "select r.rolsuper as superuser, r.rolbypassrls as bypasses, \
            exists (select from pg_class c where c.relnamespace = 'public'::regnamespace \
                and pg_has_role(current_user, c.relowner, 'MEMBER')) as owns, \
            to_regclass('public.policy_rule') is not null as migrated, \
            (select count(*) from pg_class c where c.relispartition and c.relnamespace = 'public'::regnamespace \
                and c.relname ~ '^access_log_[0-9]{4}_[0-9]{2}$' \
                and c.relname > 'access_log_' || to_char(now(), 'YYYY_MM')) as months_ahead \
         from pg_roles r where r.rolname = current_user",
    )
    .get_result(&mut connection)
    .await?;
    ensure!(powers.migrated, "the database is empty: run `samvaer migrate` first");
    ensure!(!powers.superuser, "DATABASE_URL names a superuser: row-level security would not hold; use the app role");
    ensure!(!powers.bypasses, "DATABASE_URL names a role with BYPASSRLS: row-level security would not hold");
    ensure!(
        !powers.owns,
        "DATABASE_URL names a role that owns tables or may become their owner: use a role of its own for the server"
    );
    if powers.months_ahead < FEW_MONTHS {
        tracing::warn!(months = powers.months_ahead, "the access log has few months ready: run `samvaer migrate`");
    }
    Ok(())
}
