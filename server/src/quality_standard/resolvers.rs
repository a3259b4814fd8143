//! The quality standard in GraphQL.

use async_graphql::{Context, Object};
use uuid::Uuid;

use super::{
    LocalRule, LocalRuleSetInput, QualityStandard, Settings, StandardSettingsSetInput, check_settings, check_texts,
    queries,
};
use crate::context::{Nullable, nullable, tx};
use crate::db::Entered;
use crate::error::Result;
use crate::payload;
use crate::policy::Part;
use crate::write::{self, Changed, Written};

/// Root fields of the quality standard.
#[derive(Default)]
pub struct QualityStandardQuery;

#[Object]
impl QualityStandardQuery {
    /// The quality standard in plain words; null when there is none. Needs no sign-in.
    async fn quality_standard(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "An earlier version; the one in force when left out.")] version: Option<String>,
    ) -> Nullable<QualityStandard> {
        nullable(standard(ctx, version).await)
    }
}

async fn standard(ctx: &Context<'_>, version: Option<String>) -> Result<Option<QualityStandard>> {
    let selected = |field: &str| ctx.look_ahead().field(field).exists();
    let wanted = queries::Wanted {
        sections: selected("sections"),
        exclusions: selected("exclusions"),
        local_rules: selected("localRules"),
        versions: selected("versions"),
    };
    let on = tx(ctx)?.open().await?;
    Ok(queries::standard(&on, version.as_deref(), wanted).await?)
}

payload! {
    /// What came of setting a local rule.
    pub struct LocalRuleSetPayload {
        /// The rule as it is now; null when there are user errors.
        local_rule: LocalRule,
    }
}

payload! {
    /// What came of setting the standard's numbers.
    pub struct StandardSettingsSetPayload {
        /// The numbers as they are now; null when there are user errors.
        settings: Settings,
    }
}

/// Mutations of the quality standard.
#[derive(Default)]
pub struct QualityStandardMutation;

#[Object]
impl QualityStandardMutation {
    /// Says what the municipality does about something its standard is silent about, or takes it back (R40). For
    /// administrators.
    async fn local_rule_set(&self, ctx: &Context<'_>, input: LocalRuleSetInput) -> Result<LocalRuleSetPayload> {
        let on = tx(ctx)?.enter().await?;
        let outcome = write::change(&on, &[Part::Catalogue], Uuid::nil(), set(&on, &input)).await?;
        let now = |_| async {
            let rules = queries::local_rules(&on).await?;
            let rule = rules.into_iter().find(|rule| rule.topic == input.topic);
            Ok(rule.map(|object| Written { citizen: None, object }))
        };
        write::shown(&on, &[Part::Catalogue], outcome, now).await.map(Into::into)
    }

    /// Sets the numbers of the standard in force: how often a follow-up is held (R19), and whether there are half days (R14).
    /// For administrators.
    async fn standard_settings_set(
        &self,
        ctx: &Context<'_>,
        input: StandardSettingsSetInput,
    ) -> Result<StandardSettingsSetPayload> {
        let on = tx(ctx)?.enter().await?;
        let outcome = write::change(&on, &[Part::Catalogue], Uuid::nil(), set_settings(&on, &input)).await?;
        let now = |_| async { Ok(Some(Written { citizen: None, object: queries::settings(&on).await? })) };
        write::shown(&on, &[Part::Catalogue], outcome, now).await.map(Into::into)
    }
}

async fn set_settings(on: &Entered<'_>, input: &StandardSettingsSetInput) -> Changed {
    check_settings(input).of_input()?;
    queries::set_settings(on, input).await?;
    Ok(None)
}

async fn set(on: &Entered<'_>, input: &LocalRuleSetInput) -> Changed {
    if let Some(texts) = &input.texts {
        check_texts(texts).of_input()?;
    }
    queries::set_local_rule(on, input).await?;
    Ok(None)
}
