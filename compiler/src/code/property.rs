//! Codes of properties.

use super::codes;
use crate::diagnostic::Severity::*;

codes! {
    UNKNOWN_PROPERTY {
        name: "unknown-property",
        severity: Error,
        summary: "The resource type has no such property",
        explanation: "",
        example: "",
        instead: "",
        behaviour: "",
    }
    MISSING_PROPERTY {
        name: "missing-property",
        severity: Error,
        summary: "A required property is not given",
        explanation: "",
        example: "",
        instead: "",
        behaviour: "",
    }
    UNIMPLEMENTED_PROPERTY {
        name: "unimplemented-property",
        severity: Error,
        summary: "Heat knows the property and does not implement it",
        explanation: "",
        example: "",
        instead: "",
        behaviour: "",
    }
    WRONG_TYPE {
        name: "wrong-type",
        severity: Error,
        summary: "The value has the wrong type for its property",
        explanation: "",
        example: "",
        instead: "",
        behaviour: "",
    }
    VALUE_NOT_ALLOWED {
        name: "value-not-allowed",
        severity: Error,
        summary: "The value violates a constraint of its property",
        explanation: "",
        example: "",
        instead: "",
        behaviour: "",
    }
    CONFLICTING_PROPERTIES {
        name: "conflicting-properties",
        severity: Error,
        summary: "Properties exclude each other",
        explanation: "",
        example: "",
        instead: "",
        behaviour: "",
    }
    MISSING_ONE_OF {
        name: "missing-one-of",
        severity: Error,
        summary: "At least one of several properties is needed",
        explanation: "",
        example: "",
        instead: "",
        behaviour: "",
    }
    PROPERTY_NEEDS_OTHER {
        name: "property-needs-other",
        severity: Error,
        summary: "A property is only allowed together with another",
        explanation: "",
        example: "",
        instead: "",
        behaviour: "",
    }
    PROPERTY_NEEDS_VALUE {
        name: "property-needs-value",
        severity: Error,
        summary: "A property is only allowed with a certain value of another",
        explanation: "",
        example: "",
        instead: "",
        behaviour: "",
    }
    REFUSED_BY_RESOURCE {
        name: "refused-by-resource",
        severity: Error,
        summary: "The resource type refuses this combination of values",
        explanation: "",
        example: "",
        instead: "",
        behaviour: "",
    }
    REQUIRED_NULL {
        name: "required-null",
        severity: Warning,
        summary: "A required property is null",
        explanation: "",
        example: "",
        instead: "",
        behaviour: "",
    }
}
