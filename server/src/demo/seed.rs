//! Fills an empty database with the demonstration, as its owner, in one transaction.

use anyhow::{Context as _, bail};
use chrono::{Datelike, NaiveDate, TimeDelta, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncConnection, AsyncPgConnection, RunQueryDsl};
use uuid::Uuid;

use super::cast::{self, CAST, account_id, citizen_id, subject};
use super::generate::Generator;
use super::rows::{Place, Rows, Transport};
use crate::calendar::{self, Weekday};
use crate::citizens::cpr::CprKeys;
use crate::db::schema::{account, account_role, citizen, demonstration, offer, offer_contact_person, staff_member};
use crate::delegations::DelegationSource;
use crate::delegations::queries::{DelegationRow, ScopeRow};
use crate::grants::DecisionOutcome;
use crate::grants::queries::DecisionRow;
use crate::offers::SEL_104;
use crate::policy::{DelegationArea, DelegationVerb, Role};
use crate::quality_standard::import::{Municipality, OfferEntry, ROSKILDE, id_of};
use crate::transport::{TransportAid, TransportMode};

/// The seed of everybody who isn't cast.
const SEED: u64 = 104;
/// Citizens written at once.
const BATCH: u32 = 250;

/// What was found, or made.
#[derive(Clone, Copy, Debug)]
pub struct Seeded {
    /// The day everything is relative to.
    pub on: NaiveDate,
    /// How many citizens there are beside the cast.
    pub citizens: i32,
    /// Was it made just now?
    pub new: bool,
}

/// Seeds an empty database. One that is a demonstration already is left as it is; any other is refused.
pub async fn seed(
    owner_url: &str,
    keys: &CprKeys,
    citizens: u32,
    mut progress: impl FnMut(u32) + Send,
) -> anyhow::Result<Seeded> {
    let mut connection = AsyncPgConnection::establish(owner_url).await.context("can't connect as the owner")?;
    let found: Option<(NaiveDate, i32)> = demonstration::table
        .select((demonstration::seeded_on, demonstration::citizens))
        .first(&mut connection)
        .await
        .optional()?;
    if let Some((on, citizens)) = found {
        return Ok(Seeded { on, citizens, new: false });
    }
    let used: bool =
        diesel::select(diesel::dsl::exists(citizen::table.select(citizen::id))).get_result(&mut connection).await?;
    let catalogue: bool =
        diesel::select(diesel::dsl::exists(offer::table.select(offer::id))).get_result(&mut connection).await?;
    if used || catalogue {
        bail!("this database holds something that is no demonstration: give `samvaer demo` an empty one");
    }
    let today = calendar::today();
    connection
        .transaction::<_, SeedError, _>(async |connection| {
            Ok(write_all(connection, keys, citizens, today, &mut progress).await?)
        })
        .await
        .map_err(|SeedError(error)| error)?;
    Ok(Seeded { on: today, citizens: i32::try_from(citizens)?, new: true })
}

/// Diesel's transactions want an error that a diesel error can become.
struct SeedError(anyhow::Error);

impl From<diesel::result::Error> for SeedError {
    fn from(error: diesel::result::Error) -> Self {
        Self(error.into())
    }
}

impl From<anyhow::Error> for SeedError {
    fn from(error: anyhow::Error) -> Self {
        Self(error)
    }
}

async fn write_all(
    connection: &mut AsyncPgConnection,
    keys: &CprKeys,
    citizens: u32,
    today: NaiveDate,
    progress: &mut (impl FnMut(u32) + Send),
) -> anyhow::Result<()> {
    let municipality = Municipality::parse(ROSKILDE).context("server/data/roskilde.toml")?;
    municipality.write(connection, today - TimeDelta::days(3_650)).await?;
    let mut generator = Generator::new(SEED, keys, today)?;
    let cast = Cast { municipality: &municipality, today };
    let mut rows = Rows::default();
    cast.citizens(&mut generator, &mut rows)?;
    write_accounts(connection, &rows, today).await?;
    let grantable: Vec<&OfferEntry> = municipality
        .offer
        .iter()
        .filter(|offer| offer.legal_basis.as_deref() == Some(SEL_104) && offer.capacity.is_none())
        .collect();
    cast.relatives(&mut generator, &mut rows);
    write_with_citizens(connection, rows).await?;
    write_contact_persons(connection, &municipality, today).await?;
    let mut done = 0;
    while done < citizens {
        let batch = BATCH.min(citizens - done);
        let mut rows = Rows::default();
        for _ in 0..batch {
            generator.somebody(&mut rows, &grantable)?;
        }
        rows.write(connection).await?;
        done += batch;
        progress(done);
    }
    diesel::insert_into(demonstration::table)
        .values((demonstration::seeded_on.eq(today), demonstration::citizens.eq(i32::try_from(citizens)?)))
        .execute(connection)
        .await?;
    Ok(())
}

/// The cast's citizens are there already, because accounts name them.
async fn write_with_citizens(connection: &mut AsyncPgConnection, mut rows: Rows) -> QueryResult<()> {
    rows.citizens.clear();
    rows.write(connection).await
}

async fn write_accounts(connection: &mut AsyncPgConnection, rows: &Rows, today: NaiveDate) -> anyhow::Result<()> {
    diesel::insert_into(citizen::table).values(&rows.citizens).execute(connection).await?;
    let since = today - TimeDelta::days(900);
    for member in CAST {
        let kind = match member.role {
            Role::Citizen | Role::Relative => "PRIVATE",
            Role::Service => "SERVICE",
            _ => "EMPLOYEE",
        };
        let file = citizen_id(member.account);
        let file = rows.citizens.iter().any(|citizen| citizen.id == file).then_some(file);
        write_account(connection, member.account, member.name, kind, file).await?;
        if kind == "PRIVATE" {
            continue;
        }
        let ended = matches!(member.account, "ulla" | "claus").then(|| today - TimeDelta::days(30));
        write_role(connection, member.account, member.role, since, ended).await?;
        if member.account == "frida" {
            write_role(connection, member.account, Role::ContactPerson, since, None).await?;
        }
        let title = match member.role {
            Role::Caseworker => "Rådgiver",
            Role::ContactPerson => "Kontaktperson",
            _ => continue,
        };
        write_staff(connection, member.account, member.name, title).await?;
    }
    Ok(())
}

async fn write_account(
    connection: &mut AsyncPgConnection,
    name: &str,
    full_name: &str,
    kind: &str,
    file: Option<Uuid>,
) -> QueryResult<usize> {
    diesel::insert_into(account::table)
        .values((
            account::id.eq(account_id(name)),
            account::kind.eq(kind),
            account::subject.eq(subject(name)),
            account::name.eq(full_name),
            account::citizen_id.eq(file),
        ))
        .execute(connection)
        .await
}

async fn write_role(
    connection: &mut AsyncPgConnection,
    name: &str,
    role: Role,
    since: NaiveDate,
    ended: Option<NaiveDate>,
) -> QueryResult<usize> {
    diesel::insert_into(account_role::table)
        .values((
            account_role::account_id.eq(account_id(name)),
            account_role::role.eq(role),
            account_role::valid_from.eq(since),
            account_role::valid_to.eq(ended),
        ))
        .execute(connection)
        .await
}

/// Phones are invented: 12 34 5x xx is nobody's.
async fn write_staff(
    connection: &mut AsyncPgConnection,
    name: &str,
    full_name: &str,
    title: &str,
) -> QueryResult<usize> {
    let number = id_of("phone", name).as_u128() % 1_000;
    diesel::insert_into(staff_member::table)
        .values((
            staff_member::account_id.eq(account_id(name)),
            staff_member::name.eq(full_name),
            staff_member::title.eq(title),
            staff_member::phone.eq(format!("12345{number:03}")),
            staff_member::phone_hours.eq("hverdage klokken 9 til 14"),
        ))
        .execute(connection)
        .await
}

/// Every offer that is granted has somebody; those who aren't cast can't sign in.
async fn write_contact_persons(
    connection: &mut AsyncPgConnection,
    municipality: &Municipality,
    today: NaiveDate,
) -> anyhow::Result<()> {
    let since = today - TimeDelta::days(900);
    for offer in municipality.offer.iter().filter(|offer| offer.grant_required) {
        let persons: Vec<String> = match offer.code.as_str() {
            "skovhjaelperne" => vec!["yrsa".into(), "claus".into()],
            "klub-vi" => vec!["aage".into()],
            "makers-corner" => vec!["bente".into()],
            "alletiders-hoejskole" => vec!["frida".into()],
            code => {
                let name = format!("kontakt-{code}");
                write_account(connection, &name, "Kim Knudsen", "EMPLOYEE", None).await?;
                write_role(connection, &name, Role::ContactPerson, since, None).await?;
                write_staff(connection, &name, "Kim Knudsen", "Kontaktperson").await?;
                vec![name]
            }
        };
        for name in persons {
            let ended = (name == "claus").then(|| today - TimeDelta::days(30));
            diesel::insert_into(offer_contact_person::table)
                .values((
                    offer_contact_person::account_id.eq(account_id(&name)),
                    offer_contact_person::offer_id.eq(offer.id()),
                    offer_contact_person::valid_from.eq(since),
                    offer_contact_person::valid_to.eq(ended),
                ))
                .execute(connection)
                .await?;
        }
    }
    Ok(())
}

/// The cast's files.
struct Cast<'a> {
    municipality: &'a Municipality,
    today: NaiveDate,
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

    fn citizens(&self, generator: &mut Generator<'_>, rows: &mut Rows) -> anyhow::Result<()> {
        let (mette, thomas) = (account_id("mette"), account_id("thomas"));
        for (account, assessed) in [
            ("anna", 800),
            ("bo", 20),
            ("carl", 700),
            ("dorte", 500),
            ("erik", 420),
            ("fatima", 300),
            ("gerda", 600),
            ("ib", 40),
            ("viggo", 600),
        ] {
            let name = cast::find(account).map(|member| member.name);
            generator.person(rows, citizen_id(account), name, account == "dorte")?;
            generator.assessment(rows, citizen_id(account), self.ago(assessed));
            let caseworker = if matches!(account, "anna" | "bo" | "carl" | "dorte" | "erik") { mette } else { thomas };
            rows.assignments.push((citizen_id(account), caseworker, self.ago(assessed)));
        }
        let ride = |mode, aids| Some(Transport { mode, companion: false, aids });
        let monday_to_friday = Weekday::ALL.into_iter().take(5).collect::<Vec<_>>();
        let (all, partial) = (DecisionOutcome::Full, DecisionOutcome::Partial);

        // Anna came to Klub VI before; now she comes to Skovhjælperne.
        self.place(generator, rows, "anna", "klub-vi", vec![Weekday::Tuesday], (700, Some(356)), partial, None)?;
        let flexrute = ride(TransportMode::Flexrute, vec![]);
        let anna =
            self.place(generator, rows, "anna", "skovhjaelperne", self.three_days(), (355, None), all, flexrute)?;
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
        rows.decisions.push(DecisionRow {
            id: generator.id(),
            citizen_id: carl.1,
            grant_id: Some(carl.0),
            outcome: DecisionOutcome::Ended,
            decided_on: self.ago(80),
            decided_by: mette,
            legal_basis: SEL_104.into(),
            considerations: "Du har fået et andet tilbud, som passer bedre til dig nu.".into(),
            facts: "Du har selv bedt om at stoppe.".into(),
            reasons: Some("Du har ikke længere brug for pladsen.".into()),
            complaint_guidance: Some(generator.words.complaint_guidance.clone()),
        });

        let evenings: Vec<Weekday> = self.offer("scr-klub")?.opening_hours.iter().map(|hours| hours.weekday).collect();
        let taxi = ride(TransportMode::Taxi, vec![]);
        let dorte = self.place(generator, rows, "dorte", "scr-klub", evenings, (340, None), all, taxi)?;
        generator.planned(rows, dorte, self.today + TimeDelta::days(20), mette);

        let erik =
            self.place(generator, rows, "erik", "alletiders-hoejskole", monday_to_friday, (355, None), all, None)?;
        generator.planned(rows, erik, self.today + TimeDelta::days(5), mette);

        let (two, one) = (vec![Weekday::Monday, Weekday::Wednesday], vec![Weekday::Thursday]);
        let minibus = ride(TransportMode::OfferMinibus, vec![]);
        let fatima = self.place(generator, rows, "fatima", "klub-vi", two, (250, None), partial, minibus)?;
        generator.planned(rows, fatima, self.today + TimeDelta::days(110), thomas);
        let on_foot = ride(TransportMode::PublicTransport, vec![]);
        let fatima = self.place(generator, rows, "fatima", "makers-corner", one, (250, None), all, on_foot)?;
        generator.planned(rows, fatima, self.today + TimeDelta::days(110), thomas);

        let lift = ride(TransportMode::WheelchairLiftVehicle, vec![TransportAid::Wheelchair]);
        let days = vec![Weekday::Monday, Weekday::Tuesday, Weekday::Wednesday, Weekday::Thursday];
        let gerda = self.place(generator, rows, "gerda", "itc-svogerslev", days, (560, None), all, lift)?;
        generator.held(rows, gerda, self.ago(400), thomas);
        generator.planned(rows, gerda, self.ago(35), thomas);

        let soon = ride(TransportMode::DrivenByRelative, vec![]);
        let tuesdays = vec![Weekday::Tuesday];
        let ib = self.place(generator, rows, "ib", "skovhjaelperne", tuesdays, (-14, None), all, soon)?;
        generator.planned(rows, ib, self.today + TimeDelta::days(360), thomas);

        let viggo = self.place(generator, rows, "viggo", "klub-vi", vec![Weekday::Friday], (300, None), all, None)?;
        generator.planned(rows, viggo, self.today + TimeDelta::days(60), thomas);
        Ok(())
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
            texts: generator.texts(outcome),
            transport,
            buys_all: true,
        };
        let grant = rows.place(&place, &mut || generator.id())?;
        Ok((grant, citizen_id(account), offer.id()))
    }

    fn relatives(&self, generator: &mut Generator<'_>, rows: &mut Rows) {
        use DelegationArea::{Costs, Documents, FollowUp, Grant, Schedule, Transport};
        use DelegationVerb::{Contact, Read};
        let every = [Grant, Schedule, Costs, Transport, Documents, FollowUp];
        let read = |areas: &[DelegationArea]| areas.iter().map(|area| (Read, *area)).collect::<Vec<_>>();
        let contact = every.iter().map(|area| (Contact, *area)).collect();
        // Who, for whom, what they are, what they may, from and to (days ago; negative is to come), revoked?
        let given = [
            ("karen", "anna", "mor", read(&every), 300, -200, false),
            ("karen", "bo", "mor", read(&[Grant, Schedule]), 15, -300, false),
            ("lars", "anna", "bror", read(&[Schedule]), 100, -100, false),
            ("mona", "anna", "ven", contact, 100, -100, false),
            ("niels", "anna", "nabo", read(&every), 400, 10, false),
            ("olga", "anna", "ven", read(&every), 200, -100, true),
            ("poul", "anna", "onkel", read(&every), -30, -200, false),
            ("rita", "dorte", "søster", read(&every), 100, -100, false),
        ];
        for (relative, citizen, relation, scopes, from, to, revoked) in given {
            let (id, citizen_id) = (generator.id(), citizen_id(citizen));
            rows.delegations.push(DelegationRow {
                id,
                citizen_id,
                relative_id: account_id(relative),
                relative_name: cast::find(relative).map(|member| member.name.to_owned()).unwrap_or_default(),
                relation: relation.into(),
                source: DelegationSource::Citizen,
                valid_from: self.ago(from),
                valid_to: self.ago(to),
                revoked_at: revoked.then(|| Utc::now() - TimeDelta::days(5)),
                revoked_by: revoked.then_some(account_id("anna")),
            });
            rows.scopes.extend(scopes.into_iter().map(|(verb, area)| ScopeRow {
                delegation_id: id,
                citizen_id,
                verb,
                area,
            }));
        }
    }
}
