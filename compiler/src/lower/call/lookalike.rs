//! Maps that look like function calls and are plain data: misspelt names, functions of later versions or of another
//! language. Heat takes them all without a word, so these are warnings; only AWS refuses unknown `Fn::` names.

use super::{CallContext, Place, removed};
use crate::code::function as codes;
use crate::diagnostic::{Diagnostic, Fix, Safety};
use crate::dialect::Dialect;
use crate::function::Function;
use crate::suggest;
use crate::syntax::{Node, NodeKind};
use crate::value::Name;

/// How many separators a name may have too many or too few.
const MOST_SEPARATORS: usize = 4;
const DATA: &str = "the map stays as it is written";

/// Looks at a map of one key that is no function here.
pub(super) fn warn(name: &Name, argument: &Node, place: Place, ctx: &mut CallContext<'_>) {
    let Some(finding) = finding(name, argument, place, ctx) else { return };
    ctx.report(finding);
}

/// What may have been meant by a definition of a condition that is a map and no condition function.
pub(super) fn condition_help(node: &Node, ctx: &CallContext<'_>) -> Option<String> {
    let entry = node.as_map().filter(|map| map.len() == 1)?.entries().next()?;
    let text = entry.key.as_str()?;
    let dialect = ctx.dialect;
    if dialect.condition_function(text).is_some() || dialect.function(text).is_some() {
        return None;
    }
    let name = Name { span: entry.key.span, text: text.into() };
    if let Some(later) = later_version(&name, dialect) {
        return Some(format!("`{text}` needs `{}: {}` or later", dialect.version_key, later.version));
    }
    let near = foreign(&name, dialect).and_then(|function| dialect.name_of(function));
    let near = near.or_else(|| closest(&name, &entry.value, Place::Condition, dialect))?;
    Some(format!("did you mean `{near}`?"))
}

fn finding(name: &Name, argument: &Node, place: Place, ctx: &CallContext<'_>) -> Option<Diagnostic> {
    let dialect = ctx.dialect;
    if dialect.is_aws() && name.text.starts_with("Fn::") {
        return Some(unknown(name, argument, place, ctx));
    }
    if let Some(function) = foreign(name, dialect) {
        return Some(foreign_function(name, function, ctx));
    }
    if let Some(later) = later_version(name, dialect).filter(|_| is_plausible(&name.text, argument)) {
        let message =
            format!("`{}` is not a function before version `{}`, this is plain data", name.text, later.version);
        let diagnostic = Diagnostic::new(&codes::LATER_FUNCTION, ctx.source, name.span, message)
            .with_help(format!("set `{}` to `{}` or later", dialect.version_key, later.version));
        return Some(diagnostic.found_late(DATA));
    }
    let near = closest(name, argument, place, dialect)?;
    let message = format!("`{}` is not a function, this is plain data", name.text);
    let diagnostic = Diagnostic::new(&codes::MISSPELT_FUNCTION, ctx.source, name.span, message)
        .with_help(format!("did you mean `{near}`?"))
        .with_fix(rename(name, near, ctx));
    Some(if dialect.is_aws() { diagnostic } else { diagnostic.found_late(DATA) })
}

fn rename(name: &Name, to: &str, ctx: &CallContext<'_>) -> Fix {
    // The quotes of a key belong to its place.
    let quoted = (name.span.end - name.span.start) as usize == name.text.len() + 2 || to.contains(':');
    let text = if quoted { format!("\"{to}\"") } else { to.to_string() };
    Fix::replace(format!("Replace with `{to}`"), ctx.source, name.span, text, Safety::Unsafe)
}

/// AWS refuses all names that begin like a function.
fn unknown(name: &Name, argument: &Node, place: Place, ctx: &CallContext<'_>) -> Diagnostic {
    let dialect = ctx.dialect;
    let text = &name.text;
    let elsewhere = dialect.condition_function(text).is_some() || dialect.rule_function(text).is_some();
    let message = match (elsewhere, dialect.function(text)) {
        (true, _) | (_, Some(_)) => format!("`{text}` can not be used here"),
        (false, None) => format!("unknown function `{text}`"),
    };
    let diagnostic = Diagnostic::new(&codes::UNKNOWN_FUNCTION, ctx.source, name.span, message);
    match closest(name, argument, place, dialect) {
        _ if elsewhere => diagnostic.with_help("it belongs into conditions or rules"),
        Some(near) => diagnostic.with_help(format!("did you mean `{near}`?")).with_fix(rename(name, near, ctx)),
        None => diagnostic,
    }
}

/// The function that a name of CloudFormation's means, in a dialect of Heat that does not have it.
fn foreign(name: &Name, dialect: &Dialect) -> Option<Function> {
    if dialect.is_aws() || !name.text.starts_with("Fn::") {
        return None;
    }
    let (aws, heat) = (Dialect::aws(), Dialect::latest_cfn());
    let find = |other: &Dialect| other.function(&name.text).or_else(|| other.condition_function(&name.text));
    find(aws).or_else(|| find(heat)).or_else(|| aws.rule_function(&name.text))
}

fn foreign_function(name: &Name, function: Function, ctx: &CallContext<'_>) -> Diagnostic {
    let dialect = ctx.dialect;
    let message = format!("`{}` is not a function here, this is plain data", name.text);
    let diagnostic = Diagnostic::new(&codes::MISSPELT_FUNCTION, ctx.source, name.span, message);
    let here = match (dialect.is_hot(), function) {
        (true, _) => removed::replacements(function, dialect),
        (false, Function::Sub) => vec!["Fn::Join", "Fn::Replace"],
        (false, _) => Vec::new(),
    };
    let here = super::name_list_or_nothing(&here);
    let language = if dialect.is_hot() { "HOT" } else { "Heat" };
    let diagnostic = match here {
        Some(names) => diagnostic.with_help(format!("in {language}, use {names}")),
        None if dialect.condition_function(&name.text).is_some() => {
            diagnostic.with_help("define a condition with it, and name that one")
        }
        None => diagnostic.with_help(format!("{language} has no such function")),
    };
    diagnostic.found_late(DATA)
}

/// The later version of HOT that first knows a name.
fn later_version(name: &Name, dialect: &Dialect) -> Option<&'static Dialect> {
    // Functions that came stayed, but for CloudFormation's: what the newest does not know is nobody's.
    if !dialect.is_hot() || Dialect::latest_hot().function(&name.text).is_none() {
        return None;
    }
    Dialect::first_hot_with(&name.text)
        .filter(|later| later.version > dialect.version && later.function(&name.text).is_some())
}

/// Whether the value could be the arguments of a function whose name is a plain word.
fn is_plausible(name: &str, argument: &Node) -> bool {
    let items = argument.as_list().map_or(0, <[Node]>::len);
    let has = |key: &str| argument.as_map().is_some_and(|map| map.get(key).is_some());
    match name {
        "if" => (2..=3).contains(&items),
        "digest" | "filter" | "contains" => items == 2,
        "repeat" => has("template") && has("for_each"),
        "yaql" => has("expression"),
        _ => true,
    }
}

/// The function whose name is nearly this one.
fn closest(name: &Name, argument: &Node, place: Place, dialect: &Dialect) -> Option<&'static str> {
    let near = |known: &&'static str| looks_like(&name.text, known, argument, place);
    let conditions = dialect.condition_function_names().filter(|_| place != Place::Value);
    let values = dialect.function_names().filter(|_| place != Place::Condition);
    conditions.chain(values).filter(near).min_by_key(|known| distance(&name.text, known))
}

fn looks_like(name: &str, known: &str, argument: &Node, place: Place) -> bool {
    // Nearly all keys of data differ at their first letter or by far in length: they are done with here.
    if name.len().abs_diff(known.len()) > MOST_SEPARATORS || bare(name).next() != bare(known).next() {
        return false;
    }
    let is_compound = known.contains(['_', ':']);
    let same = bare(name).eq(bare(known));
    let fits = match (known, &argument.kind) {
        ("Ref", NodeKind::String(_)) => true,
        ("Ref", _) => false,
        // Their arguments are never maps.
        ("get_param" | "get_resource" | "get_attr" | "get_file", NodeKind::Map(_)) => false,
        _ => true,
    };
    // Plain words are ordinary keys of data; only in conditions there is no data.
    if !is_compound && known != "Ref" && place != Place::Condition {
        return false;
    }
    if same {
        return fits;
    }
    let limit = if known.len() < 10 { 1 } else { 2 };
    let is_comparable = known.len() >= 5 && (!is_compound || name.contains(['_', ':']));
    fits && is_comparable && name.chars().next() == known.chars().next() && distance(name, known) <= limit
}

/// The characters of a name without case and separators.
fn bare(name: &str) -> impl Iterator<Item = char> {
    name.chars().filter(|character| character.is_alphanumeric()).flat_map(char::to_lowercase)
}

/// How many characters must be put in, taken out, replaced or swapped with their neighbour.
fn distance(from: &str, to: &str) -> usize {
    let chars = |name: &str| name.chars().take(40).collect::<Vec<_>>();
    suggest::distance_between(&chars(from), &chars(to))
}
