//! What happens while the cast has places: follow-ups prepared and held, plans, changes, reviews, complaints. Every state is
//! there once, most of them in Anna's life.

use chrono::{NaiveDate, TimeDelta, Utc};
use uuid::Uuid;

use super::cast::{self, account_id, citizen_id};
use super::generate::Generator;
use super::rows::Rows;
use crate::action_plans::GoalType;
use crate::action_plans::queries::{GoalRow, OfferRow, PlanRow};
use crate::change_notices::ChangeSubject;
use crate::change_notices::queries::{NoticeRow, OutsideRow};
use crate::complaints::queries::ComplaintRow;
use crate::complaints::{ComplaintChannel, ComplaintOutcome, reassess_by};
use crate::decisions::queries::DecisionRow;
use crate::decisions::{DecisionOutcome, DecisionSubject, last_day_to_complain};
use crate::drafts::DraftKind;
use crate::drafts::queries::DraftRow;
use crate::follow_ups::queries::{ContributionRow, PreparationRow};
use crate::follow_ups::{FollowUpParty, FollowUpResult, ReassessmentOutcome, ReassessmentTrigger};
use crate::policy::Role;
use crate::support_reviews::queries::ReviewRow;

/// Writes it all, after the places.
pub fn write(generator: &mut Generator<'_>, rows: &mut Rows, today: NaiveDate) {
    let mut life = Life { generator, rows, today };
    life.follow_ups();
    life.action_plans();
    life.notices();
    life.reviews();
    life.complaints();
    life.drafts();
}

struct Life<'a, 'b> {
    generator: &'a mut Generator<'b>,
    rows: &'a mut Rows,
    today: NaiveDate,
}

impl Life<'_, '_> {
    fn ago(&self, days: i64) -> NaiveDate {
        self.today - TimeDelta::days(days)
    }

    /// Erik has prepared his follow-up and sent it; Anna has begun to. Anna's last one had her mother with her, and said why
    /// the contact person was not there; Gerda's asked for another support.
    fn follow_ups(&mut self) {
        let open = |rows: &Rows, citizen: Uuid| {
            rows.follow_ups.iter().find(|row| row.citizen_id == citizen && row.held_on.is_none()).cloned()
        };
        for (account, sent) in [("anna", false), ("erik", true)] {
            let Some(row) = open(self.rows, citizen_id(account)) else { continue };
            self.rows.preparations.push(PreparationRow {
                follow_up_id: row.id,
                citizen_id: row.citizen_id,
                wellbeing: Some(4),
                activities: Some(5),
                company: Some(4),
                days: Some(3),
                journey: Some(2),
                wishes: Some("Jeg vil gerne lave mere i træ.".into()),
                sent_at: sent.then(|| Utc::now() - TimeDelta::days(2)),
            });
        }
        if let Some(row) = open(self.rows, citizen_id("anna")) {
            self.rows.contributions.push(ContributionRow {
                follow_up_id: row.id,
                citizen_id: row.citizen_id,
                offer_id: row.offer_id,
                text: "Anna er glad, når vi er i skoven. Hun hjælper de nye.".into(),
                written_by: account_id("yrsa"),
                written_on: self.ago(1),
            });
        }
        let held = |rows: &Rows, citizen: Uuid| {
            rows.follow_ups.iter().find(|row| row.citizen_id == citizen && row.held_on.is_some()).map(|row| row.id)
        };
        if let Some(id) = held(self.rows, citizen_id("anna")) {
            for row in self.rows.attendance.iter_mut().filter(|row| row.follow_up_id == id) {
                if row.party == FollowUpParty::ContactPerson {
                    (row.attended, row.absence_reason) = (false, Some("Var syg den dag".into()));
                }
            }
            let mother = self.rows.attendance.iter().find(|row| row.follow_up_id == id).cloned();
            self.rows.attendance.extend(mother.map(|row| crate::follow_ups::queries::AttendanceRow {
                position: 3,
                party: FollowUpParty::Relative,
                name: Some("Karen Holm".into()),
                ..row
            }));
            for row in self.rows.summaries.iter_mut().filter(|row| row.follow_up_id == id) {
                row.participation = Some("Du er med i næsten alt. Det er dejligt.".into());
                row.reassessment_trigger = Some(ReassessmentTrigger::FollowUp);
                row.reassessment_outcome = Some(ReassessmentOutcome::Unchanged);
            }
        }
        if let Some(id) = held(self.rows, citizen_id("gerda")) {
            for row in self.rows.summaries.iter_mut().filter(|row| row.follow_up_id == id) {
                row.result = FollowUpResult::EndAndRefer;
                row.reassessment_trigger = Some(ReassessmentTrigger::LowParticipation);
                row.reassessment_outcome = Some(ReassessmentOutcome::OtherSupport);
            }
        }
        // Carl's place ended before his next follow-up.
        let ended = self.rows.terms.iter().find(|row| row.citizen_id == citizen_id("carl")).cloned();
        if let Some(terms) = ended {
            self.rows.follow_ups.push(crate::follow_ups::queries::FollowUpRow {
                id: self.generator.id(),
                grant_id: terms.grant_id,
                citizen_id: terms.citizen_id,
                offer_id: terms.offer_id,
                planned_on: self.ago(30),
                starts_at: None,
                place: None,
                held_on: None,
                caseworker_id: Some(account_id("mette")),
                cancelled_on: Some(self.ago(80)),
            });
        }
    }

    /// Anna has a plan, and an earlier one; Fatima wants one; Erik wants none; Dorte has not answered; Ib's was not relevant.
    fn action_plans(&mut self) {
        let offers = [
            ("anna", 500, true, Some(true)),
            ("fatima", 200, true, Some(true)),
            ("erik", 300, true, Some(false)),
            ("dorte", 20, true, None),
            ("ib", 30, false, None),
            ("gerda", 400, true, Some(true)),
        ];
        for (account, ago, judged_relevant, citizen_wants) in offers {
            let id = self.generator.id();
            self.rows.plan_offers.push(OfferRow {
                id,
                citizen_id: citizen_id(account),
                offered_on: self.ago(ago),
                offered_by: account_id("mette"),
                judged_relevant,
                reason: if judged_relevant {
                    "Du har flere slags støtte, og en plan kan samle det.".into()
                } else {
                    "Du har én støtte og klarer resten selv.".into()
                },
                citizen_wants,
                answered_on: citizen_wants.map(|_| self.ago(ago - 5)),
                offering_is_duty: self.rows.is_significantly_impaired(citizen_id(account)),
            });
            if account == "anna" {
                let first = self.plan(id, 480, None);
                self.plan(id, 100, Some(first));
            }
        }
    }

    fn plan(&mut self, offer_id: Uuid, ago: i64, replaces_id: Option<Uuid>) -> Uuid {
        let (id, citizen) = (self.generator.id(), citizen_id("anna"));
        self.rows.plans.push(PlanRow {
            id,
            citizen_id: citizen,
            offer_id,
            made_on: self.ago(ago),
            made_by: account_id("mette"),
            replaces_id,
            purpose: "At du har en hverdag med mennesker og ting, du holder af.".into(),
            support: "Plads på Skovhjælperne tre dage om ugen, kørsel, og en kontaktperson.".into(),
            duration: "Så længe du har brug for det. Vi ser på det hvert år.".into(),
            circumstances: "Du bor i egen lejlighed og får hjælp til rengøring.".into(),
            easy: "Du kommer i skoven. Du får nye venner. Du lærer at bruge værktøj.".into(),
        });
        let goals = [
            (GoalType::Develop, "At kunne bruge båndsaven sikkert.", "Du lærer at save."),
            (GoalType::Maintain, "At holde fast i de venskaber, du har.", "Du ser dine venner."),
            (GoalType::LimitLoss, "At bevare kræfterne i benene.", "Du går en tur hver dag."),
        ];
        for (position, (goal_type, text, easy)) in (0..).zip(goals) {
            self.rows.goals.push(GoalRow {
                plan_id: id,
                position,
                citizen_id: citizen,
                goal_type,
                text: text.into(),
                easy: easy.into(),
            });
        }
        id
    }

    /// Anna told of a change and was answered; her mother told Mette on the phone; Yrsa wrote from the offer; a neighbour
    /// wrote from outside, twice: once about Anna, once about nobody here.
    fn notices(&mut self) {
        let skov = crate::quality_standard::import::id_of("offer", "skovhjaelperne");
        let by = [
            ("anna", Role::Citizen, 60, None, None, Some("Vi har talt sammen. Du får en pause om dagen.")),
            ("mette", Role::Caseworker, 4, Some("Karen Holm (mor)"), None, None),
            ("yrsa", Role::ContactPerson, 2, None, Some(skov), None),
        ];
        for (account, role, ago, reporter_name, offer_id, answer) in by {
            self.rows.notices.push(NoticeRow {
                id: self.generator.id(),
                citizen_id: citizen_id("anna"),
                offer_id,
                subjects: vec![ChangeSubject::Function, ChangeSubject::Needs],
                text: "Anna bliver hurtigere træt end før og sover til middag.".into(),
                received_on: self.ago(ago),
                reported_by: account_id(account),
                reported_as: role,
                reporter_name: reporter_name.map(str::to_owned),
                reporter_phone: reporter_name.map(|_| "20 00 00 01".to_owned()),
                receipt_of: None,
                answered_on: answer.map(|_| self.ago(ago - 3)),
                answered_by: answer.map(|_| account_id("mette")),
                answer: answer.map(str::to_owned),
            });
        }
        for (ago, about, closed) in
            [(1, "Anna fra Skovhjælperne, hun bor i min opgang", false), (40, "Peter Pedersen i Køge", true)]
        {
            self.rows.outside.push(OutsideRow {
                id: self.generator.id(),
                about: about.into(),
                subjects: vec![ChangeSubject::Resources],
                text: "Jeg tror, der mangler hjælp. Lyset er tændt hele natten.".into(),
                relation: "nabo".into(),
                reporter_name: "Niels Bay".into(),
                reporter_phone: Some("20 00 00 00".into()),
                reported_by: account_id("niels"),
                received_on: self.ago(ago),
                matched_notice_id: None,
                closed_on: closed.then(|| self.ago(ago - 1)),
                closed_by: closed.then(|| account_id("thomas")),
                closed_reason: closed.then(|| "Ingen af det navn her. Køge er en anden kommune.".into()),
            });
        }
    }

    /// Anna's earlier review is closed, her new one has been received; Fatima's was told by phone, and is being examined.
    fn reviews(&mut self) {
        for (account, ago, begun, closed) in
            [("anna", 200, true, true), ("fatima", 15, true, false), ("anna", 3, false, false)]
        {
            let (citizen, told) = (citizen_id(account), account == "fatima");
            let grant_id = self
                .rows
                .terms
                .iter()
                .find(|row| row.citizen_id == citizen && row.valid_to.is_none())
                .map(|row| row.grant_id);
            let received = self.ago(ago);
            let after = |days: i64| received + TimeDelta::days(days);
            self.rows.reviews.push(ReviewRow {
                id: self.generator.id(),
                citizen_id: citizen,
                grant_id,
                reason: "Der er for meget larm om eftermiddagen.".into(),
                wish: Some("Jeg vil gerne et sted hen, hvor der er mere ro.".into()),
                received_on: after(0),
                requested_by: account_id(if told { "mette" } else { account }),
                requested_as: if told { Role::Caseworker } else { Role::Citizen },
                begun_on: begun.then(|| after(2)),
                begun_by: begun.then(|| account_id("mette")),
                dialogue_on: closed.then(|| after(10)),
                dialogue: closed.then(|| "Du vil gerne blive i skoven, men have et sted at trække dig tilbage.".into()),
                outcome: closed.then_some(ReassessmentOutcome::Reorganised),
                conclusion: closed.then(|| "Du bruger det lille hus om eftermiddagen, når du har brug for ro.".into()),
                easy: closed.then(|| "Du kan gå ind i det lille hus. Der er stille.".into()),
                closed_on: closed.then(|| after(12)),
                closed_by: closed.then(|| account_id("mette")),
                requester_name: told.then(|| "Amal Yilmaz (søster)".into()),
            });
        }
    }

    /// Anna complains about her day that was refused. Fatima's complaint was kept and waits to be sent on, Jytte's came by
    /// phone. Gerda's was changed by a new decision; Anna's old one was kept and sent on, though late.
    fn complaints(&mut self) {
        // About the place, not the ride.
        let decided = |rows: &Rows, account: &str, outcome: DecisionOutcome, last: bool| {
            let citizen = citizen_id(account);
            let mut mine: Vec<DecisionRow> = rows
                .decisions
                .iter()
                .filter(|row| {
                    row.citizen_id == citizen && row.outcome == outcome && row.subject == DecisionSubject::Grant
                })
                .cloned()
                .collect();
            mine.sort_by_key(|row| row.decided_on);
            if last { mine.pop() } else { mine.into_iter().next() }
        };
        let found = [
            (decided(self.rows, "anna", DecisionOutcome::Refused, true), 3, ComplaintChannel::Portal, None),
            (
                decided(self.rows, "anna", DecisionOutcome::Partial, false),
                40,
                ComplaintChannel::Letter,
                Some((ComplaintOutcome::Kept, true)),
            ),
            (
                decided(self.rows, "fatima", DecisionOutcome::Partial, false),
                12,
                ComplaintChannel::Email,
                Some((ComplaintOutcome::Kept, false)),
            ),
            (decided(self.rows, "jytte", DecisionOutcome::Refused, true), 2, ComplaintChannel::Phone, None),
        ];
        for (decision, after, channel, outcome) in found {
            let Some(decision) = decision else { continue };
            let received_on = (decision.received_on + TimeDelta::days(after)).min(self.today);
            let own = channel == ComplaintChannel::Portal;
            let by = if own { account_id("anna") } else { account_id("mette") };
            let done = received_on + TimeDelta::days(10);
            self.rows.complaints.push(ComplaintRow {
                id: self.generator.id(),
                citizen_id: decision.citizen_id,
                decision_id: decision.id,
                received_on,
                channel,
                text: (channel != ComplaintChannel::Phone).then(|| "Jeg synes, det er for lidt.".into()),
                submitted_by: by,
                submitted_as: if own { Role::Citizen } else { Role::Caseworker },
                reassess_by: reassess_by(received_on),
                late: received_on > last_day_to_complain(decision.received_on),
                outcome: outcome.map(|(outcome, _)| outcome),
                reassessed_on: outcome.map(|_| done),
                reassessed_by: outcome.map(|_| account_id("thomas")),
                reasons: outcome.map(|_| "Vi har set på sagen igen. Der er ikke kommet noget nyt frem.".into()),
                easy: outcome.map(|_| "Vi har set på det igen. Svaret er det samme.".into()),
                new_decision_id: None,
                forwarded_on: outcome.and_then(|(_, sent)| sent.then_some(done)),
                submitter_name: (channel == ComplaintChannel::Phone).then(|| "Ella Lind (mor)".into()),
            });
        }
        // Gerda complained, and got the day more that she has now.
        let (old, new) = (
            decided(self.rows, "gerda", DecisionOutcome::Full, false),
            decided(self.rows, "gerda", DecisionOutcome::Changed, true),
        );
        if let (Some(old), Some(new)) = (old, new) {
            let received_on = new.decided_on - TimeDelta::days(14);
            self.rows.complaints.push(ComplaintRow {
                id: self.generator.id(),
                citizen_id: old.citizen_id,
                decision_id: old.id,
                received_on,
                channel: ComplaintChannel::InPerson,
                text: None,
                submitted_by: account_id("thomas"),
                submitted_as: Role::Caseworker,
                reassess_by: reassess_by(received_on),
                late: true,
                outcome: Some(ComplaintOutcome::Changed),
                reassessed_on: Some(new.decided_on),
                reassessed_by: Some(account_id("thomas")),
                reasons: Some("Du har fået brug for mere støtte siden.".into()),
                easy: Some("Du får en dag mere.".into()),
                new_decision_id: Some(new.id),
                forwarded_on: None,
                submitter_name: None,
            });
        }
    }

    /// Anna has begun to ask for a review. Her mother has prepared a change for her, and is still writing something else.
    fn drafts(&mut self) {
        let anna = citizen_id("anna");
        let terms = self.rows.terms.iter().find(|row| row.citizen_id == anna && row.valid_to.is_none());
        let grant = terms.map(|row| row.grant_id);
        let quieter = Some("Jeg vil gerne et sted hen med mindre larm.".to_owned());
        let more_tired = "Anna er mere træt end før. Hun vil gerne hjem klokken 13.";
        let drafts = [
            ("anna", DraftKind::SupportReview, grant, "Der er larm, når vi spiser.", quieter, false),
            ("karen", DraftKind::ChangeNotice, None, more_tired, None, true),
            ("karen", DraftKind::SupportReview, grant, "Anna siger, at der er", None, false),
        ];
        for (account, kind, about_id, text, wish, handed_over) in drafts {
            let changed_at = Utc::now() - TimeDelta::days(1);
            let preparer = cast::find(account).filter(|_| account != "anna");
            let told = kind == DraftKind::ChangeNotice;
            self.rows.drafts.push(DraftRow {
                id: self.generator.id(),
                citizen_id: anna,
                kind,
                about_id,
                subjects: if told { vec![ChangeSubject::Function, ChangeSubject::Needs] } else { Vec::new() },
                text: text.into(),
                wish,
                prepared_by: account_id(account),
                preparer_name: preparer.map(|member| member.name.to_owned()),
                handed_over_at: handed_over.then_some(changed_at),
                changed_at,
            });
        }
    }
}
