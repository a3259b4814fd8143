//! Easy words: what a text has to be that a citizen reads who tires easily. Measured as the portal's own texts are: no
//! sentence of more than 15 words, and of a text of some length the LIX (words a sentence, and how many are long).

use crate::user_error::{Problems, UserErrorCode};

/// The most words a sentence has.
pub const LONGEST_SENTENCE: usize = 15;
/// The highest LIX of an easy text.
pub const HIGHEST_LIX: f64 = 25.0;
/// A LIX says something from this many words on.
const MEASURABLE: usize = 60;
/// A word of more letters than this is long.
const LONG_WORD: usize = 6;

/// What ends with a dot and no sentence does.
const SHORT_FORMS: [&str; 8] = ["bl.a.", "ca.", "dvs.", "evt.", "f.eks.", "kl.", "m.m.", "nr."];

/// The words of each sentence.
fn sentences(text: &str) -> Vec<Vec<&str>> {
    let has_letters = |word: &&str| word.chars().any(char::is_alphanumeric);
    let mut sentences = vec![Vec::new()];
    for line in text.lines() {
        let mut words = line.split_whitespace().peekable();
        while let Some(word) = words.next() {
            if let Some(sentence) = sentences.last_mut() {
                sentence.extend(Some(word).filter(has_letters));
            }
            if ends_a_sentence(word, words.peek().copied()) {
                sentences.push(Vec::new());
            }
        }
        sentences.push(Vec::new());
    }
    sentences.retain(|sentence| !sentence.is_empty());
    sentences
}

/// Does a sentence end with this word, before that one?
fn ends_a_sentence(word: &str, next: Option<&str>) -> bool {
    let word = word.trim_end_matches(['«', '»', '"', '”', '\'', '’', ')']);
    if SHORT_FORMS.contains(&word.to_lowercase().as_str()) {
        return false;
    }
    // `4. december`: the dot of a number goes on in small letters.
    let number = word.strip_suffix('.').is_some_and(|digits| digits.bytes().all(|sign| sign.is_ascii_digit()));
    if number && next.is_some_and(|next| next.chars().next().is_some_and(char::is_lowercase)) {
        return false;
    }
    word.ends_with(['.', '!', '?', ':', ';'])
}

/// The LIX of a text: words a sentence, and of a hundred words how many have more than six letters.
pub fn lix(text: &str) -> f64 {
    let sentences = sentences(text);
    let words: Vec<&str> = sentences.iter().flatten().copied().collect();
    let long = words.iter().filter(|word| word.chars().filter(|sign| sign.is_alphabetic()).count() > LONG_WORD).count();
    let count = |many: usize| f64::from(u32::try_from(many).unwrap_or(u32::MAX));
    if words.is_empty() {
        return 0.0;
    }
    count(words.len()) / count(sentences.len()) + 100.0 * count(long) / count(words.len())
}

/// Is it easy to read? Says which sentence is too long, or that the words are too hard.
pub fn check(text: &str, field: &[&str]) -> Problems {
    let mut problems = Problems::default();
    let sentences = sentences(text);
    if let Some(longest) = sentences.iter().find(|sentence| sentence.len() > LONGEST_SENTENCE) {
        let begin = longest.iter().take(4).copied().collect::<Vec<_>>().join(" ");
        problems.refuse(
            UserErrorCode::TooHard,
            field,
            &format!(
                "En sætning har højst {LONGEST_SENTENCE} ord, så den er let at læse. Del den, der begynder med »{begin}«."
            ),
            &format!(
                "A sentence has at most {LONGEST_SENTENCE} words, to be easy to read. Divide the one that begins with \"{begin}\"."
            ),
        );
    } else if sentences.iter().map(Vec::len).sum::<usize>() >= MEASURABLE && lix(text) > HIGHEST_LIX {
        problems.refuse(
            UserErrorCode::TooHard,
            field,
            &format!(
                "Teksten er svær at læse: lixtal {:.0}, højst {HIGHEST_LIX}. Brug kortere ord og sætninger.",
                lix(text)
            ),
            &format!(
                "The text is hard to read: LIX {:.0}, at most {HIGHEST_LIX}. Use shorter words and sentences.",
                lix(text)
            ),
        );
    }
    problems
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_easy(text: &str) -> bool {
        check(text, &[]).into_result().is_ok()
    }

    #[test]
    fn short_sentences_are_easy_and_long_ones_are_not() {
        assert!(is_easy("Du får en plads. Den begynder den 4. december 2026. Ring, hvis der er noget galt."));
        assert!(is_easy(&format!("{}.", ["ord"; 15].join(" "))));
        assert!(!is_easy(&format!("{}.", ["ord"; 16].join(" "))));
        assert!(is_easy(&format!("{}\n{}", ["ord"; 10].join(" "), ["ord"; 10].join(" "))), "a line is one of its own");
        let phone = "Ring på 46 31 30 00. Vi hjælper dig med at skrive en klage, hvis du vil have det.";
        assert!(is_easy(phone), "a number ends a sentence before a capital");
        assert!(is_easy(&format!("Han sagde: »{}.« {}.", ["ord"; 9].join(" "), ["Ord"; 9].join(" "))));
        assert!(!is_easy(&format!("{} f.eks. {}.", ["ord"; 9].join(" "), ["ord"; 9].join(" "))));
        assert!(is_easy(""), "whether a text is there is another question");
    }

    #[test]
    fn a_text_of_long_words_is_hard_once_it_can_be_measured() {
        let hard = "Samværstilbuddet understøtter netværksdannelse. ";
        assert!(is_easy(hard), "four words say nothing");
        assert!(!is_easy(&hard.repeat(20)));
        assert!((lix(&"Du er her. ".repeat(20)) - 3.0).abs() < 0.01);
    }
}
