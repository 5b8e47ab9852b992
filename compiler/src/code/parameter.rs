//! Codes of parameters and their values.

use super::codes;
use crate::diagnostic::Severity::*;

codes! {
    INVALID_PARAMETER {
        name: "invalid-parameter",
        severity: Error,
        summary: "A parameter definition has the wrong shape",
        explanation: "",
        example: "",
        instead: "",
        behaviour: "",
    }
    UNKNOWN_PARAMETER_KEY {
        name: "unknown-parameter-key",
        severity: Error,
        summary: "A parameter definition has a key that does not exist",
        explanation: "",
        example: "",
        instead: "",
        behaviour: "",
    }
    MISSING_PARAMETER_TYPE {
        name: "missing-parameter-type",
        severity: Error,
        summary: "A parameter has no type",
        explanation: "",
        example: "",
        instead: "",
        behaviour: "",
    }
    UNKNOWN_PARAMETER_TYPE {
        name: "unknown-parameter-type",
        severity: Error,
        summary: "The parameter type does not exist",
        explanation: "",
        example: "",
        instead: "",
        behaviour: "",
    }
    INVALID_CONSTRAINT {
        name: "invalid-constraint",
        severity: Error,
        summary: "A constraint has the wrong shape",
        explanation: "",
        example: "",
        instead: "",
        behaviour: "",
    }
    CONSTRAINT_NOT_APPLICABLE {
        name: "constraint-not-applicable",
        severity: Error,
        summary: "The constraint does not fit the parameter type",
        explanation: "",
        example: "",
        instead: "",
        behaviour: "",
    }
    IGNORED_CONSTRAINT {
        name: "ignored-constraint",
        severity: Warning,
        summary: "Heat ignores this constraint",
        explanation: "",
        example: "",
        instead: "",
        behaviour: "",
    }
    INVALID_PATTERN {
        name: "invalid-pattern",
        severity: Error,
        summary: "The pattern is not a valid regular expression",
        explanation: "",
        example: "",
        instead: "",
        behaviour: "",
    }
    UNKNOWN_CUSTOM_CONSTRAINT {
        name: "unknown-custom-constraint",
        severity: Error,
        summary: "The custom constraint does not exist",
        explanation: "",
        example: "",
        instead: "",
        behaviour: "",
    }
    INVALID_DEFAULT {
        name: "invalid-default",
        severity: Error,
        summary: "The default does not satisfy the parameter",
        explanation: "",
        example: "",
        instead: "",
        behaviour: "",
    }
    INVALID_PARAMETER_VALUE {
        name: "invalid-parameter-value",
        severity: Error,
        summary: "The value given does not satisfy the parameter",
        explanation: "",
        example: "",
        instead: "",
        behaviour: "",
    }
    MISSING_PARAMETER_VALUE {
        name: "missing-parameter-value",
        severity: Error,
        summary: "A parameter has neither a value nor a default",
        explanation: "",
        example: "",
        instead: "",
        behaviour: "",
    }
    UNDEFINED_PARAMETER_VALUE {
        name: "undefined-parameter-value",
        severity: Error,
        summary: "A value is given for a parameter that the template does not have",
        explanation: "",
        example: "",
        instead: "",
        behaviour: "",
    }
    DUPLICATE_NAME {
        name: "duplicate-name",
        severity: Error,
        summary: "A parameter and a resource have the same name",
        explanation: "",
        example: "",
        instead: "",
        behaviour: "",
    }
}
