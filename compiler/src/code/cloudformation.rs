//! Codes of what only AWS CloudFormation has.

use super::codes;
use crate::diagnostic::Severity::*;

codes! {
    TOO_MANY_PARAMETERS {
        name: "too-many-parameters",
        severity: Error,
        summary: "The template has more parameters than AWS takes",
        explanation: "",
        example: "",
        instead: "",
        behaviour: "",
    }
    INVALID_RULE {
        name: "invalid-rule",
        severity: Error,
        summary: "A rule has the wrong shape",
        explanation: "",
        example: "",
        instead: "",
        behaviour: "",
    }
    INVALID_MAPPING {
        name: "invalid-mapping",
        severity: Error,
        summary: "A mapping has the wrong shape",
        explanation: "",
        example: "",
        instead: "",
        behaviour: "",
    }
    INVALID_DYNAMIC_REFERENCE {
        name: "invalid-dynamic-reference",
        severity: Error,
        summary: "A dynamic reference has the wrong form",
        explanation: "",
        example: "",
        instead: "",
        behaviour: "",
    }
    INVALID_TRANSFORM {
        name: "invalid-transform",
        severity: Error,
        summary: "A transform has the wrong shape",
        explanation: "",
        example: "",
        instead: "",
        behaviour: "",
    }
}
