//! Names that are no types of this Heat: aliases, types of earlier releases, types that others make.
//!
//! All of it is data; `compiler/data/README.md` says where each fact comes from.

use std::sync::OnceLock;

use super::format;
use super::packed::{ALIASES, FOREIGN, FOREIGN_COUNT, RELEASES, REMOVED, REMOVED_COUNT, Reader, TYPES, string};
use crate::syntax::Text;

/// A type that an earlier Heat had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RemovedType {
    pub name: Text,
    /// The first release without it.
    pub removed_in: Release,
    /// The type to use now; it may itself be one to install apart.
    pub replaced_by: Option<Text>,
    /// A clause about how it went: `it was renamed`.
    pub note: Option<Text>,
    /// It lay in Heat's contrib folder and was installed apart.
    pub contrib: bool,
}

/// A release of Heat.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Release {
    /// Heat's version: `19.0.0`, `2014.2`.
    pub heat: Text,
    /// OpenStack's name of it: `Zed`, `2023.1`.
    pub name: Text,
}

/// Types that no release of Heat had as its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ForeignTypes {
    /// A type, or with `*` at its end all that begin so.
    pub pattern: Text,
    /// The project or company they come from: `contrail-heat`.
    pub made_by: Text,
    pub kind: ForeignKind,
    /// A clause more about them.
    pub note: Option<Text>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ForeignKind {
    /// Code that operators install into Heat.
    PlugIn,
    /// Names that environment files give to templates.
    Environment,
}

/// In the order of `format::FOREIGN_KINDS`.
const FOREIGN_KINDS: [ForeignKind; format::FOREIGN_KINDS.len()] = [ForeignKind::PlugIn, ForeignKind::Environment];

/// Aliases may name aliases; no chain is longer.
const MOST_STEPS: usize = 16;

static REMOVED_TYPES: [OnceLock<RemovedType>; REMOVED_COUNT] = [const { OnceLock::new() }; REMOVED_COUNT];
static FOREIGN_TYPES: [OnceLock<ForeignTypes>; FOREIGN_COUNT] = [const { OnceLock::new() }; FOREIGN_COUNT];

/// What is known of a type that this Heat lacks and an earlier one had. Types that live on as placeholders are not here:
/// they are known types (`Behaviour::placeholder`).
pub fn removed(name: &str) -> Option<&'static RemovedType> {
    let index = REMOVED.find(name)?;
    Some(REMOVED_TYPES[index].get_or_init(|| decode_removed(index)))
}

/// Who makes a type that Heat never had, where that is known.
pub fn foreign(name: &str) -> Option<&'static ForeignTypes> {
    let index = FOREIGN.keys().position(|pattern| fits(pattern, name))?;
    Some(FOREIGN_TYPES[index].get_or_init(|| decode_foreign(index)))
}

/// OpenStack's name for the release that a version of Heat belongs to: `Queens` for `10.0.0`.
pub fn release_name(heat_version: &str) -> Option<&'static str> {
    let index = RELEASES.find(series(heat_version))?;
    Some(string(RELEASES.entry(index).value))
}

/// `10.0.0` is of series `10`, `2015.1.0` of series `2015.1`.
fn series(version: &str) -> &str {
    let numbers = if version.starts_with("201") { 2 } else { 1 };
    version.match_indices('.').nth(numbers - 1).map_or(version, |(at, _)| &version[..at])
}

pub fn alias(name: &str) -> Option<&'static str> {
    if TYPES.find(name).is_some() {
        return None;
    }
    let mut name = Text::from(name);
    for _ in 0..MOST_STEPS {
        name = one_step(&name)?;
        if let Some(index) = TYPES.find(&name) {
            return Some(TYPES.entry(index).key);
        }
    }
    None
}

/// An exact name goes before a wildcard.
fn one_step(name: &str) -> Option<Text> {
    if let Some(index) = ALIASES.find(name) {
        return Some(Text::new_static(string(ALIASES.entry(index).value)));
    }
    ALIASES.entries().find_map(|entry| mapped(entry.key, string(entry.value), name))
}

/// What a registry entry `pattern: target` makes of a name, where the pattern ends with `*` and fits: the target, with
/// what the star stood for in place of the target's own star. A name is never mapped to itself.
///
/// heat:heat/engine/environment.py `GlobResourceInfo`
pub fn mapped(pattern: &str, target: &str, name: &str) -> Option<Text> {
    let rest = name.strip_prefix(pattern.strip_suffix('*')?)?;
    if name == target {
        return None;
    }
    Some(target.strip_suffix('*').map_or_else(|| Text::from(target), |start| Text::from(format!("{start}{rest}"))))
}

fn fits(pattern: &str, name: &str) -> bool {
    pattern.strip_suffix('*').map_or(pattern == name, |start| name.starts_with(start))
}

pub fn is_heat_name_space(name: &str) -> bool {
    let Some(service) = service_prefix(name) else { return false };
    let index = TYPES.first_from(service);
    let among_types = index < TYPES.len() && TYPES.entry(index).key.starts_with(service);
    among_types
        || ALIASES.keys().any(|key| key.starts_with(service) || key.ends_with('*') && fits(key, name))
        || REMOVED.keys().any(|key| key.starts_with(service))
}

/// `OS::Nova::` of `OS::Nova::Server`.
fn service_prefix(name: &str) -> Option<&str> {
    name.match_indices("::").nth(1).map(|(at, separator)| &name[..at + separator.len()])
}

fn decode_removed(index: usize) -> RemovedType {
    let entry = REMOVED.entry(index);
    let reader = &mut Reader::new(entry.value);
    let heat = reader.text();
    let name = Text::new_static(release_name(&heat).unwrap_or(""));
    RemovedType {
        name: Text::new_static(entry.key),
        removed_in: Release { heat, name },
        replaced_by: reader.optional_text(),
        note: reader.optional_text(),
        contrib: reader.number() != 0,
    }
}

fn decode_foreign(index: usize) -> ForeignTypes {
    let entry = FOREIGN.entry(index);
    let reader = &mut Reader::new(entry.value);
    ForeignTypes {
        pattern: Text::new_static(entry.key),
        made_by: reader.text(),
        kind: FOREIGN_KINDS[reader.index()],
        note: reader.optional_text(),
    }
}
