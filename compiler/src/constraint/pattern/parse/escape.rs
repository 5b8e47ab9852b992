//! Escapes, outside and inside of sets.

use super::{Flags, Parser, Result, literal};
use crate::constraint::pattern::tree::{Anchor, Char, Class, Node, SetItem};

impl<'a> Parser<'a> {
    /// An escape outside of sets; the backslash comes next.
    pub(super) fn escape(&mut self, flags: Flags) -> Result<Node> {
        let start = self.at;
        let letter = self.escaped_letter()?;
        if let Some(class) = Class::from_letter(letter, flags.ascii) {
            let items = vec![SetItem::Class(class)];
            return Ok(Node::Set { negated: false, items, ignore_case: false });
        }
        let anchor = match letter {
            'A' => Some(Anchor::TextStart),
            'Z' => Some(Anchor::TextEnd),
            'b' => Some(Anchor::WordBoundary { negated: false, ascii: flags.ascii }),
            'B' => Some(Anchor::WordBoundary { negated: true, ascii: flags.ascii }),
            _ => None,
        };
        if let Some(anchor) = anchor {
            return Ok(Node::Anchor(anchor));
        }
        match letter {
            '0' => {
                let digits = self.take_while(2, is_octal);
                Ok(literal(octal(digits), flags))
            }
            '1'..='9' => self.number_escape(start, flags),
            _ => Ok(literal(self.character_escape(start, letter)?, flags)),
        }
    }

    /// An escape in a set; the backslash is taken already.
    pub(super) fn set_escape(&mut self, start: usize, ascii: bool) -> Result<SetItem> {
        self.at = start;
        let letter = self.escaped_letter()?;
        if let Some(class) = Class::from_letter(letter, ascii) {
            return Ok(SetItem::Class(class));
        }
        let char = match letter {
            'b' => Char::Known('\u{8}'),
            '0'..='7' => {
                let digits = self.start_again(start + 1, 3, is_octal);
                self.checked_octal(start, digits)?
            }
            '8' | '9' => return self.bad_escape(start),
            _ => self.character_escape(start, letter)?,
        };
        Ok(SetItem::Char(char))
    }

    fn escaped_letter(&mut self) -> Result<char> {
        let start = self.at;
        self.at += 1;
        match self.next() {
            Some(letter) => Ok(letter),
            None => self.fail(start, "the pattern ends with a lone backslash"),
        }
    }

    /// Goes back and takes at most `most` characters from there.
    fn start_again(&mut self, at: usize, most: usize, test: impl Fn(char) -> bool) -> &'a str {
        self.at = at;
        self.take_while(most, test)
    }

    /// `\12`: three octal digits are a character, anything else names a group.
    fn number_escape(&mut self, start: usize, flags: Flags) -> Result<Node> {
        let octal_digits = self.text[start + 1..].chars().take(3).take_while(|char| is_octal(*char)).count();
        if octal_digits == 3 {
            self.at = start + 4;
            let digits = &self.text[start + 1..start + 4];
            return Ok(literal(self.checked_octal(start, digits)?, flags));
        }
        self.at = start + 1;
        let digits = self.take_while(2, |char| char.is_ascii_digit());
        let group = digits.parse().unwrap_or(usize::MAX);
        if group >= self.groups.len() {
            return self.fail(start + 1, format!("there is no group {group}"));
        }
        self.back_reference(group, start, flags)
    }

    /// A reference to a group that is known to exist.
    pub(super) fn back_reference(&mut self, group: usize, start: usize, flags: Flags) -> Result<Node> {
        if self.groups[group].is_none() {
            return self.fail(start, "a group can not be referred to before it is closed");
        }
        self.check_lookbehind_group(group)?;
        Ok(Node::BackReference { group, ignore_case: flags.ignore_case })
    }

    /// Within a look-behind only groups that were closed before it can be asked for.
    pub(super) fn check_lookbehind_group(&self, group: usize) -> Result<()> {
        let Some(before) = self.lookbehind_groups else { return Ok(()) };
        if self.groups.get(group).copied().flatten().is_none() {
            return self.fail(self.at, "a group can not be referred to before it is closed");
        }
        if group >= before {
            return self.fail(self.at, "a look-behind can not refer to a group of its own");
        }
        Ok(())
    }

    /// Escapes that mean one character, the same inside and outside of sets.
    fn character_escape(&mut self, start: usize, letter: char) -> Result<Char> {
        let char = match letter {
            'a' => '\u{7}',
            'f' => '\u{c}',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'v' => '\u{b}',
            'x' => return self.hex_escape(start, 2),
            'u' => return self.hex_escape(start, 4),
            'U' => return self.hex_escape(start, 8),
            'N' => return self.named_escape(),
            _ if letter.is_ascii_alphanumeric() => return self.bad_escape(start),
            _ => letter,
        };
        Ok(Char::Known(char))
    }

    fn hex_escape(&mut self, start: usize, length: usize) -> Result<Char> {
        let digits = self.take_while(length, |char| char.is_ascii_hexdigit());
        if digits.len() < length {
            let escape = &self.text[start..self.at];
            return self.fail(start, format!("the escape `{escape}` needs {length} hexadecimal digits"));
        }
        match u32::from_str_radix(digits, 16) {
            Ok(code @ 0xd800..=0xdfff) => Ok(Char::Surrogate(code)),
            Ok(code) => char::from_u32(code).map_or_else(|| self.bad_escape(start), |char| Ok(Char::Known(char))),
            Err(_) => self.bad_escape(start),
        }
    }

    fn named_escape(&mut self) -> Result<Char> {
        if !self.take('{') {
            return self.fail(self.at, "`\\N` needs a name in braces");
        }
        self.until('}', "character name")?;
        Ok(Char::Named)
    }

    fn checked_octal(&self, start: usize, digits: &str) -> Result<Char> {
        match octal(digits) {
            Char::Known(char) if u32::from(char) <= 0o377 => Ok(Char::Known(char)),
            _ => self.fail(start, format!("the octal escape `\\{digits}` is greater than `\\377`")),
        }
    }

    fn bad_escape<T>(&self, start: usize) -> Result<T> {
        let escape: String = self.text[start..].chars().take(2).collect();
        self.fail(start, format!("Python has no escape `{escape}`"))
    }
}

fn is_octal(char: char) -> bool {
    ('0'..='7').contains(&char)
}

/// At most three octal digits.
fn octal(digits: &str) -> Char {
    let code = u32::from_str_radix(digits, 8).unwrap_or(0);
    Char::Known(char::from_u32(code).unwrap_or('\0'))
}
