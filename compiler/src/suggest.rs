//! "Did you mean": the name closest to a misspelled one.
//!
//! Distance is Damerau-Levenshtein (swapped neighbours are one mistake); letter case and `_`, `-`, `.` or spaces between
//! words count little, for those are the mistakes people make between languages. Far words are never suggested.

/// Words longer than this, without separators, are no names.
const MAX_LENGTH: usize = 64;
/// How many candidates are looked at: Heat takes as many resources.
const MAX_CANDIDATES: usize = 1000;

/// The candidate closest to the word, the first of equals; `None` where none is close.
pub fn closest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let wanted = normalized(word);
    if wanted.is_empty() || wanted.len() > MAX_LENGTH {
        return None;
    }
    let (pattern, exact_pattern) = (Pattern::of(&wanted), Pattern::of(&chars(word)));
    let mut other = Vec::new();
    let mut best: Option<((usize, usize), &str)> = None;
    for candidate in candidates.into_iter().take(MAX_CANDIDATES) {
        other.clear();
        other.extend(normalized_letters(candidate).take(MAX_LENGTH + 1));
        let Some(allowed) = most_mistakes(wanted.len(), other.len()) else { continue };
        // Nobody asks for what is farther away than the best until now.
        let allowed = best.map_or(allowed, |((least, _), _)| allowed.min(least));
        if wanted.len().abs_diff(other.len()) > allowed {
            continue;
        }
        let distance = pattern.distance(&other);
        if distance > allowed {
            continue;
        }
        // Spelling decides between candidates that differ only in case or separators.
        let exact = exact_pattern.distance(&chars(candidate));
        if best.is_none_or(|(least, _)| (distance, exact) < least) {
            best = Some(((distance, exact), candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// How many mistakes make a word of another: about one in three letters. `None` where one of them is no name.
fn most_mistakes(wanted: usize, candidate: usize) -> Option<usize> {
    (candidate > 0 && candidate <= MAX_LENGTH).then(|| wanted.max(candidate) / 3)
}

fn normalized(word: &str) -> Vec<char> {
    normalized_letters(word).take(MAX_LENGTH + 1).collect()
}

fn normalized_letters(word: &str) -> impl Iterator<Item = char> + '_ {
    word.chars().filter(|char| !matches!(char, '_' | '-' | '.' | ' ')).flat_map(char::to_lowercase)
}

fn chars(word: &str) -> Vec<char> {
    word.chars().take(MAX_LENGTH).collect()
}

/// Damerau-Levenshtein distance, each letter taking part in at most one swap. Of longer words the first 64 letters count.
pub(crate) fn distance_between(left: &[char], right: &[char]) -> usize {
    Pattern::of(left).distance(right)
}

/// A word of up to 64 letters, ready to be compared with many: a column of the table of distances is one number, as each
/// of its steps is up, down or level (Hyyrö, "A bit-vector algorithm for computing Levenshtein and Damerau edit
/// distances", 2003).
struct Pattern {
    length: usize,
    /// The places of each of its letters.
    places: Vec<(char, u64)>,
}

impl Pattern {
    fn of(word: &[char]) -> Pattern {
        let mut places: Vec<(char, u64)> = Vec::with_capacity(word.len().min(MAX_LENGTH));
        for (at, letter) in word.iter().take(MAX_LENGTH).enumerate() {
            match places.iter_mut().find(|(known, _)| known == letter) {
                Some((_, bits)) => *bits |= 1 << at,
                None => places.push((*letter, 1 << at)),
            }
        }
        Pattern { length: word.len().min(MAX_LENGTH), places }
    }

    fn places_of(&self, letter: char) -> u64 {
        self.places.iter().find(|(known, _)| *known == letter).map_or(0, |(_, bits)| *bits)
    }

    fn distance(&self, other: &[char]) -> usize {
        let Some(last) = self.length.checked_sub(1) else { return other.len() };
        let (mut up, mut down) = (!0_u64, 0_u64);
        let (mut diagonal, mut before) = (0_u64, 0_u64);
        let mut distance = self.length;
        for letter in other {
            let same = self.places_of(*letter);
            let swapped = ((!diagonal & same) << 1) & before;
            diagonal = ((same & up).wrapping_add(up) ^ up) | same | down | swapped;
            let right_up = down | !(diagonal | up);
            let right_down = diagonal & up;
            distance += (right_up >> last & 1) as usize;
            distance -= (right_down >> last & 1) as usize;
            let right_up = right_up << 1 | 1;
            up = right_down << 1 | !(diagonal | right_up);
            down = right_up & diagonal;
            before = same;
        }
        distance
    }
}

#[cfg(test)]
#[path = "suggest_tests.rs"]
mod tests;
