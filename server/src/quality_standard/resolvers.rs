//! The quality standard in GraphQL.

use async_graphql::{Context, Object};
use uuid::Uuid;

use super::{LocalRule, LocalRuleSetInput, QualityStandard, check_texts, queries};
use crate::context::{Nullable, nullable, tx};
use crate::db::Entered;
use crate::error::Result;
use crate::payload;
use crate::policy::Part;
use crate::write::{self, Changed, Refusal, Written};

/// Root fields of the quality standard.
#[derive(Default)]
pub struct QualityStandardQuery;

#[Object]
impl QualityStandardQuery {
    /// The quality standard in force, in plain words; null before one is imported. Needs no sign-in.
    async fn quality_standard(&self, ctx: &Context<'_>) -> Nullable<QualityStandard> {
        nullable(in_force(ctx).await)
    }
}

async fn in_force(ctx: &Context<'_>) -> Result<Option<QualityStandard>> {
    let selected = |field: &str| ctx.look_ahead().field(field).exists();
    let wanted = queries::Wanted {
        sections: selected("sections"),
        exclusions: selected("exclusions"),
        local_rules: selected("localRules"),
    };
    let on = tx(ctx)?.open().await?;
    Ok(queries::in_force(&on, wanted).await?)
}

payload! {
    /// What came of setting a local rule.
    pub struct LocalRuleSetPayload {
        /// The rule as it is now; null when there are user errors.
        local_rule: LocalRule,
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
}

async fn set(on: &Entered<'_>, input: &LocalRuleSetInput) -> Result<Changed> {
    if let Some(Err(errors)) = input.texts.as_ref().map(|texts| check_texts(texts).into_result()) {
        return Ok(Err(Refusal::of_input(errors)));
    }
    queries::set_local_rule(on, input).await?;
    Ok(Ok(None))
}
