//! Deciding about transport: what is asked, the rules that can be said without the database, and the rows it becomes (R37).

use std::collections::BTreeSet;

use async_graphql::{ID, InputObject};
use chrono::{NaiveDate, NaiveTime};
use serde::Serialize;
use uuid::Uuid;

use super::queries::{ArrangementRow, ReimbursementRow, RideRow};
use super::{RideDirection, TransportAid, TransportMode};
use crate::calendar::Weekday;
use crate::decisions::{DecisionInput, DecisionOutcome};
use crate::grants::place::Place;
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
    /// FULL or PARTIAL with a ride or money back, REFUSED with neither. Where transport is granted already: CHANGED with a
    /// ride or money back, also FULL or PARTIAL when nothing of it is less than before; ENDED with neither.
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

/// Everything about the need and what meets it that the caller can put right (R37). `week` is what is planned on the first
/// day, `standing` what is granted on it already.
pub fn check(input: &TransportDecideInput, week: &[ScheduleDayRow], standing: &Standing, today: NaiveDate) -> Problems {
    let mut problems = Problems::default();
    problems.need(
        Some(&input.reason),
        &["reason"],
        "Skriv, hvad borgeren kan og ikke kan på vejen til tilbuddet.",
        "Say what the citizen can and can't do on the way to the offer.",
    );
    problems.need_today_or_later(today, input.valid_from, &["validFrom"]);
    let gives = input.ride.is_some() || input.reimbursement.is_some();
    if gives && !input.has_need {
        problems.refuse(
            UserErrorCode::NotNeeded,
            &["hasNeed"],
            "Kørsel og penge til vejen bevilges kun, når der er behov for det. Sæt hasNeed til true, eller vælg REFUSED.",
            "A ride, or money for the way, is granted only where there is a need. Set hasNeed to true, or choose REFUSED.",
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
        if money.mode == TransportMode::PublicTransport && !input.can_use_public_transport {
            problems.refuse(
                UserErrorCode::OutOfRange,
                &["reimbursement", "mode"],
                "Borgeren kan ikke tage bus eller tog. Vælg OWN eller DRIVEN_BY_RELATIVE, eller bevilg kørsel.",
                "The citizen can't take the bus or the train. Choose OWN or DRIVEN_BY_RELATIVE, or grant a ride.",
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
    problems.and(check_outcome(input, standing));
    problems
}

/// What is granted already on the first day of a decision.
#[derive(Clone, Debug, Default)]
pub struct Standing {
    /// A ride, with its trips.
    pub ride: Option<(ArrangementRow, Vec<RideRow>)>,
    /// Money back.
    pub reimbursement: Option<ReimbursementRow>,
}

impl Standing {
    /// Is anything granted?
    pub fn is_something(&self) -> bool {
        self.ride.is_some() || self.reimbursement.is_some()
    }

    /// Would somebody have less than before: a trip, the company, the money, or some of it?
    fn is_more_than(&self, input: &TransportDecideInput) -> bool {
        let ride_less = self.ride.as_ref().is_some_and(|(arrangement, rides)| {
            input.ride.as_ref().is_none_or(|new| {
                let kept = |old: &RideRow| {
                    new.rides.iter().any(|ride| ride.weekday == old.weekday && ride.direction == old.direction)
                };
                arrangement.companion && !new.companion || !rides.iter().all(kept)
            })
        });
        let money_less = self.reimbursement.as_ref().is_some_and(|old| {
            input.reimbursement.as_ref().is_none_or(|new| match (old.amount_oere_per_day, new.amount_oere_per_day) {
                (_, None) => false,
                (None, Some(_)) => true,
                (Some(old), Some(new)) => new < old,
            })
        });
        ride_less || money_less
    }
}

/// What a decision can come to, by what it gives and what is granted already: nobody has less than before without reasons
/// (forvaltningsloven § 22).
fn check_outcome(input: &TransportDecideInput, standing: &Standing) -> Problems {
    let mut problems = Problems::default();
    let gives = input.ride.is_some() || input.reimbursement.is_some();
    let (message, message_en) = match (gives, standing.is_something(), input.outcome) {
        (true, true, DecisionOutcome::Full) if standing.is_more_than(input) => (
            "Det er mindre end før. Vælg CHANGED, og skriv begrundelse og klagevejledning.",
            "This is less than before. Choose CHANGED, and give reasons and complaint guidance.",
        ),
        (true, _, DecisionOutcome::Full | DecisionOutcome::Partial)
        | (true, true, DecisionOutcome::Changed)
        | (false, true, DecisionOutcome::Ended)
        | (false, false, DecisionOutcome::Refused) => return problems,
        (true, _, _) => (
            "Noget bevilges. Vælg FULL eller PARTIAL, eller CHANGED, når noget er bevilget før.",
            "Something is granted. Choose FULL or PARTIAL, or CHANGED where something was granted before.",
        ),
        (false, true, _) => (
            "Det, der er bevilget, holder op. Vælg ENDED, og skriv begrundelse og klagevejledning.",
            "What is granted ends. Choose ENDED, and give reasons and complaint guidance.",
        ),
        (false, false, _) => (
            "Intet bevilges. Skriv, hvad der bevilges: kørsel eller penge til vejen. Eller vælg REFUSED.",
            "Nothing is granted. Say what is: a ride or money for the way. Or choose REFUSED.",
        ),
    };
    problems.refuse(UserErrorCode::OutOfRange, &["outcome"], message, message_en);
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
        let misses = |ride: &RideInput, day: &ScheduleDayRow| match ride.direction {
            RideDirection::ToOffer => ride.pickup_from >= day.ends_at,
            RideDirection::FromOffer => ride.pickup_to <= day.starts_at,
        };
        let of_day = |ride: &RideInput| week.iter().find(|day| day.weekday == ride.weekday);
        if self.rides.iter().any(|ride| of_day(ride).is_some_and(|day| misses(ride, day))) {
            refuse(
                &["ride", "rides"],
                "En tur kommer, efter at dagen er slut, eller går hjem, før den er begyndt. Se tiderne i ugeplanen.",
                "A ride comes after the day is over, or goes home before it begins. Look at the times of the weekly schedule.",
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
        (valid_from, valid_to): Period,
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
            ..arrangement(id, place, self.mode, (valid_from, valid_to))
        };
        (arrangement, rides.collect())
    }
}

/// From, and the first day no longer.
pub type Period = (NaiveDate, Option<NaiveDate>);

/// How a citizen gets there, without anything more.
pub fn arrangement(id: Uuid, place: Place, mode: TransportMode, (valid_from, valid_to): Period) -> ArrangementRow {
    ArrangementRow {
        id,
        grant_id: place.grant_id,
        citizen_id: place.citizen_id,
        offer_id: place.offer_id,
        mode,
        companion: false,
        aids: vec![],
        valid_from,
        valid_to,
        decision_id: None,
    }
}

impl ReimbursementInput {
    /// The row of money back that has been checked.
    pub fn row(&self, place: Place, decision_id: Uuid, (valid_from, valid_to): Period) -> ReimbursementRow {
        ReimbursementRow {
            id: Uuid::now_v7(),
            grant_id: place.grant_id,
            citizen_id: place.citizen_id,
            offer_id: place.offer_id,
            decision_id,
            mode: self.mode,
            amount_oere_per_day: self.amount_oere_per_day,
            valid_from,
            valid_to,
        }
    }
}
