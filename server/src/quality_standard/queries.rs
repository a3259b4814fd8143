//! SQL of the quality standard.

use chrono::NaiveDate;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

use super::{AuthorityUnit, Exclusion, QualityStandard, QualityStandardSection};
use crate::db::schema::{exclusion, quality_standard, quality_standard_section};
use crate::db::{Open, wanted};

type StandardRow = (String, String, Option<NaiveDate>, Option<String>, String, String, String, String);

/// The standard imported last: its head always, its sections and exclusions when they are wanted. One pipeline.
pub async fn in_force(on: &Open<'_>, sections: bool, exclusions: bool) -> QueryResult<Option<QualityStandard>> {
    let latest =
        || quality_standard::table.order(quality_standard::loaded_at.desc()).select(quality_standard::version).limit(1);
    let (mut c1, mut c2, mut c3) = (on.connection(), on.connection(), on.connection());
    let (standard, sections, exclusions) = futures_util::join!(
        quality_standard::table
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
            .first::<StandardRow>(&mut c1),
        wanted(sections, async {
            quality_standard_section::table
                .filter(quality_standard_section::version.eq_any(latest()))
                .order(quality_standard_section::position)
                .select((
                    quality_standard_section::key,
                    quality_standard_section::heading,
                    quality_standard_section::body,
                    quality_standard_section::easy,
                ))
                .load::<(String, String, String, String)>(&mut c2)
                .await
        }),
        wanted(exclusions, async {
            exclusion::table
                .filter(exclusion::version.eq_any(latest()))
                .order(exclusion::position)
                .select((exclusion::code, exclusion::text, exclusion::refer_to))
                .load::<(String, String, String)>(&mut c3)
                .await
        }),
    );
    let Some((version, title, approved_on, general_information_url, municipality, name, phone, phone_hours)) =
        standard.optional()?
    else {
        return Ok(None);
    };
    Ok(Some(QualityStandard {
        version,
        title,
        approved_on,
        general_information_url,
        authority_unit: AuthorityUnit { municipality, name, phone, phone_hours },
        sections: sections?
            .into_iter()
            .map(|(key, heading, body, easy)| QualityStandardSection { key, heading, body, easy })
            .collect(),
        exclusions: exclusions?.into_iter().map(|(code, text, refer_to)| Exclusion { code, text, refer_to }).collect(),
    }))
}
