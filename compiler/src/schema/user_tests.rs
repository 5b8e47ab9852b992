use super::*;
use crate::constraint::ConstraintKind;
use crate::schema::{Children, PropertyType, TranslationKind, resource_type as packed, resource_type_names};
use crate::value::ValueKind;

fn one(text: &str) -> ResourceType {
    let mut types = read(text).expect("a good file");
    assert_eq!(types.len(), 1);
    types.remove(0)
}

/// The data of the compiler is in the form of a user's file: reading it gives what the packed table gives.
#[test]
fn heats_own_types_read_as_they_are_packed() {
    let types = read(include_str!("../../data/resource-types.json")).expect("a good file");
    assert_eq!(types.len(), resource_type_names().len());
    for found in types {
        let mut expected = packed(&found.name).expect("the packed table has it").clone();
        // These come from files of their own.
        expected.behaviour.emptied_in = None;
        forget_replacements(&mut expected);
        assert_eq!(found, expected, "{}", found.name);
    }
}

fn forget_replacements(resource_type: &mut ResourceType) {
    resource_type.support.replaced_by = None;
    for (_, attribute) in &mut resource_type.attributes {
        attribute.support.replaced_by = None;
    }
    for (_, property) in &mut resource_type.properties {
        forget_in_property(property);
    }
}

fn forget_in_property(property: &mut crate::schema::Property) {
    property.support.replaced_by = None;
    match &mut property.children {
        Children::Free => {}
        Children::Map(parts) => parts.iter_mut().for_each(|(_, part)| forget_in_property(part)),
        Children::List(item) => forget_in_property(item),
    }
}

const ANSWER: &str = r#"{
  "resource_type": "Acme::Net::Fabric",
  "description": "A fabric.",
  "properties": {
    "size": {"type": "integer", "description": "How big.", "required": true, "update_allowed": true, "immutable": false,
      "constraints": [{"range": {"min": 1, "max": 8.5}, "description": "small"}, {"modulo": {"step": 2, "offset": 1}}]},
    "links": {"type": "list", "required": false, "update_allowed": false, "immutable": false, "default": ["a", 1],
      "schema": {"*": {"type": "map", "required": false, "schema": {
        "to": {"type": "string", "required": true, "constraints": [{"custom_constraint": "nova.server"}]}}}}}
  },
  "attributes": {
    "show": {"description": "All of it.", "type": "map"},
    "speed": {"description": "How fast."}
  },
  "support_status": {"status": "DEPRECATED", "message": "old", "version": "3.0.0",
    "previous_status": {"status": "SUPPORTED", "message": null, "version": null, "previous_status": null}}
}"#;

#[test]
fn an_answer_of_heat() {
    let found = one(ANSWER);
    assert_eq!(found.name, "Acme::Net::Fabric");
    assert_eq!((found.any_property, found.any_attribute, found.snapshots), (false, false, false));
    assert_eq!((found.support.status, found.support.since.as_deref()), (Status::Deprecated, Some("3.0.0")));
    assert_eq!(found.support.previous, [Standing { status: Status::Supported, since: None }]);
    let size = found.property("size").expect("given");
    assert!(size.required && size.update_allowed && size.kind == PropertyType::Integer);
    assert_eq!(size.constraints[0].kind, ConstraintKind::Range { min: Some(1.0), max: Some(8.5) });
    assert_eq!(size.constraints[0].description.as_deref(), Some("small"));
    assert_eq!(size.constraints[1].kind, ConstraintKind::Modulo { step: 2.0, offset: 1.0 });
    let links = found.property("links").expect("given");
    assert_eq!(links.default.as_ref().and_then(|value| value.as_list()).map(<[_]>::len), Some(2));
    let item = match &links.children {
        Children::List(item) => item,
        other => unreachable!("a list has items: {other:?}"),
    };
    let target = item.child("to").expect("given");
    assert_eq!(target.constraints[0].kind, ConstraintKind::Custom("nova.server".into()));
    let names: Vec<_> = found.attributes.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["show", "speed"]);
}

#[test]
fn several_answers_in_a_list() {
    let text = r#"[{"resource_type": "A::B::C", "properties": {}}, {"resource_type": "A::B::D", "attributes": {}}]"#;
    let types = read(text).expect("a good file");
    let told: Vec<_> = types.iter().map(|found| (&*found.name, found.any_property, found.any_attribute)).collect();
    assert_eq!(told, [("A::B::C", false, true), ("A::B::D", true, false)]);
}

#[test]
fn a_type_of_which_only_the_name_is_told_takes_anything() {
    let found = one(r#"{"types": {"Acme::Thing": {}}}"#);
    assert!(found.any_property && found.any_attribute);
    assert_eq!(found.support, Support::default());
    assert_eq!(found.attributes.len(), 1);
    assert_eq!(found.behaviour, Behaviour::default());
}

#[test]
fn a_file_may_be_yaml() {
    let text = "types:\n  Acme::Disk:\n    handlers: [create, snapshot_delete]\n    service: acme\n    since: 2\n\
                \x20   properties:\n      size: {type: integer, default: 3, replaced_by: gigabytes, status: hidden}\n\
                \x20   translation_rules:\n    - {rule: replace, path: [gigabytes], old_path: [size]}\n";
    let found = one(text);
    assert!(found.snapshots);
    assert_eq!((found.service.as_deref(), found.support.since.as_deref()), (Some("acme"), Some("2")));
    let size = found.property("size").expect("given");
    assert_eq!(size.default.as_ref().map(|value| value.kind.clone()), Some(ValueKind::Int(3)));
    assert_eq!((size.support.status, size.support.replaced_by.as_deref()), (Status::Hidden, Some("gigabytes")));
    assert_eq!(found.translations[0].kind, TranslationKind::Replace);
    assert_eq!(found.translations[0].from, ["size"]);
}

/// The complaint stands where `^` points in the text.
#[test]
fn complaints_say_what_and_where() {
    let cases = [
        ("", "the file is empty", 0),
        ("1", "a schema file holds `types`, or what Heat answers about resource types", 0),
        ("[1]", "an answer about a resource type is not a map", 1),
        ("{}", "neither `types` nor `resource_type` is here", 0),
        (r#"{"resource_type": 1}"#, "`resource_type` is not the name of a type", 18),
        (r#"{"types": []}"#, "`types` is not a map", 10),
        (r#"{"types": {"A": 1}}"#, "the type `A` is not a map", 16),
        (r#"{"types": {"A": {"propertys": {}}}}"#, "`propertys` is no part of a resource type", 17),
        (r#"{"types": {"A": {"service": []}}}"#, "`service` is not text", 28),
        (r#"{"types": {"A": {"properties": {"p": {}}}}}"#, "the property `p` has no type", 37),
        (
            r#"{"types": {"A": {"properties": {"p": {"type": "text"}}}}}"#,
            "`type` is none of string, integer, number, boolean, list, map, any",
            46,
        ),
        (
            r#"{"types": {"A": {"properties": {"p": {"type": "map", "required": 1}}}}}"#,
            "`required` is neither true nor false",
            65,
        ),
        (
            r#"{"types": {"A": {"properties": {"p": {"type": "map", "constraints": [{"rang": 1}]}}}}}"#,
            "this is no constraint that Heat has",
            69,
        ),
        (
            r#"{"types": {"A": {"properties": {"p": {"type": "list", "schema": {"a": {"type": "any"}}}}}}}"#,
            "the schema of the list `p` has no `*` for its items",
            64,
        ),
        (
            r#"{"types": {"A": {"properties": {"p": {"type": "string", "schema": {}}}}}}"#,
            "only maps and lists have a schema, and only lists a `*` (`p`)",
            66,
        ),
        (r#"{"types": {"A": {"attributes": {"a": {"kind": 1}}}}}"#, "`kind` is no part of an attribute", 38),
        (
            r#"{"types": {"A": {"translation_rules": [{"rule": "add"}]}}}"#,
            "a translation rule needs `rule` and `path`",
            39,
        ),
        (
            r#"{"types": {"A": {"physical_resource_name_limit": -1}}}"#,
            "`physical_resource_name_limit` is not a number of characters",
            49,
        ),
        (
            r#"[{"resource_type": "A", "properties": {}}, {"resource_type": "A", "properties": {}}]"#,
            "the type `A` is there twice",
            0,
        ),
    ];
    for (text, message, offset) in cases {
        let errors = read(text).expect_err(text);
        let expected = UserSchemaError { message: message.to_owned(), offset: Some(offset) };
        assert_eq!(errors, [expected], "{text}");
    }
}

#[test]
fn every_complaint_is_made() {
    let text = r#"{"types": {"A": {"service": [], "handlers": ["creat"], "properties": {"p": {"type": 1}}}}}"#;
    assert_eq!(read(text).expect_err("broken").len(), 3);
}

#[test]
fn broken_text_is_reported_and_gives_no_types() {
    for text in ["{", "{\"types\": {\"A\": {}}", "a: [", "\t", "a: b: c"] {
        let errors = read(text).expect_err(text);
        assert!(!errors.is_empty(), "{text}");
        assert!(errors.iter().all(|error| error.offset.is_some_and(|offset| offset as usize <= text.len())), "{text}");
    }
}

/// A cloud's answers, with their descriptions, are larger than any template may be.
#[test]
fn a_file_may_be_larger_than_a_template() {
    let description = "x".repeat(600_000);
    let found = one(&format!(r#"{{"resource_type": "A::B", "description": "{description}", "properties": {{}}}}"#));
    assert_eq!(found.name, "A::B");
    let text = format!(r#"{{"resource_type": "A::B", "description": "{}"}}"#, "x".repeat(9 << 20));
    assert!(read(&text).is_err());
}

#[test]
fn depth_is_bounded() {
    let mut property = r#"{"type": "any"}"#.to_owned();
    for _ in 0..40 {
        property = format!(r#"{{"type": "map", "schema": {{"p": {property}}}}}"#);
    }
    let errors =
        read(&format!(r#"{{"types": {{"A": {{"properties": {{"p": {property}}}}}}}}}"#)).expect_err("too deep");
    assert!(errors.iter().any(|error| error.message.contains("nested too deep")), "{errors:?}");
    let deep = format!(r#"{{"types": {{"A": {}1{}}}}}"#, "[".repeat(5000), "]".repeat(5000));
    assert!(read(&deep).is_err());
}
