//! Assessments: whether a citizen belongs to the target group (R7–R10), and what the citizen can do, theme by theme.
//! An assessment that finds no ground or no need is what a refusal rests on. Never delegated, never a contact person's.

pub mod queries;
pub mod resolvers;

use std::collections::BTreeSet;

use async_graphql::{ID, InputObject, SimpleObject};
use chrono::NaiveDate;
use serde::Serialize;
use uuid::{Uuid, uuid};

use crate::citizens::age::AgeStatus;
use crate::closed_list;
use crate::user_error::{Problems, UserErrorCode};

closed_list! {
    /// Why somebody can belong to the target group (R8).
    pub enum TargetGroupGround {
        /// Betydelig nedsat fysisk funktionsevne.
        PhysicalImpairment = "PHYSICAL_IMPAIRMENT",
        /// Betydelig nedsat psykisk funktionsevne.
        MentalImpairment = "MENTAL_IMPAIRMENT",
        /// Særlige sociale problemer.
        SpecialSocialProblems = "SPECIAL_SOCIAL_PROBLEMS",
    }
}

closed_list! {
    /// A theme of the assessment, as KL's common language for the disability field (FFB) has them.
    pub enum FunctionTheme {
        /// Relationer.
        Relations = "RELATIONS",
        /// Kommunikation.
        Communication = "COMMUNICATION",
        /// Mobilitet; getting about by bus and train is part of it (R37).
        Mobility = "MOBILITY",
        /// Egenomsorg.
        SelfCare = "SELF_CARE",
        /// Samfundsliv.
        CommunityLife = "COMMUNITY_LIFE",
        /// Praktiske opgaver.
        PracticalTasks = "PRACTICAL_TASKS",
        /// Mentale funktioner.
        MentalFunctions = "MENTAL_FUNCTIONS",
        /// Fysiske funktioner.
        PhysicalFunctions = "PHYSICAL_FUNCTIONS",
        /// Sundhedsforhold.
        Health = "HEALTH",
        /// Sociale forhold.
        SocialCircumstances = "SOCIAL_CIRCUMSTANCES",
        /// Omgivelser.
        Environment = "ENVIRONMENT",
    }
}

closed_list! {
    /// How much a citizen's functioning is reduced: with aids and medicine, without support.
    pub enum FunctionLevel {
        /// Ingen nedsat funktionsevne.
        None = "NONE",
        /// Let nedsat funktionsevne.
        Mild = "MILD",
        /// Moderat nedsat funktionsevne.
        Moderate = "MODERATE",
        /// Svært nedsat funktionsevne.
        Severe = "SEVERE",
        /// Fuldstændig nedsat funktionsevne.
        Complete = "COMPLETE",
        /// Ikke vurderet.
        NotAssessed = "NOT_ASSESSED",
    }
}

impl FunctionTheme {
    /// Its code in FFB (code system `urn:oid:1.2.208.176.2.22`).
    pub const fn ffb_code(self) -> Uuid {
        match self {
            Self::Relations => uuid!("3856b434-f72e-42a5-b9d1-0cc93f48434b"),
            Self::Communication => uuid!("c2b186f9-9c10-478e-8345-2d2c37ab4c46"),
            Self::Mobility => uuid!("d1495b2c-1452-4e49-8dbe-8193af5d8823"),
            Self::SelfCare => uuid!("da3f488f-1742-4d00-b247-a7d47500b36b"),
            Self::CommunityLife => uuid!("dfbe6ff6-223b-436a-b864-8ba29bda41e2"),
            Self::PracticalTasks => uuid!("eef71492-65f5-4297-aa95-3c3a6866ddef"),
            Self::MentalFunctions => uuid!("25c5c614-305f-46cd-9891-55d564fc30cf"),
            Self::PhysicalFunctions => uuid!("a134c31d-d316-46d4-935e-e500874dbbe1"),
            Self::Health => uuid!("4fb78b88-d3af-4cfb-84d7-f06daf423317"),
            Self::SocialCircumstances => uuid!("e1836145-0c20-4e20-971e-d62dfe4ea1a0"),
            Self::Environment => uuid!("7445fb2b-0009-43d9-b49b-1b9782f2fcd9"),
        }
    }

    /// Only activity and participation carry a level.
    pub const fn carries_a_level(self) -> bool {
        matches!(
            self,
            Self::Relations
                | Self::Communication
                | Self::Mobility
                | Self::SelfCare
                | Self::CommunityLife
                | Self::PracticalTasks
        )
    }
}

impl FunctionLevel {
    /// Its code in FFB.
    pub const fn ffb_code(self) -> Uuid {
        match self {
            Self::None => uuid!("b508ff66-6326-4862-a6d7-7bbf184c9823"),
            Self::Mild => uuid!("8328ce4a-6238-4f73-bf1a-74aadb68eff8"),
            Self::Moderate => uuid!("5bdde847-2837-416b-ab63-bbff8b7aa531"),
            Self::Severe => uuid!("cae545f5-2813-4d79-98fc-0a7d770af3cd"),
            Self::Complete => uuid!("832ae90b-23b5-4063-80aa-0b81bdce680e"),
            Self::NotAssessed => uuid!("1c327095-107f-4b96-88d0-ec562cb980be"),
        }
    }
}

/// An assessment of whether a citizen belongs to the target group (R7–R10).
#[derive(Clone, Debug, SimpleObject)]
pub struct Assessment {
    /// Its id.
    pub id: ID,
    /// The application it looks at; null when nobody applied.
    pub application_id: Option<ID>,
    /// When.
    pub assessed_on: NaiveDate,
    /// The grounds found (R8); empty when there is none.
    pub grounds: Vec<TargetGroupGround>,
    /// Needs help and support for a meaningful day (R9).
    pub needs_support_for_meaningful_day: bool,
    /// Whether the citizen can be granted a place: at least one ground, and the need (R8–R10).
    pub in_target_group: bool,
    /// The citizen's age on the day (R7); null for assessments from before it was written down, and for citizens whose
    /// day of birth is not known.
    pub age_status: Option<AgeStatus>,
    /// Why age doesn't stand in the way; null when it is in the standard's range (R7).
    pub age_reason: Option<String>,
    /// The individual considerations (R10).
    pub considerations: String,
    /// What was looked at, theme by theme.
    pub themes: Vec<AssessedTheme>,
}

/// One theme of an assessment.
#[derive(Clone, Debug, SimpleObject)]
pub struct AssessedTheme {
    /// Which.
    pub theme: FunctionTheme,
    /// The theme's code in FFB, KL's common language for the disability field.
    pub theme_ffb_code: ID,
    /// How much functioning is reduced; null for themes that carry no level.
    pub level: Option<FunctionLevel>,
    /// The level's code in FFB; null without a level.
    pub level_ffb_code: Option<ID>,
    /// What was seen; null when nothing was noted.
    pub note: Option<String>,
}

/// What is needed to assess.
#[derive(Clone, Debug, InputObject, Serialize)]
pub struct AssessmentCreateInput {
    /// Whom.
    pub citizen_id: ID,
    /// Makes sending it twice assess once: any text of yours, the same for the same wish.
    #[graphql(validator(min_length = 1, max_length = 100))]
    pub idempotency_key: String,
    /// The application it looks at.
    pub application_id: Option<ID>,
    /// The grounds found (R8); none is an answer too.
    pub grounds: Vec<TargetGroupGround>,
    /// Needs help and support for a meaningful day (R9).
    pub needs_support_for_meaningful_day: bool,
    /// The concrete and individual considerations (R10).
    #[graphql(validator(max_length = 5000))]
    pub considerations: String,
    /// Why age doesn't stand in the way; required for somebody below 18 or above the state pension age (R7).
    #[graphql(validator(max_length = 2000))]
    pub age_reason: Option<String>,
    /// What was looked at; each theme once.
    #[graphql(default)]
    pub themes: Vec<AssessedThemeInput>,
}

/// One theme of an assessment.
#[derive(Clone, Debug, InputObject, Serialize)]
pub struct AssessedThemeInput {
    /// Which.
    pub theme: FunctionTheme,
    /// How much functioning is reduced; only for activity and participation.
    pub level: Option<FunctionLevel>,
    /// What was seen.
    #[graphql(validator(max_length = 2000))]
    pub note: Option<String>,
}

/// R8, R9: at least one ground, and the need. Necessary, not sufficient: the decision is individual (R10).
/// The database holds the same in `r9_assessed_in_need`.
pub fn in_target_group(grounds: &[TargetGroupGround], needs_support: bool) -> bool {
    !grounds.is_empty() && needs_support
}

/// Whoever has a significant impairment is to be offered an action plan (R13; serviceloven § 141, 2). The view `task` holds
/// the same.
pub fn is_significantly_impaired(grounds: &[TargetGroupGround]) -> bool {
    grounds
        .iter()
        .any(|ground| matches!(ground, TargetGroupGround::PhysicalImpairment | TargetGroupGround::MentalImpairment))
}

/// Everything the caseworker can put right. Age outside the standard's range warns and asks for a reason; it never
/// blocks, because the range is the municipality's own and not the law's (R7).
pub fn check(input: &AssessmentCreateInput, age: Option<AgeStatus>) -> Problems {
    let mut problems = Problems::default();
    problems.need(
        Some(&input.considerations),
        &["considerations"],
        "Skriv din konkrete og individuelle vurdering.",
        "Give your concrete and individual considerations.",
    );
    if age.is_some_and(|age| age != AgeStatus::InRange) {
        problems.need(
            input.age_reason.as_deref(),
            &["ageReason"],
            "Borgerens alder er uden for kvalitetsstandarden. Det stopper ikke sagen. Skriv, hvorfor alderen ikke er til hinder.",
            "The citizen's age is outside the quality standard. That doesn't stop the case. Say why age doesn't stand in the way.",
        );
    }
    let distinct: BTreeSet<_> = input.themes.iter().map(|theme| theme.theme).collect();
    if distinct.len() != input.themes.len() {
        problems.refuse(
            UserErrorCode::OutOfRange,
            &["themes"],
            "Det samme tema står to gange. Lad det stå én gang.",
            "A theme is there twice. Leave it once.",
        );
    }
    if input.themes.iter().any(|theme| theme.level.is_some() && !theme.theme.carries_a_level()) {
        problems.refuse(
            UserErrorCode::OutOfRange,
            &["themes"],
            "Kun temaer om aktivitet og deltagelse har et niveau. Skriv en note i stedet.",
            "Only themes of activity and participation carry a level. Write a note instead.",
        );
    }
    problems
}

impl queries::AssessmentRow {
    /// As it is shown, with its themes.
    pub fn shown(&self, themes: &[queries::ThemeRow]) -> Assessment {
        let themes = themes.iter().filter(|row| row.assessment_id == self.id);
        Assessment {
            id: self.id.into(),
            application_id: self.application_id.map(Into::into),
            assessed_on: self.assessed_on,
            grounds: self.grounds.clone(),
            needs_support_for_meaningful_day: self.needs_support_for_meaningful_day,
            in_target_group: in_target_group(&self.grounds, self.needs_support_for_meaningful_day),
            age_status: self.age_status,
            age_reason: self.age_reason.clone(),
            considerations: self.considerations.clone(),
            themes: themes
                .map(|row| AssessedTheme {
                    theme: row.theme,
                    theme_ffb_code: row.theme.ffb_code().into(),
                    level: row.level,
                    level_ffb_code: row.level.map(|level| level.ffb_code().into()),
                    note: row.note.clone(),
                })
                .collect(),
        }
    }
}
