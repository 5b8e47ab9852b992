//! The numbers of the packed table. `build.rs` writes with them, `packed.rs` and `decode.rs` read with them.
//!
//! The table: a header of little-endian `u32`, the strings, five sections of fixed-width entries sorted by key, and the
//! records that entries point at. In records numbers are variable-length, seven bits a byte, lowest first; a text is the
//! number of its string; an optional text is that number plus one, or nought; a list is its length and its items.

/// Slots of the header, each one `u32`.
pub mod slot {
    pub const STRING_COUNT: usize = 0;
    /// Where the ends of the strings stand, one `u32` each, counted from the first character.
    pub const STRING_ENDS: usize = 1;
    pub const STRING_TEXT: usize = 2;
    /// The number of the string that names the release.
    pub const HEAT_VERSION: usize = 3;
    /// Each section has two slots: how many entries, and where the first is.
    pub const TYPES: usize = 4;
    pub const ALIASES: usize = 6;
    pub const REMOVED: usize = 8;
    pub const FOREIGN: usize = 10;
    pub const RELEASES: usize = 12;
    pub const COUNT: usize = 14;
}

/// An entry of a section: the number of the key's string, a value, an extra value; each one `u32`.
pub const ENTRY_NUMBERS: usize = 3;

pub const STATUSES: [&str; 4] = ["supported", "deprecated", "hidden", "unsupported"];

/// At most eight: they share a number with the flags of a property.
pub const PROPERTY_TYPES: [&str; 7] = ["string", "integer", "number", "boolean", "list", "map", "any"];

pub const ATTRIBUTE_TYPES: [&str; 6] = ["string", "integer", "number", "boolean", "list", "map"];

pub const HANDLERS: [&str; 14] = [
    "create",
    "update",
    "delete",
    "suspend",
    "resume",
    "check",
    "snapshot",
    "snapshot_delete",
    "delete_snapshot",
    "restore",
    "signal",
    "adopt",
    "metadata_reset",
    "preempt",
];

pub const REPLACE_RULES: [&str; 4] =
    ["needs_replace", "needs_replace_failed", "needs_replace_with_prop_diff", "needs_replace_with_tmpl_diff"];

pub const TRANSLATION_KINDS: [&str; 4] = ["replace", "add", "delete", "resolve"];

pub const FOREIGN_KINDS: [&str; 2] = ["plug-in", "environment"];

pub mod type_flag {
    pub const ANY_ATTRIBUTE: u64 = 1;
    pub const PLACEHOLDER: u64 = 1 << 1;
    pub const NESTED_STACK: u64 = 1 << 2;
    pub const SIGNAL_RESPONDER: u64 = 1 << 3;
    pub const SIGNALS_ALWAYS: u64 = 1 << 4;
    pub const NO_METADATA_UPDATES_ON_SIGNAL: u64 = 1 << 5;
    pub const STACK_USER: u64 = 1 << 6;
    pub const REQUIRES_DEFERRED_AUTH: u64 = 1 << 7;
    pub const OWN_VALIDATE: u64 = 1 << 8;
    pub const OWN_REFERENCE_ID: u64 = 1 << 9;
    pub const ADDS_IMPLICIT_DEPENDENCIES: u64 = 1 << 10;
    pub const LIVE_STATE: u64 = 1 << 11;
    pub const NO_REPLACE_ON_CHECK_FAILED: u64 = 1 << 12;
}

/// The three lowest bits are the type.
pub mod property_flag {
    pub const TYPE_MASK: u64 = 0b111;
    pub const REQUIRED: u64 = 1 << 3;
    pub const UPDATE_ALLOWED: u64 = 1 << 4;
    pub const IMMUTABLE: u64 = 1 << 5;
    pub const NOT_IMPLEMENTED: u64 = 1 << 6;
    pub const ALLOW_CONVERSION: u64 = 1 << 7;
    pub const HAS_DEFAULT: u64 = 1 << 8;
    pub const HAS_CONSTRAINTS: u64 = 1 << 9;
    pub const HAS_MAP: u64 = 1 << 10;
    pub const HAS_LIST: u64 = 1 << 11;
    pub const HAS_SUPPORT: u64 = 1 << 12;
}

/// The type of an attribute plus one, or nought; then these.
pub mod attribute_flag {
    pub const TYPE_MASK: u64 = 0b111;
    pub const NOT_CACHED: u64 = 1 << 3;
    pub const HAS_SUPPORT: u64 = 1 << 4;
}

pub mod constraint_kind {
    pub const LENGTH: u64 = 0;
    pub const RANGE: u64 = 1;
    pub const MODULO: u64 = 2;
    pub const ALLOWED_VALUES: u64 = 3;
    pub const ALLOWED_PATTERN: u64 = 4;
    pub const CUSTOM: u64 = 5;
}

pub mod value_kind {
    pub const NULL: u64 = 0;
    pub const FALSE: u64 = 1;
    pub const TRUE: u64 = 2;
    pub const INT: u64 = 3;
    pub const FLOAT: u64 = 4;
    pub const STRING: u64 = 5;
    pub const LIST: u64 = 6;
    pub const MAP: u64 = 7;
}
