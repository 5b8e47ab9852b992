//! What the tables of the plugins' tests are read with: properties in a short notation, with exact places.
//!
//! `{key: text, list: [1, true, null], quoted: 'a b'}`; `?` is an attribute known only later, `@name` the id of another
//! resource, `?if` an `if` that may drop the property. A table's schema is written the same way, only what matters:
//! `{visibility: {default: private}, subnet: {old: subnet_id}, items: {of: {a: {default: b}}}, size: {kind: integer}}`.

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
        let definition = format!("{{type: {kind}, properties: {properties}}}");
        assert_eq!(findings(schema, "{}", &definition), *expected, "{kind} {properties}");
    }
}

/// The same for whole definitions, among other resources: `{name: {type: T, properties: {...}}}`.
pub(super) fn check_definitions(schema: &str, siblings: &str, rows: &[(&str, &[&str])]) {
    for (definition, expected) in rows {
        assert_eq!(findings(schema, siblings, definition), *expected, "{definition}");
    }
}

fn findings(schema: &str, siblings: &str, definition: &str) -> Vec<String> {
    let text = format!("r: {definition}");
    let (value, expr) = read(&text, "r: ".len());
    let (declared, _) = read(schema, 0);
    let nothing = Value::new(Span::default(), ValueKind::Map(Vec::new()));
    let given = value.get("properties").unwrap_or(&nothing);
    let resource = resource_of(&Name { span: Span::new(0, 1), text: "r".into() }, &expr);
    let kind = resource.type_name().expect("a type").to_owned();
    let mut translations = Vec::new();
    let children = properties_of(&declared, given, &mut Vec::new(), &mut translations);
    let schema = ResourceType {
        properties: children,
        translations,
        any_attribute: false,
        any_property: false,
        ..ResourceType::unknown(kind.as_str())
    };
    let (_, siblings) = read(siblings, 0);
    let siblings = siblings.as_map().unwrap_or(&[]).iter();
    let siblings = siblings.map(|(name, definition)| (name.text.clone(), resource_of(name, definition)));
    let subject = Subject {
        source: SourceId(0),
        resource: &resource,
        type_name: &kind,
        given,
        schema: &schema,
        siblings: &siblings.chain([(Text::from("r"), resource.clone())]).collect(),
    };
    let mut found: Vec<_> = check(&subject).into_iter().map(|found| (found.primary.span, found)).collect();
    found.sort_by_key(|(span, found)| (*span, found.code.name));
    for (span, found) in &found {
        assert!(found.help.is_some(), "no help: {} ({span:?})", found.message);
        assert!(!found.message.ends_with('.'), "a full stop: {}", found.message);
    }
    found.iter().map(|(span, found)| format!("{} {}", found.code.name, &text[span.range()])).collect()
}

fn resource_of(name: &Name, definition: &Expr) -> Resource {
    let field = |key: &str| {
        let entry = definition.as_map()?.iter().find(|(name, _)| name.text == key)?;
        Some(Field { key: entry.0.clone(), value: entry.1.clone() })
    };
    let names = |field: Option<Field>| -> Vec<Name> {
        let name = |expr: &Expr| Name { span: expr.span, text: expr.as_text().expect("a name").clone() };
        field.map_or(Vec::new(), |field| field.value.as_list().unwrap_or(&[]).iter().map(name).collect())
    };
    Resource {
        name: name.clone(),
        span: definition.span,
        kind: definition
            .get("type")
            .map(|kind| Name { span: kind.span, text: kind.as_text().expect("a type").clone() }),
        properties: field("properties"),
        metadata: field("metadata"),
        depends_on: names(field("depends_on")),
        deletion_policy: None,
        update_policy: field("update_policy"),
        description: None,
        external_id: None,
        condition: field("condition"),
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
        if said.get("kind").and_then(Value::as_str) == Some("integer") {
            made.kind = PropertyType::Integer;
        }
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
        let unknown = |function, argument: &str, shape| {
            let call = Call {
                function,
                name: Name { span, text: "call".into() },
                spelling: Spelling::Map,
                argument: Expr::new(Span::default(), ExprKind::String(argument.into())),
                state: CallState::Good,
            };
            (Value::new(span, ValueKind::Unknown(shape)), Expr::new(span, ExprKind::Call(Box::new(call))))
        };
        let (value, expr) = match word {
            _ if quoted => (ValueKind::String(word.into()), ExprKind::String(word.into())),
            "?" => return unknown(Function::Attribute, "other", Shape::Any),
            "?if" => return unknown(Function::If, "condition", Shape::Any),
            "null" => (ValueKind::Null, ExprKind::Null),
            "true" => (ValueKind::Bool(true), ExprKind::Bool(true)),
            "false" => (ValueKind::Bool(false), ExprKind::Bool(false)),
            _ => match (word.strip_prefix('@'), word.parse(), word.parse()) {
                (Some(name), _, _) => return unknown(Function::Resource, name, Shape::String),
                (_, Ok(number), _) => (ValueKind::Int(number), ExprKind::Int(number)),
                (_, _, Ok(number)) => (ValueKind::Float(number), ExprKind::Float(number)),
                _ => (ValueKind::String(word.into()), ExprKind::String(word.into())),
            },
        };
        (Value::new(span, value), Expr::new(span, expr))
    }
}
