//! SQL of the quality standard.

use chrono::NaiveDate;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

use super::{
    AuthorityUnit, Exclusion, LocalRule, LocalRuleSetInput, LocalRuleTopic, QualityStandard, QualityStandardSection,
    Settings, StandardSettingsSetInput,
};
use crate::db::schema::{exclusion, local_rule, quality_standard, quality_standard_section};
use crate::db::{Entered, Open, wanted};

type Unit = (String, String, String, String);
type StandardRow = (String, String, Option<NaiveDate>, Option<String>, i16, bool, Unit);
type SectionRow = (String, String, String, String, Option<String>, Option<String>, Option<String>);
type ExclusionRow = (String, String, String, Option<String>, Option<String>);
type RuleRow = (LocalRuleTopic, Option<String>, Option<String>, Option<String>, Option<String>);

/// What of the standard is asked for, beside its head.
#[derive(Clone, Copy, Debug)]
pub struct Wanted {
    /// The sections?
    pub sections: bool,
    /// What is not covered?
    pub exclusions: bool,
    /// What the standard is silent about?
    pub local_rules: bool,
    /// The names of all versions?
    pub versions: bool,
}

/// The standard of this version, or the one imported last: its head always, the rest when it is wanted. One pipeline.
pub async fn standard(on: &Open<'_>, version: Option<&str>, want: Wanted) -> QueryResult<Option<QualityStandard>> {
    let this = || {
        let newest = quality_standard::table.order(quality_standard::loaded_at.desc()).limit(1).into_boxed();
        match version {
            Some(version) => newest.filter(quality_standard::version.eq(version.to_owned())),
            None => newest,
        }
    };
    let of_this = || this().select(quality_standard::version);
    let (mut c1, mut c2, mut c3) = (on.connection(), on.connection(), on.connection());
    let (standard, sections, exclusions, rules, all_versions) = futures_util::join!(
        this()
            .select((
                quality_standard::version,
                quality_standard::title,
                quality_standard::approved_on,
                quality_standard::general_information_url,
                quality_standard::follow_up_months,
                quality_standard::half_days_allowed,
                (
                    quality_standard::municipality,
                    quality_standard::unit_name,
                    quality_standard::phone,
                    quality_standard::phone_hours,
                ),
            ))
            .first::<StandardRow>(&mut c1),
        wanted(want.sections, async {
            quality_standard_section::table
                .filter(quality_standard_section::version.eq_any(of_this()))
                .order(quality_standard_section::position)
                .select((
                    quality_standard_section::key,
                    quality_standard_section::heading,
                    quality_standard_section::body,
                    quality_standard_section::easy,
                    quality_standard_section::heading_en,
                    quality_standard_section::body_en,
                    quality_standard_section::easy_en,
                ))
                .load::<SectionRow>(&mut c2)
                .await
        }),
        wanted(want.exclusions, async {
            exclusion::table
                .filter(exclusion::version.eq_any(of_this()))
                .order(exclusion::position)
                .select((
                    exclusion::code,
                    exclusion::text,
                    exclusion::refer_to,
                    exclusion::text_en,
                    exclusion::refer_to_en,
                ))
                .load::<ExclusionRow>(&mut c3)
                .await
        }),
        wanted(want.local_rules, local_rules(on)),
        wanted(want.versions, versions(on)),
    );
    let Some((version, title, approved_on, general_information_url, months, half_days_allowed, unit)) =
        standard.optional()?
    else {
        return Ok(None);
    };
    let (municipality, name, phone, phone_hours) = unit;
    let section = |(key, heading, body, easy, heading_en, body_en, easy_en): SectionRow| QualityStandardSection {
        key,
        heading,
        body,
        easy,
        heading_en,
        body_en,
        easy_en,
    };
    let exclusion = |(code, text, refer_to, text_en, refer_to_en): ExclusionRow| Exclusion {
        code,
        text,
        refer_to,
        text_en,
        refer_to_en,
    };
    Ok(Some(QualityStandard {
        version,
        title,
        approved_on,
        general_information_url,
        authority_unit: AuthorityUnit { municipality, name, phone, phone_hours },
        sections: sections?.into_iter().map(section).collect(),
        exclusions: exclusions?.into_iter().map(exclusion).collect(),
        follow_up_months: months.into(),
        half_days_allowed,
        local_rules: rules?,
        versions: all_versions?,
    }))
}

/// What the standard in force sets in numbers.
pub async fn settings(on: &Open<'_>) -> QueryResult<Settings> {
    let row: Option<(i16, bool, Option<i16>, bool, bool)> = quality_standard::table
        .order(quality_standard::loaded_at.desc())
        .select((
            quality_standard::follow_up_months,
            quality_standard::half_days_allowed,
            quality_standard::answer_working_days,
            quality_standard::citizens_give_act,
            quality_standard::staff_names_in_log,
        ))
        .first(&mut on.connection())
        .await
        .optional()?;
    Ok(row.map_or_else(
        Settings::default,
        |(months, half_days_allowed, answer, citizens_give_act, staff_names_in_log)| Settings {
            follow_up_months: months.unsigned_abs().into(),
            half_days_allowed,
            answer_working_days: answer.map(|days| days.unsigned_abs().into()),
            citizens_give_act,
            staff_names_in_log,
        },
    ))
}

/// Every topic, in its order, with what the municipality says of it.
pub async fn local_rules(on: &Open<'_>) -> QueryResult<Vec<LocalRule>> {
    let rows: Vec<RuleRow> = local_rule::table
        .select((local_rule::topic, local_rule::text, local_rule::easy, local_rule::text_en, local_rule::easy_en))
        .load(&mut on.connection())
        .await?;
    let texts = |topic: LocalRuleTopic| {
        let (_, text, easy, text_en, easy_en) = rows.iter().find(|row| row.0 == topic)?;
        Some([text.clone()?, easy.clone()?, text_en.clone()?, easy_en.clone()?])
    };
    Ok(LocalRuleTopic::ALL.iter().map(|topic| LocalRule::new(*topic, texts(*topic))).collect())
}

/// Says something about a topic, or nothing any more.
pub async fn set_local_rule(on: &Entered<'_>, input: &LocalRuleSetInput) -> QueryResult<usize> {
    let texts = input.texts.as_ref();
    let values = (
        local_rule::text.eq(texts.map(|texts| &texts.text)),
        local_rule::easy.eq(texts.map(|texts| &texts.easy)),
        local_rule::text_en.eq(texts.map(|texts| &texts.text_en)),
        local_rule::easy_en.eq(texts.map(|texts| &texts.easy_en)),
    );
    diesel::insert_into(local_rule::table)
        .values((local_rule::topic.eq(input.topic), values))
        .on_conflict(local_rule::topic)
        .do_update()
        .set(values)
        .execute(&mut on.connection())
        .await
}

/// Sets the numbers of the standard in force; 0 before one is imported.
pub async fn set_settings(on: &Entered<'_>, input: &StandardSettingsSetInput) -> QueryResult<usize> {
    let newest: Option<String> = quality_standard::table
        .order(quality_standard::loaded_at.desc())
        .select(quality_standard::version)
        .first(&mut on.connection())
        .await
        .optional()?;
    diesel::update(quality_standard::table.filter(quality_standard::version.eq(newest.unwrap_or_default())))
        .set((
            quality_standard::follow_up_months.eq(i16::try_from(input.follow_up_months).unwrap_or_default()),
            quality_standard::half_days_allowed.eq(input.half_days_allowed),
            quality_standard::answer_working_days
                .eq(input.answer_working_days.and_then(|days| i16::try_from(days).ok())),
            quality_standard::citizens_give_act.eq(input.citizens_give_act),
            quality_standard::staff_names_in_log.eq(input.staff_names_in_log),
        ))
        .execute(&mut on.connection())
        .await
}

/// Every version's name, the newest first.
async fn versions(on: &Open<'_>) -> QueryResult<Vec<String>> {
    quality_standard::table
        .order(quality_standard::loaded_at.desc())
        .select(quality_standard::version)
        .load(&mut on.connection())
        .await
}
