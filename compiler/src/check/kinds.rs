//! What the types of resources are: Heat's, the user's own, a template file, or unknown, and why.

use std::sync::Arc;

use crate::check::nested;
use crate::check::session::{MOST_TEMPLATES, Nested, Session};
use crate::check::unit::{Kind, Trail};
use crate::code::resource as codes;
use crate::code::{environment as environment_codes, nested as nested_codes};
use crate::diagnostic::{Diagnostic, Fix, Safety};
use crate::environment::Environment;
use crate::environment::registry::{Entry, Resolution, Target};
use crate::files::ReadError;
use crate::schema::{self, ResourceType, history};
use crate::source::{SourceId, Span};
use crate::suggest::closest;
use crate::syntax::Text;
use crate::value::Name;

/// Where a type's name is written.
pub(crate) struct Site<'a> {
    pub source: SourceId,
    /// The path of the file.
    pub path: &'a str,
    pub environment: &'a Environment,
    pub trail: &'a Trail,
    /// The resource that has the type.
    pub resource: &'a Text,
    /// AWS takes the template.
    pub aws: bool,
}

/// Settles what a type's name means, and reports it where it means nothing.
pub(crate) fn resolve(name: &Name, site: &Site<'_>, session: &mut Session<'_>) -> Kind {
    if site.aws {
        return resolve_aws(name, site, session);
    }
    let mut way = site.trail.resources.clone();
    way.push(site.resource.clone());
    match site.environment.registry.resolve(&name.text, site.path, &way, &site.trail.entries) {
        Resolution::Type(resolved) => resolve_type(name, &resolved, site, session),
        Resolution::Template { path, entry } => {
            let entry = entry.map(|entry| (entry.source, entry.span));
            resolve_template(name, &path, entry, site, session)
        }
        Resolution::Ring(entry) => {
            let message = format!("the resource registry maps `{}` in a ring", name.text);
            session.diagnostics.push(
                Diagnostic::new(&environment_codes::REGISTRY_CYCLE, entry.source, entry.span, message)
                    .with_label(site.source, name.span, "the type is used here")
                    .with_help("map it to a type that Heat knows, or to a template file"),
            );
            Kind::Unknown
        }
    }
}

fn resolve_type(name: &Name, resolved: &str, site: &Site<'_>, session: &mut Session<'_>) -> Kind {
    if let Some(extra) = session.options.extra_types.iter().find(|extra| extra.name == resolved) {
        return Kind::Extra(Arc::new(extra.clone()));
    }
    if let Some(kind) = schema::resource_type(schema::alias(resolved).unwrap_or(resolved)) {
        session.diagnostics.extend(emptied(name, kind, site));
        return Kind::Native(kind);
    }
    session.diagnostics.push(unknown_type(name, resolved, site));
    Kind::Unknown
}

/// A type whose service is gone: Heat still takes it, and makes nothing.
fn emptied(name: &Name, kind: &ResourceType, site: &Site<'_>) -> Option<Diagnostic> {
    let version = kind.behaviour.emptied_in.as_ref()?;
    let release = history::release_name(version).map(|name| format!(" ({name})")).unwrap_or_default();
    let message = format!("`{}` makes nothing since Heat {version}{release}", name.text);
    let diagnostic = Diagnostic::new(&codes::REMOVED_RESOURCE_TYPE, site.source, name.span, message);
    let diagnostic = diagnostic.found_late("nothing is made, and every attribute is null");
    Some(match &kind.support.replaced_by {
        Some(replacement) => diagnostic.with_help(format!("use `{replacement}`")),
        None => diagnostic,
    })
}

fn unknown_type(name: &Name, resolved: &str, site: &Site<'_>) -> Diagnostic {
    let mapped = resolved != name.text;
    let through = if mapped { format!(" (the registry maps `{}` to it)", name.text) } else { String::new() };
    let diagnostic = |code, message: String| Diagnostic::new(code, site.source, name.span, message);
    if let Some(removed) = history::removed(resolved) {
        let message = format!("this release of Heat no longer has the resource type `{resolved}`{through}");
        return explain_removed(diagnostic(&codes::REMOVED_RESOURCE_TYPE, message), removed);
    }
    if let Some(foreign) = history::foreign(resolved) {
        let message = format!("the resource type `{resolved}` belongs to no release of Heat{through}");
        return explain_foreign(diagnostic(&codes::FOREIGN_RESOURCE_TYPE, message), foreign);
    }
    let message = format!("Heat does not know the resource type `{resolved}`{through}");
    match closest_type(resolved) {
        Some(near) if !mapped => {
            let fix = Fix::replace(format!("Replace with `{near}`"), site.source, name.span, near, Safety::Unsafe);
            diagnostic(&codes::UNKNOWN_RESOURCE_TYPE, message)
                .with_help(format!("did you mean `{near}`?"))
                .with_fix(fix)
        }
        Some(near) => diagnostic(&codes::UNKNOWN_RESOURCE_TYPE, message).with_help(format!("did you mean `{near}`?")),
        None if resolved.starts_with("AWS::") => {
            let message = format!("Heat has no AWS resource type `{resolved}`{through}");
            diagnostic(&codes::AWS_ONLY_RESOURCE_TYPE, message).with_help(
                "check it as AWS would take it with `--target aws`, or use the OpenStack type that does the same",
            )
        }
        None if schema::is_heat_name_space(resolved) => diagnostic(&codes::UNKNOWN_RESOURCE_TYPE, message)
            .with_note(format!("Heat {} has other types of this service", schema::heat_version())),
        None => {
            let message = format!("the resource type `{resolved}` belongs to no release of Heat{through}");
            diagnostic(&codes::FOREIGN_RESOURCE_TYPE, message)
                .with_note("Heat refuses it unless an environment maps it, or a plug-in of your cloud provides it")
                .with_help(DESCRIBE_TYPE)
        }
    }
}

const DESCRIBE_TYPE: &str =
    "give the environment with `-e`, or describe the type in a schema file (`extra-types` in `hot.toml`)";

fn explain_removed(diagnostic: Diagnostic, removed: &history::RemovedType) -> Diagnostic {
    let release = &removed.removed_in;
    let what = if removed.contrib { "the contributed plug-in was dropped" } else { "it was removed" };
    let note = removed.note.as_ref().map(|note| format!(": {note}")).unwrap_or_default();
    let diagnostic = diagnostic.with_note(format!("{what} in Heat {} ({}){note}", release.heat, release.name));
    match &removed.replaced_by {
        Some(replacement) => diagnostic.with_help(format!("use `{replacement}`")),
        None => diagnostic,
    }
}

fn explain_foreign(diagnostic: Diagnostic, foreign: &history::ForeignTypes) -> Diagnostic {
    let note = foreign.note.as_ref().map(|note| format!("; {note}")).unwrap_or_default();
    match foreign.kind {
        history::ForeignKind::PlugIn => {
            diagnostic.with_note(format!("it comes from a plug-in, {}{note}", foreign.made_by)).with_help(
                "if your cloud has the plug-in, describe the type in a schema file (`extra-types` in `hot.toml`)",
            )
        }
        history::ForeignKind::Environment => diagnostic
            .with_note(format!("environments of {} give this name to a template{note}", foreign.made_by))
            .with_help("give the environment that maps it with `-e`"),
    }
}

/// A type that was likely meant: of the same service with a last word much alike, or a service much alike.
fn closest_type(name: &str) -> Option<&'static str> {
    let near = closest(name, schema::resource_type_names())?;
    let (service, word) = name.rsplit_once("::")?;
    let (near_service, near_word) = near.rsplit_once("::")?;
    let alike = |written: &str, near: &str| closest(written, [near]).is_some();
    (alike(service, near_service) && alike(word, near_word)).then_some(near)
}

/// `entry` is the place of the registry's entry that names the file, if one does.
fn resolve_template(
    name: &Name, path: &str, entry: Option<(SourceId, Span)>, site: &Site<'_>, session: &mut Session<'_>,
) -> Kind {
    if let Some(limit) = nested::limit(path, entry.is_some(), site.trail) {
        let message = match limit {
            nested::Limit::Recursive => format!("`{path}` contains itself"),
            nested::Limit::TooDeep => format!("`{path}` is nested more than {} levels deep", nested::MAX_DEPTH),
        };
        let code = match limit {
            nested::Limit::Recursive => &nested_codes::RECURSIVE_TEMPLATE,
            nested::Limit::TooDeep => &nested_codes::NESTING_LIMIT,
        };
        session.diagnostics.push(Diagnostic::new(code, site.source, name.span, message));
        return Kind::Unknown;
    }
    match nested::load(path, entry, site, session) {
        Nested::Loaded(loaded) => Kind::Template(loaded),
        Nested::Broken => Kind::Unknown,
        Nested::LeftOut => {
            if !std::mem::replace(&mut session.told_bound, true) {
                session.diagnostics.push(left_out(name, path, site));
            }
            Kind::Unknown
        }
        Nested::Unreadable(error) => {
            session.diagnostics.extend(unreadable(name, path, &error, site));
            Kind::Unknown
        }
    }
}

fn left_out(name: &Name, path: &str, site: &Site<'_>) -> Diagnostic {
    let message = format!("there are too many nested templates: `{path}` and what follows is not looked at");
    Diagnostic::new(&nested_codes::NESTING_LIMIT, site.source, name.span, message)
        .with_note(format!("Heat takes {MOST_TEMPLATES} resources in a stack and all below it, unless the operator has set another limit (`max_resources_per_stack`)"))
        .found_late("when the nested stacks are made")
}

fn unreadable(name: &Name, path: &str, error: &ReadError, site: &Site<'_>) -> Option<Diagnostic> {
    let is_mapped = |entry: &Entry| matches!(&entry.target, Target::Template(target) if target == path);
    let report = |code, message: String| Some(Diagnostic::new(code, site.source, name.span, message));
    match error {
        ReadError::Remote => {
            report(&nested_codes::REMOTE_TEMPLATE, format!("`{path}` is not fetched: its properties are not checked"))
        }
        // It has been told at the entry of the registry.
        _ if site.environment.registry.entries().iter().any(is_mapped) => None,
        ReadError::NotFound => {
            let message = format!("there is no file `{path}` for the type `{}`", name.text);
            report(&nested_codes::UNREADABLE_TEMPLATE, message).map(|finding| finding.with_help(RELATIVE))
        }
        ReadError::Unreadable(reason) => {
            report(&nested_codes::UNREADABLE_TEMPLATE, format!("`{path}` can not be read: {reason}"))
        }
    }
}

const RELATIVE: &str = "paths are relative to the file that names them";

/// Files that the registry names must be there, used or not: the client sends them all along.
pub(crate) fn check_registry(environment: &Environment, session: &mut Session<'_>) {
    for entry in environment.registry.entries() {
        let Target::Template(path) = &entry.target else { continue };
        let message = match session.has_file(path) {
            Ok(()) | Err(ReadError::Remote) => continue,
            Err(ReadError::NotFound) => format!("there is no file `{path}` for the type `{}`", entry.name.text),
            Err(ReadError::Unreadable(reason)) => format!("`{path}` can not be read: {reason}"),
        };
        let finding = Diagnostic::new(&nested_codes::UNREADABLE_TEMPLATE, entry.source, entry.span, message);
        session.diagnostics.push(finding.with_help(RELATIVE));
    }
}

/// AWS has its own types, and lets users register more of three or four parts.
fn resolve_aws(name: &Name, site: &Site<'_>, session: &mut Session<'_>) -> Kind {
    let parts = name.text.split("::").count();
    let custom = name.text.starts_with("Custom::");
    if !custom && (parts < 3 || name.text.starts_with("OS::")) {
        let message = format!("AWS has no resource type `{}`", name.text);
        let diagnostic = Diagnostic::new(&codes::UNKNOWN_RESOURCE_TYPE, site.source, name.span, message);
        session.diagnostics.push(if name.text.starts_with("OS::") {
            diagnostic.with_help("this is a type of Heat: check the template with `--target heat`")
        } else {
            diagnostic.with_help("types are named `AWS::Service::Resource`, `Custom::Name` or `Org::Service::Resource`")
        });
    }
    Kind::Unknown
}
