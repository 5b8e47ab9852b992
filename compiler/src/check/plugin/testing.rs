//! What the tables of the plugins' tests are read with: properties in a short notation, with exact places.
//!
//! `{key: text, list: [1, true, null], quoted: 'a b'}`; `?` is an attribute known only later, `@name` the id of another
//! resource, `?if` an `if` that may drop the property. A table's schema is written the same way, only what matters:
//! `{visibility: {default: private}, subnet: {old: subnet_id}, items: {of: {a: {default: b}}}}`.

use super::{Subject, check};
use crate::expr::{Call, CallState, Expr, ExprKind, Spelling};
use crate::function::Function;
use crate::schema::{Children, Property, PropertyType, ResourceType, Translation, TranslationKind};
use crate::source::{SourceId, Span};
use crate::syntax::Text;
use crate::template::{Field, Resource};
use crate::value::{Name, Shape, Value, ValueKind};

/// Checks each row's properties as those of a resource of this type. Each expected finding is its code and the text at
/// its place: `conflicting-properties port`; `r`, the resource's name, stands for what is missing.
pub(super) fn check_rows(kind: &str, schema: &str, rows: &[(&str, &[&str])]) {
    for (properties, expected) in rows {
        let found = findings(kind, schema, properties);
        assert_eq!(found, *expected, "{kind} {properties}");
    }
}

fn findings(kind: &str, schema: &str, properties: &str) -> Vec<String> {
    let text = format!("r: {properties}");
    let (given, expr) = read(&text, "r: ".len());
    let (declared, _) = read(schema, 0);
    let mut translations = Vec::new();
    let children = properties_of(&declared, &given, &mut Vec::new(), &mut translations);
    let schema = ResourceType { properties: children, translations, ..ResourceType::named(kind) };
    let resource = resource(kind, expr);
    let subject = Subject { source: SourceId(0), resource: &resource, type_name: kind, given: &given, schema: &schema };
    let mut found: Vec<_> = check(&subject).into_iter().map(|found| (found.primary.span, found)).collect();
    found.sort_by_key(|(span, found)| (*span, found.code.name));
    for (span, found) in &found {
        assert!(found.help.is_some(), "no help: {} ({span:?})", found.message);
    }
    found.iter().map(|(span, found)| format!("{} {}", found.code.name, &text[span.range()])).collect()
}

fn resource(kind: &str, properties: Expr) -> Resource {
    let name = |text: &str| Name { span: Span::new(0, 1), text: text.into() };
    Resource {
        name: name("r"),
        span: Span::new(0, 1),
        kind: Some(name(kind)),
        properties: Some(Field { key: name("properties"), value: properties }),
        metadata: None,
        depends_on: Vec::new(),
        deletion_policy: None,
        update_policy: None,
        description: None,
        external_id: None,
        condition: None,
        other: Vec::new(),
        depends_on_written: None,
    }
}

/// A schema of what is declared and of what is given: every property takes text, if nothing else is said.
fn properties_of(
    declared: &Value, given: &Value, path: &mut Vec<Text>, translations: &mut Vec<Translation>,
) -> Vec<(Text, Property)> {
    let nothing = Value::new(Span::default(), ValueKind::Null);
    let names = |value: &Value| -> Vec<Text> {
        value.as_map().unwrap_or(&[]).iter().map(|(name, _)| name.text.clone()).collect()
    };
    let mut all = names(declared);
    all.extend(names(given).into_iter().filter(|name| declared.get(name).is_none()));
    let mut properties = Vec::new();
    for name in all {
        let said = declared.get(&name).unwrap_or(&nothing);
        path.push(name.clone());
        if let Some(old) = said.get("old").and_then(Value::as_str) {
            let mut from = path.clone();
            from.pop();
            from.push(old.into());
            translations.push(Translation {
                from,
                to: Some(path.clone()),
                kind: TranslationKind::Replace,
                resolver: None,
            });
        }
        let of = said.get("of").unwrap_or(&nothing);
        let children = match given.get(&name).map(|value| &value.kind) {
            Some(ValueKind::List(items)) => {
                let mut item = property(None);
                let children = items.iter().flat_map(|item| properties_of(of, item, path, translations)).collect();
                item.children = Children::Map(children);
                Children::List(Box::new(item))
            }
            Some(ValueKind::Map(_)) => {
                Children::Map(properties_of(of, given.get(&name).unwrap_or(&nothing), path, translations))
            }
            _ => Children::Free,
        };
        path.pop();
        let mut made = property(said.get("default").cloned());
        made.children = children;
        properties.push((name, made));
    }
    properties
}

fn property(default: Option<Value>) -> Property {
    Property { default, ..Property::of(PropertyType::String) }
}

/// Reads a value in the short notation from `at` on, and the expression that it comes from.
fn read(text: &str, at: usize) -> (Value, Expr) {
    let mut reader = Reader { text, at };
    let read = reader.value();
    assert!(text[reader.at..].trim().is_empty(), "left over: {}", &text[reader.at..]);
    read
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Reader<'a> {
    fn peek(&mut self) -> char {
        let rest = &self.text[self.at..];
        self.at += rest.len() - rest.trim_start().len();
        self.text[self.at..].chars().next().expect("the notation ends early")
    }

    fn take(&mut self, wanted: char) -> bool {
        let found = self.peek() == wanted;
        if found {
            self.at += wanted.len_utf8();
        }
        found
    }

    fn word(&mut self) -> (Span, &'a str, bool) {
        let quoted = self.peek() == '\'';
        let start = self.at;
        if quoted {
            let length = self.text[start + 1..].find('\'').expect("a closing quote") + 2;
            self.at += length;
            return (self.span(start), &self.text[start + 1..self.at - 1], true);
        }
        let rest = &self.text[start..];
        let ends = |(at, c): &(usize, char)| {
            matches!(c, ',' | ']' | '}') || *c == ':' && rest[at + 1..].starts_with([' ', '\n'])
        };
        let length = rest.char_indices().find(ends).map_or(rest.len(), |(at, _)| at);
        self.at += length;
        (self.span(start), rest[..length].trim_end(), false)
    }

    fn span(&self, start: usize) -> Span {
        Span::new(start as u32, self.at as u32)
    }

    fn value(&mut self) -> (Value, Expr) {
        match self.peek() {
            '{' => self.map(),
            '[' => self.list(),
            _ => self.scalar(),
        }
    }

    fn map(&mut self) -> (Value, Expr) {
        let start = self.at;
        let (mut values, mut exprs) = (Vec::new(), Vec::new());
        self.take('{');
        while !self.take('}') {
            let (span, key, _) = self.word();
            assert!(self.take(':'), "a colon after {key}");
            let (value, expr) = self.value();
            let name = Name { span, text: key.into() };
            values.push((name.clone(), value));
            exprs.push((name, expr));
            self.take(',');
        }
        let span = self.span(start);
        (Value::new(span, ValueKind::Map(values)), Expr::new(span, ExprKind::Map(exprs)))
    }

    fn list(&mut self) -> (Value, Expr) {
        let start = self.at;
        let (mut values, mut exprs) = (Vec::new(), Vec::new());
        self.take('[');
        while !self.take(']') {
            let (value, expr) = self.value();
            values.push(value);
            exprs.push(expr);
            self.take(',');
        }
        let span = self.span(start);
        (Value::new(span, ValueKind::List(values)), Expr::new(span, ExprKind::List(exprs)))
    }

    fn scalar(&mut self) -> (Value, Expr) {
        let (span, word, quoted) = self.word();
        let unknown = |function, shape| {
            let call = Call {
                function,
                name: Name { span, text: "call".into() },
                spelling: Spelling::Map,
                argument: Expr::new(Span::default(), ExprKind::Null),
                state: CallState::Good,
            };
            (Value::new(span, ValueKind::Unknown(shape)), Expr::new(span, ExprKind::Call(Box::new(call))))
        };
        let kind = match word {
            _ if quoted => ValueKind::String(word.into()),
            "?" => return unknown(Function::Attribute, Shape::Any),
            "?if" => return unknown(Function::If, Shape::Any),
            _ if word.starts_with('@') => return unknown(Function::Resource, Shape::String),
            "null" => ValueKind::Null,
            "true" => ValueKind::Bool(true),
            "false" => ValueKind::Bool(false),
            _ => match (word.parse(), word.parse()) {
                (Ok(number), _) => ValueKind::Int(number),
                (_, Ok(number)) => ValueKind::Float(number),
                _ => ValueKind::String(word.into()),
            },
        };
        // Literals are looked at as values only.
        (Value::new(span, kind), Expr::new(span, ExprKind::Null))
    }
}
