//! Deciding about transport: what is asked, the rules that can be said without the database, and the rows it becomes (R37).

use std::collections::BTreeSet;

use async_graphql::{ID, InputObject};
use chrono::{NaiveDate, NaiveTime};
use serde::Serialize;
use uuid::Uuid;

use super::queries::{ArrangementRow, ReimbursementRow, RideRow};
use super::{RideDirection, TransportAid, TransportMode};
use crate::calendar::{self, Weekday};
use crate::decisions::{DecisionInput, DecisionOutcome};
use crate::schedule::plan::Place;
use crate::schedule::queries::ScheduleDayRow;
use crate::user_error::{Problems, UserErrorCode};

/// The law transport is granted under.
pub const SEL_105: &str = "SEL-105";

/// What is needed to decide about transport.
#[derive(Clone, Debug, InputObject, Serialize)]
pub struct TransportDecideInput {
    /// The grant whose offer the citizen is to get to.
    pub grant_id: ID,
    /// Makes sending it twice decide once: any text of yours, the same for the same wish.
    #[graphql(validator(min_length = 1, max_length = 100))]
    pub idempotency_key: String,
    /// Does the citizen need help to get there?
    pub has_need: bool,
    /// Can the citizen take the bus or the train?
    pub can_use_public_transport: bool,
    /// Why: what the citizen can and can't (R37).
    #[graphql(validator(max_length = 2000))]
    pub reason: String,
    /// FULL or PARTIAL with a ride or money back; REFUSED with neither.
    pub outcome: DecisionOutcome,
    /// First day: today or later. What was arranged before ends on it.
    pub valid_from: NaiveDate,
    /// The ride that is granted.
    pub ride: Option<RideGrantInput>,
    /// The money back that is granted.
    pub reimbursement: Option<ReimbursementInput>,
    /// The decision, with reasons, complaint guidance and hearing unless FULL.
    pub decision: DecisionInput,
}

/// A ride that is granted.
#[derive(Clone, Debug, InputObject, Serialize)]
pub struct RideGrantInput {
    /// FLEXRUTE, OFFER_MINIBUS, TAXI or WHEELCHAIR_LIFT_VEHICLE.
    pub mode: TransportMode,
    /// Does somebody ride along?
    #[graphql(default)]
    pub companion: bool,
    /// What the citizen brings along.
    #[graphql(default)]
    pub aids: Vec<TransportAid>,
    /// To the offer and home, on days when the citizen comes.
    pub rides: Vec<RideInput>,
}

/// A ride on a weekday.
#[derive(Clone, Debug, InputObject, Serialize)]
pub struct RideInput {
    /// The weekday.
    pub weekday: Weekday,
    /// Which way.
    pub direction: RideDirection,
    /// Pick-up not before.
    pub pickup_from: NaiveTime,
    /// Pick-up not after.
    pub pickup_to: NaiveTime,
}

/// Money back for the way.
#[derive(Clone, Debug, InputObject, Serialize)]
pub struct ReimbursementInput {
    /// OWN, PUBLIC_TRANSPORT or DRIVEN_BY_RELATIVE.
    pub mode: TransportMode,
    /// How much for each day there, in whole øre; left out: what the cheapest safe way costs, against its receipt.
    pub amount_oere_per_day: Option<i32>,
}

/// What is needed to write down how a citizen gets there without a ride.
#[derive(Clone, Debug, InputObject, Serialize)]
pub struct TransportRecordInput {
    /// The grant whose offer the citizen gets to.
    pub grant_id: ID,
    /// Makes sending it twice record once: any text of yours, the same for the same wish.
    #[graphql(validator(min_length = 1, max_length = 100))]
    pub idempotency_key: String,
    /// OWN, PUBLIC_TRANSPORT or DRIVEN_BY_RELATIVE: nobody has to grant these.
    pub mode: TransportMode,
    /// First day: today or later.
    pub valid_from: NaiveDate,
}

/// Everything about the need and what meets it that the caller can put right (R37). `week` is what is planned on the first day.
pub fn check(input: &TransportDecideInput, week: &[ScheduleDayRow], today: NaiveDate) -> Problems {
    let mut problems = Problems::default();
    problems.need(
        Some(&input.reason),
        &["reason"],
        "Skriv, hvad borgeren kan og ikke kan på vejen til tilbuddet.",
        "Say what the citizen can and can't do on the way to the offer.",
    );
    problems.and(check_first_day(input.valid_from, today));
    let gives = input.ride.is_some() || input.reimbursement.is_some();
    match input.outcome {
        DecisionOutcome::Full | DecisionOutcome::Partial if gives => {}
        DecisionOutcome::Refused if !gives => {}
        DecisionOutcome::Full | DecisionOutcome::Partial => problems.refuse(
            UserErrorCode::OutOfRange,
            &["outcome"],
            "Skriv, hvad der bevilges: kørsel eller penge til vejen. Ellers er det et afslag.",
            "Say what is granted: a ride or money for the way. Else it is a refusal.",
        ),
        _ => problems.refuse(
            UserErrorCode::OutOfRange,
            &["outcome"],
            "Vælg FULL eller PARTIAL, når noget bevilges, og REFUSED, når intet bevilges.",
            "Choose FULL or PARTIAL when something is granted, and REFUSED when nothing is.",
        ),
    }
    if gives && !input.has_need {
        problems.refuse(
            UserErrorCode::NotNeeded,
            &["hasNeed"],
            "Kørsel og penge til vejen bevilges kun, når der er behov for det.",
            "A ride, or money for the way, is granted only where there is a need.",
        );
    }
    if input.ride.is_some() && input.can_use_public_transport {
        problems.refuse(
            UserErrorCode::NotNeeded,
            &["canUsePublicTransport"],
            "Kørsel bevilges kun, når borgeren ikke selv kan tage bus eller tog. Overvej penge til vejen i stedet.",
            "A ride is granted only to somebody who can't take the bus or the train. Consider money for the way instead.",
        );
    }
    if let Some(ride) = &input.ride {
        problems.and(ride.check(week));
    }
    if let Some(money) = &input.reimbursement {
        if money.mode.is_a_ride() {
            problems.refuse(
                UserErrorCode::OutOfRange,
                &["reimbursement", "mode"],
                "Penge til vejen er for den, der selv kommer frem. Vælg OWN, PUBLIC_TRANSPORT eller DRIVEN_BY_RELATIVE.",
                "Money for the way is for somebody who gets there. Choose OWN, PUBLIC_TRANSPORT or DRIVEN_BY_RELATIVE.",
            );
        }
        if money.amount_oere_per_day.is_some_and(|oere| oere <= 0) {
            problems.refuse(
                UserErrorCode::OutOfRange,
                &["reimbursement", "amountOerePerDay"],
                "Skriv et beløb over 0, eller lad feltet være tomt.",
                "Give an amount above 0, or leave the field out.",
            );
        }
    }
    problems
}

/// Nothing is arranged for a day that has passed.
pub fn check_first_day(valid_from: NaiveDate, today: NaiveDate) -> Problems {
    let mut problems = Problems::default();
    if valid_from < today || !calendar::is_plausible(valid_from) {
        problems.refuse(
            UserErrorCode::OutOfRange,
            &["validFrom"],
            "Dagen er gået. Vælg i dag eller en senere dag.",
            "The day has passed. Choose today or later.",
        );
    }
    problems
}

impl RideGrantInput {
    fn check(&self, week: &[ScheduleDayRow]) -> Problems {
        let mut problems = Problems::default();
        let mut refuse = |field: &[&str], message: &str, message_en: &str| {
            problems.refuse(UserErrorCode::OutOfRange, field, message, message_en);
        };
        if !self.mode.is_a_ride() {
            refuse(
                &["ride", "mode"],
                "Vælg, hvem der kører: FLEXRUTE, OFFER_MINIBUS, TAXI eller WHEELCHAIR_LIFT_VEHICLE.",
                "Choose who drives: FLEXRUTE, OFFER_MINIBUS, TAXI or WHEELCHAIR_LIFT_VEHICLE.",
            );
        }
        if self.rides.is_empty() {
            refuse(&["ride", "rides"], "Skriv mindst én tur.", "Give at least one ride.");
        }
        let distinct: BTreeSet<_> = self.rides.iter().map(|ride| (ride.weekday, ride.direction)).collect();
        if distinct.len() != self.rides.len() {
            refuse(
                &["ride", "rides"],
                "Den samme tur står to gange. Lad den stå én gang.",
                "The same ride is there twice. Leave it once.",
            );
        }
        if self.rides.iter().any(|ride| !week.iter().any(|day| day.weekday == ride.weekday)) {
            refuse(
                &["ride", "rides"],
                "Der er en tur på en dag, hvor borgeren ikke kommer. Vælg dage fra ugeplanen.",
                "There is a ride on a day when the citizen doesn't come. Choose days of the weekly schedule.",
            );
        }
        if self.rides.iter().any(|ride| ride.pickup_to < ride.pickup_from) {
            refuse(
                &["ride", "rides"],
                "En tur slutter, før den begynder. Byt om på tiderne.",
                "A pick-up ends before it begins. Swap the times.",
            );
        }
        problems
    }

    /// The rows of a ride that has been checked.
    pub fn rows(
        &self,
        id: Uuid,
        place: Place,
        decision: Uuid,
        valid_from: NaiveDate,
    ) -> (ArrangementRow, Vec<RideRow>) {
        let rides = self.rides.iter().map(|ride| RideRow {
            id: Uuid::now_v7(),
            arrangement_id: id,
            citizen_id: place.citizen_id,
            offer_id: place.offer_id,
            weekday: ride.weekday,
            direction: ride.direction,
            pickup_from: ride.pickup_from,
            pickup_to: ride.pickup_to,
        });
        let arrangement = ArrangementRow {
            companion: self.companion,
            aids: self.aids.clone(),
            decision_id: Some(decision),
            ..arrangement(id, place, self.mode, valid_from)
        };
        (arrangement, rides.collect())
    }
}

/// How a citizen gets there, without anything more.
pub fn arrangement(id: Uuid, place: Place, mode: TransportMode, valid_from: NaiveDate) -> ArrangementRow {
    ArrangementRow {
        id,
        grant_id: place.grant_id,
        citizen_id: place.citizen_id,
        offer_id: place.offer_id,
        mode,
        companion: false,
        aids: vec![],
        valid_from,
        valid_to: None,
        decision_id: None,
    }
}

impl ReimbursementInput {
    /// The row of money back that has been checked.
    pub fn row(&self, place: Place, decision_id: Uuid, valid_from: NaiveDate) -> ReimbursementRow {
        ReimbursementRow {
            id: Uuid::now_v7(),
            grant_id: place.grant_id,
            citizen_id: place.citizen_id,
            offer_id: place.offer_id,
            decision_id,
            mode: self.mode,
            amount_oere_per_day: self.amount_oere_per_day,
            valid_from,
            valid_to: None,
        }
    }
}
