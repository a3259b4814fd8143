//! SQL of the quality standard.

use chrono::NaiveDate;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

use super::{AuthorityUnit, Exclusion, QualityStandard, QualityStandardSection};
use crate::db::Open;
use crate::db::schema::{exclusion, quality_standard, quality_standard_section};

type StandardRow = (String, String, Option<NaiveDate>, Option<String>, String, String, String, String);

/// The standard imported last.
pub async fn in_force(on: &Open<'_>) -> QueryResult<Option<QualityStandard>> {
    let mut connection = on.connection();
    let standard: Option<StandardRow> = quality_standard::table
        .order(quality_standard::loaded_at.desc())
        .select((
            quality_standard::version,
            quality_standard::title,
            quality_standard::approved_on,
            quality_standard::general_information_url,
            quality_standard::municipality,
            quality_standard::unit_name,
            quality_standard::phone,
            quality_standard::phone_hours,
        ))
        .first(&mut connection)
        .await
        .optional()?;
    let Some((version, title, approved_on, general_information_url, municipality, name, phone, phone_hours)) = standard
    else {
        return Ok(None);
    };
    let sections: Vec<(String, String, String, String)> = quality_standard_section::table
        .filter(quality_standard_section::version.eq(&version))
        .order(quality_standard_section::position)
        .select((
            quality_standard_section::key,
            quality_standard_section::heading,
            quality_standard_section::body,
            quality_standard_section::easy,
        ))
        .load(&mut connection)
        .await?;
    let exclusions: Vec<(String, String, String)> = exclusion::table
        .filter(exclusion::version.eq(&version))
        .order(exclusion::position)
        .select((exclusion::code, exclusion::text, exclusion::refer_to))
        .load(&mut connection)
        .await?;
    Ok(Some(QualityStandard {
        version,
        title,
        approved_on,
        general_information_url,
        authority_unit: AuthorityUnit { municipality, name, phone, phone_hours },
        sections: sections
            .into_iter()
            .map(|(key, heading, body, easy)| QualityStandardSection { key, heading, body, easy })
            .collect(),
        exclusions: exclusions.into_iter().map(|(code, text, refer_to)| Exclusion { code, text, refer_to }).collect(),
    }))
}
