use super::*;
use crate::environment::registry::{Resolution, Target};
use crate::source::Source;

fn read(text: &str) -> (Environment, Vec<&'static str>) {
    let source = Source::new(SourceId(0), "environments/env.yaml", text);
    let mut diagnostics = Vec::new();
    let root = crate::syntax::parse(&source).root;
    let environment = lower(source.id, "environments/env.yaml", &root, &mut diagnostics);
    (environment, diagnostics.iter().map(|diagnostic| diagnostic.code.name).collect())
}

fn resolve(text: &str, name: &str, resource: &[&str]) -> String {
    let (environment, codes) = read(text);
    assert!(codes.is_empty(), "{codes:?}");
    let way: Vec<Text> = resource.iter().map(|name| Text::from(*name)).collect();
    match environment.registry.resolve(name, "templates/web.yaml", &way, &[]) {
        Resolution::Type(name) => name.to_string(),
        Resolution::Template { path, .. } => path,
        Resolution::Ring(_) => "ring".to_string(),
    }
}

#[test]
fn files_are_relative_to_the_one_that_names_them() {
    assert_eq!(resolve("resource_registry: {'My::Server': ../server.yaml}", "My::Server", &["web"]), "server.yaml");
    assert_eq!(resolve("{}", "server.yaml", &["web"]), "templates/server.yaml");
    assert_eq!(
        resolve("resource_registry: {base_url: /srv/heat, 'My::Server': a.yaml}", "My::Server", &[]),
        "/srv/heat/a.yaml"
    );
}

#[test]
fn chains_are_followed_and_rings_found() {
    let chain = "resource_registry: {'A': B, 'B': 'OS::Heat::None'}";
    assert_eq!(resolve(chain, "A", &["x"]), "OS::Heat::None");
    assert_eq!(resolve("resource_registry: {'A': B, 'B': A}", "A", &["x"]), "ring");
    assert_eq!(resolve("resource_registry: {'A': A}", "A", &["x"]), "ring");
}

#[test]
fn a_star_keeps_what_it_stood_for() {
    let registry = "resource_registry: {'OS::Quantum*': 'OS::Neutron*', 'Mine::*': 'OS::Heat::None'}";
    assert_eq!(resolve(registry, "OS::Quantum::Net", &["x"]), "OS::Neutron::Net");
    assert_eq!(resolve(registry, "Mine::Anything", &["x"]), "OS::Heat::None");
}

#[test]
fn an_entry_for_one_resource_comes_first() {
    let registry = "
resource_registry:
  OS::Nova::Server: all.yaml
  resources:
    web_*:
      OS::Nova::Server: web.yaml
    group:
      member:
        OS::Nova::Server: member.yaml
";
    assert_eq!(resolve(registry, "OS::Nova::Server", &["db"]), "environments/all.yaml");
    assert_eq!(resolve(registry, "OS::Nova::Server", &["web_1"]), "environments/web.yaml");
    assert_eq!(resolve(registry, "OS::Nova::Server", &["group", "member"]), "environments/member.yaml");
}

#[test]
fn a_null_takes_an_entry_back() {
    let (first, _) = read("resource_registry: {'A::X': 'OS::Heat::None', 'A::Y': b.yaml, 'B': c.yaml}");
    let (second, _) = read("resource_registry: {'A::*': null}");
    let merged = merge::merge(vec![first, second], &|_| None, &mut Vec::new());
    let left: Vec<&str> = merged.registry.entries().iter().map(|entry| entry.name.text.as_str()).collect();
    assert_eq!(left, ["B"]);
    assert!(matches!(&merged.registry.entries()[0].target, Target::Template(path) if path == "environments/c.yaml"));
}

#[test]
fn what_an_environment_refuses() {
    for (text, codes) in [
        ("parameter: {a: 1}", vec!["unknown-environment-section"]),
        ("parameters:", vec!["invalid-environment"]),
        ("key_name: a\nimage: b", vec!["unknown-environment-section"]),
        ("parameters: [a]", vec!["invalid-environment"]),
        ("resource_registry: {'A': 5}", vec!["invalid-registry-entry"]),
        ("resource_registry: {resources: {a: {hooks: pre-creat}}}", vec!["invalid-hook"]),
        (
            "resource_registry: {resources: {a: {restricted_actions: [update, delete]}}}",
            vec!["invalid-restricted-action"],
        ),
        ("event_sinks: [{type: email}]", vec!["invalid-environment"]),
        ("parameter_merge_strategies: {a: append}", vec!["invalid-environment"]),
        ("parameters: {a: 1}\nparameter_defaults: {b: 2}", vec![]),
    ] {
        assert_eq!(read(text).1, codes, "{text}");
    }
}
