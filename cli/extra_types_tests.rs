use super::*;

fn found(glob: &str) -> Result<Vec<String>, Error> {
    let folder = tempfile::tempdir().unwrap();
    for path in ["schemas/b.json", "schemas/a.json", "schemas/deep/c.json", "schemas/.d.json", "e.json"] {
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, "{}").unwrap();
    }
    let root = shown(folder.path());
    let pattern = Pattern { glob: format!("{root}/{glob}"), place: "hot.toml:2:3".to_string() };
    let within = |path: &PathBuf| shown(path.strip_prefix(&root).unwrap());
    files(&pattern).map(|files| files.iter().map(within).collect())
}

#[test]
fn patterns_find_files_in_order() {
    for (glob, expected) in [
        ("e.json", &["e.json"][..]),
        ("schemas/*.json", &["schemas/.d.json", "schemas/a.json", "schemas/b.json"]),
        ("schemas/**/c.json", &["schemas/deep/c.json"]),
        ("sch*/[ab].json", &["schemas/a.json", "schemas/b.json"]),
    ] {
        assert_eq!(found(glob).unwrap(), expected, "{glob}");
    }
}

#[test]
fn a_pattern_for_nothing_is_a_mistake_with_its_place() {
    for glob in ["none.json", "none/*.json", "*.yaml"] {
        let message = found(glob).unwrap_err().message;
        assert!(message.starts_with("hot.toml:2:3: no file matches `"), "{message}");
    }
    assert!(found("[.json").unwrap_err().message.contains("is no pattern"));
}

#[test]
fn the_walk_begins_where_the_wildcards_do() {
    for (glob, folder) in [
        ("a.json", ""),
        ("*.json", ""),
        ("a/b/*.json", "a/b"),
        ("a/b*/c", "a"),
        ("/x/*", "/x"),
        ("/*", "/"),
        ("../a/?", "../a"),
    ] {
        assert_eq!(fixed_folder(glob), folder, "{glob}");
    }
}
