//! Reads the packed table: strings, sorted sections, and the numbers of records.
//!
//! The table comes from `build.rs` of this very build, so its numbers are trusted; `format.rs` says how it is laid out.
//! Nothing is read before it is asked for.

use super::format::{ENTRY_NUMBERS, slot};
use crate::syntax::Text;

static TABLE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/schema.bin"));

pub const TYPES: Section = Section { slot: slot::TYPES };
/// Names, some with `*` at the end; the value is the number of the string that stands for them.
pub const ALIASES: Section = Section { slot: slot::ALIASES };
pub const REMOVED: Section = Section { slot: slot::REMOVED };
/// Names, some with `*` at the end.
pub const FOREIGN: Section = Section { slot: slot::FOREIGN };
/// Versions, without their minor numbers from 5 on; the value is the number of the string of the release's name.
pub const RELEASES: Section = Section { slot: slot::RELEASES };

pub const TYPE_COUNT: usize = header(slot::TYPES) as usize;
pub const REMOVED_COUNT: usize = header(slot::REMOVED) as usize;
pub const FOREIGN_COUNT: usize = header(slot::FOREIGN) as usize;

/// Entries sorted by key.
#[derive(Debug, Clone, Copy)]
pub struct Section {
    slot: usize,
}

#[derive(Debug, Clone, Copy)]
pub struct Entry {
    pub key: &'static str,
    pub value: u32,
    pub extra: u32,
}

impl Section {
    pub fn len(self) -> usize {
        header(self.slot) as usize
    }

    pub fn entry(self, index: usize) -> Entry {
        let at = header(self.slot + 1) as usize + index * ENTRY_NUMBERS * 4;
        Entry { key: string(fixed(at)), value: fixed(at + 4), extra: fixed(at + 8) }
    }

    pub fn entries(self) -> impl ExactSizeIterator<Item = Entry> {
        (0..self.len()).map(move |index| self.entry(index))
    }

    pub fn keys(self) -> impl ExactSizeIterator<Item = &'static str> {
        self.entries().map(|entry| entry.key)
    }

    /// The place of a key among the entries.
    pub fn find(self, key: &str) -> Option<usize> {
        let index = self.first_from(key);
        (index < self.len() && self.entry(index).key == key).then_some(index)
    }

    /// The place of the first key that is not less.
    pub fn first_from(self, key: &str) -> usize {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = low + (high - low) / 2;
            if self.entry(middle).key < key {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }
}

pub fn heat_version() -> &'static str {
    string(header(slot::HEAT_VERSION))
}

pub fn string(number: u32) -> &'static str {
    let ends = header(slot::STRING_ENDS) as usize;
    let number = number as usize;
    let start = if number == 0 { 0 } else { fixed(ends + (number - 1) * 4) as usize };
    let end = fixed(ends + number * 4) as usize;
    let text = header(slot::STRING_TEXT) as usize;
    std::str::from_utf8(&TABLE[text + start..text + end]).expect("the packed strings are UTF-8")
}

const fn header(slot: usize) -> u32 {
    fixed(slot * 4)
}

const fn fixed(at: usize) -> u32 {
    u32::from_le_bytes([TABLE[at], TABLE[at + 1], TABLE[at + 2], TABLE[at + 3]])
}

/// Reads a record from its first number on.
#[derive(Debug)]
pub struct Reader {
    at: usize,
}

impl Reader {
    pub fn new(at: u32) -> Reader {
        Reader { at: at as usize }
    }

    pub fn number(&mut self) -> u64 {
        let mut number = 0;
        let mut shift = 0;
        loop {
            let byte = TABLE[self.at];
            self.at += 1;
            number |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return number;
            }
            shift += 7;
        }
    }

    pub fn index(&mut self) -> usize {
        self.number() as usize
    }

    /// A number that may be negative: the sign is the lowest bit.
    pub fn signed(&mut self) -> i64 {
        let number = self.number();
        (number >> 1) as i64 ^ -((number & 1) as i64)
    }

    pub fn float(&mut self) -> f64 {
        let mut bytes = [0; 8];
        bytes.copy_from_slice(&TABLE[self.at..self.at + 8]);
        self.at += 8;
        f64::from_le_bytes(bytes)
    }

    pub fn text(&mut self) -> Text {
        Text::new_static(string(self.number() as u32))
    }

    pub fn optional_text(&mut self) -> Option<Text> {
        match self.number() {
            0 => None,
            number => Some(Text::new_static(string(number as u32 - 1))),
        }
    }

    pub fn list<T>(&mut self, mut item: impl FnMut(&mut Reader) -> T) -> Vec<T> {
        (0..self.number()).map(|_| item(self)).collect()
    }
}
