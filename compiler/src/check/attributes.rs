//! Attributes where they are used: a list can not become text, however late it is known.
//!
//! Heat takes any attribute anywhere when it validates, for none has a value then; a value of the wrong type fails when the
//! stack is made. The attribute's declared type tells that beforehand.

use crate::check::unit::Unit;
use crate::evaluate::Shapes;
use crate::expr::Expr;
use crate::function::Function;
use crate::schema::AttributeType;
use crate::value::Shape;

/// The shapes of attributes as the types of a template's resources declare them.
pub(crate) struct DeclaredShapes<'a> {
    pub unit: &'a Unit<'a>,
}

impl Shapes for DeclaredShapes<'_> {
    fn attribute(&self, resource: &str, attribute: &str) -> Shape {
        let interface = self.unit.kind_of(resource).and_then(|kind| kind.interface());
        let kind = interface.and_then(|interface| interface.attribute(attribute)).and_then(|attribute| attribute.kind);
        match kind {
            Some(AttributeType::String) => Shape::String,
            Some(AttributeType::Integer | AttributeType::Number) => Shape::Number,
            Some(AttributeType::Boolean) => Shape::Bool,
            Some(AttributeType::List) => Shape::List,
            Some(AttributeType::Map) => Shape::Map,
            None => Shape::Any,
        }
    }
}

/// Whether an expression uses an attribute at all.
pub(crate) fn are_used(expr: &Expr) -> bool {
    let mut used = false;
    expr.walk(&mut |part| used |= part.as_call().is_some_and(|call| call.function == Function::Attribute));
    used
}
