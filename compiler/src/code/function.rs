//! Codes of function calls.

use super::codes;
use crate::diagnostic::Severity::*;

codes! {
    INVALID_ARGUMENTS {
        name: "invalid-arguments",
        severity: Error,
        summary: "A function has arguments of the wrong shape",
        explanation: "",
        example: "",
        instead: "",
        behaviour: "",
    }
    REMOVED_FUNCTION {
        name: "removed-function",
        severity: Error,
        summary: "The function does not exist any more in this template version",
        explanation: "",
        example: "",
        instead: "",
        behaviour: "",
    }
    LATER_FUNCTION {
        name: "later-function",
        severity: Warning,
        summary: "The function belongs to a later template version and stays plain data",
        explanation: "",
        example: "",
        instead: "",
        behaviour: "",
    }
    MISSPELT_FUNCTION {
        name: "misspelt-function",
        severity: Warning,
        summary: "A map looks like a function call and is plain data",
        explanation: "",
        example: "",
        instead: "",
        behaviour: "",
    }
    UNKNOWN_FUNCTION {
        name: "unknown-function",
        severity: Error,
        summary: "The function does not exist",
        explanation: "",
        example: "",
        instead: "",
        behaviour: "",
    }
    FUNCTION_FAILS {
        name: "function-fails",
        severity: Error,
        summary: "The function can only fail with these values",
        explanation: "",
        example: "",
        instead: "",
        behaviour: "",
    }
    MISSING_MAPPING {
        name: "missing-mapping",
        severity: Error,
        summary: "The mapping has no such entry",
        explanation: "",
        example: "",
        instead: "",
        behaviour: "",
    }
    SHORT_TAG {
        name: "short-tag",
        severity: Error,
        summary: "Heat does not know CloudFormation short tags",
        explanation: "",
        example: "",
        instead: "",
        behaviour: "",
    }
    UNRESOLVABLE_FILE {
        name: "unresolvable-file",
        severity: Error,
        summary: "The file of `get_file` can not be read",
        explanation: "",
        example: "",
        instead: "",
        behaviour: "",
    }
}
