//! "Did you mean": the name closest to a misspelled one.
//!
//! Distance is Damerau-Levenshtein (swapped neighbours are one mistake); letter case and `_`, `-`, `.` or spaces between
//! words count little, for those are the mistakes people make between languages. Far words are never suggested.

/// Words longer than this are no names; comparing them would cost more than it is worth.
const MAX_LENGTH: usize = 120;
/// How many candidates are looked at. A template that Heat takes has fewer names of a kind, a hostile one may have more.
const MAX_CANDIDATES: usize = 10_000;

/// The candidate closest to the word, the first of equals; `None` where none is close.
pub fn closest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let wanted = normalized(word);
    if wanted.is_empty() || wanted.len() > MAX_LENGTH {
        return None;
    }
    let letters = letters_of(&wanted);
    let mut comparison = Comparison::default();
    let mut other = Vec::new();
    let mut best: Option<((usize, usize), &str)> = None;
    for candidate in candidates.into_iter().take(MAX_CANDIDATES) {
        other.clear();
        other.extend(normalized_letters(candidate).take(MAX_LENGTH + 1));
        let Some(allowed) = most_mistakes(wanted.len(), other.len()) else { continue };
        // Nobody asks for what is farther away than the best until now.
        let allowed = best.map_or(allowed, |((least, _), _)| allowed.min(least));
        // Each letter that the other lacks is a mistake of its own.
        let lacking = (letters & !letters_of(&other)).count_ones() as usize;
        if lacking > allowed || wanted.len().abs_diff(other.len()) > allowed {
            continue;
        }
        let Some(distance) = comparison.within(&wanted, &other, allowed) else { continue };
        // Spelling decides between candidates that differ only in case or separators.
        let exact = distance_between(&chars(word), &chars(candidate));
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

/// The letters of a word as a set, in which several letters may share a place.
fn letters_of(word: &[char]) -> u64 {
    word.iter().fold(0, |letters, char| letters | 1 << (u32::from(*char) % 64))
}

fn chars(word: &str) -> Vec<char> {
    word.chars().take(MAX_LENGTH).collect()
}

/// Damerau-Levenshtein distance, each letter taking part in at most one swap.
pub(crate) fn distance_between(left: &[char], right: &[char]) -> usize {
    let most = left.len().max(right.len());
    Comparison::default().within(left, right, most).unwrap_or(most)
}

/// The table of a comparison, of which three rows are needed at a time. Kept from one to the next for its memory.
#[derive(Default)]
struct Comparison {
    before_last: Vec<usize>,
    last: Vec<usize>,
    current: Vec<usize>,
}

impl Comparison {
    /// The distance of two words where it is at most `allowed`.
    fn within(&mut self, left: &[char], right: &[char], allowed: usize) -> Option<usize> {
        if left.len().abs_diff(right.len()) > allowed {
            return None;
        }
        let beyond = allowed + 1;
        self.before_last.clear();
        self.before_last.resize(right.len() + 1, beyond);
        self.last.clear();
        self.last.extend((0..=right.len()).map(|column| column.min(beyond)));
        self.current.clear();
        self.current.resize(right.len() + 1, beyond);
        let mut least_before = 0;
        for (row, char) in left.iter().enumerate() {
            // Farther from the diagonal all are beyond what is allowed.
            let columns = row.saturating_sub(allowed)..(row + allowed + 1).min(right.len());
            self.current[columns.start] = if columns.start == 0 { (row + 1).min(beyond) } else { beyond };
            if let Some(next) = self.last.get_mut(row + allowed + 1) {
                *next = beyond;
            }
            let mut least = self.current[columns.start];
            for column in columns {
                let replaced = self.last[column] + usize::from(*char != right[column]);
                let mut cost = replaced.min(self.last[column + 1] + 1).min(self.current[column] + 1);
                if row > 0 && column > 0 && *char == right[column - 1] && left[row - 1] == right[column] {
                    cost = cost.min(self.before_last[column - 1] + 1);
                }
                self.current[column + 1] = cost.min(beyond);
                least = least.min(cost);
            }
            // A swap reaches back over one row, and then costs one more.
            if least > allowed && least_before >= allowed {
                return None;
            }
            least_before = least;
            std::mem::swap(&mut self.before_last, &mut self.last);
            std::mem::swap(&mut self.last, &mut self.current);
        }
        Some(self.last[right.len()]).filter(|distance| *distance <= allowed)
    }
}

#[cfg(test)]
#[path = "suggest_tests.rs"]
mod tests;
