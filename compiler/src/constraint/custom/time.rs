//! Points in time in the forms of ISO 8601 that Heat reads.
//! heat:heat/engine/constraint/common_constraints.py `ISO8601Constraint`, `ExpirationConstraint`

use std::sync::LazyLock;

use fancy_regex::{Captures, Regex};

use super::quoted;
use crate::python;

/// A point in time: seconds since 1970 (UTC), and whether a fraction follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Timestamp {
    pub seconds: i64,
    pub fraction: bool,
}

/// Date, or date and time; the parts as the library `iso8601` 2.1 takes them: separators are optional, months without
/// days need them. Groups: year, month twice, day twice, hour, minute, second, fraction, zone, sign, hours, minutes.
static FORM: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let time = r"[ T]([0-9]{2})(?::?([0-9]{2}))?(?::?([0-9]{1,2})(?:[.,]([0-9]+))?)?";
    let zone = r"(Z|([-+])([0-9]{2}):?([0-9]{2})?)?";
    let day = format!(r"(?:-([0-9]{{1,2}})|([0-9]{{2}}))(?:{time}{zone})?");
    let month = format!(r"(?:-([0-9]{{1,2}})|([0-9]{{2}})(?!\n?\z))(?:{day})?");
    Regex::new(&format!(r"\A([0-9]{{4}})(?:{month})?\n?\z")).ok()
});

/// Reads a point in time; without a zone it is UTC.
pub fn parse(text: &str) -> Result<Timestamp, String> {
    let problem = || format!("{} is not a time in the form of ISO 8601, such as `2030-01-31T12:00:00Z`", quoted(text));
    // The form is a constant that compiles; were it not so, nobody would be refused for it.
    let Some(form) = FORM.as_ref() else { return Ok(Timestamp { seconds: i64::MAX, fraction: false }) };
    let captures = form.captures(text).ok().flatten().ok_or_else(problem)?;
    timestamp(&captures).ok_or_else(|| format!("{} is not a time: a part is out of its range", quoted(text)))
}

/// A time that is still to come.
pub fn check_expiration(text: &str, now: Option<i64>) -> Result<(), String> {
    let time = parse(python::strip(text))?;
    if !YEARS.contains(&time.seconds) {
        return Err(format!("{} is not a time: a part is out of its range", quoted(text)));
    }
    match now {
        Some(now) if time.seconds < now || time.seconds == now && !time.fraction => {
            Err(format!("{} is in the past", quoted(text)))
        }
        _ => Ok(()),
    }
}

/// What Python's `datetime` can hold after the zone is taken off: the years 1 to 9999.
const YEARS: std::ops::Range<i64> = -62_135_596_800..253_402_300_800;

fn timestamp(captures: &Captures<'_, str>) -> Option<Timestamp> {
    let number = |group: usize| captures.get(group).and_then(|found| found.as_str().parse::<i64>().ok());
    let year = number(1)?;
    let month = number(2).or(number(3)).unwrap_or(1);
    let day = number(4).or(number(5)).unwrap_or(1);
    let (hour, minute, second) = (number(6).unwrap_or(0), number(7).unwrap_or(0), number(8).unwrap_or(0));
    let in_range = year >= 1
        && (1..=12).contains(&month)
        && (1..=days_in_month(year, month)).contains(&day)
        && hour < 24
        && minute < 60
        && second < 60;
    // Zones reach less than a day in either direction.
    let zone = number(12).unwrap_or(0) * 60 + number(13).unwrap_or(0);
    if !in_range || zone >= 24 * 60 {
        return None;
    }
    let sign = if captures.get(11).is_some_and(|sign| sign.as_str() == "-") { -1 } else { 1 };
    let local = days_from_epoch(year, month, day) * 86_400 + hour * 3600 + minute * 60 + second;
    let micros = captures.get(9).map_or("", |fraction| fraction.as_str());
    let fraction = micros.bytes().take(6).any(|byte| byte != b'0');
    Some(Timestamp { seconds: local - sign * zone * 60, fraction })
}

fn days_in_month(year: i64, month: i64) -> i64 {
    match month {
        2 if is_leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

fn is_leap(year: i64) -> bool {
    year % 4 == 0 && year % 100 != 0 || year % 400 == 0
}

/// Days since 1970-01-01.
fn days_from_epoch(year: i64, month: i64, day: i64) -> i64 {
    let before = year - 1;
    let whole_years = before * 365 + before / 4 - before / 100 + before / 400;
    let whole_months: i64 = (1..month).map(|month| days_in_month(year, month)).sum();
    whole_years + whole_months + day - 1 - 719_162
}
