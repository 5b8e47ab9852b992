use std::fs;

use super::*;

const TEMPLATE: &str = "heat_template_version: 2021-04-16\n";

/// Makes files under a new folder and gives the shown paths of the templates found in it, without the folder.
fn templates(files: &[(&str, &str)], exclude: &[&str]) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    let root = absolute(folder.path());
    let exclude = Exclude::new(&root, exclude).unwrap();
    let walk = find(std::slice::from_ref(&root), "<stdin>", &exclude);
    assert!(walk.problems.is_empty(), "{:?}", walk.problems);
    let is_template = |candidate: &&Candidate| read(candidate).unwrap().is_some();
    let within = |candidate: &Candidate| candidate.shown.replace(&format!("{}/", shown(&root)), "");
    walk.candidates.iter().filter(is_template).map(within).collect()
}

#[test]
fn templates_are_found_by_extension_and_content_in_path_order() {
    let found = templates(
        &[
            ("b.yaml", TEMPLATE),
            ("a/z.YML", TEMPLATE),
            ("a.json", "{\"heat_template_version\": \"2021-04-16\"}"),
            ("c.template", "AWSTemplateFormatVersion: 2010-09-09\n"),
            ("d.hot", TEMPLATE),
            ("compose.yaml", "services: {}\n"),
            ("notes.md", TEMPLATE),
            ("generator.j2.yaml", TEMPLATE),
            (".hidden.yaml", TEMPLATE),
            (".hidden/a.yaml", TEMPLATE),
        ],
        &[],
    );
    assert_eq!(found, ["a/z.YML", "a.json", "b.yaml", "c.template", "d.hot"]);
}

#[test]
fn ignored_and_excluded_files_are_passed_over() {
    let files = [
        (".ignore", "build/\n"),
        ("build/a.yaml", TEMPLATE),
        ("vendor/deep/a.yaml", TEMPLATE),
        ("keep/vendor/a.yaml", TEMPLATE),
        ("old-1.yaml", TEMPLATE),
        ("new.yaml", TEMPLATE),
    ];
    assert_eq!(templates(&files, &["/vendor", "old-*.yaml"]), ["keep/vendor/a.yaml", "new.yaml"]);
}

#[test]
fn gitignore_counts_in_a_repository() {
    let files = [
        (".git/HEAD", ""),
        (".gitignore", "*.json\n"),
        ("a.json", "{\"heat_template_version\": 1}"),
        ("b.yaml", TEMPLATE),
    ];
    assert_eq!(templates(&files, &[]), ["b.yaml"]);
}

#[test]
fn a_file_named_and_found_is_there_once_as_named() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.yaml");
    fs::write(&file, "anything\n").unwrap();
    fs::create_dir(folder.path().join("x")).unwrap();
    let again = folder.path().join("x/../a.yaml");
    let paths = [folder.path().to_path_buf(), again, file];
    let walk = find(&paths, "<stdin>", &Exclude::default());
    assert_eq!(walk.candidates.len(), 1);
    assert_eq!(walk.candidates[0].origin, Origin::Named);
    assert!(read(&walk.candidates[0]).unwrap().is_some());
}

#[test]
fn a_huge_file_is_refused_only_if_it_is_a_template() {
    let folder = tempfile::tempdir().unwrap();
    let huge = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::write(&path, text).unwrap();
        fs::OpenOptions::new().write(true).open(&path).unwrap().set_len(disk::SIZE_LIMIT + 1).unwrap();
        read(&Candidate { shown: shown(&path), path: Some(path), origin: Origin::Found })
    };
    assert_eq!(huge("data.json", "[1, 2"), Ok(None));
    assert!(huge("template.yaml", TEMPLATE).is_err());
}

#[test]
fn addresses_are_not_fetched() {
    let walk = find(&[PathBuf::from("https://example.org/a.yaml")], "<stdin>", &Exclude::default());
    assert_eq!(
        walk.problems[0].to_string(),
        "cannot read `https://example.org/a.yaml`: it is an address, and only files are read"
    );
}
