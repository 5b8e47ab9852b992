//! Anchored values, and what their aliases may cost.
//!
//! Every alias becomes a copy of the value, so a small text can stand for a huge tree; budgets keep the copies bounded.
//! Invariant: all copies of one document together stay within `limits::CLONED_NODES` and `limits::CLONED_TEXT`.

use std::collections::HashMap;

use super::limits;
use super::{Node, NodeKind, Text};
use crate::source::Span;

/// How much a tree holds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Weight {
    pub nodes: usize,
    /// Bytes of text.
    pub text: usize,
    /// Levels of collections; 0 for a scalar.
    pub height: usize,
}

/// The anchors of one document.
#[derive(Debug, Default)]
pub struct Anchors {
    slots: HashMap<usize, Slot>,
    names: HashMap<Text, Span>,
    /// What storing anchored values has cost, and what aliases have.
    stored: Weight,
    cloned: Weight,
}

#[derive(Debug)]
enum Slot {
    /// The anchored collection is still being read.
    Open,
    TooLarge,
    Closed(Node, Weight),
}

/// What an alias stands for.
#[derive(Debug)]
pub enum Target {
    Value(Node, Weight),
    /// The alias stands inside the value it names.
    Itself,
    TooMuch,
    TooDeep,
}

impl Weight {
    pub fn of_scalar(kind: &NodeKind) -> Weight {
        let text = if let NodeKind::String(text) = kind { text.len() } else { 0 };
        Weight { nodes: 1, text, height: 0 }
    }

    /// Takes a child into a collection's weight.
    pub fn hold(&mut self, child: Weight) {
        self.nodes += child.nodes;
        self.text += child.text;
        self.height = self.height.max(child.height + 1);
    }

    /// The weight of a merge key's value, whose entries stand beside the key.
    pub fn moved_up(self) -> Weight {
        Weight { height: self.height.saturating_sub(1), ..self }
    }

    fn spend(&mut self, more: Weight) -> bool {
        let fits = self.nodes + more.nodes <= limits::CLONED_NODES && self.text + more.text <= limits::CLONED_TEXT;
        if fits {
            self.nodes += more.nodes;
            self.text += more.text;
        }
        fits
    }
}

impl Anchors {
    /// Notes the name of an anchor; the place of the first when the name is taken.
    pub fn name(&mut self, name: &str, place: Span) -> Option<Span> {
        let first = *self.names.entry(Text::new(name)).or_insert(place);
        (first != place).then_some(first)
    }

    /// Notes that an anchored collection begins.
    pub fn open(&mut self, id: usize) {
        self.slots.insert(id, Slot::Open);
    }

    /// Keeps an anchored value for its aliases.
    pub fn close(&mut self, id: usize, node: &Node, weight: Weight) {
        let fits = self.stored.spend(weight);
        self.slots.insert(id, if fits { Slot::Closed(node.clone(), weight) } else { Slot::TooLarge });
    }

    /// Copies the value of an anchor for an alias at `place`, `depth` collections deep.
    pub fn resolve(&mut self, id: usize, place: Span, depth: usize) -> Target {
        match self.slots.get(&id) {
            None | Some(Slot::TooLarge) => Target::TooMuch,
            Some(Slot::Open) => Target::Itself,
            Some(Slot::Closed(_, weight)) if depth + weight.height > limits::DEPTH => Target::TooDeep,
            Some(Slot::Closed(_, weight)) if !self.cloned.spend(*weight) => Target::TooMuch,
            Some(Slot::Closed(node, weight)) => Target::Value(Node { alias: Some(place), ..node.clone() }, *weight),
        }
    }
}
