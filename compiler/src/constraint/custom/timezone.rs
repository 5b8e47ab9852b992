//! Names of time zones.
//!
//! Heat asks Python's `zoneinfo`, which looks into the server's own database: the names here are those of a recent one,
//! with the variants that Debian installs. A name must be spelled exactly.

use super::quoted;
use crate::suggest;

const NAMES: &str = include_str!("../../../data/timezones.txt");

pub fn check(name: &str) -> Result<(), String> {
    let plain = ["posix/", "right/"].iter().find_map(|variant| name.strip_prefix(variant)).unwrap_or(name);
    if is_listed(plain) || ["localtime", "posixrules"].contains(&name) {
        return Ok(());
    }
    let all: Vec<String> = names().collect();
    let hint = match suggest::closest(name, all.iter().map(String::as_str)) {
        Some(close) => format!(", did you mean `{close}`?"),
        None => String::new(),
    };
    Err(format!("{} is not a time zone{hint}", quoted(name)))
}

fn is_listed(name: &str) -> bool {
    let (area, place) = name.rsplit_once('/').unwrap_or(("", name));
    !name.starts_with('/')
        && lines().any(|(listed, places)| listed == area && places.split(' ').any(|listed| listed == place))
}

/// Areas with their places; the area of names without one is empty.
fn lines() -> impl Iterator<Item = (&'static str, &'static str)> {
    NAMES.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(": "))
}

fn names() -> impl Iterator<Item = String> {
    lines().flat_map(|(area, places)| {
        places.split(' ').map(move |place| if area.is_empty() { place.to_string() } else { format!("{area}/{place}") })
    })
}
