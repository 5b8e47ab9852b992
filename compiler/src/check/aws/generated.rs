//! Names that are written nowhere: what macros, loops and modules put into a template before AWS looks at it.
//!
//! SAM makes roles, stages and versions beside what is written; a loop makes one entry for each item; a macro of the
//! user's own may make anything. What is made exactly is not worked out: a name that may be made counts as there.

use crate::expr::{Expr, ExprKind};
use crate::function::{Arguments, Function};
use crate::template::Template;

use super::walk;

/// The macro of the serverless application model.
pub(super) const SERVERLESS: &str = "AWS::Serverless-2016-10-31";
/// The macro of loops and the like.
pub(super) const EXTENSIONS: &str = "AWS::LanguageExtensions";

/// Macros of AWS's that make no names to be referred to.
const HARMLESS: [&str; 3] = [EXTENSIONS, "AWS::SecretsManager", "AWS::ServiceCatalog"];

/// Resources that SAM makes for the template as a whole begin so.
const SERVERLESS_NAMES: [&str; 4] =
    ["ServerlessRestApi", "ServerlessHttpApi", "ServerlessDeploymentApplication", "CodeDeployServiceRole"];

/// Which names may be there without being written. Nothing, for Heat.
#[derive(Debug, Default)]
pub(crate) struct Generated {
    /// The macros of the whole template, as written.
    macros: Vec<String>,
    /// A macro may make whatever is missing.
    anything: bool,
    /// Made names begin with one of these.
    prefixes: Vec<String>,
    /// Names of loops: the text before the first placeholder and the one after the last.
    patterns: Vec<(String, String)>,
}

impl Generated {
    /// What may be made in a template that AWS takes.
    pub(crate) fn of(template: &Template) -> Generated {
        let mut generated = Generated { macros: macros(template), ..Generated::default() };
        generated.anything = generated.macros.iter().any(|name| may_make_anything(name)) || makes_sections(template);
        if generated.declares(SERVERLESS) {
            generated.prefixes.extend(SERVERLESS_NAMES.map(String::from));
        }
        for (name, resource) in &template.resources.content {
            let kind = resource.type_name().unwrap_or_default();
            // A serverless resource makes others under its name, a module all of its own.
            if kind.starts_with("AWS::Serverless::") || kind.ends_with("::MODULE") {
                generated.prefixes.push(name.to_string());
            }
        }
        walk::sections(template, &mut |_, expr| generated.note_loops(expr));
        generated
    }

    /// Whether the template declares a macro as its own.
    pub(crate) fn declares(&self, name: &str) -> bool {
        self.macros.iter().any(|written| written == name)
    }

    /// Whether a macro may change all there is.
    pub(crate) fn anything(&self) -> bool {
        self.anything
    }

    /// Whether something of this name may be made.
    pub(crate) fn may_exist(&self, name: &str) -> bool {
        self.anything
            || self.prefixes.iter().any(|prefix| name.starts_with(prefix.as_str()))
            || self.patterns.iter().any(|(before, after)| {
                name.len() >= before.len() + after.len()
                    && name.starts_with(before.as_str())
                    && name.ends_with(after.as_str())
            })
    }

    fn note_loops(&mut self, expr: &Expr) {
        expr.walk(&mut |expr| {
            let Some(call) = expr.as_call().filter(|call| call.function == Function::ForEach) else { return };
            let Arguments::ForEach { body, .. } = call.arguments() else { return };
            for (name, _) in body.as_map().unwrap_or_default() {
                self.patterns.extend(pattern(&name.text));
            }
        });
    }
}

/// What stands before the first placeholder of a name and after the last.
fn pattern(name: &str) -> Option<(String, String)> {
    let first = ["${", "&{"].iter().filter_map(|open| name.find(open)).min()?;
    let last = name.rfind('}')?;
    Some((name[..first].to_string(), name.get(last + 1..).unwrap_or_default().to_string()))
}

/// The names under `Transform`.
fn macros(template: &Template) -> Vec<String> {
    let Some(section) = &template.transform else { return Vec::new() };
    let name_of = |expr: &Expr| match &expr.kind {
        ExprKind::String(text) => Some(text.to_string()),
        ExprKind::Map(_) => expr.get("Name")?.as_str().map(str::to_string),
        _ => None,
    };
    match &section.content.kind {
        ExprKind::List(items) => items.iter().filter_map(name_of).collect(),
        _ => name_of(&section.content).into_iter().collect(),
    }
}

fn may_make_anything(name: &str) -> bool {
    name != SERVERLESS
        && !HARMLESS.iter().any(|harmless| name.starts_with(harmless))
        && name != "AWS::CodeDeployBlueGreen"
}

/// Whether a macro stands where it makes sections or entries of them.
fn makes_sections(template: &Template) -> bool {
    let key = "Fn::Transform";
    template.unknown.iter().any(|(name, _)| name.text == key)
        || template.resources.content.contains_key(key)
        || template.parameters.content.contains_key(key)
        || template.conditions.content.contains_key(key)
        || template.outputs.content.contains_key(key)
}
