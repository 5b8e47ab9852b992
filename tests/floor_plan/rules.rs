//! The rules of the floor plan, each a function from texts to what breaks it.
//!
//! A message says where, what and what to do instead. What the rooms are for is in `docs/architecture.md`.

use crate::scan;
use crate::workspace::{Workspace, dependencies, package};

/// What each room may import of ours. `hot` is the package of the room `cli`.
const ROOMS: &[(&str, &[&str])] = &[
    ("compiler", &[]),
    ("lint-rules", &["compiler"]),
    ("translators", &["compiler"]),
    ("deployer", &["compiler"]),
    ("openstack", &["compiler", "deployer"]),
    ("sandbox", &["compiler"]),
    ("server", &["compiler", "deployer", "openstack"]),
    ("lsp", &["compiler", "lint-rules", "translators"]),
    ("hot", &["compiler", "lint-rules", "translators", "deployer", "openstack", "sandbox", "server", "lsp"]),
    ("support", &[]),
];

/// Where a crate of others may be named: path prefixes.
const DOORS: &[(&str, &[&str])] = &[
    // The benches hold the compiler's speed against the parser's own.
    ("granit_parser", &["compiler/src/syntax", "compiler/benches/"]),
    ("petgraph", &["compiler/src/graph.rs"]),
    ("fancy_regex", &["compiler/src/constraint"]),
    ("codespan_reporting", &["cli/render"]),
    ("clap", &["cli/"]),
    ("clap_complete", &["cli/"]),
    ("clap_mangen", &["cli/"]),
    ("ignore", &["cli/"]),
    ("tower_lsp", &["lsp/src/server.rs", "lsp/src/convert.rs"]),
    ("reqwest", &["openstack/src/http"]),
    ("rusqlite", &["deployer/src/store"]),
    ("axum", &["server/", "sandbox/"]),
    ("tokio", &["deployer/", "openstack/", "sandbox/", "server/", "lsp/", "cli/"]),
];

/// Rooms that only compute.
const PURE: &[&str] = &["compiler/src/", "lint-rules/src/", "translators/src/"];

const MOST_LINES_OF_A_FILE: usize = 500;
const MOST_LINES_OF_A_FUNCTION: usize = 60;

/// The command of the README and of CI that passes all tests.
pub const TEST_COMMAND: &str = "cargo test --workspace";
/// The command of the README that does the main job.
pub const CHECK_COMMAND: &str = "cargo run --release -- check examples/";

/// Rooms import only what the table allows; every member is in the table.
pub fn imports(manifest_path: &str, manifest: &str) -> Vec<String> {
    let name = package(manifest);
    let Some((_, allowed)) = ROOMS.iter().find(|(room, _)| *room == name) else {
        return vec![format!("{manifest_path}: `{name}` is no room: add it to ROOMS with what it may import")];
    };
    let is_ours = |dependency: &str| ROOMS.iter().any(|(room, _)| *room == dependency);
    let is_allowed = |dependency: &crate::workspace::Dependency| {
        allowed.contains(&dependency.name.as_str())
            || dependency.for_tests_only && dependency.name == "support" && name != "support"
    };
    dependencies(manifest)
        .into_iter()
        .filter(|dependency| is_ours(&dependency.name) && !is_allowed(dependency))
        .map(|dependency| {
            let wanted = dependency.name;
            format!(
                "{manifest_path}:{}: `{name}` may not import `{wanted}`: move the code to a room that may",
                dependency.line
            )
        })
        .collect()
}

/// Every dependency says what it is for.
pub fn reasons(manifest_path: &str, manifest: &str) -> Vec<String> {
    let mut broken: Vec<String> = dependencies(manifest)
        .into_iter()
        .filter(|dependency| !dependency.has_reason)
        .map(|dependency| {
            format!("{manifest_path}:{}: say in a comment what `{}` is for", dependency.line, dependency.name)
        })
        .collect();
    for (index, line) in manifest.lines().enumerate() {
        if line.starts_with('[') && line.contains("dependencies.") {
            broken.push(format!("{manifest_path}:{}: write the dependency as one line under its section", index + 1));
        }
    }
    broken
}

/// Crates of others are named behind their doors alone.
pub fn doors(path: &str, text: &str) -> Vec<String> {
    if path.starts_with("tests/") {
        return Vec::new();
    }
    let code = scan::code(text);
    let mut broken = Vec::new();
    for (outside, doors) in DOORS {
        if doors.iter().any(|door| path.starts_with(door)) {
            continue;
        }
        // `ignore` is a word of the language's attributes too: only the beginning of a path counts.
        let path_start = format!("{outside}::");
        let begins_path = |line: &usize| code.lines().nth(line - 1).is_some_and(|text| text.contains(&path_start));
        for line in scan::lines_with_word(&code, outside).into_iter().filter(begins_path) {
            let door = doors.join("`, `");
            broken.push(format!(
                "{path}:{line}: `{outside}` belongs behind `{door}`: call what that offers, or add to it"
            ));
        }
    }
    broken
}

/// Rooms that compute do not wait, and do not lift the bans of their `clippy.toml`.
pub fn purity(path: &str, text: &str) -> Vec<String> {
    if !PURE.iter().any(|room| path.starts_with(room)) {
        return Vec::new();
    }
    let code = scan::code(text);
    let words = [
        ("async", "nothing waits here: take the data as an argument"),
        ("clippy::disallowed_methods", "the ban stands: let the caller do it and hand the result in"),
        ("clippy::disallowed_types", "the ban stands: let the caller do it and hand the result in"),
        ("clippy::disallowed_macros", "the ban stands: return data and let the caller print it"),
    ];
    let lines = |(word, advice): (&str, &str)| -> Vec<String> {
        let lines = scan::lines_with_word(&code, word);
        lines.into_iter().map(|line| format!("{path}:{line}: `{word}`: {advice}")).collect()
    };
    words.into_iter().flat_map(lines).collect()
}

/// Files stay readable in one go.
pub fn file_length(path: &str, text: &str) -> Vec<String> {
    let lines = text.lines().count();
    if lines <= MOST_LINES_OF_A_FILE {
        return Vec::new();
    }
    vec![format!(
        "{path}: {lines} lines, more than {MOST_LINES_OF_A_FILE}: split it by subject into a folder of its name"
    )]
}

/// Functions stay readable without scrolling. Tests may be long lists.
pub fn function_length(path: &str, text: &str) -> Vec<String> {
    if is_test(path) {
        return Vec::new();
    }
    let functions = scan::functions(&scan::code(text));
    let long = functions.into_iter().filter(|function| function.length > MOST_LINES_OF_A_FUNCTION);
    long.map(|function| {
        format!(
            "{path}:{}: `{}` has {} lines, more than {MOST_LINES_OF_A_FUNCTION}: give its steps names and make them functions",
            function.line, function.name, function.length
        )
    })
    .collect()
}

/// Tests live in files of their own.
pub fn tests_apart(path: &str, text: &str) -> Vec<String> {
    let code = scan::code(text);
    let inline = code.lines().enumerate().filter(|(_, line)| {
        let line = line.trim_start().trim_start_matches("pub ");
        line.starts_with("mod tests {") || line.starts_with("mod test {")
    });
    let file = path.rsplit('/').next().unwrap_or(path).trim_end_matches(".rs");
    inline
        .map(|(index, _)| {
            format!(
                "{path}:{}: move the tests to `{file}_tests.rs` and say `#[cfg(test)] #[path = \"{file}_tests.rs\"] mod tests;`",
                index + 1
            )
        })
        .collect()
}

/// A module opens with what it is for.
pub fn module_words(path: &str, text: &str) -> Vec<String> {
    let is_short = text.lines().count() <= 10;
    if is_test(path) || is_short || text.trim_start().starts_with("//!") {
        return Vec::new();
    }
    vec![format!("{path}: open with `//!`: what the module is for, what it does not do, its invariant")]
}

/// The README's commands are there, and CI passes the same tests.
pub fn commands(readme: &str, ci: &str) -> Vec<String> {
    let mut broken = Vec::new();
    for command in [TEST_COMMAND, CHECK_COMMAND] {
        if !readme.lines().any(|line| line.trim().starts_with(command)) {
            broken.push(format!("README.md: give `{command}` a line of its own: a newcomer copies it"));
        }
    }
    if !ci.lines().any(|line| line.trim() == TEST_COMMAND) {
        broken.push(format!(".ci/run: run exactly `{TEST_COMMAND}`, as the README says"));
    }
    broken
}

/// What the README's command checks exists.
pub fn command_target(readme: &str, exists: impl Fn(&str) -> bool) -> Vec<String> {
    let command = readme.lines().map(str::trim).find(|line| line.starts_with(CHECK_COMMAND)).unwrap_or("");
    let paths = command.split_whitespace().filter(|word| word.starts_with("examples/"));
    paths.filter(|path| !exists(path)).map(|path| format!("README.md: there is no `{path}`")).collect()
}

/// Links of pages lead somewhere in the checkout.
pub fn links(path: &str, text: &str, exists: impl Fn(&str) -> bool) -> Vec<String> {
    if !path.ends_with(".md") {
        return Vec::new();
    }
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let targets = text.split("](").skip(1).filter_map(|rest| rest.split([')', '#']).next());
    let inside = targets.filter(|target| !target.is_empty() && !target.contains("://"));
    inside
        .filter(|target| !exists(compiler::files::join(&format!("{folder}/page"), target).trim_start_matches('/')))
        .map(|target| {
            format!("{path}: the link to `{target}` leads nowhere: name a file or folder, relative to the page")
        })
        .collect()
}

/// No file tells where somebody's checkout lies. Templates may name folders of the servers they make.
pub fn machine_paths(path: &str, text: &str, checkout: &str) -> Vec<String> {
    let is_template = ["examples/", "tests/agreement/cases/"].iter().any(|folder| path.starts_with(folder));
    let homes = [concat!("/ho", "me/"), concat!("/Us", "ers/"), concat!("/wo", "rk/"), concat!("/ro", "ot/")];
    let tells = |line: &str| line.contains(checkout) || !is_template && homes.iter().any(|home| line.contains(home));
    let lines = text.lines().enumerate().filter(|(_, line)| tells(line));
    lines
        .map(|(index, _)| format!("{path}:{}: a path of one machine: write it relative to the checkout", index + 1))
        .collect()
}

/// The map of the code shows every room that exists, and only those.
pub fn rooms_on_the_map(workspace: &Workspace) -> Vec<String> {
    let map = workspace.text("docs/architecture.md");
    let exists = |room: &str| workspace.files.iter().any(|(path, _)| path.starts_with(&format!("{room}/")));
    let mut broken = Vec::new();
    for room in ["compiler", "lint-rules", "translators", "deployer", "openstack", "sandbox", "server", "lsp", "cli"] {
        let is_shown = map.lines().any(|line| line.starts_with('#') && line.contains(&format!("`{room}`")));
        match (exists(room), is_shown) {
            (true, false) => broken.push(format!("docs/architecture.md: give the room `{room}` a heading of its own")),
            (false, true) => broken.push(format!("docs/architecture.md: there is no room `{room}` yet: leave it out")),
            _ => {}
        }
    }
    broken
}

fn is_test(path: &str) -> bool {
    path.ends_with("_tests.rs") || path.starts_with("tests/") || path.contains("/tests/") || path.contains("/benches/")
}
