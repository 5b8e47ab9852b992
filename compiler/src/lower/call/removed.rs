//! Functions that a version of HOT took away (heat:heat/engine/hot/functions.py `Removed`).

use super::{CallContext, name_list};
use crate::code::function as codes;
use crate::diagnostic::{Diagnostic, Fix, Safety};
use crate::dialect::Dialect;
use crate::expr::Call;
use crate::function::Function;

pub(super) fn report(call: &Call, ctx: &mut CallContext<'_>) {
    let name = call.name.text.as_str();
    let message = format!("`{name}` was removed from HOT before version `{}`", ctx.dialect.version);
    let mut diagnostic = Diagnostic::new(&codes::REMOVED_FUNCTION, ctx.source, call.name.span, message);
    let once = Dialect::hot("2013-05-23").and_then(|first| first.function(name));
    let now = once.map(|function| replacements(function, ctx.dialect)).unwrap_or_default();
    if !now.is_empty() {
        diagnostic = diagnostic.with_help(format!("use {}", name_list(now.iter().copied())));
    }
    if let (Some(Function::Join | Function::Split), [new]) = (once, now.as_slice()) {
        let title = format!("Replace with `{new}`");
        diagnostic = diagnostic.with_fix(Fix::replace(title, ctx.source, call.name.span, *new, Safety::Unsafe));
    }
    ctx.report(diagnostic);
}

/// What serves the purpose in newer versions.
pub(super) fn replacements(function: Function, dialect: &Dialect) -> Vec<&'static str> {
    match function {
        Function::Ref => vec!["get_param", "get_resource"],
        Function::Sub => vec!["str_replace"],
        Function::Select => vec!["get_param", "get_attr"],
        Function::FindInMap => vec!["get_param"],
        _ => dialect.name_of(function).into_iter().collect(),
    }
}
