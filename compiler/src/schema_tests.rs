//! The packed table must hold what the data says, no more and no less: types are written back as data and compared.

use serde_json::{Map, Value as Json, json};

use super::history::{ForeignKind, foreign, mapped, release_name, removed};
use super::*;
use crate::constraint::ConstraintKind;
use crate::value::ValueKind;

const TYPES: &str = include_str!("../data/resource-types.json");
const REMOVED: &str = include_str!("../data/removed-types.json");
const FOREIGN: &str = include_str!("../data/foreign-types.json");
const REPLACEMENTS: &str = include_str!("../data/replacements.json");
const RELEASES: &str = include_str!("../data/releases.json");

fn data(text: &str) -> Map<String, Json> {
    serde_json::from_str(text).expect("the data is JSON")
}

fn map<'a>(facts: &'a Map<String, Json>, key: &str) -> &'a Map<String, Json> {
    facts[key].as_object().expect("a map")
}

#[test]
fn every_type_decodes_to_the_data_it_was_packed_from() {
    let data = data(TYPES);
    for (name, facts) in map(&data, "types") {
        let resource_type = resource_type(name).expect(name);
        let written = write_type(resource_type);
        let facts = facts.as_object().expect("a map");
        for key in written.keys().chain(facts.keys()) {
            assert_eq!(written.get(key), facts.get(key), "{name}: {key}");
        }
        for section in ["properties", "attributes", "update_policy"] {
            let keys = |facts: &Map<String, Json>| -> Vec<String> {
                facts.get(section).and_then(Json::as_object).into_iter().flat_map(|map| map.keys().cloned()).collect()
            };
            assert_eq!(keys(&written), keys(facts), "{name}: order of {section}");
        }
    }
}

#[test]
fn names_are_those_of_the_data_in_order() {
    let data = data(TYPES);
    let mut expected: Vec<&str> = map(&data, "types").keys().map(String::as_str).collect();
    expected.sort_unstable();
    assert_eq!(resource_type_names().collect::<Vec<_>>(), expected);
    assert_eq!(heat_version(), data["heat"].as_str().expect("a text"));
}

#[test]
fn status_is_told_without_decoding_as_with() {
    for name in resource_type_names() {
        assert!(is_known(name));
        assert_eq!(status(name), resource_type(name).map(|found| found.support.status), "{name}");
    }
}

#[test]
fn a_type_is_decoded_once() {
    let first = resource_type("OS::Nova::Server").expect("known");
    let second = resource_type("OS::Nova::Server").expect("known");
    assert!(std::ptr::eq(first, second));
}

#[test]
fn names_that_are_no_types() {
    for name in ["", "OS", "OS::Nova::Serve", "OS::Nova::Servers", "os::nova::server", "zzz", "OS::Quantum::Net", "é"]
    {
        assert!(resource_type(name).is_none(), "{name}");
        assert!(!is_known(name), "{name}");
        assert_eq!(status(name), None, "{name}");
    }
}

#[test]
fn aliases_lead_to_types() {
    let cases = [
        ("OS::Quantum::Net", Some("OS::Neutron::Net")),
        ("OS::Quantum::LBaaS::Pool", Some("OS::Neutron::LBaaS::Pool")),
        ("OS::Quantum::Nothing", None),
        ("OS::Quantum", None),
        ("OS::QuantumX", None),
        ("OS::Metering::Alarm", Some("OS::Aodh::Alarm")),
        ("OS::Ceilometer::CombinationAlarm", Some("OS::Aodh::CombinationAlarm")),
        ("OS::Neutron::Net", None),
        ("AWS::CloudWatch::Alarm", None),
        ("", None),
    ];
    for (name, expected) in cases {
        assert_eq!(alias(name), expected, "{name}");
    }
    let data = data(TYPES);
    for (name, target) in map(&data, "aliases").iter().filter(|(name, _)| !name.ends_with('*')) {
        assert_eq!(alias(name), target.as_str(), "{name}");
    }
}

#[test]
fn wildcards_follow_the_registry() {
    let cases = [
        ("OS::Quantum*", "OS::Neutron*", "OS::Quantum::Net", Some("OS::Neutron::Net")),
        ("OS::Quantum*", "OS::Neutron*", "OS::Quantum", Some("OS::Neutron")),
        ("OS::*", "OS::Heat::None", "OS::Nova::Server", Some("OS::Heat::None")),
        ("OS::*", "OS::Heat::None", "OS::Heat::None", None),
        ("OS::*", "OS::Heat::None", "AWS::EC2::VPC", None),
        ("*", "X::*", "OS", Some("X::OS")),
        ("OS::Nova::Server", "X", "OS::Nova::Server", None),
    ];
    for (pattern, target, name, expected) in cases {
        assert_eq!(mapped(pattern, target, name).as_deref(), expected, "{pattern} {name}");
    }
}

#[test]
fn shipped_templates_are_known_by_their_parameters() {
    let alarm = resource_type("AWS::CloudWatch::Alarm").expect("known");
    assert_eq!(alarm.behaviour.shipped_template.as_deref(), Some("AWS_CloudWatch_Alarm.yaml"));
    assert!(alarm.behaviour.nested_stack && !alarm.any_property);
    assert!(alarm.property("Dimensions").is_some_and(|property| property.allow_conversion));
    let instance = resource_type("AWS::RDS::DBInstance").expect("known");
    assert!(instance.property("DBName").is_some_and(|property| property.required));
}

#[test]
fn every_type_shows_itself() {
    for name in resource_type_names() {
        let show = resource_type(name).and_then(|found| found.attribute(BASE_ATTRIBUTE)).expect("every type has it");
        assert_eq!((show.kind, show.cached), (Some(AttributeType::Map), false), "{name}");
    }
}

/// heat:heat/engine/resource.py `validate_deletion_policy`
#[test]
fn snapshots_are_taken_of_volumes_and_servers() {
    let of_services: Vec<_> = resource_type_names()
        .filter(|name| resource_type(name).is_some_and(|found| found.snapshots && !found.behaviour.placeholder))
        .collect();
    let expected = ["AWS::EC2::Volume", "OS::Cinder::Volume", "OS::Heat::DeployedServer", "OS::Nova::Server"];
    assert_eq!(of_services, expected);
}

#[test]
fn placeholders_take_anything_and_say_since_when() {
    let removed = data(REMOVED);
    for name in resource_type_names() {
        let found = resource_type(name).expect("known");
        assert_eq!(found.any_property, found.behaviour.placeholder, "{name}");
        let expected = map(&removed, "emptied").get(name).and_then(Json::as_str);
        assert_eq!(found.behaviour.emptied_in.as_deref(), expected, "{name}");
        let by_purpose = name == "OS::Heat::None";
        assert_eq!(found.behaviour.placeholder, expected.is_some() || by_purpose, "{name}");
    }
}

#[test]
fn removed_types_are_told_with_release_and_successor() {
    let removed_data = data(REMOVED);
    for (name, facts) in map(&removed_data, "removed") {
        let found = removed(name).expect(name);
        assert!(!is_known(name) && alias(name).is_none(), "{name}");
        assert_eq!(found.name, *name);
        assert_eq!(Some(found.removed_in.heat.as_str()), facts["removed_in"].as_str(), "{name}");
        assert!(!found.removed_in.name.is_empty(), "{name}");
        assert_eq!(found.replaced_by.as_deref(), facts.get("replaced_by").and_then(Json::as_str), "{name}");
        assert_eq!(found.note.as_deref(), facts.get("note").and_then(Json::as_str), "{name}");
        assert_eq!(found.contrib, facts.get("contrib") == Some(&json!(true)), "{name}");
        let successor = found.replaced_by.as_deref();
        assert!(successor.is_none_or(|name| is_known(name) || foreign(name).is_some()), "{name}");
    }
    assert!(removed("OS::Nova::Server").is_none());
    let lite = removed("OS::Heat::CWLiteAlarm").expect("Heat had it");
    assert_eq!((&*lite.removed_in.heat, &*lite.removed_in.name), ("19.0.0", "Zed"));
}

#[test]
fn foreign_types_are_told_with_their_makers() {
    for (pattern, facts) in &data(FOREIGN) {
        let name = pattern.replace('*', "Anything");
        let found = foreign(&name).expect(&name);
        assert!(!is_known(&name) && removed(&name).is_none(), "{name}");
        assert_eq!(found.pattern, *pattern);
        assert_eq!(Some(found.made_by.as_str()), facts["made_by"].as_str(), "{name}");
        assert_eq!(found.note.as_deref(), facts.get("note").and_then(Json::as_str), "{name}");
        let kind = if facts["kind"] == "plug-in" { ForeignKind::PlugIn } else { ForeignKind::Environment };
        assert_eq!(found.kind, kind, "{name}");
    }
    assert!(resource_type_names().all(|name| foreign(name).is_none()));
    assert!(foreign("OS::Neutron::L2PolicyX").is_none());
}

#[test]
fn releases_have_names() {
    let cases = [
        ("2013.1", Some("Grizzly")),
        ("2015.1", Some("Kilo")),
        ("2015.1.0", Some("Kilo")),
        ("5.0.0", Some("Liberty")),
        ("10.0.0", Some("Queens")),
        ("19.0.2", Some("Zed")),
        ("22", Some("2024.1")),
        ("4.0.0", None),
        ("1000.0.0", None),
        ("", None),
        ("x", None),
    ];
    for (version, expected) in cases {
        assert_eq!(release_name(version), expected, "{version}");
    }
    assert!(release_name(heat_version()).is_some());
    assert_eq!(data(RELEASES).len(), 28);
}

/// Every version that the data names belongs to a release with a name.
#[test]
fn versions_in_the_data_are_of_known_releases() {
    for name in resource_type_names() {
        let found = resource_type(name).expect("known");
        let mut supports = vec![&found.support];
        supports.extend(found.attributes.iter().map(|(_, attribute)| &attribute.support));
        supports.extend(found.properties.iter().map(|(_, property)| &property.support));
        let versions = supports.iter().flat_map(|support| {
            support.since.iter().chain(support.previous.iter().filter_map(|standing| standing.since.as_ref()))
        });
        for version in versions.chain(&found.behaviour.emptied_in) {
            assert!(release_name(version).is_some(), "{name}: {version}");
        }
    }
}

#[test]
fn replacements_exist() {
    let data = data(REPLACEMENTS);
    for (name, target) in map(&data, "types") {
        let support = &resource_type(name).expect("known").support;
        assert_eq!(support.replaced_by.as_deref(), target.as_str(), "{name}");
        assert_ne!(support.status, Status::Supported, "{name}");
        assert!(support.replaced_by.as_deref().is_some_and(is_known), "{name}");
    }
    for (name, entries) in map(&data, "properties") {
        for (path, target) in entries.as_object().expect("a map") {
            let mut level = &resource_type(name).expect("known").properties;
            let (parents, last) = path.rsplit_once('.').unwrap_or(("", path));
            for key in parents.split('.').filter(|key| !key.is_empty() && *key != "*") {
                level = parts(find(level, key).expect("a property"));
            }
            let support = &find(level, last).expect("a property").support;
            assert_eq!(support.replaced_by.as_deref(), target.as_str(), "{name} {path}");
            assert_ne!(support.status, Status::Supported, "{name} {path}");
            assert!(support.replaced_by.as_deref().is_some_and(|name| find(level, name).is_some()), "{name} {path}");
        }
    }
    for (name, entries) in map(&data, "attributes") {
        for (attribute, target) in entries.as_object().expect("a map") {
            let found = resource_type(name).expect("known");
            let replaced_by = found.attribute(attribute).and_then(|found| found.support.replaced_by.as_deref());
            assert_eq!(replaced_by, target.as_str(), "{name} {attribute}");
            assert!(replaced_by.is_some_and(|name| found.attribute(name).is_some()), "{name} {attribute}");
        }
    }
}

fn parts(property: &Property) -> &Vec<(Text, Property)> {
    match &property.children {
        Children::Map(parts) => parts,
        Children::List(item) => parts(item),
        Children::Free => unreachable!("no parts"),
    }
}

#[test]
fn name_spaces_are_those_of_services() {
    let cases = [
        ("OS::Nova::Server", true),
        ("OS::Nova::Nonsense", true),
        ("AWS::EC2::NatGateway", true),
        ("AWS::Lambda::Function", false),
        ("OS::Quantum::Net", true),
        ("OS::Metering::Alarm", true),
        ("OS::Marconi::Queue", true),
        ("OS::Nov::Server", false),
        ("OS::TripleO::Compute", false),
        ("Custom::Thing", false),
        ("OS::Nova", false),
        ("", false),
    ];
    for (name, expected) in cases {
        assert_eq!(is_heat_name_space(name), expected, "{name}");
    }
}

#[test]
fn translations_name_both_places() {
    let port = resource_type("OS::Neutron::Port").expect("known");
    let subnet = port.translations.iter().find(|rule| rule.from == ["fixed_ips", "subnet_id"]).expect("a rule");
    assert_eq!(subnet.kind, TranslationKind::Replace);
    assert_eq!(subnet.to.as_deref(), Some(&["fixed_ips".into(), "subnet".into()][..]));
    let workflow = resource_type("OS::Mistral::Workflow").expect("known");
    assert!(workflow.translations.iter().any(|rule| rule.from == ["tasks", "policies", "retry"]));
    let server = resource_type("OS::Nova::Server").expect("known");
    let flavor = server.translations.iter().find(|rule| rule.from == ["flavor"]).expect("a rule");
    let resolver = flavor.resolver.as_ref().expect("it is resolved");
    assert_eq!((flavor.kind, &*resolver.client, flavor.to.is_none()), (TranslationKind::Resolve, "nova", true));
}

/// A type as `resource-types.json` writes it.
fn write_type(found: &ResourceType) -> Map<String, Json> {
    let behaviour = &found.behaviour;
    let usual = Behaviour::default();
    let mut out = Map::new();
    out.insert("status".into(), json!(status_word(found.support.status)));
    write_standings(&mut out, &found.support);
    for (key, text) in [
        ("service", &found.service),
        ("service_extension", &behaviour.service_extension),
        ("entity", &behaviour.entity),
        ("shipped_template", &behaviour.shipped_template),
    ] {
        text.iter().for_each(|text| drop(out.insert(key.into(), json!(text.as_str()))));
    }
    for (key, flag) in [
        ("requires_deferred_auth", behaviour.requires_deferred_auth),
        ("placeholder", behaviour.placeholder),
        ("nested_stack", behaviour.nested_stack),
        ("signal_responder", behaviour.signal_responder),
        ("stack_user", behaviour.stack_user),
        ("own_validate", behaviour.own_validate),
        ("own_reference_id", behaviour.own_reference_id),
        ("any_attribute_passes", found.any_attribute),
        ("adds_implicit_dependencies", behaviour.adds_implicit_dependencies),
        ("live_state", behaviour.live_state),
    ] {
        insert_flag(&mut out, key, flag);
    }
    insert_unless(
        &mut out,
        "signal_needs_metadata_updates",
        json!(behaviour.signal_needs_metadata_updates),
        json!(true),
    );
    let replace = json!(behaviour.always_replace_on_check_failed);
    insert_unless(&mut out, "always_replace_on_check_failed", replace, json!(true));
    let limit = json!(behaviour.physical_resource_name_limit);
    insert_unless(&mut out, "physical_resource_name_limit", limit, json!(usual.physical_resource_name_limit));
    if behaviour.signals_always {
        out.insert("no_signal_actions".into(), json!([]));
    }
    let handlers = behaviour.handlers.iter().map(|handler| handler_word(*handler)).collect();
    insert_unless(&mut out, "handlers", handlers, json!([]));
    let rules = behaviour.replace_rules.iter().map(|rule| json!(replace_word(*rule))).collect();
    insert_unless(&mut out, "own_needs_replace", rules, json!([]));
    out.insert("properties".into(), write_properties(&found.properties));
    let own = found.attributes.iter().filter(|(name, _)| name != BASE_ATTRIBUTE);
    out.insert("attributes".into(), own.map(|(name, found)| (name.to_string(), write_attribute(found))).collect());
    insert_unless(&mut out, "update_policy", write_properties(&found.update_policy), json!({}));
    let translations = found.translations.iter().map(write_translation).collect();
    insert_unless(&mut out, "translation_rules", translations, json!([]));
    out
}

fn insert_flag(out: &mut Map<String, Json>, key: &str, flag: bool) {
    if flag {
        out.insert(key.into(), json!(true));
    }
}

fn insert_unless(out: &mut Map<String, Json>, key: &str, value: Json, usual: Json) {
    if value != usual {
        out.insert(key.into(), value);
    }
}

fn write_standings(out: &mut Map<String, Json>, support: &Support) {
    support.since.iter().for_each(|since| drop(out.insert("since".into(), json!(since.as_str()))));
    let older = support.previous.iter().map(|standing| {
        let mut out = Map::new();
        out.insert("status".into(), json!(status_word(standing.status)));
        standing.since.iter().for_each(|since| drop(out.insert("since".into(), json!(since.as_str()))));
        Json::Object(out)
    });
    insert_unless(out, "previous", older.collect(), json!([]));
}

fn write_properties(properties: &[(Text, Property)]) -> Json {
    properties.iter().map(|(name, property)| (name.to_string(), write_property(property))).collect()
}

fn write_property(property: &Property) -> Json {
    let mut out = Map::new();
    out.insert("type".into(), json!(format!("{:?}", property.kind).to_lowercase()));
    insert_flag(&mut out, "required", property.required);
    property.default.iter().for_each(|value| drop(out.insert("default".into(), write_value(value))));
    insert_flag(&mut out, "update_allowed", property.update_allowed);
    insert_flag(&mut out, "immutable", property.immutable);
    insert_flag(&mut out, "not_implemented", !property.implemented);
    insert_flag(&mut out, "allow_conversion", property.allow_conversion);
    let constraints = property.constraints.iter().map(|constraint| write_constraint(&constraint.kind)).collect();
    insert_unless(&mut out, "constraints", constraints, json!([]));
    let status = json!(status_word(property.support.status));
    insert_unless(&mut out, "status", status, json!("supported"));
    write_standings(&mut out, &property.support);
    match &property.children {
        Children::Free => None,
        Children::Map(parts) => out.insert("schema".into(), write_properties(parts)),
        Children::List(item) => out.insert("schema".into(), json!({"*": write_property(item)})),
    };
    Json::Object(out)
}

fn write_attribute(attribute: &Attribute) -> Json {
    let mut out = Map::new();
    out.insert("type".into(), json!(attribute.kind.map(|kind| format!("{kind:?}").to_lowercase())));
    if !attribute.cached {
        out.insert("cache".into(), json!(false));
    }
    insert_unless(&mut out, "status", json!(status_word(attribute.support.status)), json!("supported"));
    write_standings(&mut out, &attribute.support);
    Json::Object(out)
}

fn write_constraint(kind: &ConstraintKind) -> Json {
    let ends = |ends: [(&str, Option<Json>); 2]| -> Json {
        ends.into_iter().filter_map(|(key, end)| Some((key.to_owned(), end?))).collect()
    };
    // The data writes whole ends of ranges without a point.
    let number = |number: f64| if number.fract() == 0.0 { json!(number as i64) } else { json!(number) };
    match kind {
        ConstraintKind::Length { min, max } => {
            json!({"length": ends([("min", min.map(|end| json!(end))), ("max", max.map(|end| json!(end)))])})
        }
        ConstraintKind::Range { min, max } => {
            json!({"range": ends([("min", min.map(number)), ("max", max.map(number))])})
        }
        ConstraintKind::Modulo { step, offset } => json!({"modulo": {"step": step, "offset": offset}}),
        ConstraintKind::AllowedValues(values) => {
            json!({"allowed_values": values.iter().map(write_value).collect::<Json>()})
        }
        ConstraintKind::AllowedPattern(pattern) => json!({"allowed_pattern": pattern.as_str()}),
        ConstraintKind::Custom(name) => json!({"custom_constraint": name.as_str()}),
    }
}

fn write_value(value: &Value) -> Json {
    assert!(value.span.is_empty());
    match &value.kind {
        ValueKind::Null => Json::Null,
        ValueKind::Bool(flag) => json!(flag),
        ValueKind::Int(number) => json!(number),
        ValueKind::Float(number) => json!(number),
        ValueKind::String(text) => json!(text.as_str()),
        ValueKind::List(items) => items.iter().map(write_value).collect(),
        ValueKind::Map(entries) => {
            entries.iter().map(|(name, value)| (name.text.to_string(), write_value(value))).collect()
        }
        ValueKind::Missing | ValueKind::Unknown(_) => unreachable!("the data knows its values"),
    }
}

fn write_translation(rule: &Translation) -> Json {
    let texts = |path: &[Text]| -> Json { path.iter().map(|key| json!(key.as_str())).collect() };
    let mut out = Map::new();
    out.insert("rule".into(), json!(format!("{:?}", rule.kind).to_lowercase()));
    out.insert("path".into(), texts(rule.to.as_ref().unwrap_or(&rule.from)));
    if rule.to.is_some() {
        out.insert("old_path".into(), texts(&rule.from));
    }
    if let Some(resolver) = &rule.resolver {
        out.insert("client".into(), json!(resolver.client.as_str()));
        out.insert("finder".into(), json!(resolver.finder.as_str()));
        resolver.entity.iter().for_each(|entity| drop(out.insert("entity".into(), json!(entity.as_str()))));
    }
    Json::Object(out)
}

fn status_word(status: Status) -> String {
    format!("{status:?}").to_lowercase()
}

fn handler_word(handler: Handler) -> Json {
    match handler {
        Handler::SnapshotDelete => json!("snapshot_delete"),
        Handler::DeleteSnapshot => json!("delete_snapshot"),
        Handler::MetadataReset => json!("metadata_reset"),
        _ => json!(format!("{handler:?}").to_lowercase()),
    }
}

fn replace_word(rule: ReplaceRule) -> &'static str {
    match rule {
        ReplaceRule::Update => "needs_replace",
        ReplaceRule::Failed => "needs_replace_failed",
        ReplaceRule::Properties => "needs_replace_with_prop_diff",
        ReplaceRule::Definition => "needs_replace_with_tmpl_diff",
    }
}
