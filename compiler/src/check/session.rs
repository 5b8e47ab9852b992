//! What one run of the compiler has read: sources by id, and every template used as a resource type, once.

use std::collections::HashMap;
use std::sync::Arc;

use crate::check::Options;
use crate::diagnostic::Diagnostic;
use crate::files::{Files, ReadError};
use crate::schema::ResourceType;
use crate::source::{Source, SourceId};
use crate::template::Template;

/// As many templates are used as types. Heat takes so many resources, in a stack and all below it
/// (heat:heat/common/config.py `max_resources_per_stack`).
pub(crate) const MOST_TEMPLATES: usize = 1000;
/// Bytes of all texts, beyond which no other is read. Heat takes 1 MiB for a template and all its files.
const MOST_TEXT: usize = 16 << 20;

/// Everything that the checks of one root template share.
pub(crate) struct Session<'a> {
    pub files: &'a dyn Files,
    pub options: &'a Options,
    pub sources: Vec<Source>,
    pub diagnostics: Vec<Diagnostic>,
    /// Sources whose text is broken: what seems to be missing there may be there.
    pub incomplete: Vec<SourceId>,
    /// By path.
    nested: HashMap<String, Nested>,
    /// Bytes of all sources.
    text: usize,
    /// That there are too many templates has been told.
    pub told_bound: bool,
    /// Whether files that are only named are there, by path.
    present: HashMap<String, Result<(), ReadError>>,
}

/// A template used as a resource type.
#[derive(Clone)]
pub(crate) enum Nested {
    Loaded(Arc<LoadedTemplate>),
    /// Can not be read; whoever names it reports that at his place.
    Unreadable(ReadError),
    /// It was read, and is no template; that is reported in its own file.
    Broken,
    /// There are too many to look at each.
    LeftOut,
}

/// A nested template as its parents see it.
pub(crate) struct LoadedTemplate {
    pub path: String,
    pub template: Template,
    /// Its parameters as properties, its outputs as attributes.
    pub interface: Arc<ResourceType>,
}

impl<'a> Session<'a> {
    pub(crate) fn new(files: &'a dyn Files, options: &'a Options) -> Session<'a> {
        Session {
            files,
            options,
            sources: Vec::new(),
            diagnostics: Vec::new(),
            incomplete: Vec::new(),
            nested: HashMap::new(),
            text: 0,
            told_bound: false,
            present: HashMap::new(),
        }
    }

    /// Takes in a text and gives it the next id.
    pub(crate) fn add(&mut self, path: &str, bytes: Vec<u8>) -> Source {
        let source = Source::from_bytes(SourceId(self.sources.len() as u32), path, bytes);
        self.text += source.text.len();
        self.sources.push(source.clone());
        source
    }

    /// Whether as many templates are in as one run looks at.
    pub(crate) fn is_full(&self) -> bool {
        self.nested.len() >= MOST_TEMPLATES || self.text >= MOST_TEXT
    }

    pub(crate) fn nested(&self, path: &str) -> Option<Nested> {
        self.nested.get(path).cloned()
    }

    /// Whether a file is there to be sent along.
    pub(crate) fn has_file(&mut self, path: &str) -> Result<(), ReadError> {
        let files = self.files;
        self.present.entry(path.to_string()).or_insert_with(|| files.read(path).map(|_| ())).clone()
    }

    pub(crate) fn remember(&mut self, path: &str, nested: Nested) {
        self.nested.insert(path.to_string(), nested);
    }
}
