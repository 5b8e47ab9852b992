//! The properties of a resource, or one map within them, as a plugin's check reads them.
//!
//! Heat's plugins ask two different things of a property. "Is it not None": anything written counts, a null too, for Heat
//! reads a null as an empty text or zero. "Is it true": Python's truth of the value. Both have three answers here.
//! Old names that Heat translates are read as the new ones.

use super::Subject;
use crate::diagnostic::Diagnostic;
use crate::expr::{Expr, ExprKind};
use crate::function::Function;
use crate::python;
use crate::schema::{Children, Property, PropertyType, TranslationKind};
use crate::source::Span;
use crate::syntax::Text;
use crate::template::Resource;
use crate::value::{Name, Value, ValueKind};

/// What is known of a question before anything is deployed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Answer {
    No,
    /// Depends on a value that is known only later.
    Unsure,
    Yes,
}

/// Which question Heat asks of a property.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ask {
    /// `is not None`: whether it is written, or has a default.
    Written,
    /// Python's truth: not empty, not zero, not false, not null.
    True,
}

/// The properties of a resource, or one map within them.
pub(super) struct Scope<'a> {
    pub subject: &'a Subject<'a>,
    /// The map; what else it may be has no entries.
    pub value: &'a Value,
    /// The keys from the properties to this map, list positions left out.
    path: Vec<&'a str>,
    schema: &'a [(Text, Property)],
    /// The place of what is missing: the resource's name, or the nested map.
    pub place: Span,
}

impl<'a> Scope<'a> {
    /// All properties of the resource.
    pub fn whole(subject: &'a Subject<'a>) -> Scope<'a> {
        let place = subject.resource.name.span;
        Scope { subject, value: subject.given, path: Vec::new(), schema: &subject.schema.properties, place }
    }

    /// The entry of a property as written, null or not; under its old name where Heat translates that.
    pub fn entry(&self, property: &str) -> Option<&'a (Name, Value)> {
        let entries = self.value.as_map()?;
        let written = |wanted: &str| entries.iter().find(|(name, _)| name.text == wanted);
        written(property).or_else(|| self.old_names(property).find_map(written))
    }

    /// The value as written, or the default where it is not written or null. May be unknown.
    pub fn get(&self, property: &str) -> Option<&'a Value> {
        let written = self.entry(property).map(|(_, value)| value).filter(|value| !value.is_null());
        written.or_else(|| self.property(property)?.default.as_ref()).filter(|value| !value.is_null())
    }

    pub fn text(&self, property: &str) -> Option<&'a str> {
        self.get(property)?.as_str()
    }

    pub fn int(&self, property: &str) -> Option<i64> {
        self.get(property)?.as_int()
    }

    /// A number of either kind. Heat reads a null as zero, where there is no default.
    pub fn number(&self, property: &str) -> Option<f64> {
        match self.get(property).map(|value| &value.kind) {
            Some(ValueKind::Int(number)) => Some(*number as f64),
            Some(ValueKind::Float(number)) => Some(*number),
            Some(_) => None,
            None => self.entry(property).filter(|_| self.property(property).is_some_and(is_number)).map(|_| 0.0),
        }
    }

    /// The items of a list; none where it is not given or unknown.
    pub fn list(&self, property: &str) -> &'a [Value] {
        self.get(property).and_then(Value::as_list).unwrap_or(&[])
    }

    /// The maps in a list of maps, those that are known; a null is an empty one, as in Heat.
    pub fn items(&self, property: &'a str) -> Vec<Scope<'a>> {
        let schema = match self.property(property).map(|schema| &schema.children) {
            Some(Children::List(item)) => children(item),
            _ => &[],
        };
        let maps = self.list(property).iter().filter(|item| item.as_map().is_some() || item.is_null());
        maps.map(|item| self.nested(property, item, schema)).collect()
    }

    /// A nested map; `None` where it is not given or unknown.
    pub fn map(&self, property: &'a str) -> Option<Scope<'a>> {
        let value = self.get(property).filter(|value| value.as_map().is_some())?;
        let schema = self.property(property).map_or(&[][..], children);
        Some(self.nested(property, value, schema))
    }

    fn nested(&self, property: &'a str, value: &'a Value, schema: &'a [(Text, Property)]) -> Scope<'a> {
        let path = self.path.iter().copied().chain([property]).collect();
        Scope { subject: self.subject, value, path, schema, place: value.span }
    }

    /// Whether a list of maps is there and some of it is unknown.
    pub fn is_partly_unknown(&self, property: &str) -> bool {
        let unknown = |value: &Value| value.is_unknown() || self.list(property).iter().any(Value::is_unknown);
        self.get(property).is_some_and(unknown)
    }

    /// Answers Heat's question about a property.
    pub fn ask(&self, ask: Ask, property: &str) -> Answer {
        match ask {
            Ask::Written => self.is_written(property),
            Ask::True => self.is_true(property),
        }
    }

    /// `is not None`.
    pub fn is_written(&self, property: &str) -> Answer {
        let Some((_, value)) = self.entry(property) else {
            return answer(self.get(property).is_some());
        };
        match &value.kind {
            ValueKind::Missing => Answer::Unsure,
            // Only a property that takes anything stays None; others become an empty value of their type.
            ValueKind::Null => answer(self.property(property).is_none_or(|schema| schema.kind != PropertyType::Any)),
            ValueKind::Unknown(_) => self.unknown_is_written(property, value),
            _ => Answer::Yes,
        }
    }

    /// An unknown value is there, whatever it will be, unless an `if` may drop it.
    fn unknown_is_written(&self, property: &str, value: &Value) -> Answer {
        let Some(expr) = self.expr(value).filter(|_| self.property(property).is_some_and(is_typed)) else {
            return Answer::Unsure;
        };
        let mut may_drop = false;
        expr.walk(&mut |inner| may_drop |= inner.as_call().is_some_and(|call| call.function == Function::If));
        if may_drop { Answer::Unsure } else { Answer::Yes }
    }

    /// Python's truth of the value that Heat sees.
    pub fn is_true(&self, property: &str) -> Answer {
        let Some(value) = self.get(property) else { return Answer::No };
        self.truth_of(value)
    }

    pub fn truth_of(&self, value: &Value) -> Answer {
        if let Some(truth) = python::truth(value) {
            return answer(truth);
        }
        // A resource's id is some text, already while Heat checks the template.
        match self.expr(value).and_then(Expr::as_call) {
            Some(call) if call.function == Function::Resource => Answer::Yes,
            Some(call) if call.function == Function::Ref && self.referenced(value).is_some() => Answer::Yes,
            _ => Answer::Unsure,
        }
    }

    /// The resource whose id a value is: `{get_resource: x}`, or its name, which is the id until it is created.
    pub fn referenced(&self, value: &Value) -> Option<&'a Resource> {
        let siblings = self.subject.siblings;
        if let Some(name) = value.as_str() {
            return siblings.get(name);
        }
        let call = self.expr(value).and_then(Expr::as_call)?;
        let names_one = matches!(call.function, Function::Resource | Function::Ref);
        call.argument.as_str().filter(|_| names_one).and_then(|name| siblings.get(name))
    }

    /// The expression that an unknown value comes from, by its place.
    fn expr(&self, value: &Value) -> Option<&'a Expr> {
        let mut found = None;
        self.subject.resource.properties.as_ref()?.value.walk(&mut |expr| {
            if expr.span == value.span && found.is_none() && matches!(expr.kind, ExprKind::Call(_)) {
                found = Some(expr);
            }
        });
        found
    }

    /// The name under which a property is written: an old one, where that is used.
    pub fn written_name<'b>(&self, property: &'b str) -> &'b str
    where
        'a: 'b,
    {
        self.entry(property).map_or(property, |(name, _)| name.text.as_str())
    }

    /// The place of a property's key; of the whole where it is not written.
    pub fn key_span(&self, property: &str) -> Span {
        self.entry(property).map_or(self.place, |(name, _)| name.span)
    }

    /// The place of a property's value; of the whole where it is not written.
    pub fn value_span(&self, property: &str) -> Span {
        self.entry(property).map_or(self.place, |(_, value)| value.span)
    }

    /// Adds a label in the resource's own source.
    pub fn label(&self, diagnostic: Diagnostic, span: Span, message: &str) -> Diagnostic {
        diagnostic.with_label(self.subject.source, span, message)
    }

    /// The names of the properties that the schema knows.
    pub fn known(&self) -> impl Iterator<Item = &'a str> {
        self.schema.iter().map(|(name, _)| name.as_str())
    }

    fn property(&self, property: &str) -> Option<&'a Property> {
        self.schema.iter().find(|(name, _)| name == property).map(|(_, schema)| schema)
    }

    /// The names that Heat reads as this property.
    fn old_names(&self, property: &str) -> impl Iterator<Item = &'a str> {
        let is_here = |path: &[Text], last: &str| match path.split_last() {
            Some((name, parents)) => name == last && parents.iter().map(Text::as_str).eq(self.path.iter().copied()),
            None => false,
        };
        let rules = self.subject.schema.translations.iter();
        let moves = rules.filter(move |rule| {
            rule.kind == TranslationKind::Replace && rule.to.as_deref().is_some_and(|to| is_here(to, property))
        });
        moves.filter_map(|rule| rule.from.last().map(Text::as_str))
    }
}

fn answer(yes: bool) -> Answer {
    if yes { Answer::Yes } else { Answer::No }
}

/// Whether Heat turns a null into an empty value of the property's type.
fn is_typed(property: &Property) -> bool {
    property.kind != PropertyType::Any
}

fn is_number(property: &Property) -> bool {
    matches!(property.kind, PropertyType::Integer | PropertyType::Number)
}

/// The keys of a map property.
fn children(property: &Property) -> &[(Text, Property)] {
    match &property.children {
        Children::Map(entries) => entries,
        Children::List(_) | Children::Free => &[],
    }
}
