//! The code somebody is invited with: said on the phone or written on paper, so few signs, and none that look alike.

use aws_lc_rs::digest::{SHA256, digest};
use aws_lc_rs::rand;

use crate::error::{Error, Result};

/// Crockford's signs: no I, L, O, U.
const SIGNS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Sixty bits: nobody guesses one.
const LENGTH: usize = 12;
/// How many days somebody has to accept.
pub const DAYS: i64 = 14;

/// A new code, as it is shown: `7K3M-9QXZ-2F4A`.
pub fn new_code() -> Result<String> {
    let mut bytes = [0_u8; LENGTH];
    rand::fill(&mut bytes).map_err(|_| Error::internal(anyhow::anyhow!("no random numbers")))?;
    let signs: Vec<char> =
        bytes.iter().filter_map(|byte| SIGNS.get(usize::from(byte % 32)).copied()).map(char::from).collect();
    Ok(signs.chunks(4).map(|part| part.iter().collect::<String>()).collect::<Vec<_>>().join("-"))
}

/// What the database knows a code by. Hyphens, spaces and small letters are as good; O is 0, and I and L are 1.
pub fn hash(code: &str) -> Vec<u8> {
    let plain = code.chars().filter(|sign| sign.is_alphanumeric()).map(|sign| match sign.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    });
    digest(&SHA256, plain.collect::<String>().as_bytes()).as_ref().to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_as_people_write_it() {
        let code = new_code().expect("random numbers");
        assert_eq!(code.len(), LENGTH + 2);
        assert_ne!(code, new_code().expect("random numbers"));
        let written = code.to_lowercase().replace('-', " ").replace('0', "o").replace('1', "l");
        assert_eq!(hash(&written), hash(&code));
        assert_ne!(hash(&code), hash("0000-0000-0000"));
    }
}
