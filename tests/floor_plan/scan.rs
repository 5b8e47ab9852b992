//! Rust source as code alone, and the functions in it.
//!
//! Comments and the insides of literals are blanked out, so that words and braces in them count for nothing. It knows just
//! enough of the language for that. Invariant: every line break stays where it is.

/// A function with its first line (from 1) and how many lines it takes, signature and last brace included.
#[derive(Debug, PartialEq, Eq)]
pub struct Function {
    pub name: String,
    pub line: usize,
    pub length: usize,
}

/// The source with comments and the insides of literals replaced by spaces.
pub fn code(source: &str) -> String {
    let characters: Vec<char> = source.chars().collect();
    let mut code = String::with_capacity(source.len());
    let mut at = 0;
    while at < characters.len() {
        let end = skip(&characters, at);
        if end == at {
            code.push(characters[at]);
            at += 1;
        } else {
            code.extend(characters[at..end].iter().map(|character| if *character == '\n' { '\n' } else { ' ' }));
            at = end;
        }
    }
    code
}

/// Where a comment or literal that begins here ends; the same place where none begins.
fn skip(characters: &[char], at: usize) -> usize {
    let next = characters.get(at + 1).copied();
    match characters[at] {
        '/' if next == Some('/') => find(characters, at, |rest| rest.starts_with(&['\n'])),
        '/' if next == Some('*') => block_comment(characters, at),
        '"' => quoted(characters, at + 1, '"'),
        '\'' if is_character_literal(characters, at) => quoted(characters, at + 1, '\''),
        'r' if !follows_word(characters, at) || follows_prefix(characters, at) => raw_string(characters, at),
        _ => at,
    }
}

fn find(characters: &[char], at: usize, is_end: impl Fn(&[char]) -> bool) -> usize {
    (at..characters.len()).find(|place| is_end(&characters[*place..])).unwrap_or(characters.len())
}

/// Block comments nest.
fn block_comment(characters: &[char], at: usize) -> usize {
    let mut depth = 0;
    let mut place = at;
    while place < characters.len() {
        match &characters[place..] {
            ['/', '*', ..] => (depth, place) = (depth + 1, place + 2),
            ['*', '/', ..] => (depth, place) = (depth - 1, place + 2),
            _ => place += 1,
        }
        if depth == 0 {
            return place;
        }
    }
    place
}

fn quoted(characters: &[char], start: usize, quote: char) -> usize {
    let mut place = start;
    while place < characters.len() {
        match characters[place] {
            '\\' => place += 2,
            character if character == quote => return place + 1,
            _ => place += 1,
        }
    }
    characters.len()
}

/// `'a'` and `'\n'` are characters, `'a` is a lifetime.
fn is_character_literal(characters: &[char], at: usize) -> bool {
    match characters.get(at + 1) {
        Some('\\') => true,
        Some(_) => characters.get(at + 2) == Some(&'\''),
        None => false,
    }
}

/// `r"..."`, `r#"..."#`: the place behind it; `at` where it is none.
fn raw_string(characters: &[char], at: usize) -> usize {
    let hashes = characters[at + 1..].iter().take_while(|character| **character == '#').count();
    if characters.get(at + 1 + hashes) != Some(&'"') {
        return at;
    }
    let closes =
        |rest: &[char]| rest[0] == '"' && rest[1..].iter().take(hashes).filter(|c| **c == '#').count() == hashes;
    (find(characters, at + 2 + hashes, closes) + 1 + hashes).min(characters.len())
}

fn follows_word(characters: &[char], at: usize) -> bool {
    at > 0 && is_word(characters[at - 1])
}

/// `br"..."` and `cr"..."`.
fn follows_prefix(characters: &[char], at: usize) -> bool {
    at > 0 && matches!(characters[at - 1], 'b' | 'c') && !follows_word(characters, at - 1)
}

fn is_word(character: char) -> bool {
    character.is_alphanumeric() || character == '_'
}

/// The places of a whole word in code, as lines from 1.
pub fn lines_with_word(code: &str, word: &str) -> Vec<usize> {
    let is_whole = |line: &str, at: usize| {
        !line[..at].chars().next_back().is_some_and(is_word)
            && !line[at + word.len()..].chars().next().is_some_and(is_word)
    };
    let has_word = |line: &str| line.match_indices(word).any(|(at, _)| is_whole(line, at));
    code.lines().enumerate().filter(|(_, line)| has_word(line)).map(|(index, _)| index + 1).collect()
}

/// All functions with a body, outer ones before those in them.
pub fn functions(code: &str) -> Vec<Function> {
    let mut found = Vec::new();
    for (at, _) in code.match_indices("fn ") {
        if code[..at].chars().next_back().is_some_and(is_word) {
            continue;
        }
        let name: String = code[at + 3..].chars().take_while(|character| is_word(*character)).collect();
        let Some(length) = body_end(&code[at..]).map(|end| code[at..at + end].matches('\n').count() + 1) else {
            continue;
        };
        // `fn(` is a type.
        if !name.is_empty() {
            found.push(Function { name, line: code[..at].matches('\n').count() + 1, length });
        }
    }
    found
}

/// The offset behind the last brace of a function's body; nothing for a declaration.
fn body_end(code: &str) -> Option<usize> {
    let mut parentheses = 0i32;
    let mut braces = 0;
    for (at, character) in code.char_indices() {
        match character {
            '(' | '[' => parentheses += 1,
            ')' | ']' => parentheses -= 1,
            ';' if braces == 0 && parentheses == 0 => return None,
            '{' => braces += 1,
            '}' => braces -= 1,
            _ => {}
        }
        if character == '}' && braces == 0 {
            return Some(at + 1);
        }
    }
    None
}
