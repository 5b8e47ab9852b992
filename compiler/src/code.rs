//! The codes of all diagnostics of the compiler: stable names, each with a page.
//!
//! One file per family under `code/`. The page under `docs/diagnostics/` is written from these texts, and a test holds
//! each code's examples against the compiler: `example` must be reported with this code, `instead` must be clean.

use crate::diagnostic::Severity;

/// A kind of finding, with its page.
#[derive(Debug)]
pub struct Code {
    /// Stable, kebab case, names the thing found: `unknown-property`.
    pub name: &'static str,
    pub severity: Severity,
    /// One line, no full stop: the page's heading and `hot explain`'s first line.
    pub summary: &'static str,
    /// Markdown: what is wrong, why Heat refuses it or when it hurts, and what to do.
    pub explanation: &'static str,
    /// A template that is reported with this code. Further files follow a `#- /name` line; a line
    /// `#- /env.yaml environment` marks an environment. Empty where text can not show it (binary files, sizes).
    pub example: &'static str,
    /// The same, mended.
    pub instead: &'static str,
    /// Where the behaviour comes from: `heat:path`, PyYAML, or AWS's documentation.
    pub behaviour: &'static str,
}

impl PartialEq for Code {
    fn eq(&self, other: &Code) -> bool {
        self.name == other.name
    }
}

impl Eq for Code {}

pub mod cloudformation;
pub mod condition;
pub mod environment;
pub mod function;
pub mod nested;
pub mod page;
pub mod parameter;
pub mod property;
pub mod reference;
pub mod resource;
pub mod syntax;
pub mod template;

/// All codes, by family, in the order of the documentation's index.
pub fn all() -> impl Iterator<Item = &'static Code> {
    FAMILIES.iter().flat_map(|(_, codes)| codes.iter().copied())
}

/// Finds a code by its name.
pub fn find(name: &str) -> Option<&'static Code> {
    all().find(|code| code.name == name)
}

/// A family's title and its codes.
pub const FAMILIES: &[(&str, &[&Code])] = &[
    ("Reading", syntax::CODES),
    ("Template", template::CODES),
    ("Parameters", parameter::CODES),
    ("Conditions", condition::CODES),
    ("Resources", resource::CODES),
    ("Properties", property::CODES),
    ("Functions", function::CODES),
    ("References", reference::CODES),
    ("Environments", environment::CODES),
    ("Nested templates", nested::CODES),
    ("CloudFormation", cloudformation::CODES),
];

/// Declares the codes of a family and the list of them.
macro_rules! codes {
    ($($name:ident { $($field:ident: $value:expr),* $(,)? })*) => {
        $(pub static $name: $crate::code::Code = $crate::code::Code { $($field: $value),* };)*
        /// The codes of this family.
        pub const CODES: &[&$crate::code::Code] = &[$(&$name),*];
    };
}
pub(crate) use codes;
