//! Whether a text is a YAQL expression: its tokens and its grammar, without knowing functions or values.
//!
//! The grammar is that of the yaql library as Heat sets it up (no delegates): operators bind any two values, so
//! precedence does not matter here. Recursion is bounded by [`DEPTH`]; deeper texts are let pass.

/// Brackets within brackets that are followed.
const DEPTH: usize = 200;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Token<'t> {
    /// A number, text, `$name`, or word.
    Value(&'t str),
    /// `name(`
    Call(&'t str),
    /// An operator that may stand before a value: `not`, `+`, `-`; the latter two also between values.
    Sign(&'t str),
    /// An operator between values.
    Operator(&'t str),
    /// `=>`
    Mapping,
    Open(char),
    Close(char),
    Comma,
}

struct Parser<'t> {
    tokens: Vec<Token<'t>>,
    at: usize,
}

/// What is wrong with the expression, in a few words.
pub(super) fn check(text: &str) -> Result<(), String> {
    let mut parser = Parser { tokens: tokens(text)?, at: 0 };
    match parser.value(0) {
        Err(Stop::TooDeep) => Ok(()),
        Err(Stop::Wrong(reason)) => Err(reason),
        Ok(()) if parser.at == parser.tokens.len() => Ok(()),
        Ok(()) => Err(parser.unexpected()),
    }
}

enum Stop {
    Wrong(String),
    TooDeep,
}

impl<'t> Parser<'t> {
    fn peek(&self) -> Option<Token<'t>> {
        self.tokens.get(self.at).copied()
    }

    fn unexpected(&self) -> String {
        match self.peek() {
            Some(token) => format!("`{}` is not expected there", written(token)),
            None => "it ends too early".to_string(),
        }
    }

    fn wrong(&self) -> Stop {
        Stop::Wrong(self.unexpected())
    }

    /// A value with all the operators that follow.
    fn value(&mut self, depth: usize) -> Result<(), Stop> {
        if depth > DEPTH {
            return Err(Stop::TooDeep);
        }
        loop {
            while let Some(Token::Sign(_)) = self.peek() {
                self.at += 1;
            }
            self.operand(depth)?;
            while let Some(Token::Open('[')) = self.peek() {
                self.at += 1;
                self.arguments(']', depth)?;
            }
            match self.peek() {
                Some(Token::Operator(_)) => self.at += 1,
                Some(Token::Sign(sign)) if sign != "not" => self.at += 1,
                _ => return Ok(()),
            }
        }
    }

    fn operand(&mut self, depth: usize) -> Result<(), Stop> {
        match self.peek() {
            Some(Token::Value(_)) => {
                self.at += 1;
                Ok(())
            }
            Some(Token::Call(_)) => {
                self.at += 1;
                self.arguments(')', depth)
            }
            Some(Token::Open('(')) => {
                self.at += 1;
                self.value(depth + 1)?;
                self.close(')')
            }
            Some(Token::Open(bracket @ ('[' | '{'))) => {
                self.at += 1;
                self.arguments(if bracket == '[' { ']' } else { '}' }, depth)
            }
            _ => Err(self.wrong()),
        }
    }

    fn close(&mut self, bracket: char) -> Result<(), Stop> {
        if self.peek() == Some(Token::Close(bracket)) {
            self.at += 1;
            return Ok(());
        }
        Err(self.wrong())
    }

    /// Arguments up to the closing bracket. Those by position may be left empty before another one; those by name come
    /// last, and none of them is empty.
    fn arguments(&mut self, close: char, depth: usize) -> Result<(), Stop> {
        if self.peek() == Some(Token::Close(close)) {
            return self.close(close);
        }
        let mut by_name = false;
        let mut any = false;
        loop {
            if self.peek() == Some(Token::Comma) && !by_name {
                self.at += 1;
                continue;
            }
            self.value(depth + 1)?;
            if self.peek() == Some(Token::Mapping) {
                if !any && self.tokens.get(self.at.wrapping_sub(2)) == Some(&Token::Comma) {
                    return Err(self.wrong());
                }
                self.at += 1;
                self.value(depth + 1)?;
                by_name = true;
            } else if by_name {
                return Err(self.wrong());
            }
            any = true;
            if self.peek() != Some(Token::Comma) {
                return self.close(close);
            }
            self.at += 1;
        }
    }
}

fn written(token: Token<'_>) -> String {
    match token {
        Token::Value(text) | Token::Sign(text) | Token::Operator(text) => text.to_string(),
        Token::Call(name) => format!("{name}("),
        Token::Mapping => "=>".to_string(),
        Token::Open(bracket) | Token::Close(bracket) => bracket.to_string(),
        Token::Comma => ",".to_string(),
    }
}

const OPERATORS: &[&str] = &["?.", "=~", "!~", ">=", "<=", "!=", "->", ".", "*", "/", ">", "<", "="];

fn tokens(text: &str) -> Result<Vec<Token<'_>>, String> {
    let mut tokens = Vec::new();
    let mut rest = text;
    loop {
        rest = rest.trim_start_matches([' ', '\t', '\r', '\n']);
        let Some(first) = rest.chars().next() else { return Ok(tokens) };
        let (token, length) = token(rest, first)?;
        tokens.push(token);
        rest = &rest[length..];
    }
}

/// The first token of a text and its length.
fn token(rest: &str, first: char) -> Result<(Token<'_>, usize), String> {
    if rest.starts_with("=>") {
        return Ok((Token::Mapping, 2));
    }
    if let Some(operator) = OPERATORS.iter().find(|operator| rest.starts_with(**operator)) {
        return Ok((Token::Operator(operator), operator.len()));
    }
    let single = first.len_utf8();
    match first {
        '$' => {
            let length = single + word_length(&rest[single..]);
            Ok((Token::Value(&rest[..length]), length))
        }
        '+' | '-' => Ok((Token::Sign(&rest[..single]), single)),
        '(' | '[' | '{' => Ok((Token::Open(first), single)),
        ')' | ']' | '}' => Ok((Token::Close(first), single)),
        ',' => Ok((Token::Comma, single)),
        '\'' | '"' | '`' => quoted(rest, first),
        _ if first.is_ascii_digit() => number(rest),
        _ if is_word(first) => word(rest),
        _ => Err(format!("`{first}` is no part of YAQL")),
    }
}

fn is_word(character: char) -> bool {
    character.is_alphanumeric() || character == '_'
}

fn word_length(text: &str) -> usize {
    text.find(|character| !is_word(character)).unwrap_or(text.len())
}

fn quoted(rest: &str, quote: char) -> Result<(Token<'_>, usize), String> {
    let mut characters = rest.char_indices().skip(1);
    while let Some((at, character)) = characters.next() {
        if character == '\\' {
            characters.next();
        } else if character == quote {
            return Ok((Token::Value(&rest[..=at]), at + 1));
        }
    }
    Err(format!("the {quote} is never closed"))
}

fn number(rest: &str) -> Result<(Token<'_>, usize), String> {
    let digits = |text: &str| text.find(|character: char| !character.is_ascii_digit()).unwrap_or(text.len());
    let mut length = digits(rest);
    let fraction = rest[length..].strip_prefix('.').map_or(0, digits);
    if fraction > 0 && rest[length + 1 + fraction..].chars().next().is_none_or(|next| !is_word(next)) {
        length += 1 + fraction;
    }
    if rest[length..].chars().next().is_some_and(is_word) {
        let end = length + word_length(&rest[length..]);
        return Err(format!("`{}` is neither a number nor a name", &rest[..end]));
    }
    Ok((Token::Value(&rest[..length]), length))
}

fn word(rest: &str) -> Result<(Token<'_>, usize), String> {
    let length = word_length(rest);
    let text = &rest[..length];
    if rest[length..].starts_with('(') {
        return Ok((Token::Call(text), length + 1));
    }
    match text {
        _ if text.starts_with("__") => Err(format!("names like `{text}` are reserved")),
        "and" | "or" | "in" | "mod" => Ok((Token::Operator(text), length)),
        "not" => Ok((Token::Sign(text), length)),
        _ => Ok((Token::Value(text), length)),
    }
}

#[cfg(test)]
#[path = "yaql_tests.rs"]
mod tests;
