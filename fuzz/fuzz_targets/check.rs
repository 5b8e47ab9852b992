//! Any bytes as a template, as one that another uses, and as an environment: no panic, and every place lies in its text.

#![no_main]

use compiler::check::{Checked, Options, Target, check};
use compiler::files::MemoryFiles;
use libfuzzer_sys::fuzz_target;

/// A template that uses the bytes.
const PARENT: &str = "heat_template_version: 2021-04-16
parameters: {p: {type: string, default: a}}
resources:
  child: {type: child.yaml, properties: {name: {get_param: p}}}
outputs: {address: {value: {get_attr: [child, address]}}}
";

fuzz_target!(|data: &[u8]| {
    let mut files = MemoryFiles::default();
    files.insert("child.yaml", data);
    // A first byte that no template begins with says what the bytes are.
    let (target, text, environment) = match data.split_first() {
        Some((1, _)) => (Target::Heat, PARENT.as_bytes(), None),
        Some((2, rest)) => (Target::Aws, rest, None),
        Some((3, rest)) => (Target::Heat, PARENT.as_bytes(), Some(rest)),
        _ => (Target::Auto, data, None),
    };
    let environments =
        environment.map(|rest| files.insert("environment.yaml", rest)).map(|()| "environment.yaml".to_string());
    let options = Options { target, environments: environments.into_iter().collect(), ..Options::default() };
    let checked = check("main.yaml", text.to_vec(), &options, &files);
    assert_places(&checked);
});

fn assert_places(checked: &Checked) {
    for diagnostic in &checked.diagnostics {
        let edits = diagnostic.fix.iter().flat_map(|fix| &fix.edits).map(|edit| (edit.source, edit.span));
        let labels = diagnostic.labels.iter().chain([&diagnostic.primary]).map(|label| (label.source, label.span));
        for (source, span) in labels.chain(edits) {
            let text = &checked.sources[source.0 as usize].text;
            assert!(text.get(span.range()).is_some(), "{span:?} is no place in its text: {diagnostic:?}");
        }
    }
}
