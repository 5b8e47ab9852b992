//! A pattern as a tree, with the flags in force already written into its leaves.

/// A part of a pattern.
#[derive(Debug, Clone, PartialEq)]
pub enum Node {
    Literal {
        char: Char,
        ignore_case: bool,
    },
    /// `.`
    Any {
        newline_too: bool,
    },
    Set {
        negated: bool,
        items: Vec<SetItem>,
        ignore_case: bool,
    },
    Anchor(Anchor),
    Sequence(Vec<Node>),
    Alternatives(Vec<Node>),
    /// `number` is `None` for a group that does not capture.
    Group {
        number: Option<usize>,
        content: Box<Node>,
    },
    Atomic(Box<Node>),
    Look {
        ahead: bool,
        negated: bool,
        content: Box<Node>,
    },
    BackReference {
        group: usize,
        ignore_case: bool,
    },
    Conditional {
        group: usize,
        yes: Box<Node>,
        no: Option<Box<Node>>,
    },
    Repeat {
        content: Box<Node>,
        min: u32,
        max: Option<u32>,
        greed: Greed,
    },
}

/// A character as Python counts them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Char {
    Known(char),
    /// Half of a surrogate pair: no text that Heat sees has it.
    Surrogate(u32),
    /// `\N{...}`: the table of names is not here.
    Named,
}

#[derive(Debug, Clone, PartialEq)]
pub enum SetItem {
    Char(Char),
    Range(Char, Char),
    Class(Class),
}

/// `\d`, `\W`, ...
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Class {
    pub kind: ClassKind,
    pub negated: bool,
    /// The flag `a`: ASCII only.
    pub ascii: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClassKind {
    Digit,
    Space,
    Word,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// `\A`, and `^` without the flag `m`.
    TextStart,
    LineStart,
    /// `\Z`
    TextEnd,
    /// `$` without the flag `m`: the end, or before a newline that ends the text.
    LastLineEnd,
    LineEnd,
    WordBoundary {
        negated: bool,
        ascii: bool,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Greed {
    Greedy,
    Lazy,
    Possessive,
}

impl Char {
    /// The code point, where it is known.
    pub fn code(self) -> Option<u32> {
        match self {
            Char::Known(char) => Some(u32::from(char)),
            Char::Surrogate(code) => Some(code),
            Char::Named => None,
        }
    }
}

/// The least and the greatest number of characters a part can match, saturating.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Width {
    pub min: u64,
    pub max: u64,
}

impl Node {
    /// Whether the part never takes a character, whatever the text.
    pub fn is_zero_width(&self) -> bool {
        match self {
            Node::Anchor(_) | Node::Look { .. } => true,
            Node::Literal { .. } | Node::Any { .. } | Node::Set { .. } | Node::BackReference { .. } => false,
            Node::Sequence(parts) | Node::Alternatives(parts) => parts.iter().all(Node::is_zero_width),
            Node::Group { content, .. } | Node::Atomic(content) => content.is_zero_width(),
            Node::Conditional { yes, no, .. } => yes.is_zero_width() && no.as_ref().is_none_or(|no| no.is_zero_width()),
            Node::Repeat { content, max, .. } => *max == Some(0) || content.is_zero_width(),
        }
    }

    /// The width by Python's reckoning; `groups` holds the widths of the closed groups by number.
    pub fn width(&self, groups: &[Option<Width>]) -> Width {
        match self {
            Node::Literal { .. } | Node::Any { .. } | Node::Set { .. } => Width { min: 1, max: 1 },
            Node::Anchor(_) | Node::Look { .. } => Width::default(),
            Node::Sequence(parts) => parts.iter().fold(Width::default(), |sum, part| {
                let width = part.width(groups);
                Width { min: sum.min.saturating_add(width.min), max: sum.max.saturating_add(width.max) }
            }),
            Node::Alternatives(branches) => {
                let widths: Vec<Width> = branches.iter().map(|branch| branch.width(groups)).collect();
                Width {
                    min: widths.iter().map(|width| width.min).min().unwrap_or(0),
                    max: widths.iter().map(|width| width.max).max().unwrap_or(0),
                }
            }
            Node::Group { content, .. } | Node::Atomic(content) => content.width(groups),
            Node::BackReference { group, .. } => groups.get(*group).copied().flatten().unwrap_or_default(),
            Node::Conditional { yes, no, .. } => {
                let yes = yes.width(groups);
                let no = no.as_ref().map(|no| no.width(groups)).unwrap_or_default();
                Width { min: yes.min.min(no.min), max: yes.max.max(no.max) }
            }
            Node::Repeat { content, min, max, .. } => {
                let width = content.width(groups);
                let max = match max {
                    Some(max) => width.max.saturating_mul(u64::from(*max)),
                    None if width.max == 0 => 0,
                    None => u64::MAX,
                };
                Width { min: width.min.saturating_mul(u64::from(*min)), max }
            }
        }
    }
}
