//! Writes the packed table; `src/schema/format.rs` says how it is laid out.

use std::collections::BTreeMap;

use crate::format::slot;

/// Strings and records so far.
pub struct Table {
    strings: Vec<String>,
    numbers: BTreeMap<String, u32>,
    records: Vec<u8>,
    heat_version: u32,
}

/// One record being written.
#[derive(Default)]
pub struct Record {
    bytes: Vec<u8>,
}

/// Entries of a section: number of the key's string, value, extra value. The value of an entry with a record is the
/// offset within the records until the table is finished.
#[derive(Default)]
pub struct Section {
    entries: Vec<[u32; 3]>,
    has_records: bool,
}

impl Section {
    /// An entry whose value is a record.
    pub fn push(&mut self, key: u32, record: u32, extra: u32) {
        self.has_records = true;
        self.entries.push([key, record, extra]);
    }

    /// An entry whose value is a string.
    pub fn push_text(&mut self, key: u32, text: u32) {
        self.entries.push([key, text, 0]);
    }
}

impl Table {
    pub fn new(heat_version: &str) -> Table {
        let mut table = Table { strings: Vec::new(), numbers: BTreeMap::new(), records: Vec::new(), heat_version: 0 };
        table.heat_version = table.string(heat_version);
        table
    }

    /// The number of a string; equal strings have one number.
    pub fn string(&mut self, text: &str) -> u32 {
        if let Some(number) = self.numbers.get(text) {
            return *number;
        }
        let number = self.strings.len() as u32;
        self.strings.push(text.to_owned());
        self.numbers.insert(text.to_owned(), number);
        number
    }

    /// Takes a record and says where it is among the records.
    pub fn add(&mut self, record: Record) -> u32 {
        let at = self.records.len() as u32;
        self.records.extend(record.bytes);
        at
    }

    /// The whole table, the sections in the order of their slots.
    pub fn finish(self, sections: [Section; 5]) -> Vec<u8> {
        let mut header = [0u32; slot::COUNT];
        let mut body = Vec::new();
        let start = (slot::COUNT * 4) as u32;
        let here = |body: &Vec<u8>| start + body.len() as u32;
        header[slot::STRING_COUNT] = self.strings.len() as u32;
        header[slot::HEAT_VERSION] = self.heat_version;
        header[slot::STRING_ENDS] = here(&body);
        let mut end = 0;
        for text in &self.strings {
            end += text.len() as u32;
            body.extend(end.to_le_bytes());
        }
        header[slot::STRING_TEXT] = here(&body);
        body.extend(self.strings.iter().flat_map(|text| text.bytes()));
        let records = here(&body);
        body.extend(&self.records);
        let slots = [slot::TYPES, slot::ALIASES, slot::REMOVED, slot::FOREIGN, slot::RELEASES];
        for (slot, mut section) in slots.into_iter().zip(sections) {
            section.entries.sort_by_key(|entry| &self.strings[entry[0] as usize]);
            header[slot] = section.entries.len() as u32;
            header[slot + 1] = here(&body);
            let offset = if section.has_records { records } else { 0 };
            for [key, value, extra] in section.entries {
                body.extend([key, value + offset, extra].into_iter().flat_map(u32::to_le_bytes));
            }
        }
        header.into_iter().flat_map(u32::to_le_bytes).chain(body).collect()
    }
}

impl Record {
    pub fn number(&mut self, mut number: u64) {
        while number >= 0x80 {
            self.bytes.push((number & 0x7f) as u8 | 0x80);
            number >>= 7;
        }
        self.bytes.push(number as u8);
    }

    pub fn signed(&mut self, number: i64) {
        self.number((number as u64) << 1 ^ (number >> 63) as u64);
    }

    pub fn float(&mut self, number: f64) {
        self.bytes.extend(number.to_le_bytes());
    }

    pub fn text(&mut self, table: &mut Table, text: &str) {
        self.number(u64::from(table.string(text)));
    }

    pub fn optional_text(&mut self, table: &mut Table, text: Option<&str>) {
        let number = text.map_or(0, |text| u64::from(table.string(text)) + 1);
        self.number(number);
    }
}
