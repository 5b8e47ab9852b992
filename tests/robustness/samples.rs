//! The texts that accidents happen to: the examples, the cases of the agreement test, and the corpus where it is there.

use std::path::{Path, PathBuf};

use support::Fixture;

/// A text with the files and environments that belong to it.
pub struct Sample {
    pub name: String,
    pub text: Vec<u8>,
    /// By the paths that the text knows them under.
    pub files: Vec<(String, Vec<u8>)>,
    pub environments: Vec<String>,
}

/// The largest text of the corpus that is taken, in bytes.
const LARGEST: u64 = 40_000;

/// The project's own texts, and the corpus where it lies beside the checkout or `HOT_SHARED` says.
pub fn all() -> Vec<Sample> {
    let mut samples = own();
    let shared = match std::env::var_os("HOT_SHARED") {
        Some(folder) => Some(PathBuf::from(folder)),
        None => root().parent().map(|parent| parent.join("shared")),
    };
    if let Some(shared) = shared {
        for folder in ["hot", "cfn"] {
            of_corpus(&shared.join("corpus").join(folder), &mut samples);
        }
    }
    samples
}

/// The project's own texts.
pub fn own() -> Vec<Sample> {
    let mut samples = Vec::new();
    let mut files = Vec::new();
    collect(&root().join("examples"), &mut files);
    samples.extend(files.drain(..).filter_map(|path| alone(&path)));
    collect(&root().join("tests/agreement/cases"), &mut files);
    samples.extend(files.drain(..).filter(|path| has_ending(path, &["yaml"])).map(|path| case(&path)));
    samples
}

fn alone(path: &Path) -> Option<Sample> {
    let text = read(path);
    let name = path.strip_prefix(root()).unwrap_or(path).display().to_string();
    has_ending(path, &["yaml", "yml", "json", "template"]).then(|| Sample {
        name,
        text,
        files: Vec::new(),
        environments: Vec::new(),
    })
}

fn case(path: &Path) -> Sample {
    let text = String::from_utf8_lossy(&read(path)).into_owned();
    let fixture = Fixture::parse(&text);
    let others = fixture.files.iter().skip(1);
    Sample {
        name: path.strip_prefix(root()).unwrap_or(path).display().to_string(),
        text: fixture.main().text.clone().into_bytes(),
        files: others.map(|file| (file.path.clone(), file.text.clone().into_bytes())).collect(),
        environments: fixture.environments(),
    }
}

/// The texts that the index of a folder lists, whole or broken, but for the large ones.
fn of_corpus(folder: &Path, samples: &mut Vec<Sample>) {
    let Ok(index) = std::fs::read_to_string(folder.join("index.tsv")) else { return };
    for name in index.lines().skip(1).filter_map(|line| line.split('\t').next()) {
        let path = folder.join(name);
        let is_small = std::fs::metadata(&path).is_ok_and(|data| data.is_file() && data.len() <= LARGEST);
        if is_small && let Some(sample) = alone(&path) {
            samples.push(sample);
        }
    }
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    let entries = std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry is readable").path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            collect(&path, files);
        } else {
            files.push(path);
        }
    }
}

fn has_ending(path: &Path, endings: &[&str]) -> bool {
    path.extension().is_some_and(|ending| endings.iter().any(|known| ending == *known))
}

fn read(path: &Path) -> Vec<u8> {
    std::fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}
