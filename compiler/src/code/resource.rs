//! Codes of resource definitions and outputs.

use super::codes;
use crate::diagnostic::Severity::*;

codes! {
    INVALID_RESOURCE {
        name: "invalid-resource",
        severity: Error,
        summary: "A resource definition has the wrong shape",
        explanation: "",
        example: "",
        instead: "",
        behaviour: "",
    }
    MISSING_RESOURCE_TYPE {
        name: "missing-resource-type",
        severity: Error,
        summary: "A resource has no type",
        explanation: "",
        example: "",
        instead: "",
        behaviour: "",
    }
    UNKNOWN_RESOURCE_KEY {
        name: "unknown-resource-key",
        severity: Error,
        summary: "A resource definition has a key that does not exist",
        explanation: "",
        example: "",
        instead: "",
        behaviour: "",
    }
    INVALID_RESOURCE_NAME {
        name: "invalid-resource-name",
        severity: Error,
        summary: "A resource name holds a character that is not allowed",
        explanation: "",
        example: "",
        instead: "",
        behaviour: "",
    }
    UNKNOWN_RESOURCE_TYPE {
        name: "unknown-resource-type",
        severity: Error,
        summary: "Heat does not know this resource type",
        explanation: "",
        example: "",
        instead: "",
        behaviour: "",
    }
    REMOVED_RESOURCE_TYPE {
        name: "removed-resource-type",
        severity: Error,
        summary: "This release of Heat no longer has the resource type",
        explanation: "",
        example: "",
        instead: "",
        behaviour: "",
    }
    AWS_ONLY_RESOURCE_TYPE {
        name: "aws-only-resource-type",
        severity: Error,
        summary: "Heat has no such AWS resource type",
        explanation: "",
        example: "",
        instead: "",
        behaviour: "",
    }
    FOREIGN_RESOURCE_TYPE {
        name: "foreign-resource-type",
        severity: Error,
        summary: "The resource type belongs to no release of Heat",
        explanation: "",
        example: "",
        instead: "",
        behaviour: "",
    }
    INVALID_DELETION_POLICY {
        name: "invalid-deletion-policy",
        severity: Error,
        summary: "The deletion policy does not exist or does not fit the type",
        explanation: "",
        example: "",
        instead: "",
        behaviour: "",
    }
    INVALID_UPDATE_POLICY {
        name: "invalid-update-policy",
        severity: Error,
        summary: "The update policy does not fit the type",
        explanation: "",
        example: "",
        instead: "",
        behaviour: "",
    }
    EXTERNAL_WITH_DEPENDENCY {
        name: "external-with-dependency",
        severity: Error,
        summary: "An external resource can not depend on others",
        explanation: "",
        example: "",
        instead: "",
        behaviour: "",
    }
    INVALID_OUTPUT {
        name: "invalid-output",
        severity: Error,
        summary: "An output has the wrong shape",
        explanation: "",
        example: "",
        instead: "",
        behaviour: "",
    }
    UNKNOWN_OUTPUT_KEY {
        name: "unknown-output-key",
        severity: Warning,
        summary: "An output has a key that does not exist",
        explanation: "",
        example: "",
        instead: "",
        behaviour: "",
    }
}
