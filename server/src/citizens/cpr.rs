//! CPR numbers: their shape, and how they are kept. The number itself is in the database encrypted only; it is found
//! by a keyed hash. The keys are outside the database. Modulus 11 is not asked: numbers without it are valid.

use std::fmt;
use std::path::Path;

use anyhow::{Context as _, ensure};
use aws_lc_rs::aead::{AES_256_GCM_SIV, Aad, NONCE_LEN, Nonce, RandomizedNonceKey};
use aws_lc_rs::hkdf::{HKDF_SHA256, KeyType, Salt};
use aws_lc_rs::hmac;
use chrono::NaiveDate;
use secrecy::{ExposeSecret, SecretString};
use uuid::Uuid;

/// A CPR number of the right shape: ten digits that begin with a real day.
#[derive(Clone)]
pub struct Cpr {
    digits: SecretString,
    born_on: NaiveDate,
}

impl fmt::Debug for Cpr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Cpr(…)")
    }
}

impl Cpr {
    /// Reads `DDMMYYSSSS` or `DDMMYY-SSSS`. Days 61–91 are test numbers, read only where those are switched on.
    pub fn parse(text: &str, test_numbers: bool) -> Option<Self> {
        let digits: String = text.trim().chars().filter(|c| *c != '-').collect();
        let shape = text.trim().len() == digits.len() || text.trim().find('-') == Some(6);
        if digits.len() != 10 || !shape || !digits.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        let number = |from: usize, to: usize| digits.get(from..to)?.parse::<u32>().ok();
        let (day, month, year, seventh) = (number(0, 2)?, number(2, 4)?, number(4, 6)?, number(6, 7)?);
        let day = if test_numbers && (61..=91).contains(&day) { day - 60 } else { day };
        let century = match (seventh, year) {
            (0..=3, _) | (4 | 9, 37..=99) => 1900,
            (4 | 9, _) | (_, 0..=57) => 2000,
            _ => 1800,
        };
        let born_on = NaiveDate::from_ymd_opt(i32::try_from(century + year).ok()?, month, day)?;
        Some(Self { digits: digits.into(), born_on })
    }

    /// The day of birth it begins with; its century is in the seventh digit.
    pub fn born_on(&self) -> NaiveDate {
        self.born_on
    }

    /// The ten digits.
    pub fn expose(&self) -> &str {
        self.digits.expose_secret()
    }
}

/// The keys. The first is what numbers are kept with; those behind it are older, and read what they kept until everything
/// has been kept anew ([`super::rotation`]).
pub struct CprKeys {
    current: CprKey,
    older: Vec<CprKey>,
    /// Are test numbers (days 61–91) read? Never in production.
    pub test_numbers: bool,
}

/// A key: one to encrypt, one to look up; both derived from one secret of 32 bytes.
struct CprKey {
    encryption: RandomizedNonceKey,
    look_up: hmac::Key,
}

impl fmt::Debug for CprKeys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("CprKeys(…)")
    }
}

struct Bytes32;

impl KeyType for Bytes32 {
    fn len(&self) -> usize {
        32
    }
}

impl CprKey {
    fn new(secret: &[u8]) -> anyhow::Result<Self> {
        ensure!(secret.len() == 32, "the CPR key must be 32 bytes");
        let derived = |purpose: &[u8]| -> anyhow::Result<[u8; 32]> {
            let mut key = [0; 32];
            Salt::new(HKDF_SHA256, b"samvaer cpr")
                .extract(secret)
                .expand(&[purpose], Bytes32)
                .and_then(|okm| okm.fill(&mut key))
                .map_err(|_| anyhow::anyhow!("can't derive the CPR keys"))?;
            Ok(key)
        };
        let encryption = RandomizedNonceKey::new(&AES_256_GCM_SIV, &derived(b"encrypt")?)
            .map_err(|_| anyhow::anyhow!("can't make the CPR key"))?;
        let look_up = hmac::Key::new(hmac::HMAC_SHA256, &derived(b"look up")?);
        Ok(Self { encryption, look_up })
    }

    fn open(&self, citizen: Uuid, stored: &[u8]) -> Option<SecretString> {
        let (nonce, sealed) = stored.split_at_checked(NONCE_LEN)?;
        let nonce = Nonce::try_assume_unique_for_key(nonce).ok()?;
        let mut sealed = sealed.to_vec();
        let opened = self.encryption.open_in_place(nonce, Aad::from(citizen.as_bytes()), &mut sealed).ok()?;
        Some(String::from_utf8(opened.to_vec()).ok()?.into())
    }

    fn look_up(&self, cpr: &Cpr) -> Vec<u8> {
        hmac::sign(&self.look_up, cpr.expose().as_bytes()).as_ref().to_vec()
    }
}

impl CprKeys {
    /// The key from a secret of 32 bytes.
    pub fn new(secret: &[u8], test_numbers: bool) -> anyhow::Result<Self> {
        Self::of(&[secret], test_numbers)
    }

    /// The keys from secrets of 32 bytes each, the newest first.
    pub fn of(secrets: &[&[u8]], test_numbers: bool) -> anyhow::Result<Self> {
        let mut keys = secrets.iter().map(|secret| CprKey::new(secret)).collect::<anyhow::Result<Vec<_>>>()?;
        ensure!(!keys.is_empty(), "there is no CPR key");
        let older = keys.split_off(1);
        let current = keys.pop().context("there is no CPR key")?;
        Ok(Self { current, older, test_numbers })
    }

    /// The keys from a PEM file with one block `SAMVAER CPR KEY` or more, the newest first.
    pub fn read(file: &Path, test_numbers: bool) -> anyhow::Result<Self> {
        let text = std::fs::read(file).with_context(|| format!("can't read the CPR key {}", file.display()))?;
        let blocks = pem::parse_many(text).with_context(|| format!("{} is no PEM file", file.display()))?;
        let ours = !blocks.is_empty() && blocks.iter().all(|block| block.tag() == Self::PEM_TAG);
        ensure!(ours, "{} holds no CPR key", file.display());
        Self::of(&blocks.iter().map(pem::Pem::contents).collect::<Vec<_>>(), test_numbers)
    }

    /// The name of the PEM block.
    pub const PEM_TAG: &str = "SAMVAER CPR KEY";

    /// Encrypts a number for one citizen: it can't be moved to another's row.
    pub fn encrypt(&self, citizen: Uuid, cpr: &Cpr) -> anyhow::Result<Vec<u8>> {
        let mut sealed = cpr.expose().as_bytes().to_vec();
        let nonce = self
            .current
            .encryption
            .seal_in_place_append_tag(Aad::from(citizen.as_bytes()), &mut sealed)
            .map_err(|_| anyhow::anyhow!("can't encrypt a CPR number"))?;
        Ok([nonce.as_ref().as_slice(), sealed.as_slice()].concat())
    }

    /// The number of one citizen.
    pub fn decrypt(&self, citizen: Uuid, stored: &[u8]) -> anyhow::Result<SecretString> {
        let mut opened = self.all().filter_map(|key| key.open(citizen, stored));
        opened.next().context("a stored CPR number can't be read: is it the right key?")
    }

    /// Is this kept with the newest key?
    pub fn is_current(&self, citizen: Uuid, stored: &[u8]) -> bool {
        self.current.open(citizen, stored).is_some()
    }

    /// What a number is kept to be found by.
    pub fn look_up(&self, cpr: &Cpr) -> Vec<u8> {
        self.current.look_up(cpr)
    }

    /// What a number may be found by: one for each key.
    pub fn look_ups(&self, cpr: &Cpr) -> Vec<Vec<u8>> {
        self.all().map(|key| key.look_up(cpr)).collect()
    }

    fn all(&self) -> impl Iterator<Item = &CprKey> {
        std::iter::once(&self.current).chain(&self.older)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_without_modulus_11_is_accepted() {
        assert!(Cpr::parse("0107729995", false).is_some());
        assert!(Cpr::parse("010772-9995", false).is_some());
    }

    #[test]
    fn a_day_that_never_was_is_refused() {
        assert!(Cpr::parse("3102729995", false).is_none());
        assert!(Cpr::parse("2902239995", false).is_none(), "1923 is no leap year");
        assert!(Cpr::parse("01077299", false).is_none());
        assert!(Cpr::parse("0107-729995", false).is_none());
        assert!(Cpr::parse("०१०७७२९९९५", false).is_none());
    }

    #[test]
    fn the_seventh_digit_says_the_century() {
        let born = |text: &str| Cpr::parse(text, true).map(|cpr| cpr.born_on().to_string());
        assert_eq!(born("0101360000").as_deref(), Some("1936-01-01"));
        assert_eq!(born("0101364000").as_deref(), Some("2036-01-01"));
        assert_eq!(born("0101374000").as_deref(), Some("1937-01-01"));
        assert_eq!(born("0101575000").as_deref(), Some("2057-01-01"));
        assert_eq!(born("0101585000").as_deref(), Some("1858-01-01"));
        assert_eq!(born("0101369000").as_deref(), Some("2036-01-01"));
        assert_eq!(born("6101719995").as_deref(), Some("1971-01-01"), "a test number is the day of birth and 60");
    }

    #[test]
    fn test_numbers_need_the_switch() {
        assert!(Cpr::parse("6107729995", true).is_some());
        assert!(Cpr::parse("6107729995", false).is_none());
    }

    #[test]
    fn a_number_comes_back_for_its_citizen_and_no_other() {
        let keys = CprKeys::new(&[7; 32], true).expect("keys");
        let cpr = Cpr::parse("6107729995", true).expect("a number");
        let (anna, bo) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let stored = keys.encrypt(anna, &cpr).expect("encrypted");
        assert_eq!(keys.decrypt(anna, &stored).expect("decrypted").expose_secret(), "6107729995");
        assert!(keys.decrypt(bo, &stored).is_err());
        assert_ne!(keys.encrypt(anna, &cpr).expect("encrypted"), stored, "a new nonce each time");
        assert_eq!(keys.look_up(&cpr), keys.look_up(&cpr));
    }

    #[test]
    fn an_older_key_reads_what_it_kept_and_keeps_nothing_new() {
        let cpr = Cpr::parse("6107729995", true).expect("a number");
        let anna = Uuid::from_u128(1);
        let (old, new) = ([7; 32], [8; 32]);
        let before = CprKeys::new(&old, true).expect("a key");
        let both = CprKeys::of(&[&new, &old], true).expect("keys");
        let after = CprKeys::new(&new, true).expect("a key");
        let kept = before.encrypt(anna, &cpr).expect("encrypted");
        assert_eq!(both.decrypt(anna, &kept).expect("decrypted").expose_secret(), "6107729995");
        assert!(after.decrypt(anna, &kept).is_err(), "the control");
        assert!(!both.is_current(anna, &kept));
        let anew = both.encrypt(anna, &cpr).expect("encrypted");
        assert!(
            both.is_current(anna, &anew) && after.decrypt(anna, &anew).is_ok() && before.decrypt(anna, &anew).is_err()
        );
        assert_eq!(both.look_up(&cpr), after.look_up(&cpr));
        assert_eq!(both.look_ups(&cpr), [after.look_up(&cpr), before.look_up(&cpr)]);
        assert!(CprKeys::of(&[], true).is_err());
    }

    #[test]
    fn nothing_prints_the_number() {
        let cpr = Cpr::parse("6107729995", true).expect("a number");
        assert_eq!(format!("{cpr:?}"), "Cpr(…)");
    }
}
