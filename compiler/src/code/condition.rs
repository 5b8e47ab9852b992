//! Codes of conditions.

use super::codes;
use crate::diagnostic::Severity::*;

codes! {
    INVALID_CONDITIONS_SECTION {
        name: "invalid-conditions-section",
        severity: Error,
        summary: "The conditions section has the wrong shape",
        explanation: "",
        example: "",
        instead: "",
        behaviour: "",
    }
    INVALID_CONDITION {
        name: "invalid-condition",
        severity: Error,
        summary: "A condition is not a condition",
        explanation: "",
        example: "",
        instead: "",
        behaviour: "",
    }
    UNKNOWN_CONDITION {
        name: "unknown-condition",
        severity: Error,
        summary: "The condition does not exist",
        explanation: "",
        example: "",
        instead: "",
        behaviour: "",
    }
    CONDITION_CYCLE {
        name: "condition-cycle",
        severity: Error,
        summary: "Conditions refer to each other in a ring",
        explanation: "",
        example: "",
        instead: "",
        behaviour: "",
    }
    FUNCTION_NOT_IN_CONDITION {
        name: "function-not-in-condition",
        severity: Error,
        summary: "The function can not be used in a condition",
        explanation: "",
        example: "",
        instead: "",
        behaviour: "",
    }
}
