//! Packs names that are no types: aliases, removed types, types that others make, and the names of releases.

use serde_json::Value;

use crate::format::FOREIGN_KINDS;
use crate::table::{Record, Section, Table};
use crate::{Facts, Result, only, optional_text, place, text};

pub fn aliases(table: &mut Table, aliases: &Facts) -> Result<Section> {
    texts(table, aliases)
}

pub fn releases(table: &mut Table, releases: &Facts) -> Result<Section> {
    texts(table, releases)
}

fn texts(table: &mut Table, facts: &Facts) -> Result<Section> {
    let mut section = Section::default();
    for (name, value) in facts {
        let value = value.as_str().ok_or_else(|| format!("{name} is no text"))?;
        section.push_text(table.string(name), table.string(value));
    }
    Ok(section)
}

pub fn removed(table: &mut Table, removed: &Facts, types: &Facts, releases: &Facts) -> Result<Section> {
    let mut section = Section::default();
    for (name, facts) in removed {
        if types.contains_key(name) {
            return Err(format!("{name} is said to be removed and is a type"));
        }
        let facts = as_map(name, facts)?;
        only(facts, &["removed_in", "replaced_by", "note", "contrib"])?;
        let version = text(facts, "removed_in")?;
        if !releases.keys().any(|release| version == release || version == format!("{release}.0.0")) {
            return Err(format!("{name}: {version} is no release"));
        }
        let mut record = Record::default();
        record.text(table, version);
        record.optional_text(table, optional_text(facts, "replaced_by")?);
        record.optional_text(table, optional_text(facts, "note")?);
        record.number(u64::from(facts.get("contrib").is_some_and(|contrib| contrib == &Value::Bool(true))));
        let at = table.add(record);
        section.push(table.string(name), at, 0);
    }
    Ok(section)
}

pub fn foreign(table: &mut Table, foreign: &Facts) -> Result<Section> {
    let mut section = Section::default();
    for (pattern, facts) in foreign {
        let facts = as_map(pattern, facts)?;
        only(facts, &["made_by", "kind", "note"])?;
        let mut record = Record::default();
        record.text(table, text(facts, "made_by")?);
        record.number(place(&FOREIGN_KINDS, text(facts, "kind")?)?);
        record.optional_text(table, optional_text(facts, "note")?);
        let at = table.add(record);
        section.push(table.string(pattern), at, 0);
    }
    Ok(section)
}

fn as_map<'a>(name: &str, value: &'a Value) -> Result<&'a Facts> {
    value.as_object().ok_or_else(|| format!("{name} is no map"))
}
