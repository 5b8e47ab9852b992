//! References: every name that an expression uses must be there, and what waits for what.
//!
//! Heat finds unknown names in resources when the stack is made, and in outputs often only when they are shown; which of
//! the two it is decides between an error and a late warning (`spec`: heat:heat/engine/hot/functions.py).

use crate::check::follow_up::MOST_FINDINGS;
use crate::check::unit::{Kind, Unit};
use crate::code::condition::UNKNOWN_CONDITION;
use crate::code::{function as function_codes, nested as nested_codes, reference as codes};
use crate::diagnostic::{Diagnostic, Fix, Safety};
use crate::dialect::{AttributeForm, Dialect, Pseudo};
use crate::evaluate::{Evaluator, Tri};
use crate::expr::{Call, CallState, Expr, ExprKind};
use crate::function::{Arguments, Function};
use crate::graph::{Edge, EdgeKind};
use crate::schema::{self, ResourceType};
use crate::source::Span;
use crate::suggest::closest;
use crate::syntax::Text;
use crate::template::{Resource, Template};
use crate::value::ValueKind;

pub(crate) mod sub;

/// Where the expressions stand that are being walked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    /// Properties and metadata: references make the resource wait.
    Resource(u32),
    /// The deletion policy and other fields: names must exist, nothing waits.
    Field,
    Output,
    /// The definition of a condition that something uses.
    Condition,
}

/// Walks expressions and collects findings and edges.
pub(crate) struct Walk<'a> {
    pub unit: &'a Unit<'a>,
    pub evaluator: &'a Evaluator<'a>,
    pub place: Place,
    /// The branch is not taken with the values at hand: Heat would not look at it now.
    pub idle: bool,
    /// Whether the branch is taken can not be told: what only holds when it is may not be complained about.
    pub unsure: bool,
    /// Heat resolves no values here when it validates: parameters are looked up when the resource is made.
    pub unresolved: bool,
    /// Heat does not look at arguments here when it validates: attributes are looked up when the resource is made.
    pub unlooked: bool,
    /// Identifiers of the loops around, which count as parameters there.
    pub loops: Vec<&'a str>,
    pub edges: &'a mut Vec<Edge>,
    pub diagnostics: &'a mut Vec<Diagnostic>,
}

impl<'a> Walk<'a> {
    pub(crate) fn expr(&mut self, expr: &'a Expr) {
        match &expr.kind {
            ExprKind::List(items) => items.iter().for_each(|item| self.expr(item)),
            ExprKind::Map(entries) => entries.iter().for_each(|(_, value)| self.expr(value)),
            ExprKind::Call(call) => self.call(call),
            ExprKind::Missing
            | ExprKind::Null
            | ExprKind::Bool(_)
            | ExprKind::Int(_)
            | ExprKind::Float(_)
            | ExprKind::String(_) => {}
        }
    }

    fn call(&mut self, call: &'a Call) {
        if let Arguments::If { condition, then, otherwise } = call.arguments() {
            self.condition(condition);
            let chosen = self.evaluator.decide(condition, &mut Vec::new());
            self.branch(then, chosen);
            if let Some(otherwise) = otherwise {
                self.branch(otherwise, opposite(chosen));
            }
            return;
        }
        match (call.function, call.arguments()) {
            (Function::Param, Arguments::Name { name, .. }) => self.parameter(name),
            (Function::Resource, Arguments::Name { name, .. }) => {
                self.resource(name, call.name.span, EdgeKind::Resource);
            }
            (Function::Ref, Arguments::Name { name, .. }) => self.reference(name),
            (Function::Attribute, Arguments::Attribute { resource, attribute, path }) => {
                self.attribute(call, resource, attribute);
                let path = if self.unit.template.dialect.attribute == AttributeForm::Select { &[] } else { path };
                self.hashable([resource].into_iter().chain(attribute).chain(path));
            }
            (Function::Attribute, Arguments::Opaque { argument }) if call.state == CallState::Good => {
                self.attribute_text(argument);
            }
            (Function::Sub, Arguments::Sub { text, variables }) => sub::walk(self, text, variables),
            (Function::ForEach, Arguments::ForEach { identifier, collection, body }) => {
                self.expr(collection);
                self.loops.push(identifier.as_str().unwrap_or_default());
                self.expr(body);
                self.loops.pop();
                return;
            }
            _ => {}
        }
        self.expr(&call.argument);
    }

    /// The use of a condition: what stands here may refer to parameters. Names of conditions are the evaluator's, which does
    /// not come to branches that are not taken.
    pub(crate) fn condition(&mut self, expr: &'a Expr) {
        let conditions = &self.unit.template.conditions;
        if let Some(name) = expr.as_text()
            && self.idle
            && !conditions.broken
            && !conditions.content.contains_key(name)
        {
            let finding = self.finding(&UNKNOWN_CONDITION, expr.span, format!("there is no condition `{name}`"));
            let finding = self.suggest(finding, name, expr.span, conditions.content.keys().map(Text::as_str));
            self.report(finding, None);
        }
        let before = std::mem::replace(&mut self.place, Place::Condition);
        self.expr(expr);
        self.place = before;
    }

    fn branch(&mut self, expr: &'a Expr, taken: Tri) {
        let before = (self.idle, self.unsure);
        self.idle |= taken == Tri::False;
        self.unsure |= taken == Tri::Unknown;
        self.expr(expr);
        (self.idle, self.unsure) = before;
    }

    /// Takes a finding: late where Heat does not look now.
    fn report(&mut self, diagnostic: Diagnostic, late: Option<&str>) {
        let diagnostic = match late {
            Some(when) => diagnostic.found_late(when),
            None if self.idle && self.place == Place::Condition => {
                diagnostic.found_late("when something uses the condition")
            }
            None if self.idle => diagnostic.found_late("when the condition chooses this branch"),
            None => diagnostic,
        };
        self.diagnostics.push(diagnostic);
    }

    fn finding(&self, code: &'static crate::code::Code, span: Span, message: String) -> Diagnostic {
        Diagnostic::new(code, self.unit.template.source, span, message)
    }

    fn suggest<'n>(
        &self, diagnostic: Diagnostic, name: &str, span: Span, names: impl Iterator<Item = &'n str>,
    ) -> Diagnostic {
        // Nobody reads so far, and a suggestion is dear among many names.
        if self.diagnostics.len() > MOST_FINDINGS {
            return diagnostic;
        }
        match closest(name, names) {
            Some(near) => {
                let fix = Fix::replace(
                    format!("Replace with `{near}`"),
                    self.unit.template.source,
                    span,
                    near,
                    Safety::Unsafe,
                );
                diagnostic.with_help(format!("did you mean `{near}`?")).with_fix(fix)
            }
            None => diagnostic,
        }
    }

    fn late_in_outputs(&self) -> Option<&'static str> {
        (self.place == Place::Output).then_some("the output fails when the stack is shown")
    }

    /// When a parameter is looked up, where that is later than validation.
    fn late_for_values(&self) -> Option<&'static str> {
        self.late_in_outputs().or(self.unresolved.then_some("when the resource is made"))
    }

    /// When an attribute is looked up, where that is later than validation.
    fn late_for_attributes(&self) -> Option<&'static str> {
        self.unlooked.then_some("when the resource is made")
    }

    fn parameter(&mut self, name: &Expr) {
        // A computed name is worth a look where its value is known.
        let value = self.evaluator.value(name, &mut Vec::new());
        if let ValueKind::String(text) = &value.kind {
            self.parameter_name(text, name.span);
        }
    }

    fn parameter_name(&mut self, name: &Text, span: Span) {
        let template = self.unit.template;
        if template.parameters.content.contains_key(name) || template.parameters.broken {
            return;
        }
        match template.dialect.pseudo_parameter(name) {
            Some(Pseudo::Unset) => {
                let message = format!("the pseudo parameter `{name}` never has a value");
                let late = self.unresolved.then_some("when the resource is made");
                self.report(self.finding(&codes::UNSET_PSEUDO_PARAMETER, span, message), late);
            }
            Some(_) => {}
            None => {
                let message = format!("there is no parameter `{name}`");
                let diagnostic = self.finding(&codes::UNKNOWN_PARAMETER, span, message);
                let diagnostic = if template.resources.content.contains_key(name) {
                    diagnostic.with_help(format!("`{name}` is a resource: refer to it with `get_resource`"))
                } else {
                    self.suggest(diagnostic, name, span, parameter_names(template))
                };
                self.report(diagnostic, self.late_for_values());
            }
        }
    }

    fn resource(&mut self, name: &Expr, call: Span, kind: EdgeKind) -> bool {
        let span = if name.span.is_empty() { call } else { name.span };
        match &name.kind {
            ExprKind::String(text) => self.resource_name(text, name.span, kind),
            ExprKind::Call(_) => match &self.evaluator.value(name, &mut Vec::new()).kind {
                ValueKind::String(text) => self.resource_name(text, name.span, kind),
                _ => false,
            },
            // Keys become text when the template is sent, arguments do not: `5` names nothing.
            ExprKind::Int(_) | ExprKind::Float(_) | ExprKind::Bool(_) | ExprKind::Null => {
                self.no_name(name, span, kind);
                false
            }
            ExprKind::Missing | ExprKind::List(_) | ExprKind::Map(_) => false,
        }
    }

    fn no_name(&mut self, name: &Expr, span: Span, kind: EdgeKind) {
        let message = "the name of a resource must be text".to_string();
        let diagnostic = self.finding(&codes::UNKNOWN_REFERENCE, span, message);
        let diagnostic = match name.kind {
            ExprKind::Null => diagnostic.with_help("write the name of a resource"),
            _ => diagnostic.with_help("quote it"),
        };
        let late = if kind == EdgeKind::Attribute { None } else { self.late_in_outputs() };
        self.report(diagnostic, late);
    }

    /// Heat collects the attributes that something needs in a set, which takes neither lists nor maps, before it looks at any.
    fn hashable<'e>(&mut self, arguments: impl Iterator<Item = &'e Expr>) {
        if !matches!(self.place, Place::Resource(_) | Place::Output) {
            return;
        }
        for argument in arguments {
            let value = self.evaluator.value(argument, &mut Vec::new());
            if matches!(value.kind, ValueKind::List(_) | ValueKind::Map(_)) {
                let message = format!("what `get_attr` takes is text or a number, found {}", value.kind_name());
                self.report(self.finding(&function_codes::INVALID_ARGUMENTS, argument.span, message), None);
            }
        }
    }

    /// Looks a resource up and notes the edge; whether it is there.
    fn resource_name(&mut self, name: &Text, span: Span, kind: EdgeKind) -> bool {
        let template = self.unit.template;
        let Some(index) = template.resources.content.get_index_of(name) else {
            if !template.resources.broken {
                self.unknown_resource(name, span, kind);
            }
            return false;
        };
        if let Place::Resource(from) = self.place
            && !self.idle
        {
            self.edges.push(Edge { from, to: index as u32, span, kind });
        }
        self.disabled(index, name, span, kind);
        true
    }

    /// A name that is not written may yet be there: a loop, a macro or a module of AWS's makes it.
    fn may_exist(&self, name: &str) -> bool {
        let computed = !self.loops.is_empty() && (name.contains("${") || name.contains("&{"));
        computed || self.loops.contains(&name) || self.unit.generated.may_exist(name)
    }

    fn unknown_resource(&mut self, name: &Text, span: Span, kind: EdgeKind) {
        let template = self.unit.template;
        if self.may_exist(name) {
            return;
        }
        let diagnostic = self.finding(&codes::UNKNOWN_REFERENCE, span, format!("there is no resource `{name}`"));
        let diagnostic = if template.parameters.content.contains_key(name) {
            let function = if template.is_cfn() { "Ref" } else { "get_param" };
            diagnostic.with_help(format!("`{name}` is a parameter: refer to it with `{function}`"))
        } else {
            self.suggest(diagnostic, name, span, template.resources.content.keys().map(Text::as_str))
        };
        // `get_attr` is looked at in outputs, `get_resource` is not.
        let late = if kind == EdgeKind::Attribute { None } else { self.late_in_outputs() };
        self.report(diagnostic, late);
    }

    /// A resource whose condition is false does not exist.
    fn disabled(&mut self, index: usize, name: &Text, span: Span, kind: EdgeKind) {
        let Some((_, resource)) = self.unit.template.resources.content.get_index(index) else { return };
        let Some(condition) = &resource.condition else { return };
        // A branch that is not taken may well be the one for when the resource exists.
        if self.idle || self.unsure || self.unit.enabled(index) != Tri::False || kind == EdgeKind::DependsOn {
            return;
        }
        let message = format!("the resource `{name}` does not exist: its condition is false");
        let diagnostic = self
            .finding(&codes::DISABLED_REFERENCE, span, message)
            .with_label(self.unit.template.source, condition.value.span, "false with the values at hand")
            .with_help(format!("choose with `{}` under the same condition", if_name(self.unit.template)));
        let late = if kind == EdgeKind::Attribute { None } else { self.late_in_outputs() };
        self.report(diagnostic, late);
    }

    /// `Ref`: a resource, else a parameter.
    fn reference(&mut self, name: &Expr) {
        match &name.kind {
            ExprKind::String(text) => self.reference_name(text, name.span),
            // No name: nothing can be called so.
            ExprKind::Null | ExprKind::Int(_) | ExprKind::Float(_) | ExprKind::Bool(_) => {
                let message = "a reference needs the name of a parameter or resource".to_string();
                let late = self.late_in_outputs();
                self.report(self.finding(&codes::UNKNOWN_REFERENCE, name.span, message), late);
            }
            ExprKind::Call(_) | ExprKind::Missing | ExprKind::List(_) | ExprKind::Map(_) => {}
        }
    }

    fn reference_name(&mut self, name: &Text, span: Span) {
        let template = self.unit.template;
        if template.resources.content.contains_key(name) {
            self.resource_name(name, span, EdgeKind::Resource);
        } else if !template.parameters.content.contains_key(name)
            && template.dialect.pseudo_parameter(name).is_none()
            && !template.parameters.broken
            && !template.resources.broken
            && !self.may_exist(name)
        {
            let message = format!("there is no parameter or resource `{name}`");
            let diagnostic = self.finding(&codes::UNKNOWN_REFERENCE, span, message);
            let diagnostic = self.explain_unknown(diagnostic, name, span);
            self.report(diagnostic, self.late_in_outputs());
        }
    }

    /// What may have been meant by a name that is neither a parameter's nor a resource's.
    fn explain_unknown(&self, diagnostic: Diagnostic, name: &str, span: Span) -> Diagnostic {
        let template = self.unit.template;
        match Dialect::aws().pseudo_parameter(name) {
            Some(Pseudo::NoValue) => diagnostic
                .with_note("`AWS::NoValue` is AWS's alone")
                .with_help("write the value that the property has by default"),
            Some(_) => diagnostic
                .with_note(format!("`{name}` is a pseudo parameter of AWS's alone"))
                .with_help("declare a parameter for the value, or write the value itself"),
            None => {
                let resources = template.resources.content.keys().map(Text::as_str);
                self.suggest(diagnostic, name, span, parameter_names(template).chain(resources))
            }
        }
    }

    fn attribute(&mut self, call: &Call, resource: &Expr, attribute: Option<&Expr>) {
        if !self.resource(resource, call.name.span, EdgeKind::Attribute) {
            return;
        }
        let (Some(resource), Some(attribute)) = (resource.as_str(), attribute) else { return };
        if let Some(name) = attribute.as_text() {
            self.attribute_name(resource, name, attribute.span);
        } else if matches!(attribute.kind, ExprKind::Null)
            && self.unit.template.dialect.attribute == AttributeForm::PathOrAll
        {
            // As if no attribute were named.
        } else if !matches!(attribute.kind, ExprKind::Call(_) | ExprKind::Missing)
            && call.function == Function::Attribute
        {
            let message = format!("the name of an attribute of `{resource}` must be text");
            let late = self.late_for_attributes();
            self.report(self.finding(&codes::UNKNOWN_ATTRIBUTE, attribute.span, message), late);
        }
    }

    /// `resource.attribute`, as AWS takes it. To HOT a text of one character is a list of one.
    fn attribute_text(&mut self, argument: &Expr) {
        if self.unit.template.dialect.is_hot() {
            if let Some(name) = argument.as_text() {
                self.resource_name(name, argument.span, EdgeKind::Attribute);
            }
            return;
        }
        let Some((resource, attribute)) = argument.as_str().and_then(|text| text.split_once('.')) else { return };
        if self.resource_name(&Text::from(resource), argument.span, EdgeKind::Attribute) {
            self.attribute_name(resource, &Text::from(attribute), argument.span);
        }
    }

    fn attribute_name(&mut self, resource: &str, attribute: &Text, span: Span) {
        let Some(kind) = self.unit.kind_of(resource) else { return };
        let Some(interface) = kind.interface() else { return };
        let known = || interface.attributes.iter().map(|(name, _)| name.as_str());
        if attribute == "show" || known().any(|name| name == attribute) {
            return;
        }
        let message = format!("`{}` has no attribute `{attribute}`", interface.name);
        match kind {
            Kind::Template(loaded) => {
                let special = attribute.starts_with("resource.")
                    || attribute == "OS::stack_id"
                    || attribute.starts_with("Outputs.");
                if special || loaded.template.outputs.broken {
                    return;
                }
                let message = format!("`{}` has no output `{attribute}`", loaded.path);
                let diagnostic = self.finding(&nested_codes::UNKNOWN_TEMPLATE_OUTPUT, span, message);
                let diagnostic = self.suggest(diagnostic, attribute, span, known());
                self.report(diagnostic, Some("the value is null"));
            }
            _ if interface.name == "OS::Heat::ResourceGroup" => {
                self.member_attribute(resource, interface, attribute, span)
            }
            _ if interface.any_attribute => {}
            _ => {
                let diagnostic = self.finding(&codes::UNKNOWN_ATTRIBUTE, span, message);
                let near = closest(attribute, known()).is_some();
                let diagnostic = self.suggest(diagnostic, attribute, span, known());
                let diagnostic = if near {
                    diagnostic
                } else {
                    diagnostic.with_help(format!("it has {}", crate::lower::backquoted(known().chain(["show"]))))
                };
                self.report(diagnostic, self.late_for_attributes());
            }
        }
    }

    /// A group answers for its members: an attribute of theirs, as a list.
    fn member_attribute(&mut self, resource: &str, group: &ResourceType, attribute: &Text, span: Span) {
        let Some(member) = self.unit.template.resources.content.get(resource).and_then(member_type) else { return };
        let Some(member) = schema::resource_type(member).filter(|member| !member.any_attribute) else { return };
        let known = || member.attributes.iter().chain(&group.attributes).map(|(name, _)| name.as_str());
        // `resource.0.ip` leads to one member.
        if known().any(|name| name == attribute) || attribute.contains('.') {
            return;
        }
        let message = format!("neither the group nor its members, `{}`, have an attribute `{attribute}`", member.name);
        let diagnostic = self.finding(&codes::UNKNOWN_ATTRIBUTE, span, message);
        let diagnostic = self.suggest(diagnostic, attribute, span, known());
        self.report(diagnostic, None);
    }

    /// Names in `depends_on`.
    pub(crate) fn dependency(&mut self, name: &crate::value::Name) {
        self.resource_name(&name.text, name.span, EdgeKind::DependsOn);
    }
}

/// Whether an expression refers to a resource of the template.
pub(crate) fn refers_to_resource(expr: &Expr, template: &Template) -> bool {
    let is_there = |name: &Expr| name.as_str().is_some_and(|name| template.resources.content.contains_key(name));
    let mut found = false;
    expr.walk(&mut |part| {
        let Some(call) = part.as_call() else { return };
        found |= match (call.function, call.arguments()) {
            (Function::Resource | Function::Ref, Arguments::Name { name, .. }) => is_there(name),
            (Function::Attribute, Arguments::Attribute { resource, .. }) => is_there(resource),
            _ => false,
        };
    });
    found
}

fn opposite(taken: Tri) -> Tri {
    match taken {
        Tri::True => Tri::False,
        Tri::False => Tri::True,
        Tri::Unknown => Tri::Unknown,
    }
}

/// The type of a group's members, where it is written out.
fn member_type(group: &Resource) -> Option<&str> {
    group.properties.as_ref()?.value.get("resource_def")?.get("type")?.as_str()
}

fn if_name(template: &Template) -> &'static str {
    template.dialect.name_of(Function::If).unwrap_or("if")
}

fn parameter_names(template: &Template) -> impl Iterator<Item = &str> {
    let pseudo = template.dialect.pseudo_parameters.iter().map(|(name, _)| *name);
    template.parameters.content.keys().map(Text::as_str).chain(pseudo)
}
