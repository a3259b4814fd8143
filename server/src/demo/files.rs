//! The cast's files: who has which place, since when, and what has happened. Read it as a list of stories.

use super::cast::{self, account_id, citizen_id};
use super::generate::Generator;
use super::rows::{Place, Rows, Texts, Transport};
use crate::assessments::queries::AssessmentRow;
use crate::calendar::{self, Weekday};
use crate::citizens::age::AgeStatus;
use crate::decisions::queries::DecisionRow;
use crate::decisions::{DecisionOutcome, DecisionSubject};
use crate::delegations::queries::{DelegationRow, ScopeRow};
use crate::delegations::{DelegationSource, GuardianshipKind, invitation};
use crate::grants::queries::GrantTermsRow;
use crate::offers::ProviderType;
use crate::policy::{DelegationArea, DelegationVerb, Role};
use crate::quality_standard::import::{Municipality, OfferEntry, id_of};
use crate::schedule::queries::{AbsenceRow, PauseRow, ScheduleDayRow};
use crate::transport::decide::SEL_105;
use crate::transport::queries::{CancellationRow, ReimbursementRow, TransportAssessmentRow};
use crate::transport::{RideDirection, TransportAid, TransportMode};
use anyhow::Context as _;
use chrono::{Datelike, Months, NaiveDate, TimeDelta, Utc};
use uuid::Uuid;

/// Who writes the cast's files.
pub struct Cast<'a> {
    /// The offers there are.
    pub municipality: &'a Municipality,
    /// The day everything is relative to.
    pub today: NaiveDate,
}

impl Cast<'_> {
    fn offer(&self, code: &str) -> anyhow::Result<&OfferEntry> {
        self.municipality
            .offer
            .iter()
            .find(|offer| offer.code == code)
            .with_context(|| format!("server/data/roskilde.toml has no offer {code}"))
    }

    fn ago(&self, days: i64) -> NaiveDate {
        self.today - TimeDelta::days(days)
    }

    /// Three weekdays, today among them unless it is a weekend, so that a visitor sees something today.
    fn three_days(&self) -> Vec<Weekday> {
        match self.today.weekday().num_days_from_monday() {
            1 | 3 => vec![Weekday::Tuesday, Weekday::Thursday, Weekday::Friday],
            _ => vec![Weekday::Monday, Weekday::Wednesday, Weekday::Friday],
        }
    }

    /// Everybody's file.
    pub fn citizens(&self, generator: &mut Generator<'_>, rows: &mut Rows) -> anyhow::Result<()> {
        let (mette, thomas) = (account_id("mette"), account_id("thomas"));
        // Who, assessed how many days ago, days wished for, and by whom asked for.
        for (account, assessed, wished, as_role) in [
            ("anna", 800, Some(3), Role::Citizen),
            ("bo", 20, Some(2), Role::Citizen),
            ("carl", 700, Some(5), Role::Caseworker),
            ("dorte", 500, None, Role::Citizen),
            ("erik", 420, Some(5), Role::Caseworker),
            ("fatima", 300, Some(4), Role::Citizen),
            ("gerda", 600, Some(4), Role::Caseworker),
            ("ib", 40, Some(1), Role::Citizen),
            ("viggo", 600, None, Role::Caseworker),
            ("hans", 900, Some(2), Role::Caseworker),
            ("kaj", 200, Some(2), Role::Citizen),
            ("vera", 400, Some(2), Role::Caseworker),
        ] {
            let name = cast::find(account).map(|member| member.name);
            // Hans reached pension age three months ago: at 67, born before 1963.
            let born = (account == "hans").then(|| self.today - Months::new(67 * 12) - TimeDelta::days(90));
            generator.person(rows, citizen_id(account), name, account == "dorte", born)?;
            let caseworker = if matches!(account, "anna" | "bo" | "carl" | "dorte" | "erik") { mette } else { thomas };
            let by = if as_role == Role::Citizen { account_id(account) } else { caseworker };
            let received = self.ago(assessed + 12);
            if account == "fatima" {
                // She asked once before, and took it back.
                generator.application(rows, citizen_id(account), (by, as_role), received - TimeDelta::days(90), None);
                if let Some(row) = rows.applications.last_mut() {
                    row.withdrawn_on = Some(row.received_on + TimeDelta::days(5));
                }
            }
            generator.application(rows, citizen_id(account), (by, as_role), received, wished);
            generator.assessment(rows, citizen_id(account), self.ago(assessed), caseworker);
            // Ulla has left; Thomas does her work.
            let caseworker = if account == "vera" { account_id("ulla") } else { caseworker };
            rows.assignments.push((citizen_id(account), caseworker, self.ago(assessed)));
        }
        for application in &mut rows.applications {
            application.transport_wished = [citizen_id("anna"), citizen_id("ib")].contains(&application.citizen_id);
            application.offer_wished =
                (application.citizen_id == citizen_id("anna")).then(|| id_of("offer", "skovhjaelperne"));
        }
        self.refused(generator, rows, thomas)?;
        let monday_to_friday = Weekday::ALL.into_iter().take(5).collect::<Vec<_>>();
        let (all, partial) = (DecisionOutcome::Full, DecisionOutcome::Partial);

        // Anna came to Klub VI before; now she comes to Skovhjælperne.
        let before =
            self.place(generator, rows, "anna", "klub-vi", vec![Weekday::Tuesday], (700, Some(356)), partial, None)?;
        self.ended(generator, rows, before, 370, "Du har fået plads på Skovhjælperne i stedet.");
        let flexrute = Some(generator.by(TransportMode::Flexrute, vec![]));
        let anna =
            self.place(generator, rows, "anna", "skovhjaelperne", self.three_days(), (355, None), all, flexrute)?;
        self.days_away(generator, rows, anna);
        self.no_day_more(generator, rows, citizen_id("anna"), mette);
        generator.held(rows, anna, self.ago(330), mette);
        generator.planned(rows, anna, self.today + TimeDelta::days(10), mette);

        let carl = self.place(
            generator,
            rows,
            "carl",
            "itc-svogerslev",
            monday_to_friday.clone(),
            (600, Some(60)),
            all,
            None,
        )?;
        self.ended(generator, rows, carl, 80, "Du har ikke længere brug for pladsen.");

        let evenings: Vec<Weekday> = self.offer("scr-klub")?.opening_hours.iter().map(|hours| hours.weekday).collect();
        let taxi = Some(generator.by(TransportMode::Taxi, vec![]));
        let dorte = self.place(generator, rows, "dorte", "scr-klub", evenings, (340, None), all, taxi)?;
        generator.planned(rows, dorte, self.today + TimeDelta::days(20), mette);

        let erik =
            self.place(generator, rows, "erik", "alletiders-hoejskole", monday_to_friday, (355, None), all, None)?;
        generator.planned(rows, erik, self.today + TimeDelta::days(5), mette);
        self.no_ride(generator, rows, erik, mette);

        let (two, one) = (vec![Weekday::Monday, Weekday::Wednesday], vec![Weekday::Thursday]);
        let until = Some(self.today + TimeDelta::days(60));
        let minibus = Some(Transport { to: until, ..generator.by(TransportMode::OfferMinibus, vec![]) });
        let fatima = self.place(generator, rows, "fatima", "klub-vi", two, (250, None), partial, minibus)?;
        generator.planned(rows, fatima, self.today + TimeDelta::days(110), thomas);
        let on_foot = Some(generator.by(TransportMode::PublicTransport, vec![]));
        let fatima = self.place(generator, rows, "fatima", "makers-corner", one, (250, None), all, on_foot)?;
        generator.planned(rows, fatima, self.today + TimeDelta::days(110), thomas);

        let lift = Some(generator.by(TransportMode::WheelchairLiftVehicle, vec![TransportAid::Wheelchair]));
        let days = vec![Weekday::Monday, Weekday::Tuesday, Weekday::Wednesday, Weekday::Thursday];
        let gerda = self.place(generator, rows, "gerda", "itc-svogerslev", days, (560, None), all, lift)?;
        self.one_day_more(generator, rows, gerda, 300);
        generator.held(rows, gerda, self.ago(400), thomas);
        generator.planned(rows, gerda, self.ago(35), thomas);

        let soon = Some(generator.by(TransportMode::DrivenByRelative, vec![]));
        let tuesdays = vec![Weekday::Tuesday];
        let ib = self.place(generator, rows, "ib", "skovhjaelperne", tuesdays, (-14, None), all, soon)?;
        generator.planned(rows, ib, self.today + TimeDelta::days(360), thomas);

        let viggo = self.place(generator, rows, "viggo", "klub-vi", vec![Weekday::Friday], (300, None), all, None)?;
        generator.planned(rows, viggo, self.today + TimeDelta::days(60), thomas);

        let two = vec![Weekday::Tuesday, Weekday::Thursday];
        let own = Some(generator.by(TransportMode::Own, vec![]));
        let hans = self.place(generator, rows, "hans", "klub-vi", two.clone(), (340, None), all, own)?;
        self.break_now(generator, rows, hans);
        generator.planned(rows, hans, self.today + TimeDelta::days(15), thomas);

        let bus = Some(generator.by(TransportMode::PublicTransport, vec![]));
        let kaj = self.place(generator, rows, "kaj", "fjordhaven", two, (150, None), all, bus)?;
        generator.planned(rows, kaj, self.today + TimeDelta::days(200), thomas);
        self.bus_fare(generator, rows, kaj, thomas);

        let evenings = vec![Weekday::Monday, Weekday::Tuesday];
        let vera =
            self.place(generator, rows, "vera", "monday-knights-tirsdagsklubben", evenings, (320, None), all, None)?;
        generator.planned(rows, vera, self.today + TimeDelta::days(30), thomas);
        Ok(())
    }

    /// A decision that ends a grant, and replaces the one that made it.
    fn ended(&self, generator: &mut Generator<'_>, rows: &mut Rows, of: (Uuid, Uuid, Uuid), ago: i64, reasons: &str) {
        let (grant, citizen, _) = of;
        let texts = Texts {
            considerations: "Du har fået et andet tilbud, som passer bedre til dig nu.".into(),
            facts: "Du har selv bedt om at stoppe.".into(),
            reasons: Some(reasons.into()),
            statement: None,
            ..generator.texts(DecisionOutcome::Ended)
        };
        let replaces_id = rows.decisions.iter().rfind(|row| row.grant_id == Some(grant)).map(|row| row.id);
        rows.decisions.push(DecisionRow {
            grant_id: Some(grant),
            replaces_id,
            ..texts.decision(generator.id(), citizen, DecisionOutcome::Ended, self.ago(ago), account_id("mette"))
        });
    }

    /// Jytte asked for a place; she was refused last week.
    fn refused(&self, generator: &mut Generator<'_>, rows: &mut Rows, by: Uuid) -> anyhow::Result<()> {
        let (citizen, account) = (citizen_id("jytte"), account_id("jytte"));
        generator.person(rows, citizen, Some("Jytte Lind"), false, None)?;
        rows.assignments.push((citizen, by, self.ago(60)));
        let application = generator.application(rows, citizen, (account, Role::Citizen), self.ago(30), Some(2));
        rows.assessments.push(AssessmentRow {
            id: generator.id(),
            citizen_id: citizen,
            application_id: Some(application),
            assessed_by: Some(by),
            assessed_on: self.ago(15),
            grounds: vec![],
            needs_support_for_meaningful_day: false,
            age_status: Some(AgeStatus::InRange),
            age_reason: None,
            considerations: "Du har job og venner, og du klarer din hverdag selv.".into(),
        });
        let texts = Texts {
            considerations: "En plads er for den, der har brug for støtte til en hverdag med mening.".into(),
            facts: "Du har selv fortalt om dit job og dine venner.".into(),
            reasons: Some("Du har ikke brug for støtten nu. Du er velkommen i de åbne tilbud.".into()),
            ..generator.texts(DecisionOutcome::Refused)
        };
        rows.decisions.push(DecisionRow {
            application_id: Some(application),
            ..texts.decision(generator.id(), citizen, DecisionOutcome::Refused, self.ago(7), by)
        });
        Ok(())
    }

    /// Anna stays away one day next week and takes another one back; once her mother drives her home; and she has agreed
    /// on a break.
    fn days_away(&self, generator: &mut Generator<'_>, rows: &mut Rows, (grant, citizen, offer): (Uuid, Uuid, Uuid)) {
        let next_monday = calendar::monday_of(self.today).unwrap_or(self.today) + TimeDelta::days(7);
        let days: Vec<NaiveDate> = (0..7)
            .map(|later| next_monday + TimeDelta::days(later))
            .filter(|day| self.three_days().contains(&Weekday::of(*day)))
            .collect();
        let [first, second, third] = days.as_slice() else { return };
        for (absent_on, withdrawn) in [(*second, false), (*third, true)] {
            rows.absences.push(AbsenceRow {
                id: generator.id(),
                grant_id: grant,
                citizen_id: citizen,
                offer_id: offer,
                absent_on,
                reported_by: account_id("anna"),
                reported_as: Role::Citizen,
                withdrawn_at: withdrawn.then(Utc::now),
            });
        }
        let home = rows.rides.iter().find(|ride| {
            ride.citizen_id == citizen
                && ride.direction == RideDirection::FromOffer
                && ride.weekday == Weekday::of(*first)
        });
        if let Some(home) = home {
            rows.cancellations.push(CancellationRow {
                id: generator.id(),
                ride_id: home.id,
                citizen_id: citizen,
                offer_id: offer,
                cancelled_on: *first,
                reported_by: account_id("yrsa"),
                reported_as: Role::ContactPerson,
                withdrawn_at: None,
            });
        }
        rows.pauses.push(PauseRow {
            id: generator.id(),
            grant_id: grant,
            citizen_id: citizen,
            offer_id: offer,
            valid_from: next_monday + TimeDelta::days(70),
            valid_to: Some(next_monday + TimeDelta::days(77)),
        });
    }

    /// Hans is away these two weeks.
    fn break_now(&self, generator: &mut Generator<'_>, rows: &mut Rows, (grant, citizen, offer): (Uuid, Uuid, Uuid)) {
        rows.pauses.push(PauseRow {
            id: generator.id(),
            grant_id: grant,
            citizen_id: citizen,
            offer_id: offer,
            valid_from: self.ago(5),
            valid_to: Some(self.today + TimeDelta::days(9)),
        });
    }

    /// Anna asked for a day more, and was refused last week.
    fn no_day_more(&self, generator: &mut Generator<'_>, rows: &mut Rows, citizen: Uuid, by: Uuid) {
        let application =
            generator.application(rows, citizen, (account_id("anna"), Role::Citizen), self.ago(40), Some(4));
        let texts = Texts {
            considerations: "En dag mere skal gøre godt og ikke trætte.".into(),
            facts: "Du har fortalt, at du sover meget, når du kommer hjem.".into(),
            reasons: Some("Tre dage er nok nu. Vi ser på det igen til opfølgningen.".into()),
            ..generator.texts(DecisionOutcome::Refused)
        };
        rows.decisions.push(DecisionRow {
            application_id: Some(application),
            ..texts.decision(generator.id(), citizen, DecisionOutcome::Refused, self.ago(7), by)
        });
    }

    /// The last of the place's days came later, by a decision (CHANGED) that replaced the first.
    fn one_day_more(&self, generator: &mut Generator<'_>, rows: &mut Rows, of: (Uuid, Uuid, Uuid), ago: i64) {
        let (grant, citizen, _) = of;
        let (from, decision_id) = (self.ago(ago), generator.id());
        let texts = Texts {
            reasons: Some("Du har selv bedt om en dag mere. Det går godt for dig.".into()),
            statement: Some("Jeg vil gerne komme en dag mere.".into()),
            ..generator.texts(DecisionOutcome::Changed)
        };
        let replaces_id = rows
            .decisions
            .iter()
            .find(|row| row.grant_id == Some(grant) && row.subject == DecisionSubject::Grant)
            .map(|row| row.id);
        rows.decisions.push(DecisionRow {
            grant_id: Some(grant),
            replaces_id,
            ..texts.decision(
                decision_id,
                citizen,
                DecisionOutcome::Changed,
                from - TimeDelta::days(14),
                account_id("thomas"),
            )
        });
        let Some(old) = rows.terms.iter_mut().find(|row| row.grant_id == grant) else { return };
        let new = GrantTermsRow { id: generator.id(), decision_id, valid_from: from, ..old.clone() };
        old.valid_to = Some(from);
        old.days_per_week -= 1;
        rows.terms.push(new);
        let mut days: Vec<_> = rows.schedule.extract_if(.., |row| row.grant_id == grant).collect();
        let later = days.iter().map(|row| row.weekday).max();
        for day in &mut days {
            if Some(day.weekday) != later {
                let before = ScheduleDayRow { id: generator.id(), valid_to: Some(from), ..day.clone() };
                rows.schedule.push(before);
            }
            day.valid_from = from;
        }
        rows.schedule.extend(days);
    }

    /// Erik asked for a ride later on, and was refused: he can take the bus.
    fn no_ride(&self, generator: &mut Generator<'_>, rows: &mut Rows, of: (Uuid, Uuid, Uuid), by: Uuid) {
        let (grant_id, citizen_id, _) = of;
        let decision_id = generator.id();
        let texts = Texts {
            considerations: "Kørsel er for den, der ikke selv kan tage bus eller tog.".into(),
            facts: "Du har prøvet turen med bussen sammen med os.".into(),
            reasons: Some("Du kan selv tage bussen.".into()),
            ..generator.texts(DecisionOutcome::Refused)
        };
        rows.decisions.push(DecisionRow {
            grant_id: Some(grant_id),
            subject: DecisionSubject::Transport,
            legal_basis: SEL_105.into(),
            ..texts.decision(decision_id, citizen_id, DecisionOutcome::Refused, self.ago(100), by)
        });
        rows.transport_assessments.push(TransportAssessmentRow {
            id: generator.id(),
            citizen_id,
            grant_id,
            decision_id,
            has_need: false,
            can_use_public_transport: true,
            reason: "Du kan selv tage bussen og finde vej.".into(),
        });
    }

    /// Money back for the bus: the cheapest safe way, by a decision of its own.
    fn bus_fare(
        &self,
        generator: &mut Generator<'_>,
        rows: &mut Rows,
        (grant_id, citizen_id, offer_id): (Uuid, Uuid, Uuid),
        by: Uuid,
    ) {
        let decision_id = generator.id();
        let texts = Texts {
            considerations: "Du kan selv tage bussen, men den koster mere, end du kan undvære.".into(),
            facts: "Billetten koster 24 kroner hver vej.".into(),
            ..generator.texts(DecisionOutcome::Full)
        };
        rows.decisions.push(DecisionRow {
            grant_id: Some(grant_id),
            subject: DecisionSubject::Transport,
            legal_basis: SEL_105.into(),
            ..texts.decision(decision_id, citizen_id, DecisionOutcome::Full, self.ago(150), by)
        });
        rows.transport_assessments.push(TransportAssessmentRow {
            id: generator.id(),
            citizen_id,
            grant_id,
            decision_id,
            has_need: true,
            can_use_public_transport: true,
            reason: "Du kan selv tage bussen og finde vej.".into(),
        });
        rows.reimbursements.push(ReimbursementRow {
            id: generator.id(),
            grant_id,
            citizen_id,
            offer_id,
            decision_id,
            mode: TransportMode::PublicTransport,
            amount_oere_per_day: Some(4_800),
            valid_from: self.ago(150),
            valid_to: Some(self.today + TimeDelta::days(215)),
        });
    }

    /// A place `from` days ago until `to` days ago; gives (grant, citizen, offer).
    #[expect(clippy::too_many_arguments, reason = "a line of a table, read once")]
    fn place(
        &self,
        generator: &mut Generator<'_>,
        rows: &mut Rows,
        account: &str,
        code: &str,
        weekdays: Vec<Weekday>,
        (from, to): (i64, Option<i64>),
        outcome: DecisionOutcome,
        transport: Option<Transport>,
    ) -> anyhow::Result<(Uuid, Uuid, Uuid)> {
        let offer = self.offer(code)?;
        let open: Vec<Weekday> = offer.opening_hours.iter().map(|hours| hours.weekday).collect();
        let place = Place {
            citizen: citizen_id(account),
            offer,
            weekdays: weekdays.into_iter().filter(|day| open.contains(day)).collect(),
            from: self.ago(from),
            to: to.map(|days| self.ago(days)),
            outcome,
            decided_by: account_id("mette"),
            application: self.application_for(rows, account),
            texts: Texts {
                own_offers_insufficient_reason: (offer.provider_type != ProviderType::Own)
                    .then(|| "Du har brug for et lille sted med ro. Det har kommunens egne tilbud ikke.".to_owned()),
                ..generator.texts(outcome)
            },
            transport,
            buys_all: true,
        };
        let grant = rows.place(&place, &mut || generator.id())?;
        Ok((grant, citizen_id(account), offer.id()))
    }

    /// The application that nobody has answered yet.
    fn application_for(&self, rows: &Rows, account: &str) -> Option<Uuid> {
        let answered = |id: Uuid| rows.decisions.iter().any(|row| row.application_id == Some(id));
        let mut mine = rows.applications.iter().filter(|row| row.citizen_id == citizen_id(account));
        mine.find(|row| row.withdrawn_on.is_none() && !answered(row.id)).map(|row| row.id)
    }

    /// Whom the cast gave access.
    pub fn relatives(&self, generator: &mut Generator<'_>, rows: &mut Rows) {
        use DelegationArea::{
            ActionPlan, Complaint, Costs, Documents, FollowUp, Grant, Notices, Schedule, SupportReview, Transport,
        };
        use DelegationVerb::{Act, Contact, Read};
        let every =
            [Grant, Schedule, Costs, Transport, Documents, FollowUp, ActionPlan, Notices, SupportReview, Complaint];
        let read = |areas: &[DelegationArea]| areas.iter().map(|area| (Read, *area)).collect::<Vec<_>>();
        let contact: Vec<_> = every.iter().map(|area| (Contact, *area)).collect();
        let act = [Read, Contact, Act]
            .iter()
            .flat_map(|verb| [Grant, Schedule, Transport, Documents, ActionPlan, Complaint].map(|area| (*verb, area)));
        // Who, for whom, what they are, what they may, from and to (days ago; negative is to come), revoked?
        let given = [
            ("karen", "anna", "mor", read(&every), 300, -200, false),
            ("karen", "bo", "mor", read(&[Grant, Schedule]), 15, -300, false),
            ("lars", "anna", "bror", read(&[Schedule]), 100, -100, false),
            ("mona", "anna", "ven", contact, 100, -100, false),
            ("niels", "anna", "nabo", read(&every), 400, 10, false),
            ("olga", "anna", "ven", read(&every), 200, -100, true),
            ("poul", "anna", "onkel", read(&every), -30, -200, false),
            ("inge", "anna", "tante", act.collect(), 90, -200, false),
            ("rita", "dorte", "søster", read(&every), 100, -100, false),
        ];
        for (relative, citizen, relation, scopes, from, to, revoked) in given {
            let (id, citizen_id) = (generator.id(), citizen_id(citizen));
            let name = cast::find(relative).map(|member| member.name.to_owned()).unwrap_or_default();
            rows.delegations.push(DelegationRow {
                id,
                relative_id: Some(account_id(relative)),
                accepted_at: Some(Utc::now() - TimeDelta::days(from)),
                accepted_as: Some(name.clone()),
                source: if relative == "inge" { DelegationSource::DigitalFuldmagt } else { DelegationSource::Citizen },
                revoked_at: revoked.then(|| Utc::now() - TimeDelta::days(5)),
                revoked_by: revoked.then_some(account_id("anna")),
                ..self.given(citizen_id, &name, relation, from, to)
            });
            rows.scopes.extend(scopes.into_iter().map(|(verb, area)| ScopeRow {
                delegation_id: id,
                citizen_id,
                verb,
                area,
            }));
        }
        self.invited(generator, rows);
    }

    /// Access that waits for somebody: to be accepted, to be approved; and some that was given before.
    fn invited(&self, generator: &mut Generator<'_>, rows: &mut Rows) {
        let mut give = |row: DelegationRow| {
            let id = generator.id();
            rows.scopes.push(ScopeRow {
                delegation_id: id,
                citizen_id: row.citizen_id,
                verb: DelegationVerb::Read,
                area: DelegationArea::Schedule,
            });
            rows.delegations.push(DelegationRow { id, ..row });
            id
        };
        let invitation = |row: DelegationRow| DelegationRow {
            // Whoever tries the demonstration may accept Vibeke's; the others' codes nobody knows.
            invitation_hash: Some(invitation::hash(match row.relative_name.as_str() {
                "Vibeke Lund" => cast::INVITATION,
                other => other,
            })),
            invited_until: Some(self.ago(-12)),
            ..row
        };
        let (anna, bo) = (citizen_id("anna"), citizen_id("bo"));
        give(invitation(self.given(anna, "Vibeke Lund", "veninde", 2, -180)));
        // Lars had it before, and Anna has renewed it.
        let before = give(DelegationRow {
            relative_id: Some(account_id("lars")),
            accepted_at: Some(Utc::now() - TimeDelta::days(400)),
            accepted_as: Some("Lars Holm".into()),
            ..self.given(anna, "Lars Holm", "bror", 400, 100)
        });
        let guardian = |account: &str, name: &str, document: &str| DelegationRow {
            relative_id: Some(account_id(account)),
            accepted_at: Some(Utc::now() - TimeDelta::days(2)),
            accepted_as: Some(name.into()),
            source: DelegationSource::Guardianship,
            guardianship: Some(GuardianshipKind::Section5Personal),
            document: Some(document.into()),
            given_by: Some(account_id("ulla")),
            ..invitation(self.given(bo, name, "værge", 3, -300))
        };
        give(guardian("erik", "Erik Lund", "2026-10441"));
        give(DelegationRow {
            approved_by: Some(account_id("thomas")),
            approved_at: Some(Utc::now() - TimeDelta::days(1)),
            ..guardian("kaj", "Kaj Brink", "2026-10877")
        });
        let lars = |row: &&mut DelegationRow| row.relative_id == Some(account_id("lars")) && row.id != before;
        if let Some(row) = rows.delegations.iter_mut().find(lars) {
            row.renews_id = Some(before);
        }
    }

    /// A delegation of the citizen's, from and to so many days ago.
    fn given(&self, citizen_id: Uuid, name: &str, relation: &str, from: i64, to: i64) -> DelegationRow {
        DelegationRow {
            id: Uuid::nil(),
            citizen_id,
            relative_id: None,
            relative_name: name.into(),
            relation: relation.into(),
            source: DelegationSource::Citizen,
            valid_from: self.ago(from),
            valid_to: self.ago(to),
            revoked_at: None,
            revoked_by: None,
            given_by: None,
            invitation_hash: None,
            invited_until: None,
            accepted_at: None,
            accepted_as: None,
            renews_id: None,
            guardianship: None,
            document: None,
            approved_by: None,
            approved_at: None,
            ended_by_death_on: None,
        }
    }
}
