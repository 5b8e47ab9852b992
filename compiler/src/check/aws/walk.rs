//! All expressions of a template with the part that they stand in.

use crate::expr::Expr;
use crate::template::Template;

/// Where an expression stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Properties,
    Metadata,
    /// Other keys of a resource, and loops among resources.
    Resource,
    Condition,
    Output,
    /// Loops among outputs, `Export` and other keys of an output.
    OutputKey,
}

/// Calls `visit` for the outermost expressions of resources, conditions and outputs.
pub(super) fn sections<'a>(template: &'a Template, visit: &mut dyn FnMut(Part, &'a Expr)) {
    for resource in template.resources.content.values() {
        let fields = [
            (Part::Properties, &resource.properties),
            (Part::Metadata, &resource.metadata),
            (Part::Resource, &resource.update_policy),
            (Part::Resource, &resource.deletion_policy),
        ];
        for (part, field) in fields {
            field.iter().for_each(|field| visit(part, &field.value));
        }
        resource.other.iter().for_each(|(_, value)| visit(Part::Resource, value));
    }
    for condition in template.conditions.content.values() {
        visit(Part::Condition, &condition.definition);
    }
    for output in template.outputs.content.values() {
        output.value.iter().for_each(|field| visit(Part::Output, &field.value));
        output.other.iter().for_each(|(_, value)| visit(Part::OutputKey, value));
    }
}
