//! Codes of nested templates.

use super::codes;
use crate::diagnostic::Severity::*;

codes! {
    UNREADABLE_TEMPLATE {
        name: "unreadable-template",
        severity: Error,
        summary: "The nested template can not be read",
        explanation: "",
        example: "",
        instead: "",
        behaviour: "",
    }
    REMOTE_TEMPLATE {
        name: "remote-template",
        severity: Info,
        summary: "A remote template is not fetched",
        explanation: "",
        example: "",
        instead: "",
        behaviour: "",
    }
    NESTING_LIMIT {
        name: "nesting-limit",
        severity: Error,
        summary: "Templates are nested deeper than Heat allows",
        explanation: "",
        example: "",
        instead: "",
        behaviour: "",
    }
    RECURSIVE_TEMPLATE {
        name: "recursive-template",
        severity: Error,
        summary: "A template contains itself",
        explanation: "",
        example: "",
        instead: "",
        behaviour: "",
    }
    FACADE_MISMATCH {
        name: "facade-mismatch",
        severity: Error,
        summary: "A template does not fit the resource type it replaces",
        explanation: "",
        example: "",
        instead: "",
        behaviour: "",
    }
    UNKNOWN_TEMPLATE_OUTPUT {
        name: "unknown-template-output",
        severity: Warning,
        summary: "The nested template has no such output",
        explanation: "",
        example: "",
        instead: "",
        behaviour: "",
    }
}
