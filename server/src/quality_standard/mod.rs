//! The quality standard: what the municipality promises, as data (R38). The texts come from a file
//! (`server/data/roskilde.toml`), so that another municipality brings its own.

pub mod import;
pub mod queries;

use async_graphql::{Context, Object, SimpleObject};
use chrono::NaiveDate;

use crate::context::{Nullable, nullable, tx};
use crate::error::Result;

/// The quality standard (kvalitetsstandard) in force.
#[derive(Clone, Debug, SimpleObject)]
pub struct QualityStandard {
    /// Its version.
    pub version: String,
    /// Its title, in Danish.
    pub title: String,
    /// When the council approved it; null until that is recorded.
    pub approved_on: Option<NaiveDate>,
    /// Where to read about open offers (R5); null when there is no page.
    pub general_information_url: Option<String>,
    /// Whom to call.
    pub authority_unit: AuthorityUnit,
    /// Its sections, in the standard's order (R38).
    pub sections: Vec<QualityStandardSection>,
    /// What the support doesn't cover, with whom to ask instead (R16, R17).
    pub exclusions: Vec<Exclusion>,
}

/// The unit that assesses and decides (R25).
#[derive(Clone, Debug, SimpleObject)]
pub struct AuthorityUnit {
    /// The municipality.
    pub municipality: String,
    /// The unit: Rådgivning og Visitation.
    pub name: String,
    /// Eight digits, as they are dialled.
    pub phone: String,
    /// When the phone is answered.
    pub phone_hours: String,
}

/// A section of the standard.
#[derive(Clone, Debug, SimpleObject)]
pub struct QualityStandardSection {
    /// Stable key, such as `PURPOSE`.
    pub key: String,
    /// Its heading, in Danish.
    pub heading: String,
    /// The text in plain Danish. A blank line begins a new paragraph.
    pub body: String,
    /// The same in easy words.
    pub easy: String,
}

/// Something the support doesn't cover.
#[derive(Clone, Debug, SimpleObject)]
pub struct Exclusion {
    /// Stable code, such as `ESCORTING`.
    pub code: String,
    /// What is not covered, in plain Danish.
    pub text: String,
    /// Whom to ask instead.
    pub refer_to: String,
}

/// Root fields of the quality standard.
#[derive(Default)]
pub struct QualityStandardQuery;

#[Object]
impl QualityStandardQuery {
    /// The quality standard in force, in plain Danish; null before one is imported. Needs no sign-in.
    async fn quality_standard(&self, ctx: &Context<'_>) -> Nullable<QualityStandard> {
        nullable(in_force(ctx).await)
    }
}

async fn in_force(ctx: &Context<'_>) -> Result<Option<QualityStandard>> {
    let selected = |field: &str| ctx.look_ahead().field(field).exists();
    let on = tx(ctx)?.open().await?;
    Ok(queries::in_force(&on, selected("sections"), selected("exclusions")).await?)
}
