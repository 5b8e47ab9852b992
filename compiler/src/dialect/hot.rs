//! The eleven versions of HOT, each in terms of the one before (`heat:heat/engine/hot/template.py`).

use super::{AttributeForm, Dialect, FunctionTable, Language, Pseudo, Taker};
use crate::function::Function;

/// From the oldest to the newest.
pub(super) static ALL: &[&Dialect] =
    &[&FIRST, &JUNO, &KILO, &LIBERTY, &MITAKA, &NEWTON, &OCATA, &PIKE, &QUEENS, &ROCKY, &WALLABY];

const BASE: FunctionTable = &[
    ("get_param", Function::Param),
    ("get_resource", Function::Resource),
    ("get_attr", Function::Attribute),
    ("get_file", Function::File),
    ("str_replace", Function::Replace),
    ("list_join", Function::Join),
    ("resource_facade", Function::ResourceFacade),
];

const SELECT: FunctionTable = &[("Fn::Select", Function::Select)];

/// CloudFormation's functions in the first version.
const LEGACY: FunctionTable = &[
    ("Ref", Function::Ref),
    ("Fn::Join", Function::Join),
    ("Fn::Split", Function::Split),
    ("Fn::Replace", Function::Replace),
    ("Fn::Base64", Function::Base64),
    ("Fn::GetAZs", Function::GetAzs),
    ("Fn::MemberListToMap", Function::MemberListToMap),
    ("Fn::ResourceFacade", Function::ResourceFacade),
];

const SINCE_KILO: FunctionTable = &[("repeat", Function::Repeat), ("digest", Function::Digest)];
const SINCE_LIBERTY: FunctionTable = &[("str_split", Function::Split)];
const SINCE_MITAKA: FunctionTable = &[("map_merge", Function::MapMerge)];
const SINCE_NEWTON: FunctionTable =
    &[("if", Function::If), ("yaql", Function::Yaql), ("map_replace", Function::MapReplace)];
const SINCE_OCATA: FunctionTable = &[("filter", Function::Filter), ("str_replace_strict", Function::ReplaceStrict)];
const SINCE_PIKE: FunctionTable = &[
    ("make_url", Function::MakeUrl),
    ("list_concat", Function::ListConcat),
    ("list_concat_unique", Function::ListConcatUnique),
    ("str_replace_vstrict", Function::ReplaceVeryStrict),
    ("contains", Function::Contains),
];

const CONDITIONS: FunctionTable = &[
    ("equals", Function::Equals),
    ("not", Function::Not),
    ("and", Function::And),
    ("or", Function::Or),
    ("get_param", Function::Param),
];
const CONDITIONS_SINCE_PIKE: FunctionTable = &[("yaql", Function::Yaql), ("contains", Function::Contains)];

const REMOVED_IN_JUNO: &[&str] = &[
    "Fn::Base64",
    "Fn::GetAZs",
    "Fn::Join",
    "Fn::MemberListToMap",
    "Fn::Replace",
    "Fn::ResourceFacade",
    "Fn::Split",
    "Ref",
];
const REMOVED_IN_LIBERTY: &[&str] = &[
    "Fn::Base64",
    "Fn::GetAZs",
    "Fn::Join",
    "Fn::MemberListToMap",
    "Fn::Replace",
    "Fn::ResourceFacade",
    "Fn::Select",
    "Fn::Split",
    "Ref",
];

static FIRST: Dialect = base();
static JUNO: Dialect = juno();
static KILO: Dialect = kilo();
static LIBERTY: Dialect = liberty();
static MITAKA: Dialect = mitaka();
static NEWTON: Dialect = newton();
static OCATA: Dialect = ocata();
static PIKE: Dialect = pike();
static QUEENS: Dialect = queens();
static ROCKY: Dialect = Dialect { version: "2018-08-31", alias: Some("rocky"), ..queens() };
pub(super) static WALLABY: Dialect =
    Dialect { version: "2021-04-16", alias: Some("wallaby"), two_argument_if: true, ..queens() };

const fn base() -> Dialect {
    Dialect {
        language: Language::Hot,
        by: Taker::Heat,
        version_key: "heat_template_version",
        version: "2013-05-23",
        alias: None,
        sections: &["heat_template_version", "description", "parameter_groups", "parameters", "resources", "outputs"],
        functions: &[BASE, SELECT, LEGACY],
        condition_functions: &[],
        rule_functions: &[],
        removed: &[],
        resource_keys: &[
            "type",
            "properties",
            "metadata",
            "depends_on",
            "deletion_policy",
            "update_policy",
            "description",
        ],
        refuses_resource_keys: true,
        output_keys: &["description", "value"],
        parameter_keys: &["type", "description", "default", "schema", "constraints", "hidden", "label", "immutable"],
        parameter_types: &["string", "number", "comma_delimited_list", "json", "boolean"],
        constraint_keys: &["description", "length", "range", "allowed_values", "allowed_pattern", "custom_constraint"],
        deletion_policies: &["Delete", "Retain", "Snapshot"],
        pseudo_parameters: &[
            ("OS::stack_name", Pseudo::Text),
            ("OS::stack_id", Pseudo::Text),
            ("OS::project_id", Pseudo::Text),
            ("OS::region", Pseudo::Unset),
        ],
        has_conditions: false,
        short_tags: false,
        attribute: AttributeForm::Select,
        join_several: false,
        replace_json: false,
        repeat_maps: false,
        repeat_permutations: false,
        two_argument_if: false,
    }
}

const fn juno() -> Dialect {
    Dialect {
        version: "2014-10-16",
        functions: &[BASE, SELECT],
        removed: REMOVED_IN_JUNO,
        attribute: AttributeForm::Path,
        ..base()
    }
}

const fn kilo() -> Dialect {
    Dialect { version: "2015-04-30", functions: &[BASE, SELECT, SINCE_KILO], ..juno() }
}

const fn liberty() -> Dialect {
    Dialect {
        version: "2015-10-15",
        functions: &[BASE, SINCE_KILO, SINCE_LIBERTY],
        removed: REMOVED_IN_LIBERTY,
        attribute: AttributeForm::PathOrAll,
        join_several: true,
        replace_json: true,
        ..kilo()
    }
}

const fn mitaka() -> Dialect {
    Dialect { version: "2016-04-08", functions: &[BASE, SINCE_KILO, SINCE_LIBERTY, SINCE_MITAKA], ..liberty() }
}

const fn newton() -> Dialect {
    Dialect {
        version: "2016-10-14",
        alias: Some("newton"),
        sections: &[
            "heat_template_version",
            "description",
            "parameter_groups",
            "parameters",
            "resources",
            "outputs",
            "conditions",
        ],
        functions: &[BASE, SINCE_KILO, SINCE_LIBERTY, SINCE_MITAKA, SINCE_NEWTON],
        condition_functions: &[CONDITIONS],
        resource_keys: &[
            "type",
            "properties",
            "metadata",
            "depends_on",
            "deletion_policy",
            "update_policy",
            "description",
            "external_id",
            "condition",
        ],
        output_keys: &["description", "value", "condition"],
        deletion_policies: &["Delete", "Retain", "Snapshot", "delete", "retain", "snapshot"],
        has_conditions: true,
        repeat_maps: true,
        ..mitaka()
    }
}

const fn ocata() -> Dialect {
    Dialect {
        version: "2017-02-24",
        alias: Some("ocata"),
        functions: &[BASE, SINCE_KILO, SINCE_LIBERTY, SINCE_MITAKA, SINCE_NEWTON, SINCE_OCATA],
        constraint_keys: &[
            "description",
            "length",
            "range",
            "modulo",
            "allowed_values",
            "allowed_pattern",
            "custom_constraint",
        ],
        ..newton()
    }
}

const fn pike() -> Dialect {
    Dialect {
        version: "2017-09-01",
        alias: Some("pike"),
        functions: &[BASE, SINCE_KILO, SINCE_LIBERTY, SINCE_MITAKA, SINCE_NEWTON, SINCE_OCATA, SINCE_PIKE],
        condition_functions: &[CONDITIONS, CONDITIONS_SINCE_PIKE],
        repeat_permutations: true,
        ..ocata()
    }
}

const fn queens() -> Dialect {
    Dialect {
        version: "2018-03-02",
        alias: Some("queens"),
        parameter_keys: &[
            "type",
            "description",
            "default",
            "schema",
            "constraints",
            "hidden",
            "label",
            "immutable",
            "tags",
        ],
        ..pike()
    }
}
