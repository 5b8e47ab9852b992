//! What an expression is worth before anything is deployed: literals, results of functions, and `Unknown` for what only
//! the cloud can tell.
//!
//! Functions give what Heat gives when it creates a stack; where they can only fail, that is reported at the guilty
//! argument and the value is `Missing`. Names that do not exist are left to the check of references. Invariant: an
//! unknown input never fails, and nothing that is known only for some inputs is given as known.

use indexmap::IndexMap;

use crate::code::Code;
use crate::code::function as codes;
use crate::diagnostic::{Diagnostic, Severity};
use crate::dialect::Pseudo;
use crate::expr::{Call, CallState, Expr, ExprKind};
use crate::function::Function;
use crate::source::Span;
use crate::syntax::Text;
use crate::template::Template;
use crate::value::{Shape, Value, ValueKind};

mod aws;
mod collection;
mod conditions;
mod digest;
mod limits;
mod lookup;
mod repeat;
mod shape;
mod text;
mod url;

pub use conditions::Tri;
use shape::shape_of;

/// Evaluates the expressions of one template with one set of parameter values.
///
/// Findings go to whoever asks for a value; those about the definitions of conditions are kept until
/// [`Evaluator::into_diagnostics`].
pub struct Evaluator<'a> {
    template: &'a Template,
    parameters: &'a IndexMap<Text, Value>,
    shapes: &'a dyn Shapes,
    conditions: conditions::Memo,
    work: limits::Work,
}

/// What is known of the values that only the cloud can tell.
pub trait Shapes {
    /// The shape of a resource's attribute; `Any` where it is not known.
    fn attribute(&self, resource: &str, attribute: &str) -> Shape;
}

/// Knows nothing.
struct NoShapes;

impl Shapes for NoShapes {
    fn attribute(&self, _resource: &str, _attribute: &str) -> Shape {
        Shape::Any
    }
}

/// What stands for an item of a list or an entry of a map.
enum Entry {
    Present(Value),
    /// An `if` without a second value is false: as if it were not written.
    Dropped,
    /// It may be dropped, or have an unknown value.
    Maybe,
}

/// Why a function gives no known value.
enum Stop {
    /// An input is unknown.
    Unknown,
    Fails(Box<Failure>),
}

/// A call that can only fail.
struct Failure {
    code: &'static Code,
    span: Span,
    message: String,
    help: Option<String>,
}

type Outcome = Result<ValueKind, Stop>;

impl<'a> Evaluator<'a> {
    /// `parameters` holds a value for every parameter of the template, unknown ones where none is given.
    pub fn new(template: &'a Template, parameters: &'a IndexMap<Text, Value>) -> Evaluator<'a> {
        let (conditions, work) = (conditions::Memo::default(), limits::Work::default());
        Evaluator { template, parameters, shapes: &NoShapes, conditions, work }
    }

    /// Asks for the shapes of attributes.
    pub fn with_shapes(self, shapes: &'a dyn Shapes) -> Evaluator<'a> {
        Evaluator { shapes, ..self }
    }

    /// What is wrong with the definitions of conditions. A condition that nothing has needed until now counts as unused;
    /// what is wrong with it is a late finding.
    pub fn into_diagnostics(self) -> Vec<Diagnostic> {
        self.conditions_found()
    }

    /// The value of an expression, as Heat resolves it when it makes the stack. What is dropped counts as null.
    pub fn value(&self, expr: &Expr, diagnostics: &mut Vec<Diagnostic>) -> Value {
        match self.entry(expr, diagnostics) {
            Entry::Present(value) => value,
            Entry::Dropped => Value::new(expr.span, ValueKind::Null),
            Entry::Maybe => Value::unknown(expr.span),
        }
    }

    /// The value in a map, `None` where an `if` drops the entry.
    fn map_value(&self, expr: &Expr, diagnostics: &mut Vec<Diagnostic>) -> Option<Value> {
        match self.entry(expr, diagnostics) {
            Entry::Present(value) => Some(value),
            Entry::Dropped => None,
            Entry::Maybe => Some(Value::unknown(expr.span)),
        }
    }

    fn entry(&self, expr: &Expr, diagnostics: &mut Vec<Diagnostic>) -> Entry {
        let kind = match &expr.kind {
            ExprKind::Missing => ValueKind::Missing,
            ExprKind::Null => ValueKind::Null,
            ExprKind::Bool(value) => ValueKind::Bool(*value),
            ExprKind::Int(number) => ValueKind::Int(*number),
            ExprKind::Float(number) => ValueKind::Float(*number),
            ExprKind::String(text) => ValueKind::String(text.clone()),
            ExprKind::List(items) => self.list(items, diagnostics),
            ExprKind::Map(entries) => {
                let value = |(name, expr): &(_, Expr)| Some((Clone::clone(name), self.map_value(expr, diagnostics)?));
                ValueKind::Map(entries.iter().filter_map(value).collect())
            }
            ExprKind::Call(call) => return self.call(call, expr.span, diagnostics),
        };
        Entry::Present(Value::new(expr.span, kind))
    }

    /// A list of which an item may be dropped has an unknown length: nothing is said about it then.
    fn list(&self, items: &[Expr], diagnostics: &mut Vec<Diagnostic>) -> ValueKind {
        let mut values = Vec::with_capacity(items.len());
        let mut is_certain = true;
        for item in items {
            match self.entry(item, diagnostics) {
                Entry::Present(value) => values.push(value),
                Entry::Dropped => {}
                Entry::Maybe => is_certain = false,
            }
        }
        if is_certain { ValueKind::List(values) } else { ValueKind::Unknown(Shape::List) }
    }

    fn call(&self, call: &Call, span: Span, diagnostics: &mut Vec<Diagnostic>) -> Entry {
        if call.state == CallState::Malformed {
            return Entry::Present(Value::new(span, ValueKind::Missing));
        }
        match call.function {
            Function::If => return self.choose(call, span, diagnostics),
            Function::Ref if self.is_no_value(call) => return Entry::Dropped,
            _ => {}
        }
        let kind = match self.result(call, span, diagnostics) {
            Ok(kind) => kind,
            Err(Stop::Unknown) => ValueKind::Unknown(shape_of(call)),
            Err(Stop::Fails(failure)) => {
                diagnostics.push(self.report(call, *failure));
                ValueKind::Missing
            }
        };
        Entry::Present(Value::new(span, kind))
    }

    fn is_no_value(&self, call: &Call) -> bool {
        call.argument.as_str().is_some_and(|name| {
            self.template.dialect.pseudo_parameter(name) == Some(Pseudo::NoValue)
                && !self.template.parameters.content.contains_key(name)
        })
    }

    fn report(&self, call: &Call, failure: Failure) -> Diagnostic {
        // Nothing is written where an empty value stands.
        let span = if failure.span.is_empty() { call.name.span } else { failure.span };
        let diagnostic = Diagnostic::new(failure.code, self.template.source, span, failure.message);
        match failure.help {
            Some(help) => diagnostic.with_help(help),
            None => diagnostic,
        }
    }

    /// `if`: the branch that is taken; where that is unknown, what both have in common.
    fn choose(&self, call: &Call, span: Span, diagnostics: &mut Vec<Diagnostic>) -> Entry {
        let Some([condition, then, rest @ ..]) = call.argument.as_list() else {
            return Entry::Present(Value::unknown(span));
        };
        let otherwise = rest.first();
        match self.decide(condition, diagnostics) {
            Tri::True => self.entry(then, diagnostics),
            Tri::False => otherwise.map_or(Entry::Dropped, |branch| self.entry(branch, diagnostics)),
            Tri::Unknown => {
                let then = self.evaluate_unsure(then, diagnostics);
                match otherwise.map(|branch| self.evaluate_unsure(branch, diagnostics)) {
                    Some(otherwise) => common(then, otherwise, span),
                    None => Entry::Maybe,
                }
            }
        }
    }

    /// Evaluates what may not be needed: a failure there is no error yet.
    fn evaluate_unsure(&self, expr: &Expr, diagnostics: &mut Vec<Diagnostic>) -> Entry {
        let mut found = Vec::new();
        let entry = self.entry(expr, &mut found);
        diagnostics.extend(found.into_iter().map(weakened));
        entry
    }

    fn result(&self, call: &Call, span: Span, diagnostics: &mut Vec<Diagnostic>) -> Outcome {
        let function = call.function;
        match function {
            Function::And | Function::Or | Function::Not => return self.combine(call, diagnostics),
            Function::Condition => return Ok(self.decide(&call.argument, diagnostics).value()),
            _ => {}
        }
        if !self.work.is_left() {
            return Err(Stop::Unknown);
        }
        let argument = match is_positional(function) {
            true => self.positional(&call.argument, diagnostics),
            false => self.value(&call.argument, diagnostics),
        };
        let result = match function {
            Function::Param => self.param(call, &argument, span),
            Function::Ref => self.reference(&argument, span),
            Function::Resource => self.resource(call, &argument),
            Function::Attribute => self.attribute(&argument),
            Function::FindInMap => self.find_in_map(call, &argument, span),
            _ if self.template.dialect.is_aws() => self.aws(call, &argument, span),
            _ => heat(call, &argument, self.template.dialect, &self.work),
        }?;
        self.work.spend(limits::weight_of(&result))?;
        Ok(result)
    }

    /// The items of an argument list one by one: what is dropped there is null, as positions count.
    fn positional(&self, argument: &Expr, diagnostics: &mut Vec<Diagnostic>) -> Value {
        match &argument.kind {
            ExprKind::List(items) => {
                let values = items.iter().map(|item| self.value(item, diagnostics)).collect();
                Value::new(argument.span, ValueKind::List(values))
            }
            _ => self.value(argument, diagnostics),
        }
    }

    /// The places that Heat never looks at with these parameter values, so that whatever is wrong there is wrong only for
    /// others: branches of `if` that are not taken, and values of outputs that are switched off.
    pub fn untaken(&self) -> Vec<Span> {
        let mut dead = Vec::new();
        for resource in self.template.resources.content.values() {
            let fields = [&resource.properties, &resource.metadata, &resource.update_policy, &resource.deletion_policy];
            for field in fields.into_iter().flatten() {
                self.dead_branches(&field.value, &mut dead);
            }
        }
        for output in self.template.outputs.content.values() {
            let Some(field) = &output.value else { continue };
            match &output.condition {
                Some(condition) if self.decide(&condition.value, &mut Vec::new()) == Tri::False => {
                    dead.push(field.value.span);
                }
                _ => self.dead_branches(&field.value, &mut dead),
            }
        }
        dead
    }

    fn dead_branches(&self, expr: &Expr, dead: &mut Vec<Span>) {
        match &expr.kind {
            ExprKind::List(items) => items.iter().for_each(|item| self.dead_branches(item, dead)),
            ExprKind::Map(entries) => entries.iter().for_each(|(_, value)| self.dead_branches(value, dead)),
            ExprKind::Call(call) => match self.branches(call) {
                Some((live, untaken)) => {
                    dead.extend(untaken.map(|branch| branch.span));
                    live.into_iter().for_each(|branch| self.dead_branches(branch, dead));
                }
                None => self.dead_branches(&call.argument, dead),
            },
            _ => {}
        }
    }

    /// The branches of an `if` that may be taken, and the one that is not.
    fn branches<'e>(&self, call: &'e Call) -> Option<(Vec<&'e Expr>, Option<&'e Expr>)> {
        if call.function != Function::If || call.state == CallState::Malformed {
            return None;
        }
        let [condition, then, rest @ ..] = call.argument.as_list()? else { return None };
        let otherwise = rest.first();
        Some(match self.decide(condition, &mut Vec::new()) {
            Tri::True => (vec![then], otherwise),
            Tri::False => (otherwise.into_iter().collect(), Some(then)),
            Tri::Unknown => (std::iter::once(then).chain(otherwise).collect(), None),
        })
    }
}

/// The functions of Heat whose arguments are values and nothing else.
fn heat(call: &Call, argument: &Value, dialect: &crate::dialect::Dialect, work: &limits::Work) -> Outcome {
    match call.function {
        Function::File => text::file(call, argument),
        Function::Replace | Function::ReplaceStrict | Function::ReplaceVeryStrict => {
            text::replace(call, argument, dialect, work)
        }
        Function::Join => text::join(call, argument, dialect.join_several),
        Function::Split if call.name.text == "str_split" => text::split(call, argument),
        Function::Split => text::split_pair(call, argument),
        Function::Base64 => text::base64(call, argument),
        Function::Digest => digest::digest(call, argument),
        Function::MakeUrl => url::make_url(call, argument),
        Function::Select => collection::select(call, argument, work),
        Function::Repeat => repeat::repeat(call, argument, dialect, work),
        Function::MapMerge => collection::map_merge(call, argument),
        Function::MapReplace => collection::map_replace(call, argument),
        Function::Filter => collection::filter(call, argument, work),
        Function::ListConcat | Function::ListConcatUnique => collection::list_concat(call, argument, work),
        Function::Contains => collection::contains(call, argument, work),
        Function::Equals => collection::equals(argument),
        Function::MemberListToMap => collection::member_list(call, argument),
        _ => Err(Stop::Unknown),
    }
}

/// Functions that keep their arguments apart before they resolve them.
fn is_positional(function: Function) -> bool {
    matches!(
        function,
        Function::Replace
            | Function::Join
            | Function::Select
            | Function::Filter
            | Function::Contains
            | Function::Equals
            | Function::FindInMap
            | Function::MemberListToMap
            | Function::Attribute
    )
}

/// What two branches have in common.
fn common(then: Entry, otherwise: Entry, span: Span) -> Entry {
    let (Entry::Present(then), Entry::Present(otherwise)) = (then, otherwise) else {
        return Entry::Maybe;
    };
    let is_same = then.is_fully_known()
        && std::mem::discriminant(&then.kind) == std::mem::discriminant(&otherwise.kind)
        && crate::python::equal(&then, &otherwise) == Some(true);
    if is_same {
        return Entry::Present(Value::new(span, then.kind));
    }
    let shape = match (shape(&then), shape(&otherwise)) {
        (left, right) if left == right => left,
        _ => Shape::Any,
    };
    Entry::Present(Value::new(span, ValueKind::Unknown(shape)))
}

fn shape(value: &Value) -> Shape {
    match &value.kind {
        ValueKind::Missing | ValueKind::Null => Shape::Any,
        ValueKind::Unknown(shape) => *shape,
        ValueKind::Bool(_) => Shape::Bool,
        ValueKind::Int(_) | ValueKind::Float(_) => Shape::Number,
        ValueKind::String(_) => Shape::String,
        ValueKind::List(_) => Shape::List,
        ValueKind::Map(_) => Shape::Map,
    }
}

/// What goes wrong only for some parameter values is a warning.
fn weakened(mut diagnostic: Diagnostic) -> Diagnostic {
    diagnostic.severity = diagnostic.severity.max(Severity::Warning);
    diagnostic.with_note("this matters only for some values of the parameters")
}

/// A value with another place, all through.
fn placed(value: &Value, span: Span) -> Value {
    let kind = match &value.kind {
        ValueKind::List(items) => ValueKind::List(items.iter().map(|item| placed(item, span)).collect()),
        ValueKind::Map(entries) => {
            let entry = |(name, value): &(crate::value::Name, Value)| {
                (crate::value::Name { span, text: name.text.clone() }, placed(value, span))
            };
            ValueKind::Map(entries.iter().map(entry).collect())
        }
        kind => kind.clone(),
    };
    Value::new(span, kind)
}

fn fails<T>(span: Span, message: impl Into<String>) -> Result<T, Stop> {
    let failure = Failure { code: &codes::FUNCTION_FAILS, span, message: message.into(), help: None };
    Err(Stop::Fails(Box::new(failure)))
}

fn fails_with<T>(span: Span, message: impl Into<String>, help: &str) -> Result<T, Stop> {
    let help = Some(help.to_string());
    let failure = Failure { code: &codes::FUNCTION_FAILS, span, message: message.into(), help };
    Err(Stop::Fails(Box::new(failure)))
}

/// The arguments have a shape that the function refuses once it looks.
fn malformed<T>(span: Span, message: impl Into<String>) -> Result<T, Stop> {
    let failure = Failure { code: &codes::INVALID_ARGUMENTS, span, message: message.into(), help: None };
    Err(Stop::Fails(Box::new(failure)))
}

/// The items of an argument list that must have exactly so many.
fn exactly<'v, const COUNT: usize>(call: &Call, argument: &'v Value, what: &str) -> Result<[&'v Value; COUNT], Stop> {
    let items = items(call, argument, what)?;
    if let Ok(items) = <&[Value; COUNT]>::try_from(items) {
        return Ok(items.each_ref());
    }
    let message = format!("`{}` takes a list of {COUNT}: {what}, found {}", call.name.text, items.len());
    malformed(argument.span, message)
}

fn items<'v>(call: &Call, argument: &'v Value, what: &str) -> Result<&'v [Value], Stop> {
    match &argument.kind {
        ValueKind::List(items) => Ok(items),
        ValueKind::Unknown(_) | ValueKind::Missing => Err(Stop::Unknown),
        _ => {
            let message = format!("`{}` takes a list of {what}, found {}", call.name.text, argument.kind_name());
            malformed(argument.span, message)
        }
    }
}

/// A value as text that must be text.
fn text_of<'v>(call: &Call, value: &'v Value, what: &str) -> Result<&'v Text, Stop> {
    match &value.kind {
        ValueKind::String(text) => Ok(text),
        ValueKind::Unknown(_) | ValueKind::Missing => Err(Stop::Unknown),
        _ => fails(value.span, format!("{what} of `{}` must be text, found {}", call.name.text, value.kind_name())),
    }
}

/// Whether Python takes a known value for false.
fn is_falsy(value: &Value) -> bool {
    match &value.kind {
        ValueKind::Missing | ValueKind::Unknown(_) => false,
        ValueKind::Null => true,
        ValueKind::Bool(value) => !value,
        ValueKind::Int(number) => *number == 0,
        ValueKind::Float(number) => *number == 0.0,
        ValueKind::String(text) => text.is_empty(),
        ValueKind::List(items) => items.is_empty(),
        ValueKind::Map(entries) => entries.is_empty(),
    }
}

#[cfg(test)]
#[path = "evaluate_tests.rs"]
mod tests;
