//! `OS::Heat::Value`: the type of its `value` is what its `type` says (heat:heat/engine/resources/openstack/heat/value.py).

use std::borrow::Cow;

use crate::schema::{Property, PropertyType, ResourceType};
use crate::value::Value;

/// The interface of a resource with these properties: `OS::Heat::Value` as its `type` makes it, others as they are.
pub(crate) fn interface<'a>(interface: &'a ResourceType, given: &Value) -> Cow<'a, ResourceType> {
    let kind = match interface.name.as_str() {
        "OS::Heat::Value" => given.get("type").and_then(Value::as_str).and_then(property_type),
        _ => None,
    };
    let Some(kind) = kind else { return Cow::Borrowed(interface) };
    let mut interface = interface.clone();
    for (name, property) in &mut interface.properties {
        if name == "value" {
            *property = Property { required: true, update_allowed: true, ..Property::of(kind) };
        }
    }
    Cow::Owned(interface)
}

fn property_type(name: &str) -> Option<PropertyType> {
    Some(match name {
        "string" => PropertyType::String,
        "number" => PropertyType::Number,
        "comma_delimited_list" => PropertyType::List,
        "json" => PropertyType::Map,
        "boolean" => PropertyType::Boolean,
        _ => return None,
    })
}
