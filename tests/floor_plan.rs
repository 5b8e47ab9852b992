//! Holds the checkout to its floor plan: who imports whom, where crates of others are named, how long things are.
//!
//! Each rule (`floor_plan/rules.rs`) is tried on the checkout and on a text that breaks it, so that none can pass by being
//! blind.

#![allow(clippy::panic, reason = "a test that can not read its data says so by panicking")]

#[path = "floor_plan/rules.rs"]
mod rules;
#[path = "floor_plan/scan.rs"]
mod scan;
#[path = "floor_plan/workspace.rs"]
mod workspace;

use scan::Function;
use workspace::{Workspace, dependencies};

/// Fails with everything that breaks a rule, one to a line.
fn assert_kept(broken: Vec<String>) {
    assert!(broken.is_empty(), "\n{}\n", broken.join("\n"));
}

fn over_rust(rule: impl Fn(&str, &str) -> Vec<String>) {
    let workspace = Workspace::read();
    assert!(workspace.rust().count() > 10, "the walk finds the sources");
    assert_kept(workspace.rust().flat_map(|(path, text)| rule(path, text)).collect());
}

fn over_manifests(rule: impl Fn(&str, &str) -> Vec<String>) {
    let workspace = Workspace::read();
    let manifests = workspace.manifests();
    assert!(manifests.len() > 2, "the workspace has members");
    assert_kept(manifests.iter().flat_map(|(path, text)| rule(path, text)).collect());
}

/// Asserts that a rule finds `count` faults.
fn assert_broken(count: usize, broken: Vec<String>) {
    assert_eq!(broken.len(), count, "{broken:#?}");
}

#[test]
fn rooms_import_what_they_may() {
    over_manifests(rules::imports);
    let manifest =
        "[package]\nname = \"compiler\"\n[dependencies]\ndeployer = { path = \"../deployer\" }\nindexmap = \"2\"\n";
    assert_broken(1, rules::imports("Cargo.toml", manifest));
    assert_broken(1, rules::imports("Cargo.toml", "[package]\nname = \"shed\"\n"));
    let test = "[package]\nname = \"compiler\"\n[dev-dependencies]\nsupport = { path = \"../tests/support\" }\n";
    assert_broken(0, rules::imports("Cargo.toml", test));
    assert_broken(1, rules::imports("Cargo.toml", &test.replace("dev-", "")));
}

#[test]
fn dependencies_say_what_they_are_for() {
    over_manifests(rules::reasons);
    let manifest = "[dependencies]\n\
        a = \"1\" # for this\n\
        # for that\n\
        b = { version = \"1\", features = [\"#\"] }\n\
        c = \"1\"\n\
        d = { version = \"2\", features = [\n  \"std\",\n] }\n\
        [features]\ne = []\n";
    let without: Vec<String> =
        dependencies(manifest).into_iter().filter(|found| !found.has_reason).map(|found| found.name).collect();
    assert_eq!(without, ["c", "d"]);
    assert_broken(1, rules::reasons("Cargo.toml", "[dependencies.a]\nversion = \"1\" # for this\n"));
}

#[test]
fn crates_of_others_stay_behind_their_doors() {
    over_rust(rules::doors);
    let text = "// granit_parser::Parser\nuse granit_parser::Parser;\n";
    assert_broken(1, rules::doors("compiler/src/check.rs", text));
    assert_broken(0, rules::doors("compiler/src/syntax/yaml.rs", text));
}

#[test]
fn pure_rooms_stay_pure() {
    over_rust(rules::purity);
    assert_broken(1, rules::purity("compiler/src/check.rs", "pub async fn check() {}\n"));
    assert_broken(1, rules::purity("compiler/src/check.rs", "#![allow(clippy::disallowed_methods)]\n"));
    assert_broken(0, rules::purity("compiler/build.rs", "#![allow(clippy::disallowed_methods)]\n"));
    let workspace = Workspace::read();
    for room in ["compiler", "lint-rules", "translators"] {
        let bans = workspace.text(&format!("{room}/clippy.toml"));
        let exists = !workspace.text(&format!("{room}/Cargo.toml")).is_empty();
        assert_eq!(exists, bans.contains("std::fs::read"), "{room}/clippy.toml keeps the room away from the disk");
    }
}

#[test]
fn files_are_short() {
    over_rust(rules::file_length);
    assert_broken(1, rules::file_length("a.rs", &"\n".repeat(501)));
    assert_broken(0, rules::file_length("a.rs", &"\n".repeat(500)));
}

#[test]
fn functions_are_short() {
    over_rust(rules::function_length);
    let text = format!("fn long() {{\n{}}}\n", "    step();\n".repeat(59));
    assert_broken(1, rules::function_length("a.rs", &text));
    assert_broken(0, rules::function_length("a.rs", &text.replacen("    step();\n", "", 1)));
    assert_broken(0, rules::function_length("a_tests.rs", &text));
}

#[test]
fn tests_live_apart() {
    over_rust(rules::tests_apart);
    assert_broken(1, rules::tests_apart("a.rs", "#[cfg(test)]\nmod tests {\n}\n"));
    assert_broken(0, rules::tests_apart("a.rs", "#[cfg(test)]\n#[path = \"a_tests.rs\"]\nmod tests;\n"));
}

#[test]
fn modules_say_what_they_are_for() {
    over_rust(rules::module_words);
    let text = "use std::fmt;\n".repeat(11);
    assert_broken(1, rules::module_words("a.rs", &text));
    assert_broken(0, rules::module_words("a.rs", &format!("//! For this.\n{text}")));
}

#[test]
fn newcomers_commands_work() {
    let workspace = Workspace::read();
    let readme = workspace.text("README.md");
    assert_kept(rules::commands(readme, workspace.text(".ci/run")));
    assert_kept(rules::command_target(readme, |path| workspace.files.iter().any(|(known, _)| known == path)));
    assert_broken(3, rules::commands("", ""));
    let command = format!("{}nothing.yaml\n", rules::CHECK_COMMAND);
    assert_broken(1, rules::command_target(&command, |_| false));
}

#[test]
fn no_file_tells_of_one_machine() {
    let workspace = Workspace::read();
    let checkout = env!("CARGO_MANIFEST_DIR");
    let broken = workspace.files.iter().flat_map(|(path, text)| rules::machine_paths(path, text, checkout));
    assert_kept(broken.collect());
    assert_broken(1, rules::machine_paths("a.md", "see /here/hot/README.md", "/here/hot"));
    assert_broken(1, rules::machine_paths("a.md", concat!("see /ho", "me/me/hot"), "/here/hot"));
}

#[test]
fn links_lead_somewhere() {
    let workspace = Workspace::read();
    let exists = |target: &str| {
        let folder = format!("{}/", target.trim_end_matches('/'));
        workspace.files.iter().any(|(path, _)| path == target || path.starts_with(&folder))
    };
    assert_kept(workspace.files.iter().flat_map(|(path, text)| rules::links(path, text, exists)).collect());
    let page = "[a](../b.md) [c](#here) [d](https://example.org/) [e](f.md#g)";
    assert_broken(2, rules::links("docs/a.md", page, |_| false));
    assert_broken(0, rules::links("docs/a.md", page, |target| ["b.md", "docs/f.md"].contains(&target)));
}

#[test]
fn map_shows_the_rooms() {
    assert_kept(rules::rooms_on_the_map(&Workspace::read()));
    let file = |path: &str, text: &str| (path.to_string(), text.to_string());
    let map = file("docs/architecture.md", "## `lsp`: answers\n");
    assert_broken(2, rules::rooms_on_the_map(&Workspace { files: vec![map, file("cli/main.rs", "")] }));
}

#[test]
fn scanner_blanks_comments_and_literals() {
    for (source, code) in [
        ("a // b {\nc", "a       \nc"),
        ("a /* b /* { */ } */ c", "a                   c"),
        ("a(\"{ \\\" }\") b", "a(        ) b"),
        ("r#\"{ \" }\"# b", "           b"),
        ("br\"{\" b", "b     b"),
        ("for \"x\"", "for    "),
        ("'{' 'a '\\'' b", "    'a      b"),
        ("&'static str", "&'static str"),
    ] {
        assert_eq!(scan::code(source), code, "{source}");
    }
}

#[test]
fn scanner_finds_functions() {
    let source = "trait T {\n    fn declared(&self) -> [u8; 2];\n    fn given(&self) -> u8 {\n        1\n    }\n}\n\
        const F: fn(u8) -> u8 = |x| x;\nfn outer() where {\n    fn inner() {}\n}\n";
    let found = scan::functions(&scan::code(source));
    let function = |name: &str, line, length| Function { name: name.to_string(), line, length };
    assert_eq!(found, [function("given", 3, 3), function("outer", 8, 3), function("inner", 9, 1)]);
}

#[test]
fn words_are_whole() {
    assert_eq!(scan::lines_with_word("async fn\nasynchronous\nun_async\n(async)", "async"), [1, 4]);
}
