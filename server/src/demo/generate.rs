//! Invented citizens from a seed: the same seed and day give the same people.

use chrono::{Datelike, NaiveDate, NaiveTime, TimeDelta};
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use serde::Deserialize;
use uuid::Uuid;

use super::cast;
use super::rows::{Place, Rows, Texts, Transport};
use crate::action_plans::queries::OfferRow;
use crate::applications::queries::ApplicationRow;
use crate::assessments::queries::{AssessmentRow, ThemeRow};
use crate::assessments::{FunctionLevel, FunctionTheme, TargetGroupGround};
use crate::calendar::Weekday;
use crate::citizens::age::AgeStatus;
use crate::citizens::cpr::{Cpr, CprKeys};
use crate::citizens::queries::{AddressRow, BirthRow, CitizenRow, CprRow};
use crate::decisions::DecisionOutcome;
use crate::follow_ups::FollowUpResult;
use crate::follow_ups::hold::PARTIES;
use crate::follow_ups::queries::{AttendanceRow, FollowUpRow, SummaryRow};
use crate::policy::Role;
use crate::quality_standard::import::OfferEntry;
use crate::transport::{TransportAid, TransportMode};

const WORDS: &str = include_str!("../../data/invented_people.toml");

/// The lists people are put together from.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    first_names: Vec<String>,
    last_names: Vec<String>,
    streets: Vec<String>,
    towns: Vec<Town>,
    purposes: Vec<String>,
    scope_reasons: Vec<String>,
    considerations: Vec<String>,
    facts: Vec<String>,
    partial_reasons: Vec<String>,
    wishes: Vec<String>,
    statements: Vec<String>,
    ride_reasons: Vec<String>,
    theme_notes: Vec<String>,
    summaries: Vec<String>,
    /// How to complain.
    pub complaint_guidance: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Town {
    postal_code: String,
    city: String,
}

/// Makes people.
pub struct Generator<'a> {
    random: ChaCha8Rng,
    /// The lists.
    pub words: Words,
    keys: &'a CprKeys,
    today: NaiveDate,
    serial: u32,
}

impl<'a> Generator<'a> {
    /// A generator with its seed.
    pub fn new(seed: u64, keys: &'a CprKeys, today: NaiveDate) -> anyhow::Result<Self> {
        let words = toml::from_str(WORDS)?;
        Ok(Self { random: ChaCha8Rng::seed_from_u64(seed), words, keys, today, serial: 0 })
    }

    /// A number below `end`.
    pub fn below(&mut self, end: usize) -> usize {
        (self.random.next_u64() % (end.max(1) as u64)) as usize
    }

    fn pick(&mut self, list: impl Fn(&Words) -> &Vec<String>) -> String {
        let at = self.below(list(&self.words).len());
        list(&self.words).get(at).cloned().unwrap_or_default()
    }

    /// A random id of the seed's.
    pub fn id(&mut self) -> Uuid {
        let mut bytes = [0; 16];
        self.random.fill_bytes(&mut bytes);
        uuid::Builder::from_random_bytes(bytes).into_uuid()
    }

    /// A test number (day + 60) that nobody else here has, with modulus 11 left to chance.
    fn cpr(&mut self, born: Option<NaiveDate>) -> Option<Cpr> {
        // Born 1961–2004: in the target group's age, and every serial used once a day of birth.
        self.serial += 1;
        let spread = NaiveDate::from_ymd_opt(1961, 1, 1)? + TimeDelta::days(i64::from(self.serial % 15_900));
        let born = born.unwrap_or(spread);
        let (serial_lowest, year) = (if born.year() < 2000 { 0 } else { 4_000 }, born.year() % 100);
        let serial = serial_lowest + self.serial / 15_900;
        Cpr::parse(&format!("{:02}{:02}{:02}{serial:04}", born.day() + 60, born.month(), year), true)
    }

    /// A citizen with a number and an address.
    pub fn person(
        &mut self,
        rows: &mut Rows,
        id: Uuid,
        name: Option<&str>,
        protected: bool,
        born: Option<NaiveDate>,
    ) -> anyhow::Result<()> {
        let name = match name {
            Some(name) => name.to_owned(),
            None => format!("{} {}", self.pick(|words| &words.first_names), self.pick(|words| &words.last_names)),
        };
        let first_name = name.split(' ').next().unwrap_or_default().to_owned();
        rows.citizens.push(CitizenRow { id, name, first_name, name_and_address_protected: protected, died_on: None });
        let cpr = self.cpr(born).ok_or_else(|| anyhow::anyhow!("no test number left"))?;
        let (cpr_encrypted, cpr_lookup) = (self.keys.encrypt(id, &cpr)?, self.keys.look_up(&cpr));
        rows.births.push(BirthRow { citizen_id: id, born_on: cpr.born_on() });
        rows.cprs.push(CprRow { citizen_id: id, cpr_encrypted, cpr_lookup });
        let (street, number, town) =
            (self.pick(|words| &words.streets), self.below(80) + 1, self.below(self.words.towns.len()));
        if let Some(town) = self.words.towns.get(town) {
            rows.addresses.push(AddressRow {
                citizen_id: id,
                street: format!("{street} {number}"),
                postal_code: town.postal_code.clone(),
                city: town.city.clone(),
            });
        }
        Ok(())
    }

    /// An application, `days_wished` a week.
    pub fn application(
        &mut self,
        rows: &mut Rows,
        citizen_id: Uuid,
        (submitted_by, submitted_as): (Uuid, Role),
        received_on: NaiveDate,
        days_wished: Option<i16>,
    ) -> Uuid {
        let (id, wishes) = (self.id(), self.pick(|words| &words.wishes));
        rows.applications.push(ApplicationRow {
            id,
            citizen_id,
            received_on,
            submitted_by,
            submitted_as,
            wishes,
            days_wished,
            offer_wished: None,
            transport_wished: false,
            withdrawn_on: None,
        });
        id
    }

    /// An assessment that puts the citizen in the target group, of the citizen's newest application if there is one.
    pub fn assessment(&mut self, rows: &mut Rows, citizen: Uuid, assessed_on: NaiveDate, by: Uuid) {
        let ground = TargetGroupGround::ALL.get(self.below(3)).copied().unwrap_or(TargetGroupGround::MentalImpairment);
        let (id, considerations) = (self.id(), self.pick(|words| &words.considerations));
        rows.assessments.push(AssessmentRow {
            id,
            citizen_id: citizen,
            application_id: rows.applications.iter().rfind(|row| row.citizen_id == citizen).map(|row| row.id),
            assessed_by: Some(by),
            assessed_on,
            grounds: vec![ground],
            needs_support_for_meaningful_day: true,
            age_status: Some(AgeStatus::InRange),
            age_reason: None,
            considerations,
        });
        for theme in [FunctionTheme::Relations, FunctionTheme::Mobility, FunctionTheme::MentalFunctions] {
            let level = FunctionLevel::ALL.get(1 + self.below(3)).copied();
            let note = self.pick(|words| &words.theme_notes);
            rows.themes.push(ThemeRow {
                assessment_id: id,
                citizen_id: citizen,
                theme,
                level: level.filter(|_| theme.carries_a_level()),
                note: Some(note),
            });
        }
    }

    /// Words for a grant and its decision.
    pub fn texts(&mut self, outcome: DecisionOutcome) -> Texts {
        let full = outcome == DecisionOutcome::Full;
        Texts {
            purpose: self.pick(|words| &words.purposes),
            scope_reason: self.pick(|words| &words.scope_reasons),
            easy: easy(outcome).into(),
            considerations: self.pick(|words| &words.considerations),
            facts: self.pick(|words| &words.facts),
            reasons: (!full).then(|| self.pick(|words| &words.partial_reasons)),
            complaint_guidance: (!full).then(|| self.words.complaint_guidance.clone()),
            statement: (!full).then(|| self.pick(|words| &words.statements)),
            own_offers_insufficient_reason: None,
        }
    }

    /// A follow-up that was held, with its summary.
    pub fn held(&mut self, rows: &mut Rows, (grant, citizen, offer): (Uuid, Uuid, Uuid), day: NaiveDate, by: Uuid) {
        let day = workday(day);
        let (id, summary) = (self.id(), self.pick(|words| &words.summaries));
        rows.follow_ups.push(FollowUpRow {
            id,
            grant_id: grant,
            citizen_id: citizen,
            offer_id: offer,
            planned_on: day,
            starts_at: NaiveTime::from_hms_opt(10, 0, 0),
            place: None,
            held_on: Some(day),
            caseworker_id: Some(by),
            cancelled_on: None,
        });
        rows.summaries.push(SummaryRow {
            follow_up_id: id,
            citizen_id: citizen,
            easy: summary.clone(),
            summary,
            participation: None,
            result: FollowUpResult::Continue,
            reassessment_trigger: None,
            reassessment_outcome: None,
        });
        for (position, party) in (0..).zip(PARTIES) {
            rows.attendance.push(AttendanceRow {
                follow_up_id: id,
                position,
                citizen_id: citizen,
                party,
                name: None,
                attended: true,
                absence_reason: None,
            });
        }
    }

    /// A follow-up that is planned (or was, and is overdue).
    pub fn planned(&mut self, rows: &mut Rows, (grant, citizen, offer): (Uuid, Uuid, Uuid), day: NaiveDate, by: Uuid) {
        let day = workday(day);
        rows.follow_ups.push(FollowUpRow {
            id: self.id(),
            grant_id: grant,
            citizen_id: citizen,
            offer_id: offer,
            planned_on: day,
            starts_at: NaiveTime::from_hms_opt(10, 0, 0),
            place: Some("tilbuddet".into()),
            held_on: None,
            caseworker_id: Some(by),
            cancelled_on: None,
        });
    }

    /// One citizen like many: most with a place of 1 to 5 days, some waiting, some whose place has ended.
    pub fn somebody(&mut self, rows: &mut Rows, offers: &[&OfferEntry]) -> anyhow::Result<()> {
        let citizen = self.id();
        let caseworker = cast::account_id(if self.below(2) == 0 { "mette" } else { "thomas" });
        let protected = self.below(40) == 0;
        self.person(rows, citizen, None, protected, None)?;
        let started = self.today - TimeDelta::days(30 + i64::try_from(self.below(1_400))?);
        let application =
            self.application(rows, citizen, (caseworker, Role::Caseworker), started - TimeDelta::days(70), None);
        self.assessment(rows, citizen, started - TimeDelta::days(60), caseworker);
        rows.assignments.push((citizen, caseworker, started - TimeDelta::days(60)));
        if self.below(20) > 0 {
            let wants = (self.below(4) > 0).then_some(false);
            rows.plan_offers.push(OfferRow {
                id: self.id(),
                citizen_id: citizen,
                offered_on: started,
                offered_by: caseworker,
                judged_relevant: true,
                reason: "Du har flere slags støtte, og en plan kan samle det.".into(),
                citizen_wants: wants,
                answered_on: wants.map(|_| started),
                offering_is_duty: rows.is_significantly_impaired(citizen),
            });
        }
        let fate = self.below(20);
        if fate == 0 {
            return Ok(()); // Assessed, and waiting for a place.
        }
        let Some(offer) = offers.get(self.below(offers.len())) else { return Ok(()) };
        let ended = (fate == 1).then(|| self.today - TimeDelta::days(1)).filter(|day| *day > started);
        let outcome = if self.below(5) == 0 { DecisionOutcome::Partial } else { DecisionOutcome::Full };
        let place = Place {
            citizen,
            offer,
            weekdays: self.weekdays(offer),
            from: started,
            to: ended,
            outcome,
            decided_by: caseworker,
            application: Some(application),
            texts: self.texts(outcome),
            transport: self.transport(),
            buys_all: self.below(3) == 0,
        };
        let grant = rows.place(&place, &mut || self.id())?;
        if ended.is_none() {
            self.follow_up_of(rows, (grant, citizen, offer.id()), started, caseworker)?;
        }
        Ok(())
    }

    /// Held each year; the next one planned, except that one in ten is late.
    fn follow_up_of(
        &mut self,
        rows: &mut Rows,
        of: (Uuid, Uuid, Uuid),
        started: NaiveDate,
        by: Uuid,
    ) -> anyhow::Result<()> {
        let mut last = started;
        while last + TimeDelta::days(360) < self.today {
            last += TimeDelta::days(360);
            self.held(rows, of, last, by);
        }
        let late = self.below(10) == 0;
        let next = if late {
            self.today - TimeDelta::days(1 + i64::try_from(self.below(60))?)
        } else {
            last + TimeDelta::days(360)
        };
        self.planned(rows, of, next, by);
        Ok(())
    }

    fn weekdays(&mut self, offer: &OfferEntry) -> Vec<Weekday> {
        let mut open: Vec<Weekday> = offer.opening_hours.iter().map(|hours| hours.weekday).collect();
        open.sort();
        open.dedup();
        let wanted = 1 + self.below(open.len().min(5));
        while open.len() > wanted {
            let drop = self.below(open.len());
            open.remove(drop);
        }
        open
    }

    /// A way to get there, with its reason.
    pub fn by(&mut self, mode: TransportMode, aids: Vec<TransportAid>) -> Transport {
        Transport { mode, companion: false, aids, reason: self.pick(|words| &words.ride_reasons), to: None }
    }

    fn transport(&mut self) -> Option<Transport> {
        let mode = *TransportMode::ALL.get(self.below(TransportMode::ALL.len() + 1))?;
        let aids = match mode {
            TransportMode::WheelchairLiftVehicle => vec![TransportAid::Wheelchair],
            TransportMode::Flexrute | TransportMode::Taxi if self.below(4) == 0 => vec![TransportAid::Rollator],
            _ => vec![],
        };
        Some(Transport { companion: self.below(12) == 0, ..self.by(mode, aids) })
    }
}

/// Nobody meets on a weekend: the Friday before.
fn workday(day: NaiveDate) -> NaiveDate {
    day - TimeDelta::days(i64::from(day.weekday().num_days_from_monday()).saturating_sub(4))
}

/// What a decision says in easy words.
const fn easy(outcome: DecisionOutcome) -> &'static str {
    match outcome {
        DecisionOutcome::Full => "Du får det, du har søgt om. Du skal ikke gøre mere nu.",
        DecisionOutcome::Partial => "Du får noget af det, du har søgt om. Du kan klage. Ring, hvis du vil tale om det.",
        DecisionOutcome::Refused => "Du får ikke det, du har søgt om. Du kan klage. Ring, hvis du vil tale om det.",
        DecisionOutcome::Changed => "Det, du har fået, bliver lavet om. Du kan klage. Ring, hvis du vil tale om det.",
        DecisionOutcome::Ended => "Det, du har fået, holder op. Du kan klage. Ring, hvis du vil tale om det.",
    }
}
