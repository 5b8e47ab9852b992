//! Conditions: each is decided once, when something needs it (heat:heat/engine/conditions.py).
//!
//! What is wrong with a definition is kept with it and told by [`Evaluator::into_diagnostics`]: an error where the
//! condition is used, a warning where nobody needs it.

use std::cell::RefCell;

use indexmap::IndexMap;

use super::{Evaluator, Outcome, Stop, limits, weakened};
use crate::code::condition as codes;
use crate::diagnostic::{Diagnostic, Fix, Safety};
use crate::expr::{Call, Expr, ExprKind};
use crate::function::Function;
use crate::source::Span;
use crate::suggest::closest;
use crate::syntax::Text;
use crate::template::Condition;
use crate::value::{Shape, Value, ValueKind};

/// Whether a condition holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tri {
    True,
    False,
    /// It depends on what is not known, or is broken (and reported).
    Unknown,
}

/// What has been decided so far.
#[derive(Debug, Default)]
pub(super) struct Memo {
    decided: RefCell<IndexMap<Text, Decision>>,
    /// The conditions that are being decided, outermost first.
    running: RefCell<Vec<Text>>,
    /// What unknown names were likely meant for.
    meant: RefCell<IndexMap<Text, Option<Text>>>,
}

#[derive(Debug, Clone)]
struct Decision {
    holds: Tri,
    diagnostics: Vec<Diagnostic>,
}

impl Tri {
    pub(super) fn value(self) -> ValueKind {
        match self {
            Tri::True => ValueKind::Bool(true),
            Tri::False => ValueKind::Bool(false),
            Tri::Unknown => ValueKind::Unknown(Shape::Bool),
        }
    }
}

impl From<bool> for Tri {
    fn from(value: bool) -> Tri {
        if value { Tri::True } else { Tri::False }
    }
}

impl Evaluator<'_> {
    /// Whether the condition of this name holds; unknown for names that do not exist.
    pub fn condition(&self, name: &str) -> Tri {
        match self.template.conditions.content.get(name) {
            Some(condition) => self.condition_holds(condition),
            None => Tri::Unknown,
        }
    }

    /// Whether something has needed the condition of this name.
    pub(crate) fn has_decided(&self, name: &str) -> bool {
        self.conditions.decided.borrow().contains_key(name)
    }

    /// Decides the use of a condition: a name, a boolean or a condition function. Null holds.
    pub fn decide(&self, expr: &Expr, diagnostics: &mut Vec<Diagnostic>) -> Tri {
        let value = self.value(expr, diagnostics);
        self.decide_value(&value, diagnostics)
    }

    fn decide_value(&self, value: &Value, diagnostics: &mut Vec<Diagnostic>) -> Tri {
        match &value.kind {
            ValueKind::Bool(value) => Tri::from(*value),
            ValueKind::Null => Tri::True,
            ValueKind::String(name) => self.named(name, value.span, diagnostics),
            ValueKind::Missing | ValueKind::Unknown(_) => Tri::Unknown,
            ValueKind::Int(_) | ValueKind::Float(_) | ValueKind::List(_) | ValueKind::Map(_) => {
                let message = format!("a condition is needed here, found {}", value.kind_name());
                let diagnostic = Diagnostic::new(&codes::INVALID_CONDITION, self.template.source, value.span, message)
                    .with_help("write the name of a condition, a boolean or a condition function");
                diagnostics.push(diagnostic);
                Tri::Unknown
            }
        }
    }

    fn named(&self, name: &Text, span: Span, diagnostics: &mut Vec<Diagnostic>) -> Tri {
        let conditions = &self.template.conditions;
        if let Some(condition) = conditions.content.get(name) {
            return self.condition_holds(condition);
        }
        if conditions.broken {
            return Tri::Unknown;
        }
        let message = format!("there is no condition `{name}`");
        let mut diagnostic = Diagnostic::new(&codes::UNKNOWN_CONDITION, self.template.source, span, message);
        diagnostic = match name.as_str() {
            "true" | "false" => diagnostic.with_help(format!("write {name} without quotes for the boolean")),
            _ if conditions.content.is_empty() => diagnostic.with_help("the template defines no conditions"),
            _ if let Some(near) = self.meant(name) => {
                let fix = Fix::replace(
                    format!("Replace with `{near}`"),
                    self.template.source,
                    span,
                    near.as_str(),
                    Safety::Unsafe,
                );
                diagnostic.with_help(format!("did you mean `{near}`?")).with_fix(fix)
            }
            _ => {
                let known: Vec<_> = conditions.content.keys().take(10).map(|name| format!("`{name}`")).collect();
                diagnostic.with_help(format!("the template defines {}", known.join(", ")))
            }
        };
        diagnostics.push(diagnostic);
        Tri::Unknown
    }

    /// The condition that an unknown name is likely meant for. The same place is asked about often.
    fn meant(&self, name: &Text) -> Option<Text> {
        let mut meant = self.conditions.meant.borrow_mut();
        if meant.len() >= limits::SUGGESTIONS {
            return meant.get(name).cloned().flatten();
        }
        let names = || self.template.conditions.content.keys().map(Text::as_str);
        meant.entry(name.clone()).or_insert_with(|| closest(name, names()).map(Text::from)).clone()
    }

    fn condition_holds(&self, condition: &Condition) -> Tri {
        let name = &condition.name.text;
        if let Some(decision) = self.conditions.decided.borrow().get(name) {
            return decision.holds;
        }
        if self.conditions.running.borrow().contains(name) {
            self.report_cycle(name);
            return Tri::Unknown;
        }
        if self.conditions.running.borrow().len() >= limits::CONDITION_DEPTH {
            return Tri::Unknown;
        }
        self.conditions.running.borrow_mut().push(name.clone());
        let mut diagnostics = Vec::new();
        let value = self.value(&condition.definition, &mut diagnostics);
        self.conditions.running.borrow_mut().pop();
        let holds = self.defined(condition, &value, &mut diagnostics);
        let mut decided = self.conditions.decided.borrow_mut();
        // A ring may have left its finding already.
        let decision = decided.entry(name.clone()).or_insert(Decision { holds, diagnostics: Vec::new() });
        decision.diagnostics.append(&mut diagnostics);
        decision.holds
    }

    /// A definition must come out as a boolean.
    fn defined(&self, condition: &Condition, value: &Value, diagnostics: &mut Vec<Diagnostic>) -> Tri {
        match &value.kind {
            ValueKind::Bool(value) => Tri::from(*value),
            ValueKind::Missing | ValueKind::Unknown(_) => Tri::Unknown,
            _ => {
                let found = match &value.kind {
                    ValueKind::String(text) if text.len() <= 40 => format!("the text `{text}`"),
                    _ => value.kind_name().to_string(),
                };
                let message = format!("condition `{}` comes out as {found}", condition.name.text);
                let span = condition.definition.span;
                let diagnostic = Diagnostic::new(&codes::INVALID_CONDITION, self.template.source, span, message)
                    .with_help("a condition must come out as true or false: compare the value with something");
                diagnostics.push(diagnostic);
                Tri::Unknown
            }
        }
    }

    /// Reports a ring once, at the condition of it that the file defines first.
    fn report_cycle(&self, name: &Text) {
        let running = self.conditions.running.borrow();
        let start = running.iter().position(|other| other == name).unwrap_or(0);
        let ring = &running[start..];
        let source = self.template.source;
        let mut names = self.template.conditions.content.values().filter(|other| ring.contains(&other.name.text));
        let Some(first) = names.next() else { return };
        let way: Vec<_> = ring.iter().chain([name]).map(|name| format!("`{name}`")).collect();
        let message = match ring.len() {
            1 => format!("condition `{name}` needs itself"),
            _ => format!("conditions need each other in a ring: {}", way.join(" needs ")),
        };
        let mut diagnostic = Diagnostic::new(&codes::CONDITION_CYCLE, source, first.name.span, message)
            .with_help("define one of them without the others");
        for other in names {
            diagnostic = diagnostic.with_label(source, other.name.span, "part of the ring");
        }
        let decision = Decision { holds: Tri::Unknown, diagnostics: vec![diagnostic] };
        let mut decided = self.conditions.decided.borrow_mut();
        for (index, name) in ring.iter().enumerate() {
            let diagnostics = if index == 0 { decision.diagnostics.clone() } else { Vec::new() };
            decided.entry(name.clone()).or_insert(Decision { diagnostics, ..decision });
        }
    }

    /// `and`, `or`, `not`. All functions among the arguments are resolved, names only until the outcome is clear.
    pub(super) fn combine(&self, call: &Call, diagnostics: &mut Vec<Diagnostic>) -> Outcome {
        let is_list_of_one = call.function == Function::Not && call.name.text.starts_with("Fn::");
        let arguments = match (&call.argument.kind, call.function) {
            (ExprKind::List(items), Function::And | Function::Or) => items.as_slice(),
            (ExprKind::List(items), _) if is_list_of_one => items.as_slice(),
            _ => std::slice::from_ref(&call.argument),
        };
        let values: Vec<Value> = arguments.iter().map(|argument| self.value(argument, diagnostics)).collect();
        let decider = Tri::from(call.function == Function::Or);
        let mut is_sure = true;
        for value in &values {
            let mut found = Vec::new();
            let holds = self.decide_value(value, &mut found);
            // After an unknown one, Heat may or may not come this far.
            diagnostics.extend(found.into_iter().map(|found| if is_sure { found } else { weakened(found) }));
            match (call.function, holds) {
                (Function::Not, Tri::True) => return Ok(ValueKind::Bool(false)),
                (Function::Not, Tri::False) => return Ok(ValueKind::Bool(true)),
                (_, Tri::Unknown) => is_sure = false,
                (_, holds) if holds == decider => return Ok(decider.value()),
                _ => {}
            }
        }
        if is_sure { Ok(ValueKind::Bool(decider == Tri::False)) } else { Err(Stop::Unknown) }
    }

    /// What is wrong with the definitions; with those that nothing has needed, Heat never finds out.
    pub(super) fn conditions_found(&self) -> Vec<Diagnostic> {
        let used: Vec<Text> = self.conditions.decided.borrow().keys().cloned().collect();
        for condition in self.template.conditions.content.values() {
            self.condition_holds(condition);
        }
        let decided = self.conditions.decided.borrow();
        let mut diagnostics = Vec::new();
        for (name, decision) in decided.iter() {
            let is_used = used.contains(name);
            let found = decision.diagnostics.iter().cloned();
            diagnostics.extend(found.map(|found| match is_used {
                true => found,
                false => found.found_late("something must use the condition first"),
            }));
        }
        diagnostics
    }
}
