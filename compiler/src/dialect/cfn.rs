//! CloudFormation's language as Heat reads it (`heat:heat/engine/cfn/template.py`).

use super::{AttributeForm, Dialect, FunctionTable, Language, Pseudo, Taker};
use crate::function::Function;

pub(super) static ALL: &[&Dialect] = &[&HEAT_FORMAT, &AWS_FORMAT];

const BASE: FunctionTable = &[
    ("Ref", Function::Ref),
    ("Fn::GetAtt", Function::Attribute),
    ("Fn::FindInMap", Function::FindInMap),
    ("Fn::Select", Function::Select),
    ("Fn::Join", Function::Join),
    ("Fn::Split", Function::Split),
    ("Fn::Replace", Function::Replace),
    ("Fn::Base64", Function::Base64),
    ("Fn::GetAZs", Function::GetAzs),
    ("Fn::MemberListToMap", Function::MemberListToMap),
    ("Fn::ResourceFacade", Function::ResourceFacade),
];

const IF: FunctionTable = &[("Fn::If", Function::If)];

const CONDITIONS: FunctionTable = &[
    ("Fn::Equals", Function::Equals),
    ("Fn::Not", Function::Not),
    ("Fn::And", Function::And),
    ("Fn::Or", Function::Or),
    ("Ref", Function::Ref),
    ("Fn::FindInMap", Function::FindInMap),
];

/// `HeatTemplateFormatVersion`: without conditions.
static HEAT_FORMAT: Dialect = base();

/// `AWSTemplateFormatVersion`.
pub(super) static AWS_FORMAT: Dialect = Dialect {
    version_key: "AWSTemplateFormatVersion",
    version: "2010-09-09",
    sections: &[
        "AWSTemplateFormatVersion",
        "HeatTemplateFormatVersion",
        "Description",
        "Mappings",
        "Parameters",
        "Resources",
        "Outputs",
        "Conditions",
    ],
    functions: &[BASE, IF],
    condition_functions: &[CONDITIONS],
    resource_keys: &[
        "Type",
        "Properties",
        "Metadata",
        "DependsOn",
        "DeletionPolicy",
        "UpdatePolicy",
        "Description",
        "Condition",
    ],
    output_keys: &["Description", "Value", "Condition"],
    has_conditions: true,
    ..base()
};

const PARAMETER_KEYS: &[&str] = &[
    "Type",
    "Default",
    "NoEcho",
    "AllowedValues",
    "AllowedPattern",
    "MaxLength",
    "MinLength",
    "MaxValue",
    "MinValue",
    "Description",
    "ConstraintDescription",
    "Label",
];

const fn base() -> Dialect {
    Dialect {
        language: Language::Cfn,
        by: Taker::Heat,
        version_key: "HeatTemplateFormatVersion",
        version: "2012-12-12",
        alias: None,
        sections: &[
            "AWSTemplateFormatVersion",
            "HeatTemplateFormatVersion",
            "Description",
            "Mappings",
            "Parameters",
            "Resources",
            "Outputs",
        ],
        functions: &[BASE],
        condition_functions: &[],
        rule_functions: &[],
        removed: &[],
        resource_keys: &[
            "Type",
            "Properties",
            "Metadata",
            "DependsOn",
            "DeletionPolicy",
            "UpdatePolicy",
            "Description",
        ],
        refuses_resource_keys: false,
        output_keys: &["Description", "Value"],
        parameter_keys: PARAMETER_KEYS,
        parameter_types: &["String", "Number", "CommaDelimitedList", "Json", "Boolean"],
        constraint_keys: &["AllowedValues", "AllowedPattern", "MaxLength", "MinLength", "MaxValue", "MinValue"],
        deletion_policies: &["Delete", "Retain", "Snapshot"],
        pseudo_parameters: &[
            ("AWS::StackId", Pseudo::Text),
            ("AWS::StackName", Pseudo::Text),
            ("AWS::Region", Pseudo::Text),
        ],
        has_conditions: false,
        short_tags: false,
        attribute: AttributeForm::Pair,
        join_several: false,
        replace_json: false,
        repeat_maps: false,
        repeat_permutations: false,
        two_argument_if: false,
    }
}
