//! What AWS CloudFormation itself refuses, as far as it can be told without AWS's resource schemas.
//!
//! Shapes of sections, names, limits, policies, loops, macros and dynamic references are looked at here; what AWS and
//! Heat have in common is checked where it is checked for Heat, and `settle` turns those findings into what AWS would say.
//! Invariant: nothing is said about a name that a macro or a loop may make.

use crate::check::unit::Unit;
use crate::code::Code;
use crate::diagnostic::Diagnostic;
use crate::source::Span;
use crate::template::Template;

mod conditions;
mod dynamic;
mod functions;
mod generated;
mod interface;
mod limits;
mod loops;
mod mappings;
mod names;
mod outputs;
mod parameters;
mod policies;
mod resources;
mod rules;
mod settle;
mod transforms;
mod walk;

pub(crate) use generated::Generated;
pub(crate) use parameters::{applies, refusal, text_of_default};
pub(crate) use settle::{Known, settle};

/// What all checks of AWS's need, and where they tell what is wrong.
pub(crate) struct Scope<'a> {
    template: &'a Template,
    generated: &'a Generated,
    diagnostics: Vec<Diagnostic>,
}

/// Looks at all that only AWS refuses.
pub(crate) fn check(unit: &Unit<'_>) -> Vec<Diagnostic> {
    let mut scope = Scope { template: unit.template, generated: &unit.generated, diagnostics: Vec::new() };
    limits::check(&mut scope);
    names::check(&mut scope);
    transforms::check(&mut scope);
    interface::check(&mut scope);
    parameters::check(&mut scope);
    rules::check(&mut scope);
    mappings::check(&mut scope);
    mappings::check_uses(&mut scope);
    conditions::check(&mut scope);
    resources::check(&mut scope);
    outputs::check(&mut scope);
    loops::check(&mut scope);
    functions::check(&mut scope);
    dynamic::check(&mut scope);
    settle::own(scope.diagnostics, &unit.generated)
}

impl Scope<'_> {
    fn report(&mut self, code: &'static Code, span: Span, message: impl Into<String>, help: impl Into<String>) {
        let diagnostic = Diagnostic::new(code, self.template.source, span, message).with_help(help);
        self.diagnostics.push(diagnostic);
    }
}

#[cfg(test)]
#[path = "aws/aws_tests.rs"]
mod tests;
