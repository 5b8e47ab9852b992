//! How the compiler gets at other files: nested templates, environments, `get_file` targets.
//!
//! The compiler itself touches no disk. Whoever calls it hands in a `Files`: the command line reads the disk, tests
//! hold texts in memory, an editor answers from its unsaved buffers first. Implementations cache if reading is dear;
//! the compiler asks for a place at most once a session.

/// Gives the bytes at a place.
pub trait Files: Sync {
    /// `path` is a path with `/` as separator, as made by [`join`]; relative ones are relative to the working directory.
    fn read(&self, path: &str) -> Result<Vec<u8>, ReadError>;
}

/// Why a file could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReadError {
    NotFound,
    /// A directory, no permission, ...: the system's words.
    Unreadable(String),
    /// An address of the net: it is never fetched.
    Remote,
}

/// Files held in memory, for tests and for texts that came without a disk.
#[derive(Debug, Default, Clone)]
pub struct MemoryFiles {
    files: std::collections::BTreeMap<String, Vec<u8>>,
}

impl MemoryFiles {
    pub fn insert(&mut self, path: impl Into<String>, content: impl Into<Vec<u8>>) {
        self.files.insert(path.into(), content.into());
    }
}

impl Files for MemoryFiles {
    fn read(&self, path: &str) -> Result<Vec<u8>, ReadError> {
        self.files.get(path).cloned().ok_or(ReadError::NotFound)
    }
}

/// Whether a reference names something on the net.
pub fn is_remote(reference: &str) -> bool {
    ["http://", "https://", "swift://", "swift+http://", "swift+https://", "ftp://"]
        .iter()
        .any(|scheme| reference.starts_with(scheme))
}

/// The path that a reference in the file `from` means: relative to that file's folder, as heatclient resolves it.
/// `file://` addresses become paths. `.` and `..` are folded.
pub fn join(from: &str, reference: &str) -> String {
    if let Some(path) = reference.strip_prefix("file://") {
        return normalize(path);
    }
    if reference.starts_with('/') || is_remote(reference) {
        return if is_remote(reference) { reference.to_string() } else { normalize(reference) };
    }
    match from.rsplit_once('/') {
        Some((folder, _)) => normalize(&format!("{folder}/{reference}")),
        None => normalize(reference),
    }
}

fn normalize(path: &str) -> String {
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." if parts.last().is_some_and(|last| *last != "..") => {
                parts.pop();
            }
            // Above the root there is nothing.
            ".." if path.starts_with('/') => {}
            _ => parts.push(part),
        }
    }
    let joined = parts.join("/");
    if path.starts_with('/') { format!("/{joined}") } else { joined }
}
