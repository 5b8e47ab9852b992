//! Parameters: their types, constraints, defaults and the values given (heat:heat/engine/parameters.py).
//!
//! The result is what every `get_param` sees: a value where one is given or there is a default, else an unknown of the
//! parameter's shape. No value is demanded unless values are given at all: a template alone can be checked.

use std::cell::Cell;

use indexmap::IndexMap;

use crate::check::follow_up::MOST_FINDINGS;
use crate::check::{aws, coerce};
use crate::code::parameter as codes;
use crate::constraint::check::schema_type;
use crate::constraint::pattern::Pattern;
use crate::constraint::{Constraint, ConstraintKind, ParameterConstraint, custom};
use crate::diagnostic::{Diagnostic, Fix, Safety};
use crate::environment::{Environment, Given};
use crate::lower::{backquoted, literal_of};
use crate::schema::PropertyType;
use crate::source::{SourceId, Span};
use crate::suggest::closest;
use crate::syntax::Text;
use crate::template::{Parameter, ParameterType, Template};
use crate::value::{Shape, Value, ValueKind};

/// Where values come from.
pub(crate) struct Inputs<'a> {
    pub environment: &'a Environment,
    /// By name, from the command line, in the source that holds them.
    pub given: &'a IndexMap<Text, Given>,
    /// A value that is missing is an error: the stack's inputs are all there.
    pub complete: bool,
    /// Defaults count as values. Not so in a nested template, whose parent may pass others.
    pub defaults: bool,
    /// Seconds since 1970, for values that expire.
    pub now: Option<i64>,
    /// How many patterns may still be held against values.
    pub patterns: Cell<usize>,
}

/// Patterns that are held against values in one template; a pattern may take milliseconds.
pub(crate) const MOST_PATTERNS: usize = 500;

impl<'a> Inputs<'a> {
    /// The value that is given for a parameter: by name, by an environment, or as its default for all templates.
    fn value_of(&self, parameter: &Parameter) -> Option<&'a Given> {
        let name = &parameter.name.text;
        let given = self.given.get(name).or_else(|| self.environment.parameters.get(name));
        given.or_else(|| self.environment.parameter_defaults.get(name)).filter(|given| !given.value.is_null())
    }
}

/// Checks all parameters and settles what each is worth.
pub(crate) fn check(
    template: &Template, inputs: &Inputs<'_>, diagnostics: &mut Vec<Diagnostic>,
) -> IndexMap<Text, Value> {
    report_undefined(template, inputs, diagnostics);
    let mut values = IndexMap::new();
    for (name, parameter) in &template.parameters.content {
        let is_used = inputs.value_of(parameter).is_some() || (inputs.defaults && parameter.default.is_some());
        check_constraints(template, parameter, is_used, diagnostics);
        let value = settle(template, parameter, inputs, diagnostics);
        values.insert(name.clone(), value);
    }
    values
}

/// Values for parameters that the template does not have.
fn report_undefined(template: &Template, inputs: &Inputs<'_>, diagnostics: &mut Vec<Diagnostic>) {
    if template.parameters.broken {
        return;
    }
    let given = inputs.environment.parameters.iter().chain(inputs.given);
    for (name, given) in given.filter(|(name, _)| !template.parameters.content.contains_key(*name)) {
        let message = format!("a value is given for `{name}`, which the template does not have");
        let diagnostic = Diagnostic::new(&codes::UNDEFINED_PARAMETER_VALUE, given.source, given.key, message);
        let names = template.parameters.content.keys().map(Text::as_str);
        let near = if diagnostics.len() > MOST_FINDINGS { None } else { closest(name, names) };
        diagnostics.push(if template.dialect.pseudo_parameter(name).is_some() {
            diagnostic.with_help("a pseudo parameter can not be given: Heat sets it")
        } else if let Some(near) = near {
            diagnostic.with_help(format!("did you mean `{near}`?"))
        } else {
            diagnostic.with_help("remove it, or write it under `parameter_defaults` if a nested template takes it")
        });
    }
}

/// Whether each constraint fits the type and can be kept at all.
fn check_constraints(template: &Template, parameter: &Parameter, is_used: bool, diagnostics: &mut Vec<Diagnostic>) {
    for constraint in &parameter.constraints {
        if let Some((kind, type_span)) = &parameter.kind
            && !applies(template, kind, &constraint.constraint.kind)
        {
            let message = format!(
                "`{}` can not constrain a parameter of type `{}`",
                constraint.key.text,
                type_name(template, kind)
            );
            diagnostics.push(
                Diagnostic::new(&codes::CONSTRAINT_NOT_APPLICABLE, template.source, constraint.key.span, message)
                    .with_label(template.source, *type_span, "the type")
                    .with_help(format!("this type takes {}", takes(template, kind))),
            );
        }
        check_pattern(template, constraint, diagnostics);
        check_custom_name(template, constraint, is_used, diagnostics);
    }
}

fn check_pattern(template: &Template, constraint: &ParameterConstraint, diagnostics: &mut Vec<Diagnostic>) {
    let ConstraintKind::AllowedPattern(pattern) = &constraint.constraint.kind else { return };
    // AWS reads patterns as Java does.
    if template.dialect.is_aws() {
        return;
    }
    if let Err(error) = Pattern::new(pattern) {
        let message = format!("`{}` is not a regular expression that Heat can read", constraint.key.text);
        diagnostics.push(
            Diagnostic::new(&codes::INVALID_PATTERN, template.source, constraint.span, message)
                .with_primary_message(error.message)
                .with_note("patterns are Python's `re`, and the whole value must match"),
        );
    }
}

/// Heat finds an unknown name only when a value is there to be checked.
fn check_custom_name(
    template: &Template, constraint: &ParameterConstraint, is_used: bool, diagnostics: &mut Vec<Diagnostic>,
) {
    let ConstraintKind::Custom(name) = &constraint.constraint.kind else { return };
    if custom::exists(name) {
        return;
    }
    let message = format!("there is no custom constraint `{name}`");
    let diagnostic = Diagnostic::new(&codes::UNKNOWN_CUSTOM_CONSTRAINT, template.source, constraint.span, message);
    let diagnostic = if is_used { diagnostic } else { diagnostic.found_late("when a value is given") };
    diagnostics.push(match closest(name, custom::names()) {
        Some(near) => {
            let fix =
                Fix::replace(format!("Replace with `{near}`"), template.source, constraint.span, near, Safety::Unsafe);
            diagnostic.with_help(format!("did you mean `{near}`?")).with_fix(fix)
        }
        None => diagnostic.with_help("an operator's plug-in may provide it"),
    });
}

/// The value of a parameter: from the command line, an environment, its defaults, or unknown.
fn settle(template: &Template, parameter: &Parameter, inputs: &Inputs<'_>, diagnostics: &mut Vec<Diagnostic>) -> Value {
    let unknown = Value::new(parameter.span, ValueKind::Unknown(shape(parameter)));
    let name = &parameter.name.text;
    let default = parameter.default.as_ref().map(literal_of).map(|default| match template.dialect.is_aws() {
        true => aws::text_of_default(default),
        false => default,
    });
    // What the template does with a refused value is no mistake of its own.
    let default = default.map(|default| {
        let refused = !check_default(template, parameter, &default, inputs, diagnostics);
        if refused { Value::new(default.span, ValueKind::Missing) } else { default }
    });
    let Some((kind, _)) = &parameter.kind else { return unknown };
    let given = inputs.given.get(name).or_else(|| inputs.environment.parameters.get(name));
    let given =
        given.or_else(|| inputs.environment.parameter_defaults.get(name)).filter(|given| !given.value.is_null());
    match (given, default) {
        (Some(given), _) => check_given(template, parameter, kind, given, inputs, diagnostics).unwrap_or(unknown),
        (None, Some(default)) if inputs.defaults && !matches!(default.kind, ValueKind::Missing) => {
            coerce::parameter(kind, &default).unwrap_or(unknown)
        }
        (None, Some(_)) => unknown,
        (None, None) => {
            if inputs.complete {
                report_missing_value(template, parameter, diagnostics);
            }
            unknown
        }
    }
}

fn report_missing_value(template: &Template, parameter: &Parameter, diagnostics: &mut Vec<Diagnostic>) {
    let name = &parameter.name.text;
    let message = format!("parameter `{name}` has neither a value nor a default");
    let diagnostic = Diagnostic::new(&codes::MISSING_PARAMETER_VALUE, template.source, parameter.name.span, message);
    diagnostics.push(diagnostic.with_help(format!("give it in an environment, or with `-P {name}=...`")));
}

/// A default must have the parameter's type and satisfy its constraints; custom ones wait for the effective value. Whether
/// it does.
fn check_default(
    template: &Template, parameter: &Parameter, default: &Value, inputs: &Inputs<'_>, diagnostics: &mut Vec<Diagnostic>,
) -> bool {
    let Some((kind, type_span)) = &parameter.kind else { return true };
    let name = &parameter.name.text;
    let report = |reason: String, span: Span| {
        let message = format!("the default of parameter `{name}` is not valid");
        Diagnostic::new(&codes::INVALID_DEFAULT, template.source, span, message).with_primary_message(reason)
    };
    let value = match coerce::parameter(kind, default) {
        Ok(value) => value,
        Err(reason) => {
            diagnostics.push(report(reason, default.span).with_label(template.source, *type_span, "the type"));
            return false;
        }
    };
    let mut sound = true;
    for constraint in &parameter.constraints {
        if matches!(constraint.constraint.kind, ConstraintKind::Custom(_))
            || !applies(template, kind, &constraint.constraint.kind)
        {
            continue;
        }
        if let Some((reason, _)) = refusal(template, constraint, constrained(kind, default, &value), kind, inputs) {
            sound = false;
            diagnostics.push(report(reason, default.span).with_label(
                template.source,
                constraint.span,
                "the constraint",
            ));
        }
    }
    sound
}

/// A value given must have the type and satisfy all constraints.
fn check_given(
    template: &Template, parameter: &Parameter, kind: &ParameterType, given: &Given, inputs: &Inputs<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Value> {
    let name = &parameter.name.text;
    // A value that must stay hidden is not shown in messages either.
    let shown = |reason: String| if parameter.hidden { "the value (hidden) is refused".to_string() } else { reason };
    let place: (SourceId, Span) = (given.source, given.value.span);
    let report = |reason: String| {
        let message = format!("the value of parameter `{name}` is not valid");
        Diagnostic::new(&codes::INVALID_PARAMETER_VALUE, place.0, place.1, message).with_primary_message(shown(reason))
    };
    let value = match coerce::parameter(kind, &given.value) {
        Ok(value) => value,
        Err(reason) => {
            let type_span = parameter.kind.as_ref().map_or(parameter.span, |(_, span)| *span);
            diagnostics.push(report(reason).with_label(template.source, type_span, "the type"));
            return None;
        }
    };
    let constraints = parameter.constraints.iter();
    for constraint in constraints.filter(|constraint| applies(template, kind, &constraint.constraint.kind)) {
        if let Some((reason, _)) = refusal(template, constraint, constrained(kind, &given.value, &value), kind, inputs)
        {
            diagnostics.push(report(reason).with_label(template.source, constraint.span, "the constraint"));
        }
    }
    // What the template does with a value is said at the place where the parameter is used.
    Some(value)
}

/// What constraints look at: lists and JSON as read, other values as they are given, so a number is no text.
fn constrained<'v>(kind: &ParameterType, given: &'v Value, value: &'v Value) -> &'v Value {
    match schema_type(kind) {
        PropertyType::List | PropertyType::Map => value,
        _ => given,
    }
}

/// Why a constraint refuses a value, and the place of the guilty part.
fn refusal(
    template: &Template, constraint: &ParameterConstraint, value: &Value, kind: &ParameterType, inputs: &Inputs<'_>,
) -> Option<(String, Span)> {
    if matches!(constraint.constraint.kind, ConstraintKind::AllowedPattern(_)) {
        inputs.patterns.set(inputs.patterns.get().checked_sub(1)?);
    }
    let Constraint { description, .. } = &constraint.constraint;
    let (reason, span) = if template.dialect.is_aws() {
        (aws::refusal(&constraint.constraint.kind, value, kind)?, None)
    } else {
        let refusal = constraint.constraint.check(value, schema_type(kind), inputs.now).err()?;
        (refusal.reason, refusal.span)
    };
    let reason = match description {
        Some(description) => format!("{reason} ({description})"),
        None => reason,
    };
    Some((reason, span.unwrap_or(value.span)))
}

/// Which constraints a type takes (heat:heat/engine/constraints.py `valid_types`).
fn kinds_for(kind: &ParameterType) -> &'static [&'static str] {
    match kind {
        ParameterType::String | ParameterType::Aws(_) | ParameterType::Ssm(_) => {
            &["length", "allowed_values", "allowed_pattern", "custom_constraint"]
        }
        ParameterType::Number => &["range", "modulo", "allowed_values", "custom_constraint"],
        ParameterType::CommaDelimitedList | ParameterType::NumberList | ParameterType::AwsList(_) => {
            &["length", "allowed_values", "custom_constraint"]
        }
        ParameterType::Json => &["length"],
        ParameterType::Boolean => &["allowed_values", "custom_constraint"],
    }
}

/// The names of the constraints that a type takes, for messages.
fn takes(template: &Template, kind: &ParameterType) -> String {
    let names = kinds_for(kind).iter().copied();
    match (template.is_cfn(), kind) {
        (false, _) => backquoted(names),
        (true, ParameterType::Number) => backquoted(["MinValue", "MaxValue", "AllowedValues"]),
        (true, _) => backquoted(["MinLength", "MaxLength", "AllowedValues", "AllowedPattern"]),
    }
}

fn applies(template: &Template, kind: &ParameterType, constraint: &ConstraintKind) -> bool {
    if template.dialect.is_aws() {
        return aws::applies(kind, constraint);
    }
    let name = match constraint {
        ConstraintKind::Length { .. } => "length",
        ConstraintKind::Range { .. } => "range",
        ConstraintKind::Modulo { .. } => "modulo",
        ConstraintKind::AllowedValues(_) => "allowed_values",
        ConstraintKind::AllowedPattern(_) => "allowed_pattern",
        ConstraintKind::Custom(_) => "custom_constraint",
    };
    kinds_for(kind).contains(&name)
}

/// What is known of a parameter without a value.
pub(crate) fn shape(parameter: &Parameter) -> Shape {
    match parameter.kind.as_ref().map(|(kind, _)| kind) {
        Some(ParameterType::String | ParameterType::Aws(_)) => Shape::String,
        Some(ParameterType::Number) => Shape::Number,
        Some(ParameterType::CommaDelimitedList | ParameterType::NumberList | ParameterType::AwsList(_)) => Shape::List,
        Some(ParameterType::Boolean) => Shape::Bool,
        // JSON text may be any value.
        Some(ParameterType::Json | ParameterType::Ssm(_)) | None => Shape::Any,
    }
}

fn type_name(template: &Template, kind: &ParameterType) -> String {
    let hot = !template.is_cfn();
    match kind {
        ParameterType::String => if hot { "string" } else { "String" }.to_string(),
        ParameterType::Number => if hot { "number" } else { "Number" }.to_string(),
        ParameterType::CommaDelimitedList => {
            if hot { "comma_delimited_list" } else { "CommaDelimitedList" }.to_string()
        }
        ParameterType::Json => if hot { "json" } else { "Json" }.to_string(),
        ParameterType::Boolean => if hot { "boolean" } else { "Boolean" }.to_string(),
        ParameterType::NumberList => "List<Number>".to_string(),
        ParameterType::Aws(name) | ParameterType::Ssm(name) => name.to_string(),
        ParameterType::AwsList(name) => format!("List<{name}>"),
    }
}
