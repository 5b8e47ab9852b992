//! Texts made to hurt.

use compiler::check::Checked;
use compiler::files::MemoryFiles;

pub struct Hostile {
    pub name: &'static str,
    pub text: Vec<u8>,
    pub files: MemoryFiles,
}

impl Hostile {
    pub fn environments(&self) -> Vec<String> {
        Vec::new()
    }

    pub fn problem(&self, _checked: &Checked) -> Option<String> {
        None
    }
}

pub fn all() -> Vec<Hostile> {
    Vec::new()
}
