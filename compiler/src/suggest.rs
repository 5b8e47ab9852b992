//! "Did you mean": the name closest to a misspelled one.
//!
//! Distance is Damerau-Levenshtein (swapped neighbours are one mistake); letter case and `_`, `-`, `.` or spaces between
//! words count little, for those are the mistakes people make between languages. Far words are never suggested.

/// Words longer than this are no names; comparing them would cost more than it is worth.
const MAX_LENGTH: usize = 120;

/// The candidate closest to the word, the first of equals; `None` where none is close.
pub fn closest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let wanted = normalized(word);
    if wanted.len() > MAX_LENGTH {
        return None;
    }
    let mut best: Option<((usize, usize), &str)> = None;
    for candidate in candidates {
        let Some(distance) = similar(&wanted, &normalized(candidate)) else { continue };
        // Spelling decides between candidates that differ only in case or separators.
        let exact = distance_between(&chars(word), &chars(candidate));
        if best.is_none_or(|(least, _)| (distance, exact) < least) {
            best = Some(((distance, exact), candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// The distance of two normalized words where it is small for their length: about one mistake in three letters.
fn similar(wanted: &[char], candidate: &[char]) -> Option<usize> {
    if wanted.is_empty() || candidate.is_empty() || candidate.len() > MAX_LENGTH {
        return None;
    }
    let allowed = wanted.len().max(candidate.len()) / 3;
    if wanted.len().abs_diff(candidate.len()) > allowed {
        return None;
    }
    Some(distance_between(wanted, candidate)).filter(|distance| *distance <= allowed)
}

fn normalized(word: &str) -> Vec<char> {
    word.chars().filter(|char| !matches!(char, '_' | '-' | '.' | ' ')).flat_map(char::to_lowercase).collect()
}

fn chars(word: &str) -> Vec<char> {
    word.chars().take(MAX_LENGTH).collect()
}

/// Damerau-Levenshtein distance, each letter taking part in at most one swap.
pub(crate) fn distance_between(left: &[char], right: &[char]) -> usize {
    let mut before_last: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=right.len()).collect();
    for (row, char) in left.iter().enumerate() {
        let mut current = vec![row + 1];
        for (column, other) in right.iter().enumerate() {
            let replaced = last[column] + usize::from(char != other);
            let mut cost = replaced.min(last[column + 1] + 1).min(current[column] + 1);
            if row > 0 && column > 0 && *char == right[column - 1] && left[row - 1] == *other {
                cost = cost.min(before_last[column - 1] + 1);
            }
            current.push(cost);
        }
        before_last = std::mem::replace(&mut last, current);
    }
    last[right.len()]
}

#[cfg(test)]
#[path = "suggest_tests.rs"]
mod tests;
