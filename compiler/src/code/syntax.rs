//! Codes of reading text.

use super::codes;
use crate::diagnostic::Severity::*;

codes! {
    YAML_SYNTAX {
        name: "yaml-syntax",
        severity: Error,
        summary: "The text is not valid YAML",
        explanation: "",
        example: "",
        instead: "",
        behaviour: "",
    }
    JSON_SYNTAX {
        name: "json-syntax",
        severity: Error,
        summary: "The text is neither JSON nor YAML",
        explanation: "",
        example: "",
        instead: "",
        behaviour: "",
    }
    DUPLICATE_KEY {
        name: "duplicate-key",
        severity: Warning,
        summary: "A key stands twice in one mapping, and the last one wins",
        explanation: "",
        example: "",
        instead: "",
        behaviour: "",
    }
    UNHASHABLE_KEY {
        name: "unhashable-key",
        severity: Error,
        summary: "A mapping or list is used as a key",
        explanation: "",
        example: "",
        instead: "",
        behaviour: "",
    }
    SEVERAL_DOCUMENTS {
        name: "several-documents",
        severity: Error,
        summary: "The file holds more than one YAML document",
        explanation: "",
        example: "",
        instead: "",
        behaviour: "",
    }
    TAB_INDENTATION {
        name: "tab-indentation",
        severity: Error,
        summary: "A tab indents a line",
        explanation: "",
        example: "",
        instead: "",
        behaviour: "",
    }
    CONTROL_CHARACTER {
        name: "control-character",
        severity: Error,
        summary: "The text holds a character that YAML does not allow",
        explanation: "",
        example: "",
        instead: "",
        behaviour: "",
    }
    INVALID_UTF8 {
        name: "invalid-utf8",
        severity: Error,
        summary: "The file is not UTF-8 text",
        explanation: "",
        example: "",
        instead: "",
        behaviour: "",
    }
    BINARY_FILE {
        name: "binary-file",
        severity: Error,
        summary: "The file is not text",
        explanation: "",
        example: "",
        instead: "",
        behaviour: "",
    }
    EMPTY_FILE {
        name: "empty-file",
        severity: Error,
        summary: "The file is empty",
        explanation: "",
        example: "",
        instead: "",
        behaviour: "",
    }
    FILE_TOO_LARGE {
        name: "file-too-large",
        severity: Error,
        summary: "The template is larger than Heat takes",
        explanation: "",
        example: "",
        instead: "",
        behaviour: "",
    }
    NESTING_TOO_DEEP {
        name: "nesting-too-deep",
        severity: Error,
        summary: "The document is nested too deep",
        explanation: "",
        example: "",
        instead: "",
        behaviour: "",
    }
    UNKNOWN_ANCHOR {
        name: "unknown-anchor",
        severity: Error,
        summary: "An alias names an anchor that is not defined before it",
        explanation: "",
        example: "",
        instead: "",
        behaviour: "",
    }
    DUPLICATE_ANCHOR {
        name: "duplicate-anchor",
        severity: Error,
        summary: "Two anchors have the same name",
        explanation: "",
        example: "",
        instead: "",
        behaviour: "",
    }
    RECURSIVE_ALIAS {
        name: "recursive-alias",
        severity: Error,
        summary: "A value contains itself by an alias",
        explanation: "",
        example: "",
        instead: "",
        behaviour: "",
    }
    ALIAS_EXPANSION {
        name: "alias-expansion",
        severity: Error,
        summary: "Aliases expand to more than Heat takes",
        explanation: "",
        example: "",
        instead: "",
        behaviour: "",
    }
    MERGE_VALUE {
        name: "merge-value",
        severity: Error,
        summary: "A merge key needs a mapping or a list of mappings",
        explanation: "",
        example: "",
        instead: "",
        behaviour: "",
    }
    UNKNOWN_TAG {
        name: "unknown-tag",
        severity: Error,
        summary: "A YAML tag that Heat does not know",
        explanation: "",
        example: "",
        instead: "",
        behaviour: "",
    }
    UNSUPPORTED_TAG {
        name: "unsupported-tag",
        severity: Error,
        summary: "A YAML tag whose value can not be sent to Heat",
        explanation: "",
        example: "",
        instead: "",
        behaviour: "",
    }
    VALUE_TOKEN {
        name: "value-token",
        severity: Error,
        summary: "A lone `=` or `<<` is not a value",
        explanation: "",
        example: "",
        instead: "",
        behaviour: "",
    }
}
