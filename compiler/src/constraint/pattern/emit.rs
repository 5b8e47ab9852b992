//! Writes a pattern for the engine, every difference from Python spelled out.
//!
//! No flag of the engine is on except `i` around single characters and sets; anchors and classes are written in full. The
//! result matches at the start of the text only. `None` for what can not be written.

use std::fmt::Write;

use super::tree::{Anchor, Char, Class, ClassKind, Greed, Node, SetItem};

/// Parts within each other; the engine itself gives up before.
const MAX_DEPTH: usize = 200;

/// For texts that hold nothing but ASCII: classes are cut down to it.
pub fn for_ascii(root: &Node) -> Option<String> {
    emit(root, true)
}

pub fn for_unicode(root: &Node) -> Option<String> {
    emit(root, false)
}

fn emit(root: &Node, ascii: bool) -> Option<String> {
    let mut emitter = Emitter { out: String::from(r"\A(?:"), ascii };
    emitter.node(root, 0)?;
    emitter.out.push(')');
    Some(emitter.out)
}

struct Emitter {
    out: String,
    /// The texts to match hold nothing but ASCII.
    ascii: bool,
}

/// What never matches.
const NEVER: &str = "(?!)";

impl Emitter {
    fn node(&mut self, node: &Node, depth: usize) -> Option<()> {
        if depth > MAX_DEPTH {
            return None;
        }
        match node {
            Node::Literal { char, ignore_case } => self.literal(*char, *ignore_case)?,
            Node::Any { newline_too: true } => self.out.push_str("(?s:.)"),
            Node::Any { newline_too: false } => self.out.push_str(r"[^\n]"),
            Node::Set { negated, items, ignore_case } => self.set(*negated, items, *ignore_case)?,
            Node::Anchor(anchor) => self.anchor(*anchor),
            Node::Sequence(parts) => {
                for part in parts {
                    self.wrapped(part, depth)?;
                }
            }
            Node::Alternatives(branches) => {
                for (index, branch) in branches.iter().enumerate() {
                    self.out.push_str(if index > 0 { "|" } else { "" });
                    self.node(branch, depth + 1)?;
                }
            }
            Node::Group { number, content } => {
                self.group(if number.is_some() { "(" } else { "(?:" }, content, depth)?;
            }
            Node::Atomic(content) => self.group("(?>", content, depth)?,
            Node::Look { ahead, negated, content } => {
                let open = match (ahead, negated) {
                    (true, false) => "(?=",
                    (true, true) => "(?!",
                    (false, false) => "(?<=",
                    (false, true) => "(?<!",
                };
                self.group(open, content, depth)?;
            }
            Node::BackReference { group, ignore_case } => {
                let open = if *ignore_case { "(?i:" } else { "(?:" };
                write!(self.out, r"{open}\{group})").ok()?;
            }
            Node::Conditional { group, yes, no } => self.conditional(*group, yes, no.as_deref(), depth)?,
            Node::Repeat { content, min, max, greed } => self.repeat(content, *min, *max, *greed, depth)?,
        }
        Some(())
    }

    fn group(&mut self, open: &str, content: &Node, depth: usize) -> Option<()> {
        self.out.push_str(open);
        self.node(content, depth + 1)?;
        self.out.push(')');
        Some(())
    }

    /// A part of a sequence: alternatives need a group of their own.
    fn wrapped(&mut self, node: &Node, depth: usize) -> Option<()> {
        match node {
            Node::Alternatives(_) => self.group("(?:", node, depth),
            _ => self.node(node, depth + 1),
        }
    }

    fn literal(&mut self, char: Char, ignore_case: bool) -> Option<()> {
        let open = if ignore_case { "(?i:" } else { "" };
        match char {
            Char::Named => return None,
            Char::Surrogate(_) => self.out.push_str(NEVER),
            Char::Known(char) => {
                self.out.push_str(open);
                self.char(char);
                self.out.push_str(if ignore_case { ")" } else { "" });
            }
        }
        Some(())
    }

    /// A character that means itself, inside and outside of sets.
    fn char(&mut self, char: char) {
        if char.is_ascii_alphanumeric() || !char.is_ascii() {
            self.out.push(char);
        } else {
            self.out.push_str(&format!(r"\x{:02x}", u32::from(char)));
        }
    }

    fn set(&mut self, negated: bool, items: &[SetItem], ignore_case: bool) -> Option<()> {
        let mut set = Emitter { out: String::new(), ascii: self.ascii };
        for item in items {
            match item {
                SetItem::Char(Char::Named) | SetItem::Range(Char::Named, _) | SetItem::Range(_, Char::Named) => {
                    return None;
                }
                SetItem::Char(Char::Surrogate(_)) => {}
                SetItem::Char(Char::Known(char)) => set.char(*char),
                SetItem::Range(low, high) => set.range(*low, *high),
                SetItem::Class(class) => set.out.push_str(&self.class(*class)),
            }
        }
        self.out.push_str(match (set.out.is_empty(), negated) {
            (true, true) => "(?s:.)",
            (true, false) => NEVER,
            (false, _) => "",
        });
        if !set.out.is_empty() {
            let open = if ignore_case { "(?i:" } else { "" };
            let close = if ignore_case { ")" } else { "" };
            let caret = if negated { "^" } else { "" };
            write!(self.out, "{open}[{caret}{}]{close}", set.out).ok()?;
        }
        Some(())
    }

    /// A range, without the halves of surrogate pairs.
    fn range(&mut self, low: Char, high: Char) {
        let low = match low {
            Char::Known(char) => char,
            Char::Surrogate(_) | Char::Named => '\u{e000}',
        };
        let high = match high {
            Char::Known(char) => char,
            Char::Surrogate(_) | Char::Named => '\u{d7ff}',
        };
        if low <= high {
            self.char(low);
            self.out.push('-');
            self.char(high);
        }
    }

    /// The inside of a set that means the class.
    fn class(&self, class: Class) -> String {
        let inside = match (class.kind, class.ascii, self.ascii) {
            (ClassKind::Digit, true, _) | (ClassKind::Digit, _, true) => "0-9",
            (ClassKind::Digit, false, false) => r"\p{Nd}",
            (ClassKind::Space, true, _) => r"\x09-\x0d\x20",
            (ClassKind::Space, false, true) => r"\x09-\x0d\x1c-\x20",
            (ClassKind::Space, false, false) => r"\s\x1c-\x1f",
            (ClassKind::Word, true, _) | (ClassKind::Word, _, true) => "0-9A-Za-z_",
            (ClassKind::Word, false, false) => r"\p{L}\p{N}_",
        };
        if class.negated { format!("[^{inside}]") } else { inside.to_string() }
    }

    fn anchor(&mut self, anchor: Anchor) {
        match anchor {
            Anchor::TextStart => self.out.push_str(r"\A"),
            Anchor::TextEnd => self.out.push_str(r"\z"),
            Anchor::LastLineEnd => self.out.push_str(r"(?=\n?\z)"),
            Anchor::LineStart => self.out.push_str(r"(?m:^)"),
            Anchor::LineEnd => self.out.push_str(r"(?m:$)"),
            Anchor::WordBoundary { negated, ascii } => self.word_boundary(negated, ascii),
        }
    }

    /// Python has no boundary in an empty text, of either kind.
    fn word_boundary(&mut self, negated: bool, ascii: bool) {
        let word = self.class(Class { kind: ClassKind::Word, negated: false, ascii });
        self.out.push_str(&if negated {
            format!(r"(?:(?!\A\z)(?:(?<=[{word}])(?=[{word}])|(?<![{word}])(?![{word}])))")
        } else {
            format!("(?:(?<=[{word}])(?![{word}])|(?<![{word}])(?=[{word}]))")
        });
    }

    /// Written as two guarded branches; the engine's own conditional would mistake alternatives within.
    fn conditional(&mut self, group: usize, yes: &Node, no: Option<&Node>, depth: usize) -> Option<()> {
        write!(self.out, "(?({group})(?:").ok()?;
        self.node(yes, depth + 1)?;
        self.out.push_str(")|(?:");
        if let Some(no) = no {
            self.node(no, depth + 1)?;
        }
        self.out.push_str("))");
        Some(())
    }

    fn repeat(&mut self, content: &Node, min: u32, max: Option<u32>, greed: Greed, depth: usize) -> Option<()> {
        if max == Some(0) {
            // Nothing is matched, but the groups within keep their numbers.
            self.out.push_str("(?:|(?!)");
            self.group("(?:", content, depth)?;
            self.out.push(')');
            return Some(());
        }
        if content.is_zero_width() {
            return self.zero_width_repeat(content, min, greed, depth);
        }
        self.group("(?:", content, depth)?;
        match (min, max) {
            (0, Some(1)) => self.out.push('?'),
            (0, None) => self.out.push('*'),
            (1, None) => self.out.push('+'),
            (min, None) => write!(self.out, "{{{min},}}").ok()?,
            (min, Some(max)) if min == max => write!(self.out, "{{{min}}}").ok()?,
            (min, Some(max)) => write!(self.out, "{{{min},{max}}}").ok()?,
        }
        self.out.push_str(match greed {
            Greed::Greedy => "",
            Greed::Lazy => "?",
            Greed::Possessive => "+",
        });
        Some(())
    }
    /// Python tries what takes no characters once, however often it may repeat; the engine refuses such repetitions.
    fn zero_width_repeat(&mut self, content: &Node, min: u32, greed: Greed, depth: usize) -> Option<()> {
        let (open, close) = match (min, greed) {
            (0, Greed::Greedy) => ("(?:(?:", ")|)"),
            (0, Greed::Lazy) => ("(?:|(?:", "))"),
            (0, Greed::Possessive) => ("(?>(?:", ")|)"),
            (_, Greed::Greedy | Greed::Lazy) => ("(?:", ")"),
            (_, Greed::Possessive) => ("(?>", ")"),
        };
        self.out.push_str(open);
        self.node(content, depth + 1)?;
        self.out.push_str(close);
        Some(())
    }
}
