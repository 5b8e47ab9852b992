//! Codes of environments.

use super::codes;
use crate::diagnostic::Severity::*;

codes! {
    INVALID_ENVIRONMENT {
        name: "invalid-environment",
        severity: Error,
        summary: "The environment has the wrong shape",
        explanation: "",
        example: "",
        instead: "",
        behaviour: "",
    }
    UNKNOWN_ENVIRONMENT_SECTION {
        name: "unknown-environment-section",
        severity: Error,
        summary: "A section that environments do not have",
        explanation: "",
        example: "",
        instead: "",
        behaviour: "",
    }
    INVALID_REGISTRY_ENTRY {
        name: "invalid-registry-entry",
        severity: Error,
        summary: "A resource registry entry has the wrong shape",
        explanation: "",
        example: "",
        instead: "",
        behaviour: "",
    }
    REGISTRY_CYCLE {
        name: "registry-cycle",
        severity: Error,
        summary: "Resource types are mapped to each other in a ring",
        explanation: "",
        example: "",
        instead: "",
        behaviour: "",
    }
    INVALID_HOOK {
        name: "invalid-hook",
        severity: Error,
        summary: "The hook does not exist",
        explanation: "",
        example: "",
        instead: "",
        behaviour: "",
    }
    INVALID_RESTRICTED_ACTION {
        name: "invalid-restricted-action",
        severity: Error,
        summary: "The restricted action does not exist",
        explanation: "",
        example: "",
        instead: "",
        behaviour: "",
    }
    UNREADABLE_ENVIRONMENT {
        name: "unreadable-environment",
        severity: Error,
        summary: "The environment file can not be read",
        explanation: "",
        example: "",
        instead: "",
        behaviour: "",
    }
    CONFLICTING_MERGE_STRATEGIES {
        name: "conflicting-merge-strategies",
        severity: Error,
        summary: "Two environments merge one parameter in different ways",
        explanation: "",
        example: "",
        instead: "",
        behaviour: "",
    }
}
