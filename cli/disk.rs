//! Files as the disk has them: size-limited, never special, never from the net.
//!
//! [`DiskFiles`] answers the compiler's questions and remembers small files for the length of a run, since templates
//! of one folder share their nested ones. Invariant: reading ends; pipes and devices are refused before they are opened.

use std::collections::BTreeMap;
use std::fs::{File, FileType};
use std::io::Read;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use compiler::files::{Files, ReadError, is_remote};

use crate::error::system_words;

/// The largest file that is read, in bytes. Heat itself refuses templates over half a MiB; what this bounds is memory.
pub const SIZE_LIMIT: u64 = 64 * 1024 * 1024;

/// The largest file that is remembered, in bytes.
const REMEMBERED_LIMIT: usize = 1024 * 1024;

/// The compiler's view of the disk, for one run.
#[derive(Debug, Default)]
pub struct DiskFiles {
    read: Mutex<BTreeMap<String, Result<Vec<u8>, ReadError>>>,
}

impl Files for DiskFiles {
    fn read(&self, path: &str) -> Result<Vec<u8>, ReadError> {
        if is_remote(path) {
            return Err(ReadError::Remote);
        }
        if let Some(known) = self.read.lock().unwrap_or_else(PoisonError::into_inner).get(path) {
            return known.clone();
        }
        // Read without the lock: two threads may read the same file, none waits for another's disk.
        let result = read_file(Path::new(path));
        if result.as_ref().is_ok_and(|bytes| bytes.len() > REMEMBERED_LIMIT) {
            return result;
        }
        self.read.lock().unwrap_or_else(PoisonError::into_inner).insert(path.to_string(), result.clone());
        result
    }
}

/// Reads a regular file of at most [`SIZE_LIMIT`] bytes.
pub fn read_file(path: &Path) -> Result<Vec<u8>, ReadError> {
    // Before opening: opening a pipe that nobody writes to waits for ever.
    let metadata = std::fs::metadata(path).map_err(|error| read_error(&error))?;
    if let Some(what) = special(metadata.file_type()) {
        return Err(ReadError::Unreadable(format!("it is {what}, not a file")));
    }
    if metadata.len() > SIZE_LIMIT {
        return Err(too_large());
    }
    let file = File::open(path).map_err(|error| read_error(&error))?;
    read_limited(file, metadata.len() as usize)
}

/// Reads standard input to its end, under the same limit.
pub fn read_stdin() -> Result<Vec<u8>, ReadError> {
    read_limited(std::io::stdin().lock(), 0)
}

/// The first `length` bytes of a regular file, or all of a shorter one.
pub fn read_start(path: &Path, length: u64) -> Result<Vec<u8>, ReadError> {
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(|error| read_error(&error))?;
    file.take(length).read_to_end(&mut bytes).map_err(|error| read_error(&error))?;
    Ok(bytes)
}

/// The size of a file, where it can be told.
pub fn size(path: &Path) -> Option<u64> {
    std::fs::metadata(path).ok().map(|metadata| metadata.len())
}

fn read_limited(input: impl Read, expected: usize) -> Result<Vec<u8>, ReadError> {
    let mut bytes = Vec::with_capacity(expected);
    // One byte more than allowed tells a file that has grown since it was measured.
    input.take(SIZE_LIMIT + 1).read_to_end(&mut bytes).map_err(|error| read_error(&error))?;
    if bytes.len() as u64 > SIZE_LIMIT { Err(too_large()) } else { Ok(bytes) }
}

fn too_large() -> ReadError {
    ReadError::Unreadable(format!("it is larger than {} MiB", SIZE_LIMIT / 1024 / 1024))
}

fn read_error(error: &std::io::Error) -> ReadError {
    match error.kind() {
        std::io::ErrorKind::NotFound => ReadError::NotFound,
        _ => ReadError::Unreadable(system_words(error)),
    }
}

/// What a path names that is no regular file.
fn special(kind: FileType) -> Option<&'static str> {
    if kind.is_file() {
        return None;
    }
    if kind.is_dir() {
        return Some("a folder");
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::FileTypeExt;
        if kind.is_fifo() {
            return Some("a pipe");
        }
        if kind.is_socket() {
            return Some("a socket");
        }
    }
    Some("a device")
}

/// Why a file could not be read, in words that go after "cannot read `x`: ".
pub fn reason(error: &ReadError) -> String {
    match error {
        ReadError::NotFound => "no such file or folder".to_string(),
        ReadError::Unreadable(words) => words.clone(),
        ReadError::Remote => "it is an address, and only files are read".to_string(),
    }
}

#[cfg(test)]
#[path = "disk_tests.rs"]
mod tests;
