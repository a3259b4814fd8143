//! Powers of attorney as they arrive with a sign-in: Digital Fuldmagt, in the OIO Basic Privilege Profile. A list of groups, each
//! about one giver (by CPR number) with the privileges given; which privilege allows what here is in the settings.

use anyhow::{Context as _, bail, ensure};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use quick_xml::Reader;
use quick_xml::events::Event;
use secrecy::SecretString;

use super::settings::PrivilegeMap;
use crate::policy::DelegationScope;

/// The scope of a group that is about a person.
const OF_PERSON: &str = "urn:dk:gov:saml:cprNumberIdentifier:";
/// The largest list read, in bytes.
const LARGEST: usize = 64 * 1024;

/// What one giver allows.
#[derive(Debug)]
pub struct Power {
    /// The giver's CPR number, as it was said.
    pub giver: SecretString,
    /// What is allowed here; empty when none of the privileges means anything here.
    pub scopes: Vec<DelegationScope>,
}

/// Reads a list: base64 of XML. What is no such list is refused; groups about organisations are passed over.
pub fn read(encoded: &str, map: &PrivilegeMap) -> anyhow::Result<Vec<Power>> {
    ensure!(encoded.len() <= LARGEST, "the list of privileges is too large");
    let plain: String = encoded.split_whitespace().collect();
    let xml = BASE64_STANDARD.decode(plain).context("the list of privileges is not base64")?;
    let mut reader = Reader::from_reader(xml.as_slice());
    let (mut powers, mut giver, mut privilege) = (Vec::new(), None::<Power>, None::<String>);
    let mut begun = false;
    loop {
        match reader.read_event().context("the list of privileges is not XML")? {
            Event::Start(tag) | Event::Empty(tag) if tag.local_name().as_ref() == "PrivilegeList" => begun = true,
            Event::Start(tag) if tag.local_name().as_ref() == "PrivilegeGroup" => {
                let scope = tag.try_get_attribute("Scope")?.context("a group of privileges says no scope")?;
                let scope = scope.normalized_value(quick_xml::XmlVersion::Implicit1_0)?.into_owned();
                giver = scope.strip_prefix(OF_PERSON).map(|cpr| Power { giver: cpr.trim().into(), scopes: vec![] });
            }
            Event::Start(tag) if tag.local_name().as_ref() == "Privilege" => privilege = Some(String::new()),
            Event::Text(text) => {
                if let Some(privilege) = &mut privilege {
                    privilege.push_str(&text);
                }
            }
            Event::End(tag) if tag.local_name().as_ref() == "Privilege" => {
                let named = privilege.take().unwrap_or_default();
                if let (Some(power), Some(scopes)) = (&mut giver, map.get(named.trim())) {
                    let new = scopes.iter().filter(|scope| !power.scopes.contains(scope)).copied().collect::<Vec<_>>();
                    power.scopes.extend(new);
                }
            }
            Event::End(tag) if tag.local_name().as_ref() == "PrivilegeGroup" => powers.extend(giver.take()),
            Event::DocType(_) => bail!("a list of privileges has no document type"),
            // Something we don't know, a constraint perhaps, may make it less: then it is nothing.
            Event::Start(_) | Event::Empty(_) if giver.is_some() => giver = None,
            Event::Eof => break,
            _ => {}
        }
    }
    ensure!(begun, "this is no list of privileges");
    Ok(powers)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::{DelegationArea, DelegationVerb};
    use secrecy::ExposeSecret as _;

    fn list(xml: &str) -> String {
        BASE64_STANDARD.encode(xml)
    }

    fn map() -> PrivilegeMap {
        let read = |area| DelegationScope { verb: DelegationVerb::Read, area };
        let act = DelegationScope { verb: DelegationVerb::Act, area: DelegationArea::Grant };
        PrivilegeMap::from([
            ("urn:dk:samvaer:laes".into(), vec![read(DelegationArea::Grant), read(DelegationArea::Schedule)]),
            ("urn:dk:samvaer:handle".into(), vec![read(DelegationArea::Grant), act]),
        ])
    }

    #[test]
    fn what_each_giver_allows_is_read_and_mapped() {
        let xml = r#"<?xml version="1.0" encoding="UTF-8"?>
            <bpp:PrivilegeList xmlns:bpp="http://itst.dk/oiosaml/basic_privilege_profile">
              <PrivilegeGroup Scope="urn:dk:gov:saml:cprNumberIdentifier:6101014444">
                <Privilege>urn:dk:samvaer:laes</Privilege><Privilege> urn:dk:samvaer:handle </Privilege>
              </PrivilegeGroup>
              <PrivilegeGroup Scope="urn:dk:gov:saml:cprNumberIdentifier:6202025555"><Privilege>urn:dk:other:x</Privilege></PrivilegeGroup>
              <PrivilegeGroup Scope="urn:dk:gov:saml:cvrNumberIdentifier:12345678"><Privilege>urn:dk:samvaer:laes</Privilege></PrivilegeGroup>
            </bpp:PrivilegeList>"#;
        let powers = read(&list(xml), &map()).expect("a list");
        let said: Vec<_> = powers.iter().map(|power| (power.giver.expose_secret(), power.scopes.len())).collect();
        assert_eq!(said, [("6101014444", 3), ("6202025555", 0)], "each scope once, organisations not at all");
    }

    #[test]
    fn what_is_no_list_is_refused_and_half_a_list_gives_nobody_anything() {
        let bomb = "<!DOCTYPE x [<!ENTITY a \"aaaa\">]><PrivilegeList>&a;</PrivilegeList>";
        for wrong in ["", "no base64!", &list("text"), &list("<a/>"), &list(bomb), &list("<PrivilegeList></b>")] {
            assert!(read(wrong, &map()).is_err(), "{wrong}");
        }
        let half = "<PrivilegeList><PrivilegeGroup Scope='urn:dk:gov:saml:cprNumberIdentifier:1'><Privilege>urn:dk:samvaer:laes";
        assert!(read(&list(half), &map()).is_ok_and(|powers| powers.is_empty()));
    }
}
