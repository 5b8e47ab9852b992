//! Cron expressions, as croniter 7.0 reads them: five fields, six with seconds, seven with years.
//!
//! Only whether an expression is accepted is decided, never when it fires. croniter's own extensions (`l`, `15w`, `2#3`,
//! `r`) are in; its hashed fields (`h`) are refused, because Heat gives no id to hash.
//! heat:heat/engine/constraint/common_constraints.py `CRONExpressionConstraint`

use std::collections::BTreeSet;

use super::quoted;

pub fn check(text: &str) -> Result<(), String> {
    let lower = text.to_lowercase();
    if ALIASES.contains(&lower.as_str()) {
        return Ok(());
    }
    let separators = [' ', '\t', '\n', '\r', '\u{b}', '\u{c}'];
    let fields: Vec<&str> = lower.split(separators).filter(|field| !field.is_empty()).collect();
    if !(5..=7).contains(&fields.len()) {
        let count = fields.len();
        return Err(format!("{} is not a cron expression: its fields are {count}, not 5, 6 or 7", quoted(text)));
    }
    for (field, written) in FIELDS.iter().zip(&fields) {
        check_field(field, written)
            .map_err(|problem| format!("{} is not a cron expression: {problem}", quoted(text)))?;
    }
    Ok(())
}

const ALIASES: [&str; 7] = ["@midnight", "@hourly", "@daily", "@weekly", "@monthly", "@yearly", "@annually"];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Minute,
    Hour,
    Day,
    Month,
    Weekday,
    Second,
    Year,
}

struct Field {
    kind: Kind,
    name: &'static str,
    min: u64,
    max: u64,
    /// Words for numbers, counted from `first_word`.
    words: &'static [&'static str],
    first_word: u64,
}

const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const WEEKDAYS: [&str; 7] = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

const FIELDS: [Field; 7] = [
    Field { kind: Kind::Minute, name: "minute", min: 0, max: 59, words: &[], first_word: 0 },
    Field { kind: Kind::Hour, name: "hour", min: 0, max: 23, words: &[], first_word: 0 },
    Field { kind: Kind::Day, name: "day of the month", min: 1, max: 31, words: &[], first_word: 0 },
    Field { kind: Kind::Month, name: "month", min: 1, max: 12, words: &MONTHS, first_word: 1 },
    Field { kind: Kind::Weekday, name: "day of the week", min: 0, max: 6, words: &WEEKDAYS, first_word: 0 },
    Field { kind: Kind::Second, name: "second", min: 0, max: 59, words: &[], first_word: 0 },
    Field { kind: Kind::Year, name: "year", min: 1970, max: 2099, words: &[], first_word: 0 },
];

/// The days of the week that a field names, for croniter refuses some mixtures.
#[derive(Default)]
struct Weekdays {
    days: BTreeSet<u64>,
    star: bool,
    /// Days with `#`, or with `l` before them.
    counted: BTreeSet<u64>,
}

fn check_field(field: &Field, written: &str) -> Result<(), String> {
    if let Some(answer) = check_random(field, written) {
        return answer;
    }
    if written.contains('?') {
        return match (written, field.kind) {
            ("?", Kind::Day | Kind::Weekday) => Ok(()),
            ("?", _) => Err(format!("`?` can not be the {}", field.name)),
            _ => Err("`?` must stand alone".to_string()),
        };
    }
    let items: Vec<&str> = written.split(',').collect();
    let mut weekdays = Weekdays::default();
    for item in &items {
        if field.kind == Kind::Day && is_nearest_weekday(item)? {
            if items.len() > 1 {
                return Err(format!("{} can not stand in a list", quoted(item)));
            }
        } else {
            check_item(field, item, &mut weekdays)?;
        }
    }
    let plain = weekdays.days.difference(&weekdays.counted).next().is_some();
    let count = weekdays.days.len() + usize::from(weekdays.star);
    if !weekdays.counted.is_empty() && plain && count != WEEKDAYS.len() {
        return Err("days of the week with and without `#` can not be mixed".to_string());
    }
    Ok(())
}

/// Fields such as `r`, `r(1-5)` and `r/10`, where croniter draws a number; `None` for other fields.
fn check_random(field: &Field, written: &str) -> Option<Result<(), String>> {
    let rest = written.strip_prefix(['r', 'h'])?;
    let (range, divisor) = match rest.split_once('/') {
        Some((range, divisor)) => (range, Some(number(divisor)?)),
        None => (rest, None),
    };
    let bounds = match range.strip_prefix('(').and_then(|range| range.strip_suffix(')')) {
        Some(range) => {
            let (low, high) = range.split_once('-')?;
            Some((number(low)?, number(high)?))
        }
        None if range.is_empty() => None,
        None => return None,
    };
    if written.starts_with('h') {
        return Some(Err(format!("hashed fields such as {} need an id, and Heat gives none", quoted(written))));
    }
    Some(match (bounds, divisor) {
        (Some((low, high)), _) if low >= high => Err(format!("the range {} is empty", quoted(range))),
        (Some((low, high)), _) if [low, high].iter().any(|bound| !field.holds(field.alias(*bound))) => {
            Err(field.out_of_range(range))
        }
        (_, Some(0)) => Err("the step can not be 0".to_string()),
        _ => Ok(()),
    })
}

/// `15w` or `w15`: the working day nearest to a day of the month.
fn is_nearest_weekday(item: &str) -> Result<bool, String> {
    let digits = item.strip_suffix('w').or_else(|| item.strip_prefix('w'));
    match digits.and_then(number) {
        Some(1..=31) => Ok(true),
        Some(_) => Err(format!("{} is no day of the month", quoted(item))),
        None => Ok(false),
    }
}

fn check_item(field: &Field, item: &str, weekdays: &mut Weekdays) -> Result<(), String> {
    let (item, counted) = if field.kind == Kind::Weekday { split_count(item)? } else { (item, false) };
    let days = match range(field, item)? {
        Some(days) => days,
        None => vec![single(field, item)?],
    };
    for day in days {
        match day {
            Single::Star => weekdays.star = true,
            Single::LastDay => {}
            Single::Number(day) if field.kind == Kind::Weekday => {
                weekdays.days.insert(day);
                if counted {
                    weekdays.counted.insert(day);
                }
            }
            Single::Number(_) => {}
        }
    }
    Ok(())
}

/// Takes `#2` off a day of the week, or the `l` before its number; says whether there was one.
fn split_count(item: &str) -> Result<(&str, bool), String> {
    if let Some(day) = item.strip_prefix('l').filter(|day| number(day).is_some()) {
        return Ok((day, true));
    }
    let Some((day, count)) = item.rsplit_once('#') else { return Ok((item, false)) };
    let is_word = !day.is_empty() && day.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    let is_name = |part: &str| WEEKDAYS.contains(&part);
    let is_month = |part: &str| MONTHS.contains(&part);
    let is_range = day
        .split_once('-')
        .is_some_and(|(first, last)| is_name(first) && is_name(last) || is_month(first) && is_month(last));
    match number(count) {
        Some(1..=5) if is_word || is_range => Ok((day, true)),
        Some(_) if is_word || is_range => Err(format!("there is no `#{count}` in a month, only `#1` to `#5`")),
        _ => Ok((item, false)),
    }
}

#[derive(Debug, Clone, Copy)]
enum Single {
    Star,
    /// `l` as day of the month.
    LastDay,
    Number(u64),
}

/// A value that is no range.
fn single(field: &Field, item: &str) -> Result<Single, String> {
    if item == "*" {
        return Ok(Single::Star);
    }
    if field.kind == Kind::Day && item == "l" {
        return Ok(Single::LastDay);
    }
    if item.starts_with('-') {
        return Err(format!("{} is negative", quoted(item)));
    }
    let value = field.alias(field.value(item).ok_or_else(|| field.unreadable(item))?);
    if field.holds(value) { Ok(Single::Number(value)) } else { Err(field.out_of_range(item)) }
}

/// `1-5`, `*/2`, `1-5/2` or `3/2`; `None` where the item has another form.
/// The values are listed for days of the week only.
fn range(field: &Field, item: &str) -> Result<Option<Vec<Single>>, String> {
    let (bounds, step) = match item.rsplit_once('/') {
        Some((bounds, step)) => (bounds, Some(step)),
        None => (item, None),
    };
    let step = match step.map(number) {
        None => None,
        Some(Some(step)) => Some(step),
        // What is no number makes the whole item a word that nobody knows.
        Some(None) => return Ok(None),
    };
    let (low, high, open) = match (bounds.split_once('-'), step) {
        (Some((low, high)), _) if !low.is_empty() && !high.is_empty() && !high.contains(['-', '/']) => {
            (field.bound(low, item)?, field.last(high, item)?, false)
        }
        (None, Some(_)) if bounds == "*" => (field.min, field.max, false),
        (None, Some(_)) if !bounds.is_empty() => (field.bound(bounds, item)?, field.max, true),
        _ => return Ok(None),
    };
    if step == Some(0) {
        return Err("the step can not be 0".to_string());
    }
    let (low, high) = (field.alias(low), field.alias(high));
    if low.max(high) > field.max {
        return Err(field.out_of_range(item));
    }
    // Equal bounds that were written so mean the whole field.
    let (low, high) = if low == high && !open { (field.min, field.max) } else { (low, high) };
    if low < field.min {
        return Err(field.out_of_range(item));
    }
    if field.kind != Kind::Weekday {
        return Ok(Some(Vec::new()));
    }
    Ok(Some(weekdays_between(low, high, step.unwrap_or(1)).into_iter().map(Single::Number).collect()))
}

/// The days of the week of a range, which may run over the week's end.
fn weekdays_between(low: u64, high: u64, step: u64) -> Vec<u64> {
    let step = usize::try_from(step).unwrap_or(usize::MAX);
    if low <= high {
        return (low..=high).step_by(step).collect();
    }
    let mut days: Vec<u64> = (low..=6).step_by(step).collect();
    // The count goes on in the next week only for steps that reach into it; this is croniter's way of telling.
    let last = days.last().map_or(0, |last| *last as usize);
    let skipped = 6 - last;
    let start = if last.saturating_add(step) > 7 && skipped < step { step - skipped } else { 0 };
    days.extend((start..=high as usize).step_by(step).map(|day| day as u64));
    days
}

impl Field {
    fn holds(&self, value: u64) -> bool {
        (self.min..=self.max).contains(&value)
    }

    /// Sunday is 0 and 7.
    fn alias(&self, value: u64) -> u64 {
        if self.kind == Kind::Weekday && value == 7 { 0 } else { value }
    }

    fn value(&self, text: &str) -> Option<u64> {
        number(text).or_else(|| {
            let index = self.words.iter().position(|word| *word == text)?;
            Some(index as u64 + self.first_word)
        })
    }

    /// The first or only bound of a range.
    fn bound(&self, text: &str, item: &str) -> Result<u64, String> {
        self.value(text).ok_or_else(|| self.unreadable(item))
    }

    /// The last bound of a range, where a day of the month may be `l`.
    fn last(&self, text: &str, item: &str) -> Result<u64, String> {
        if self.kind == Kind::Day && text == "l" { Ok(self.max) } else { self.bound(text, item) }
    }

    fn unreadable(&self, item: &str) -> String {
        format!("{} can not be read as {}", quoted(item), self.name)
    }

    fn out_of_range(&self, item: &str) -> String {
        format!("{} is out of range, the {} goes from {} to {}", quoted(item), self.name, self.min, self.max)
    }
}

/// Digits only; what is too large to matter saturates.
fn number(text: &str) -> Option<u64> {
    if text.is_empty() || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    Some(text.parse().unwrap_or(u64::MAX))
}
