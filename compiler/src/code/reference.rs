//! Codes of references and the graph.

use super::codes;
use crate::diagnostic::Severity::*;

codes! {
    UNKNOWN_REFERENCE {
        name: "unknown-reference",
        severity: Error,
        summary: "A resource that does not exist is referred to",
        explanation: "",
        example: "",
        instead: "",
        behaviour: "",
    }
    UNKNOWN_PARAMETER {
        name: "unknown-parameter",
        severity: Error,
        summary: "A parameter that does not exist is referred to",
        explanation: "",
        example: "",
        instead: "",
        behaviour: "",
    }
    UNKNOWN_ATTRIBUTE {
        name: "unknown-attribute",
        severity: Error,
        summary: "The resource has no such attribute",
        explanation: "",
        example: "",
        instead: "",
        behaviour: "",
    }
    DISABLED_REFERENCE {
        name: "disabled-reference",
        severity: Error,
        summary: "A resource that its condition switches off is referred to",
        explanation: "",
        example: "",
        instead: "",
        behaviour: "",
    }
    CIRCULAR_DEPENDENCY {
        name: "circular-dependency",
        severity: Error,
        summary: "Resources depend on each other in a ring",
        explanation: "",
        example: "",
        instead: "",
        behaviour: "",
    }
    UNSET_PSEUDO_PARAMETER {
        name: "unset-pseudo-parameter",
        severity: Warning,
        summary: "The pseudo parameter never has a value",
        explanation: "",
        example: "",
        instead: "",
        behaviour: "",
    }
}
