//! Values as written become expressions: which map is a function call, and whether its arguments have a shape it takes.
//!
//! A map of exactly one key that names a function of the dialect is a call, everything else is data. Names and values
//! are not looked at. Invariant: whatever is written is in the result, calls with wrong arguments too (as malformed).

use crate::code::condition as condition_codes;
use crate::code::function as codes;
use crate::diagnostic::Diagnostic;
use crate::dialect::{Dialect, Taker};
use crate::expr::{Call, CallState, Expr, ExprKind, Spelling};
use crate::function::Function;
use crate::source::{SourceId, Span};
use crate::syntax::{Entry, Map, Node, NodeKind};
use crate::value::Name;

mod arguments;
mod aws;
mod forms;
mod lookalike;
mod removed;
mod tags;
mod yaql;

/// What lowering needs to know, and where it tells what is wrong.
pub(crate) struct CallContext<'a> {
    pub(crate) source: SourceId,
    pub(crate) dialect: &'static Dialect,
    pub(crate) diagnostics: &'a mut Vec<Diagnostic>,
}

/// Where an expression stands: which functions are known there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Value,
    /// In a condition, at any depth.
    Condition,
    /// In AWS's `Rules` section.
    Rule,
}

impl<'a> CallContext<'a> {
    pub(crate) fn new(
        source: SourceId, dialect: &'static Dialect, diagnostics: &'a mut Vec<Diagnostic>,
    ) -> CallContext<'a> {
        CallContext { source, dialect, diagnostics }
    }

    fn report(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }
}

/// Lowers a value in which functions are known (heat:heat/engine/template.py `parse`).
pub(crate) fn lower_expr(node: &Node, ctx: &mut CallContext<'_>) -> Expr {
    lower_at(node, Place::Value, ctx)
}

/// Lowers a value of AWS's `Rules` section.
pub(crate) fn lower_rule(node: &Node, ctx: &mut CallContext<'_>) -> Expr {
    lower_at(node, Place::Rule, ctx)
}

/// Lowers what Heat takes as it stands: no map is a call there.
pub(crate) fn lower_plain(node: &Node, ctx: &mut CallContext<'_>) -> Expr {
    if let Some(tag) = &node.tag {
        return tags::refuse(tag, node, ctx);
    }
    let kind = match &node.kind {
        NodeKind::List(items) => ExprKind::List(items.iter().map(|item| lower_plain(item, ctx)).collect()),
        NodeKind::Map(map) => lower_entries(map, ctx, lower_plain),
        _ => scalar(node),
    };
    Expr::new(node.span, kind)
}

/// Lowers what stands under a name that nobody knows. Heat refuses a tag there too; what AWS would make of a function can not be
/// told.
pub(crate) fn lower_unread(node: &Node, ctx: &mut CallContext<'_>) -> Expr {
    if !ctx.dialect.is_aws() {
        return lower_plain(node, ctx);
    }
    let mut untold = Vec::new();
    lower_expr(node, &mut CallContext::new(ctx.source, ctx.dialect, &mut untold))
}

/// Reports a tag where none can be, neither a function's nor another; whether there was one.
pub(crate) fn refuse_tag(node: &Node, ctx: &mut CallContext<'_>) -> bool {
    let tag = node.tag.as_ref().map(|tag| tags::refuse(tag, node, ctx));
    tag.is_some()
}

/// Lowers the use of a condition: a name, a boolean or a condition function. Null stays null.
pub(crate) fn lower_condition(node: &Node, ctx: &mut CallContext<'_>) -> Expr {
    let condition = lower_at(node, Place::Condition, ctx);
    if matches!(condition.kind, ExprKind::Null) || is_condition(&condition) {
        return condition;
    }
    let found = describe(&condition);
    let diagnostic = Diagnostic::new(
        &condition_codes::INVALID_CONDITION,
        ctx.source,
        place_of(node),
        format!("{found} is not a condition"),
    )
    .with_help("write the name of a condition, a boolean or a condition function");
    ctx.report(diagnostic);
    Expr::missing(node.span)
}

/// Lowers the definition of a condition: a boolean or a condition function (heat:heat/engine/conditions.py).
pub(crate) fn lower_definition(node: &Node, ctx: &mut CallContext<'_>) -> Expr {
    if let Some(help) = lookalike::condition_help(node, ctx) {
        let definition = lower_plain(node, ctx);
        report_definition(&definition, place_of(node), Some(help), ctx);
        return Expr::missing(node.span);
    }
    let definition = lower_at(node, Place::Condition, ctx);
    match &definition.kind {
        ExprKind::Missing | ExprKind::Bool(_) | ExprKind::Call(_) => definition,
        _ => {
            report_definition(&definition, place_of(node), None, ctx);
            Expr::missing(node.span)
        }
    }
}

fn report_definition(definition: &Expr, span: Span, help: Option<String>, ctx: &mut CallContext<'_>) {
    let message = format!("{} can not define a condition", describe(definition));
    let mut diagnostic = Diagnostic::new(&condition_codes::INVALID_CONDITION, ctx.source, span, message);
    let functions = name_list(ctx.dialect.condition_function_names());
    diagnostic = match (&definition.kind, help) {
        (_, Some(help)) => diagnostic.with_help(help),
        (ExprKind::String(text), None) if !ctx.dialect.is_aws() => {
            let not = ctx.dialect.name_of(Function::Not).unwrap_or("not");
            diagnostic.with_help(format!(
                "a definition is a boolean or one of the functions {functions}; \
                 to follow another condition `{text}`, use it where this one is used, or combine it by `{not}`"
            ))
        }
        _ => diagnostic.with_help(format!("a definition is a boolean or one of the functions {functions}")),
    };
    ctx.report(diagnostic);
}

/// Whether AWS puts something else in the place of an entry with this key: a loop or a macro.
pub(crate) fn is_generator(key: &str, dialect: &Dialect) -> bool {
    generator(key, dialect).is_some()
}

/// Whether a macro of AWS's makes something out of an entry with this key and of its neighbours.
pub(crate) fn is_macro(key: &str, dialect: &Dialect) -> bool {
    generator(key, dialect) == Some(Function::Transform)
}

fn generator(key: &str, dialect: &Dialect) -> Option<Function> {
    dialect.function(key).filter(|function| matches!(function, Function::ForEach | Function::Transform))
}

/// Lowers a loop or macro that stands as an entry among others: what it holds is data in which functions are known.
pub(crate) fn lower_generator(name: &Name, node: &Node, ctx: &mut CallContext<'_>) -> Expr {
    lower_generator_at(name, node, Place::Value, ctx)
}

/// Lowers a loop or macro that stands among definitions of conditions.
pub(crate) fn lower_generator_of_conditions(name: &Name, node: &Node, ctx: &mut CallContext<'_>) -> Expr {
    lower_generator_at(name, node, Place::Condition, ctx)
}

fn lower_generator_at(name: &Name, node: &Node, place: Place, ctx: &mut CallContext<'_>) -> Expr {
    let function = generator(&name.text, ctx.dialect).unwrap_or(Function::Removed);
    let argument = lower_at(node, place, ctx);
    let call = finish(function, name.clone(), Spelling::Map, argument, ctx);
    Expr::new(node.span, call)
}

fn lower_at(node: &Node, place: Place, ctx: &mut CallContext<'_>) -> Expr {
    if let Some(tag) = &node.tag {
        return tags::lower(tag, node, place, ctx);
    }
    lower_untagged(node, place, ctx)
}

fn lower_untagged(node: &Node, place: Place, ctx: &mut CallContext<'_>) -> Expr {
    let kind = match &node.kind {
        NodeKind::List(items) => ExprKind::List(items.iter().map(|item| lower_at(item, place, ctx)).collect()),
        NodeKind::Map(map) => lower_map(map, place, ctx),
        _ => scalar(node),
    };
    Expr::new(node.span, kind)
}

fn scalar(node: &Node) -> ExprKind {
    match &node.kind {
        NodeKind::Missing | NodeKind::List(_) | NodeKind::Map(_) => ExprKind::Missing,
        NodeKind::Null => ExprKind::Null,
        NodeKind::Bool(value) => ExprKind::Bool(*value),
        NodeKind::Int(number) => ExprKind::Int(*number),
        NodeKind::Float(number) => ExprKind::Float(*number),
        NodeKind::String(text) => ExprKind::String(text.clone()),
    }
}

fn lower_map(map: &Map, place: Place, ctx: &mut CallContext<'_>) -> ExprKind {
    if let Some((name, argument)) = only_entry(map) {
        if let Some(function) = function_at(&name.text, place, ctx.dialect) {
            return lower_call(function, name, Spelling::Map, argument, place, ctx);
        }
        if place == Place::Condition && ctx.dialect.function(&name.text).is_some() {
            return lower_misplaced(name, argument, place, ctx);
        }
        lookalike::warn(&name, argument, place, ctx);
    }
    let ExprKind::Map(mut entries) = lower_entries(map, ctx, |node, ctx| lower_at(node, place, ctx)) else {
        return ExprKind::Missing;
    };
    settle_generators(&mut entries, ctx);
    ExprKind::Map(entries)
}

/// Loops and macros are calls among data, too: what they make stands beside the other entries.
fn settle_generators(entries: &mut [(Name, Expr)], ctx: &mut CallContext<'_>) {
    for (name, value) in entries {
        if let Some(function) = generator(&name.text, ctx.dialect) {
            let argument = std::mem::replace(value, Expr::missing(value.span));
            value.kind = finish(function, name.clone(), Spelling::Map, argument, ctx);
        }
    }
}

/// The key and value of a map that has one entry in force, where the key is text.
fn only_entry(map: &Map) -> Option<(Name, &Node)> {
    let mut entries = map.entries();
    let entry = entries.next().filter(|_| entries.next().is_none())?;
    let text = entry.key.as_str()?;
    Some((Name { span: entry.key.span, text: text.into() }, &entry.value))
}

fn lower_entries(
    map: &Map, ctx: &mut CallContext<'_>, lower: impl Fn(&Node, &mut CallContext<'_>) -> Expr,
) -> ExprKind {
    let mut entries: Vec<(Name, Expr)> = Vec::with_capacity(map.len());
    for Entry { key, value, .. } in map.entries() {
        let Some(text) = key.key_text() else { continue };
        entries.push((Name { span: key.span, text }, lower(value, ctx)));
    }
    ExprKind::Map(entries)
}

fn function_at(name: &str, place: Place, dialect: &Dialect) -> Option<Function> {
    match place {
        Place::Value => dialect.function(name),
        Place::Condition if dialect.is_removed(name) => Some(Function::Removed),
        Place::Condition => dialect.condition_function(name),
        Place::Rule => dialect.rule_function(name),
    }
}

fn lower_call(
    function: Function, name: Name, spelling: Spelling, argument: &Node, place: Place, ctx: &mut CallContext<'_>,
) -> ExprKind {
    let argument = match (function, spelling) {
        (Function::If, _) => lower_if_argument(argument, spelling, place, ctx),
        // The tag is the function itself.
        (_, Spelling::Tag) => lower_untagged(argument, place, ctx),
        (_, Spelling::Map) => lower_at(argument, place, ctx),
    };
    finish(function, name, spelling, argument, ctx)
}

/// The arguments of `if` are looked at before functions are: the first is a condition.
fn lower_if_argument(argument: &Node, spelling: Spelling, place: Place, ctx: &mut CallContext<'_>) -> Expr {
    let items = match &argument.kind {
        NodeKind::List(items) if argument.tag.is_none() || spelling == Spelling::Tag => items,
        _ if spelling == Spelling::Tag => return lower_untagged(argument, place, ctx),
        _ => return lower_at(argument, place, ctx),
    };
    let lower = |(index, item): (usize, &Node)| match index {
        0 if place == Place::Value => lower_condition(item, ctx),
        _ => lower_at(item, place, ctx),
    };
    Expr::new(argument.span, ExprKind::List(items.iter().enumerate().map(lower).collect()))
}

/// Settles whether the arguments are good.
fn finish(function: Function, name: Name, spelling: Spelling, argument: Expr, ctx: &mut CallContext<'_>) -> ExprKind {
    let mut call = Call { function, name, spelling, argument, state: CallState::Good };
    if function == Function::Removed {
        removed::report(&call, ctx);
        call.state = CallState::Malformed;
    } else if let Err(problem) = check_arguments(&call, ctx.dialect) {
        call.state = CallState::Malformed;
        report_arguments(&call, problem, ctx);
    }
    ExprKind::Call(Box::new(call))
}

/// A function that exists, though not inside conditions.
fn lower_misplaced(name: Name, argument: &Node, place: Place, ctx: &mut CallContext<'_>) -> ExprKind {
    let function = ctx.dialect.function(&name.text).unwrap_or(Function::Removed);
    let known = name_list(ctx.dialect.condition_function_names());
    let diagnostic = Diagnostic::new(
        &condition_codes::FUNCTION_NOT_IN_CONDITION,
        ctx.source,
        name.span,
        format!("`{}` can not be used in a condition", name.text),
    )
    .with_help(format!("conditions know {known}"));
    ctx.report(diagnostic);
    let argument = lower_at(argument, place, ctx);
    ExprKind::Call(Box::new(Call { function, name, spelling: Spelling::Map, argument, state: CallState::Malformed }))
}

/// What is wrong with the arguments of a call.
#[derive(Debug)]
struct Problem {
    span: Span,
    message: String,
}

type Shape = Result<(), Problem>;

impl Problem {
    fn new(span: Span, message: impl Into<String>) -> Problem {
        Problem { span, message: message.into() }
    }
}

fn check_arguments(call: &Call, dialect: &Dialect) -> Shape {
    match dialect.by {
        Taker::Heat => arguments::check(call, dialect),
        Taker::Aws => aws::check(call),
    }
}

fn report_arguments(call: &Call, problem: Problem, ctx: &mut CallContext<'_>) {
    // A value that is not there has nothing to underline.
    let span = if problem.span.is_empty() { call.name.span } else { problem.span };
    let mut diagnostic = Diagnostic::new(&codes::INVALID_ARGUMENTS, ctx.source, span, problem.message);
    if let Some(form) = forms::form(call, ctx.dialect) {
        diagnostic = diagnostic.with_help(format!("write `{}: {form}`", call.name.text));
    }
    ctx.report(diagnostic);
}

fn is_condition(expr: &Expr) -> bool {
    matches!(expr.kind, ExprKind::Missing | ExprKind::Bool(_) | ExprKind::String(_) | ExprKind::Call(_))
}

/// Names for a sentence, each in backquotes.
fn name_list<'n>(names: impl Iterator<Item = &'n str>) -> String {
    let mut names: Vec<String> = names.map(|name| format!("`{name}`")).collect();
    match names.pop() {
        Some(last) if !names.is_empty() => format!("{} and {last}", names.join(", ")),
        Some(only) => only,
        None => "no functions".to_string(),
    }
}

fn name_list_or_nothing(names: &[&str]) -> Option<String> {
    if names.is_empty() { None } else { Some(name_list(names.iter().copied())) }
}

/// An expression by its kind, for messages; text is quoted when short.
fn describe(expr: &Expr) -> String {
    match &expr.kind {
        ExprKind::String(text) if !text.is_empty() && text.len() <= 60 => format!("`{}`", text.replace('\n', " ")),
        ExprKind::Int(number) => format!("`{number}`"),
        ExprKind::Bool(value) => format!("`{value}`"),
        ExprKind::Map(entries) if entries.len() == 1 => format!("a map with `{}`", entries[0].0.text),
        _ => kind_of(expr).to_string(),
    }
}

fn kind_of(expr: &Expr) -> &'static str {
    match &expr.kind {
        ExprKind::Missing => "nothing",
        ExprKind::Null => "null",
        ExprKind::Bool(_) => "a boolean",
        ExprKind::Int(_) | ExprKind::Float(_) => "a number",
        ExprKind::String(_) => "text",
        ExprKind::List(_) => "a list",
        ExprKind::Map(_) => "a map",
        ExprKind::Call(_) => "a function",
    }
}

fn place_of(node: &Node) -> Span {
    node.place()
}

#[cfg(test)]
#[path = "call_tests.rs"]
mod tests;
