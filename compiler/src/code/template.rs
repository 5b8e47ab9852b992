//! Codes of the template as a whole.

use super::codes;
use crate::diagnostic::Severity::*;

codes! {
    MISSING_VERSION {
        name: "missing-version",
        severity: Error,
        summary: "The template has no version key",
        explanation: "",
        example: "",
        instead: "",
        behaviour: "",
    }
    AMBIGUOUS_VERSION {
        name: "ambiguous-version",
        severity: Error,
        summary: "The template has more than one version key",
        explanation: "",
        example: "",
        instead: "",
        behaviour: "",
    }
    UNKNOWN_VERSION {
        name: "unknown-version",
        severity: Error,
        summary: "The template version does not exist",
        explanation: "",
        example: "",
        instead: "",
        behaviour: "",
    }
    NOT_A_TEMPLATE {
        name: "not-a-template",
        severity: Error,
        summary: "The file is not a template",
        explanation: "",
        example: "",
        instead: "",
        behaviour: "",
    }
    UNKNOWN_SECTION {
        name: "unknown-section",
        severity: Error,
        summary: "A section that this template version does not have",
        explanation: "",
        example: "",
        instead: "",
        behaviour: "",
    }
    INVALID_SECTION {
        name: "invalid-section",
        severity: Error,
        summary: "A section has the wrong shape",
        explanation: "",
        example: "",
        instead: "",
        behaviour: "",
    }
    TOO_MANY_RESOURCES {
        name: "too-many-resources",
        severity: Error,
        summary: "The template has more resources than Heat takes",
        explanation: "",
        example: "",
        instead: "",
        behaviour: "",
    }
    INVALID_PARAMETER_GROUPS {
        name: "invalid-parameter-groups",
        severity: Error,
        summary: "Parameter groups have the wrong shape",
        explanation: "",
        example: "",
        instead: "",
        behaviour: "",
    }
    PARAMETER_IN_TWO_GROUPS {
        name: "parameter-in-two-groups",
        severity: Error,
        summary: "A parameter is in more than one parameter group",
        explanation: "",
        example: "",
        instead: "",
        behaviour: "",
    }
    UNKNOWN_GROUPED_PARAMETER {
        name: "unknown-grouped-parameter",
        severity: Error,
        summary: "A parameter group names a parameter that does not exist",
        explanation: "",
        example: "",
        instead: "",
        behaviour: "",
    }
    NOT_UNDERSTOOD_BY_TARGET {
        name: "not-understood-by-target",
        severity: Warning,
        summary: "The target ignores what is written here",
        explanation: "",
        example: "",
        instead: "",
        behaviour: "",
    }
}
