use super::*;

fn read_text(text: &str) -> Result<Config, Error> {
    read("../hot.toml", Path::new("/project"), text.as_bytes().to_vec())
}

#[test]
fn everything_is_read_relative_to_the_file() {
    let config = read_text(
        "[check]\ntarget = \"aws\"\nenvironments = [\"env/a.yaml\", \"/b.yaml\"]\nextra-types = [\n  \"schemas/*.json\"]\nexclude = [\"/old/\"]\n",
    )
    .unwrap();
    assert_eq!(config.target, Some(TargetChoice::Aws));
    assert_eq!(config.environments, ["../env/a.yaml", "/b.yaml"]);
    let pattern = Pattern { glob: "../schemas/*.json".to_string(), place: "../hot.toml:5:3".to_string() };
    assert_eq!(config.extra_types, [pattern]);
    assert!(config.exclude.covers(Path::new("/project/old"), true));
    assert!(!config.exclude.covers(Path::new("/project/new/old"), true));
    assert!(!config.exclude.covers(Path::new("/elsewhere/old"), true));
}

#[test]
fn an_empty_file_says_nothing() {
    let config = read_text("").unwrap();
    assert_eq!((config.target, config.environments.len(), config.extra_types.len()), (None, 0, 0));
}

#[test]
fn mistakes_have_their_place() {
    let error = |text: &str| read_text(text).unwrap_err().message;
    for (text, start) in [
        ("[check]\ntarget = \"heat\"\ncolour = 1\n", "../hot.toml:3:1: unknown field `colour`"),
        ("[chek]\n", "../hot.toml:1:2: unknown field `chek`"),
        ("[check]\ntarget = \"azure\"\n", "../hot.toml:2:10: unknown variant `azure`"),
        ("[check]\nenvironments = \"a.yaml\"\n", "../hot.toml:2:16: invalid type"),
        ("[check]\nexclude = [\"a\", \"b{\"]\n", "../hot.toml:2:17: `b{` is no pattern"),
        ("[check\n", "../hot.toml:1:7: "),
    ] {
        assert!(error(text).starts_with(start), "{text}: {}", error(text));
        assert!(!error(text).contains('\n'));
    }
    let error = read("hot.toml", Path::new("/"), b"a\n\xff".to_vec()).unwrap_err();
    assert_eq!(error.message, "hot.toml:2:1: the file is not UTF-8");
}

#[test]
fn the_nearest_file_up_to_the_repository_counts() {
    let folder = tempfile::tempdir().unwrap();
    let root = walk_root(folder.path());
    let deep = root.join("repository/a/b");
    std::fs::create_dir_all(&deep).unwrap();
    let write = |path: &str, target: &str| {
        std::fs::write(root.join(path), format!("[check]\ntarget = \"{target}\"\n")).unwrap();
    };
    write("hot.toml", "auto");
    assert_eq!(find(&deep).unwrap().path, "../../../hot.toml");
    std::fs::create_dir(root.join("repository/.git")).unwrap();
    assert_eq!(find(&deep).unwrap().path, "");
    write("repository/hot.toml", "heat");
    assert_eq!(find(&deep).unwrap().path, "../../hot.toml");
    write("repository/a/b/hot.toml", "aws");
    let config = find(&deep).unwrap();
    assert_eq!((config.path.as_str(), config.target), ("hot.toml", Some(TargetChoice::Aws)));
}

fn walk_root(folder: &Path) -> PathBuf {
    crate::walk::absolute(folder)
}
