//! Reads a pattern by the rules of Python 3.11's `re`.
//!
//! Errors carry the place that Python would name. Escapes and sets are in `escape.rs`, groups and flags in `group.rs`.

use super::PatternError;
use super::tree::{Anchor, Char, Class, Greed, Node, Width};

mod escape;
mod group;
mod set;

/// Groups within each other; Python gives up at about 500.
const MAX_NESTING: usize = 300;
/// Python's `MAXREPEAT`: counts from here on are refused.
const MAX_REPEAT: u32 = 4_294_967_295;

pub fn parse(text: &str) -> Result<Node, PatternError> {
    let mut parser = Parser {
        text,
        at: 0,
        global: Flags::default(),
        unicode_asked: false,
        groups: vec![None],
        names: Vec::new(),
        lookbehind_groups: None,
        conditions: Vec::new(),
        variable_lookbehind: None,
    };
    let root = parser.alternatives(Flags::default(), 0)?;
    parser.finish()?;
    Ok(root)
}

type Result<T, E = PatternError> = std::result::Result<T, E>;

/// What inline flags change.
#[derive(Debug, Clone, Copy, Default)]
struct Flags {
    ignore_case: bool,
    multi_line: bool,
    dot_all: bool,
    verbose: bool,
    ascii: bool,
}

struct Parser<'a> {
    text: &'a str,
    /// The byte offset of the next character.
    at: usize,
    global: Flags,
    /// `(?u)`, which `(?a)` contradicts.
    unicode_asked: bool,
    /// Widths of the groups by number, `None` while they are open; 0 is the whole pattern.
    groups: Vec<Option<Width>>,
    names: Vec<(&'a str, usize)>,
    /// How many groups there were when the outermost look-behind began.
    lookbehind_groups: Option<usize>,
    /// Groups that conditionals ask for, with the place.
    conditions: Vec<(usize, usize)>,
    /// The first look-behind that matches texts of several lengths.
    variable_lookbehind: Option<usize>,
}

impl<'a> Parser<'a> {
    fn fail<T>(&self, offset: usize, message: impl Into<String>) -> Result<T> {
        Err(PatternError { message: message.into(), offset })
    }

    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn next(&mut self) -> Option<char> {
        let char = self.peek()?;
        self.at += char.len_utf8();
        Some(char)
    }

    fn take(&mut self, expected: char) -> bool {
        let found = self.peek() == Some(expected);
        if found {
            self.at += expected.len_utf8();
        }
        found
    }

    /// Takes at most `most` characters that satisfy the test.
    fn take_while(&mut self, most: usize, test: impl Fn(char) -> bool) -> &'a str {
        let rest = self.rest();
        let length = rest.chars().take(most).take_while(|char| test(*char)).map(char::len_utf8).sum();
        self.at += length;
        &rest[..length]
    }

    /// What can only be told at the end of the pattern.
    fn finish(&self) -> Result<()> {
        if self.global.ascii && self.unicode_asked {
            return self.fail(0, "the flags `a` and `u` exclude each other");
        }
        if self.at < self.text.len() {
            return self.fail(self.at, "`)` closes nothing");
        }
        if let Some((group, at)) = self.conditions.iter().find(|(group, _)| *group >= self.groups.len()) {
            return self.fail(*at, format!("there is no group {group}"));
        }
        match self.variable_lookbehind {
            Some(at) => self.fail(at, "a look-behind must match texts of one length only"),
            None => Ok(()),
        }
    }

    /// `a|b|c`, up to a closing parenthesis or the end.
    fn alternatives(&mut self, flags: Flags, depth: usize) -> Result<Node> {
        if depth > MAX_NESTING {
            return self.fail(self.at, "groups are nested too deeply");
        }
        let mut branches = Vec::new();
        loop {
            let flags = if depth == 0 { self.global } else { flags };
            branches.push(self.sequence(flags, depth, depth == 0 && branches.is_empty())?);
            if !self.take('|') {
                break;
            }
        }
        Ok(match branches.len() {
            1 => branches.remove(0),
            _ => Node::Alternatives(branches),
        })
    }

    /// One branch. `at_start`: global flags may stand here.
    fn sequence(&mut self, mut flags: Flags, depth: usize, at_start: bool) -> Result<Node> {
        let mut parts: Vec<Node> = Vec::new();
        while let Some(char) = self.peek() {
            if matches!(char, '|' | ')') {
                break;
            }
            let start = self.at;
            self.at += char.len_utf8();
            if flags.verbose && self.skip_layout(char) {
                continue;
            }
            match char {
                '\\' => {
                    self.at = start;
                    parts.push(self.escape(flags)?);
                }
                '[' => parts.push(self.set(start, flags)?),
                '*' | '+' | '?' | '{' => self.repeat(char, start, &mut parts, flags)?,
                '.' => parts.push(Node::Any { newline_too: flags.dot_all }),
                '^' => {
                    let anchor = if flags.multi_line { Anchor::LineStart } else { Anchor::TextStart };
                    parts.push(Node::Anchor(anchor));
                }
                '$' => {
                    let anchor = if flags.multi_line { Anchor::LineEnd } else { Anchor::LastLineEnd };
                    parts.push(Node::Anchor(anchor));
                }
                '(' => match self.group(start, flags, depth)? {
                    group::Parsed::Node(node) => parts.push(node),
                    group::Parsed::Comment => {}
                    group::Parsed::GlobalFlags => {
                        if !at_start || !parts.is_empty() {
                            return self.fail(start, "flags for the whole pattern must stand at its start");
                        }
                        flags = self.global;
                    }
                },
                _ => parts.push(literal(Char::Known(char), flags)),
            }
        }
        Ok(match parts.len() {
            1 => parts.remove(0),
            _ => Node::Sequence(parts),
        })
    }

    /// With the flag `x`, white space and comments mean nothing.
    fn skip_layout(&mut self, char: char) -> bool {
        match char {
            ' ' | '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' => true,
            '#' => {
                while self.next().is_some_and(|char| char != '\n') {}
                true
            }
            _ => false,
        }
    }

    /// A quantifier, whose first character is taken already.
    fn repeat(&mut self, char: char, start: usize, parts: &mut Vec<Node>, flags: Flags) -> Result<()> {
        let bounds = match char {
            '?' => Some((0, Some(1))),
            '*' => Some((0, None)),
            '+' => Some((1, None)),
            _ => self.counts()?,
        };
        let Some((min, max)) = bounds else {
            parts.push(literal(Char::Known('{'), flags));
            return Ok(());
        };
        match parts.last() {
            None | Some(Node::Anchor(_)) => {
                return self.fail(start, format!("nothing stands before `{char}` to repeat"));
            }
            Some(Node::Repeat { .. }) => {
                return self.fail(start, "a repetition can not be repeated; put it into a group");
            }
            Some(_) => {}
        }
        let greed = if self.take('?') {
            Greed::Lazy
        } else if self.take('+') {
            Greed::Possessive
        } else {
            Greed::Greedy
        };
        if let Some(content) = parts.pop().map(Box::new) {
            parts.push(Node::Repeat { content, min, max, greed });
        }
        Ok(())
    }

    /// `n}`, `n,}`, `,m}` or `n,m}`; otherwise nothing is taken and the brace stands for itself.
    fn counts(&mut self) -> Result<Option<(u32, Option<u32>)>> {
        let start = self.at;
        if self.peek() == Some('}') {
            return Ok(None);
        }
        let low = self.take_while(usize::MAX, |char| char.is_ascii_digit());
        let high = if self.take(',') { self.take_while(usize::MAX, |char| char.is_ascii_digit()) } else { low };
        if !self.take('}') {
            self.at = start;
            return Ok(None);
        }
        let number = |digits: &str| match digits.parse::<u32>() {
            Ok(number) if number < MAX_REPEAT => Ok(number),
            _ => self.fail(start, "the number of repetitions is too large"),
        };
        let min = if low.is_empty() { 0 } else { number(low)? };
        let max = if high.is_empty() { None } else { Some(number(high)?) };
        if max.is_some_and(|max| max < min) {
            return self.fail(start, "the least number of repetitions is greater than the greatest");
        }
        Ok(Some((min, max)))
    }
}

fn literal(char: Char, flags: Flags) -> Node {
    Node::Literal { char, ignore_case: flags.ignore_case }
}

impl Class {
    /// The class of a letter as in `\d`.
    fn from_letter(letter: char, ascii: bool) -> Option<Class> {
        use super::tree::ClassKind::{Digit, Space, Word};
        let (kind, negated) = match letter {
            'd' => (Digit, false),
            'D' => (Digit, true),
            's' => (Space, false),
            'S' => (Space, true),
            'w' => (Word, false),
            'W' => (Word, true),
            _ => return None,
        };
        Some(Class { kind, negated, ascii })
    }
}
