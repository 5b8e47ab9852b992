//! Everything that starts with a parenthesis: groups, look-around, conditionals, flags, comments.

use super::{Flags, Parser, Result};
use crate::constraint::pattern::tree::Node;
use crate::python;

pub(super) enum Parsed {
    Node(Node),
    Comment,
    /// The parser's global flags have changed.
    GlobalFlags,
}

impl<'a> Parser<'a> {
    /// A group whose `(` at `open` is taken already.
    pub(super) fn group(&mut self, open: usize, flags: Flags, depth: usize) -> Result<Parsed> {
        if !self.take('?') {
            return self.capture(open, None, flags, depth);
        }
        let question = self.at - 1;
        match self.option_char()? {
            'P' => self.python_group(open, question, flags, depth),
            ':' => {
                let content = Box::new(self.content(open, flags, depth)?);
                Ok(Parsed::Node(Node::Group { number: None, content }))
            }
            '>' => Ok(Parsed::Node(Node::Atomic(Box::new(self.content(open, flags, depth)?)))),
            '#' => self.comment(open),
            '=' => self.look(open, true, false, flags, depth),
            '!' => self.look(open, true, true, flags, depth),
            '<' => match self.option_char()? {
                '=' => self.look(open, false, false, flags, depth),
                '!' => self.look(open, false, true, flags, depth),
                _ => self.fail(question, "a named group is written `(?P<name>...)` in Python"),
            },
            '(' => self.conditional(open, flags, depth),
            char if char == '-' || is_flag(char) => self.flags_group(open, char, flags, depth),
            char => self.fail(question, format!("Python knows no group that starts with `(?{char}`")),
        }
    }

    fn option_char(&mut self) -> Result<char> {
        match self.next() {
            Some(char) => Ok(char),
            None => self.fail(self.at, "the pattern ends within a group's options"),
        }
    }

    /// The inside of a group and its closing parenthesis.
    fn content(&mut self, open: usize, flags: Flags, depth: usize) -> Result<Node> {
        let content = self.alternatives(flags, depth + 1)?;
        self.close(open)?;
        Ok(content)
    }

    fn close(&mut self, open: usize) -> Result<()> {
        if self.take(')') { Ok(()) } else { self.fail(open, "the group is not closed: `)` is missing") }
    }

    fn capture(&mut self, open: usize, name: Option<(&'a str, usize)>, flags: Flags, depth: usize) -> Result<Parsed> {
        let number = self.groups.len();
        self.groups.push(None);
        if let Some((name, at)) = name {
            if self.names.iter().any(|(other, _)| *other == name) {
                return self.fail(at, format!("the group name `{name}` is used twice"));
            }
            self.names.push((name, number));
        }
        let content = self.content(open, flags, depth)?;
        self.groups[number] = Some(content.width(&self.groups));
        Ok(Parsed::Node(Node::Group { number: Some(number), content: Box::new(content) }))
    }

    /// `(?P<name>...)` and `(?P=name)`.
    fn python_group(&mut self, open: usize, question: usize, flags: Flags, depth: usize) -> Result<Parsed> {
        match self.option_char()? {
            '<' => {
                let at = self.at;
                let name = self.group_name('>')?;
                self.capture(open, Some((name, at)), flags, depth)
            }
            '=' => {
                let at = self.at;
                let name = self.group_name(')')?;
                let number = self.named_group(name, at)?;
                self.back_reference(number, at, flags).map(Parsed::Node)
            }
            char => self.fail(question, format!("Python knows no group that starts with `(?P{char}`")),
        }
    }

    fn named_group(&self, name: &str, at: usize) -> Result<usize> {
        match self.names.iter().find(|(other, _)| *other == name) {
            Some((_, number)) => Ok(*number),
            None => self.fail(at, format!("there is no group named `{name}`")),
        }
    }

    fn group_name(&mut self, terminator: char) -> Result<&'a str> {
        let at = self.at;
        let name = self.until(terminator, "group name")?;
        if is_identifier(name) { Ok(name) } else { self.fail(at, format!("`{name}` can not be a group's name")) }
    }

    /// What stands before a terminator, which is taken, too.
    pub(super) fn until(&mut self, terminator: char, what: &str) -> Result<&'a str> {
        let start = self.at;
        let text = self.take_while(usize::MAX, |char| char != terminator);
        let end = self.at;
        if !self.take(terminator) {
            return self.fail(start, format!("the {what} does not end: `{terminator}` is missing"));
        }
        if text.is_empty() { self.fail(end, format!("the {what} is missing")) } else { Ok(text) }
    }

    fn comment(&mut self, open: usize) -> Result<Parsed> {
        // An escaped parenthesis does not end a comment.
        loop {
            match self.next() {
                Some(')') => return Ok(Parsed::Comment),
                Some('\\') => drop(self.next()),
                Some(_) => {}
                None => return self.fail(open, "the comment is not closed: `)` is missing"),
            }
        }
    }

    fn look(&mut self, open: usize, ahead: bool, negated: bool, flags: Flags, depth: usize) -> Result<Parsed> {
        let outer = self.lookbehind_groups;
        if !ahead && outer.is_none() {
            self.lookbehind_groups = Some(self.groups.len());
        }
        let content = self.alternatives(flags, depth + 1)?;
        self.lookbehind_groups = outer;
        self.close(open)?;
        if !ahead {
            let width = content.width(&self.groups);
            if width.min != width.max {
                self.variable_lookbehind.get_or_insert(open);
            }
        }
        Ok(Parsed::Node(Node::Look { ahead, negated, content: Box::new(content) }))
    }

    /// `(?(group)yes|no)`
    fn conditional(&mut self, open: usize, flags: Flags, depth: usize) -> Result<Parsed> {
        let at = self.at;
        let name = self.until(')', "group name")?;
        let group = if is_identifier(name) { self.named_group(name, at)? } else { self.condition_number(name, at)? };
        self.check_lookbehind_group(group)?;
        if depth >= super::MAX_NESTING {
            return self.fail(open, "groups are nested too deeply");
        }
        let yes = Box::new(self.sequence(flags, depth + 1, false)?);
        let mut no = None;
        if self.take('|') {
            no = Some(Box::new(self.sequence(flags, depth + 1, false)?));
            if self.peek() == Some('|') {
                return self.fail(self.at, "a conditional has two branches at most");
            }
        }
        self.close(open)?;
        Ok(Parsed::Node(Node::Conditional { group, yes, no }))
    }

    fn condition_number(&mut self, name: &str, at: usize) -> Result<usize> {
        match python::parse_int(name).map(usize::try_from) {
            Some(Ok(0)) => self.fail(at, "groups are counted from 1"),
            Some(Ok(number)) => {
                self.conditions.push((number, at));
                Ok(number)
            }
            _ => self.fail(at, format!("`{name}` can not be a group's name")),
        }
    }

    /// `(?i)`, `(?i:...)`, `(?i-s:...)`; the first character is taken already.
    fn flags_group(&mut self, open: usize, first: char, flags: Flags, depth: usize) -> Result<Parsed> {
        let mut added = String::new();
        let mut char = first;
        while is_flag(char) {
            self.check_flag(char, &added)?;
            added.push(char);
            char = self.flag_char("`-`, `:` or `)` is missing after the flags")?;
        }
        match char {
            ')' => {
                self.add_global(&added);
                return Ok(Parsed::GlobalFlags);
            }
            ':' | '-' => {}
            _ => return self.unknown_flag(char, "`-`, `:` or `)` is missing after the flags"),
        }
        if added.contains('t') {
            return self.fail(self.at - 1, "the flag `t` is for the whole pattern only");
        }
        let mut removed = String::new();
        if char == '-' {
            removed = self.removed_flags()?;
        }
        if let Some(both) = added.chars().find(|flag| removed.contains(*flag)) {
            return self.fail(self.at - 1, format!("the flag `{both}` is turned on and off"));
        }
        let inner = added.chars().fold(flags, |flags, flag| flags.with(flag, true));
        let inner = removed.chars().fold(inner, |flags, flag| flags.with(flag, false));
        let content = Box::new(self.content(open, inner, depth)?);
        Ok(Parsed::Node(Node::Group { number: None, content }))
    }

    fn removed_flags(&mut self) -> Result<String> {
        let mut removed = String::new();
        let mut char = self.flag_char("a flag is missing after `-`")?;
        if !is_flag(char) {
            return self.unknown_flag(char, "a flag is missing after `-`");
        }
        while is_flag(char) {
            if matches!(char, 'a' | 'u' | 'L') {
                return self.fail(self.at, "the flags `a`, `u` and `L` can not be turned off");
            }
            removed.push(char);
            char = self.flag_char("`:` is missing after the flags")?;
        }
        if char != ':' {
            return self.unknown_flag(char, "`:` is missing after the flags");
        }
        if removed.contains('t') {
            return self.fail(self.at - 1, "the flag `t` is for the whole pattern only");
        }
        Ok(removed)
    }

    fn check_flag(&self, flag: char, added: &str) -> Result<()> {
        if flag == 'L' {
            return self.fail(self.at, "the flag `L` is for byte patterns only");
        }
        if flag == 'a' && added.contains('u') || flag == 'u' && added.contains('a') {
            return self.fail(self.at, "the flags `a` and `u` exclude each other");
        }
        Ok(())
    }

    fn flag_char(&mut self, missing: &str) -> Result<char> {
        match self.next() {
            Some(char) => Ok(char),
            None => self.fail(self.at, missing),
        }
    }

    fn unknown_flag<T>(&self, char: char, missing: &str) -> Result<T> {
        let at = self.at - char.len_utf8();
        if char.is_alphabetic() {
            self.fail(at, format!("Python has no flag `{char}`"))
        } else {
            self.fail(at, missing)
        }
    }

    fn add_global(&mut self, added: &str) {
        self.unicode_asked |= added.contains('u');
        self.global = added.chars().fold(self.global, |flags, flag| match flag {
            // Asking for Unicode does not take back ASCII; Python refuses the pair in the end.
            'u' => flags,
            _ => flags.with(flag, true),
        });
    }
}

impl Flags {
    fn with(mut self, flag: char, on: bool) -> Flags {
        match flag {
            'i' => self.ignore_case = on,
            'm' => self.multi_line = on,
            's' => self.dot_all = on,
            'x' => self.verbose = on,
            'a' => self.ascii = true,
            'u' => self.ascii = false,
            _ => {}
        }
        self
    }
}

fn is_flag(char: char) -> bool {
    matches!(char, 'i' | 'L' | 'm' | 's' | 'x' | 'a' | 't' | 'u')
}

/// Python's `str.isidentifier()`, near enough for names outside of ASCII.
fn is_identifier(name: &str) -> bool {
    let mut chars = name.chars();
    chars.next().is_some_and(|first| first == '_' || first.is_alphabetic())
        && chars.all(|char| char == '_' || char.is_alphanumeric() || !char.is_ascii())
}
