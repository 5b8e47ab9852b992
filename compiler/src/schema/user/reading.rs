//! Typed access to what is written, with a complaint where something else stands.
//!
//! A null counts as absent, for Heat's answers hold nulls. Whoever asks gets something usable in any case.

use super::UserSchemaError;
use crate::syntax::{Map, Node, NodeKind, Text};

/// The complaints so far.
#[derive(Debug, Default)]
pub struct Reading {
    pub errors: Vec<UserSchemaError>,
}

impl Reading {
    pub fn complain(&mut self, node: &Node, message: impl Into<String>) {
        self.complain_at(node.span.start, message);
    }

    pub fn complain_at(&mut self, offset: u32, message: impl Into<String>) {
        self.errors.push(UserSchemaError { message: message.into(), offset: Some(offset) });
    }

    pub fn map<'n>(&mut self, node: &'n Node, what: &str) -> Option<&'n Map> {
        let map = node.as_map();
        if map.is_none() {
            self.complain(node, format!("{what} is not a map"));
        }
        map
    }

    pub fn items<'n>(&mut self, node: &'n Node, what: &str) -> &'n [Node] {
        node.as_list().unwrap_or_else(|| {
            self.complain(node, format!("{what} is not a list"));
            &[]
        })
    }

    /// The items under a key; none where it is absent.
    pub fn list<'n>(&mut self, map: &'n Map, key: &str) -> &'n [Node] {
        given(map, key).map_or(&[], |node| self.items(node, &format!("`{key}`")))
    }

    /// Complains of keys that mean nothing here.
    pub fn only(&mut self, map: &Map, known: impl Fn(&str) -> bool, what: &str) {
        for entry in map.entries() {
            let name = entry.key.key_text();
            if !name.as_deref().is_some_and(&known) {
                let name = name.unwrap_or_default();
                self.complain(&entry.key, format!("`{name}` is no part of {what}"));
            }
        }
    }

    /// A text, or a number as it would be written (`since: 10`).
    pub fn text(&mut self, map: &Map, key: &str) -> Option<Text> {
        let node = given(map, key)?;
        match &node.kind {
            NodeKind::String(_) | NodeKind::Int(_) | NodeKind::Float(_) => node.key_text(),
            _ => {
                self.complain(node, format!("`{key}` is not text"));
                None
            }
        }
    }

    pub fn texts(&mut self, map: &Map, key: &str) -> Vec<Text> {
        let mut texts = Vec::new();
        for node in self.list(map, key) {
            match node.as_str() {
                Some(text) => texts.push(Text::from(text)),
                None => self.complain(node, format!("`{key}` holds something that is not text")),
            }
        }
        texts
    }

    /// A boolean that is false where it is absent.
    pub fn flag(&mut self, map: &Map, key: &str) -> bool {
        self.flag_or(map, key, false)
    }

    pub fn flag_or(&mut self, map: &Map, key: &str, absent: bool) -> bool {
        let Some(node) = given(map, key) else { return absent };
        match node.kind {
            NodeKind::Bool(flag) => flag,
            _ => {
                self.complain(node, format!("`{key}` is neither true nor false"));
                absent
            }
        }
    }

    /// One of some words, in any case of letters; `meanings` stand in the order of the words.
    pub fn word<T: Copy>(&mut self, map: &Map, key: &str, words: &[&str], meanings: &[T]) -> Option<T> {
        let node = given(map, key)?;
        self.meaning(node, key, words, meanings)
    }

    /// A list of words.
    pub fn words<T: Copy>(&mut self, map: &Map, key: &str, words: &[&str], meanings: &[T]) -> Vec<T> {
        self.list(map, key).iter().filter_map(|node| self.meaning(node, key, words, meanings)).collect()
    }

    fn meaning<T: Copy>(&mut self, node: &Node, key: &str, words: &[&str], meanings: &[T]) -> Option<T> {
        let written = node.as_str().unwrap_or_default();
        let meaning = words.iter().zip(meanings).find(|(word, _)| word.eq_ignore_ascii_case(written));
        if meaning.is_none() {
            self.complain(node, format!("`{key}` is none of {}", words.join(", ")));
        }
        meaning.map(|(_, meaning)| *meaning)
    }
}

/// What stands under a key, unless it is null.
pub fn given<'n>(map: &'n Map, key: &str) -> Option<&'n Node> {
    map.get(key).filter(|node| node.kind != NodeKind::Null)
}
