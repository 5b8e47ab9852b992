//! Which of our codes say the same as one of Heat's texts.
//!
//! Heat has texts, no codes. Each line here gives a pattern for a text and the codes of which one must be among ours for
//! the two to agree. Patterns are about Heat's words only, never about a template. A line with several codes means that
//! Heat uses one text for what we tell apart. Invariant: the first pattern that fits decides, so special ones stand first.

use compiler::code::Code;
use compiler::code::{condition::*, environment::*, function::*, nested::*, parameter::*};
use compiler::code::{property::*, reference::*, resource::*, syntax::*, template::*};

type Kind = (&'static str, &'static [&'static Code]);

/// The codes that agree with a text of Heat's; empty where no pattern fits.
pub fn codes_for(text: &str) -> &'static [&'static Code] {
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let tables = [READING, VERSIONS, PARAMETERS, ENVIRONMENTS, RESOURCES, CONDITIONS, VALUES, PLUGINS, CALLS, RAW];
    let fitting = tables.into_iter().flatten().find(|(pattern, _)| fits(pattern, &words));
    fitting.map_or(&[], |(_, codes)| codes)
}

/// Whether the parts of a pattern (`*` between them) occur in a text in this order. `^` holds the first to the beginning,
/// `$` the last to the end.
pub fn fits(pattern: &str, text: &str) -> bool {
    let (body, anchored_end) = match pattern.strip_suffix('$') {
        Some(body) => (body, true),
        None => (pattern, false),
    };
    let (body, mut rest) = match body.strip_prefix('^') {
        Some(body) if !text.starts_with(body.split('*').next().unwrap_or("")) => return false,
        Some(body) => (body, text),
        None => (body, text),
    };
    let mut parts = body.split('*').peekable();
    while let Some(part) = parts.next() {
        if anchored_end && parts.peek().is_none() {
            return rest.ends_with(part);
        }
        match rest.find(part) {
            Some(at) => rest = &rest[at + part.len()..],
            None => return false,
        }
    }
    true
}

/// Section 2 and 3 of the description of Heat's validation: text, client, request.
static READING: &[Kind] = &[
    // A stack within a stack, whose template is text in a property.
    ("^Failed validating stack template", &[&REFUSED_BY_RESOURCE, &MISSING_VERSION, &NOT_A_TEMPLATE, &YAML_SYNTAX]),
    ("could not determine a constructor for the tag 'tag:yaml.org,2002:value'", &[&VALUE_TOKEN]),
    ("could not determine a constructor for the tag", &[&UNKNOWN_TAG, &SHORT_TAG, &UNSUPPORTED_TAG, &VALUE_TOKEN]),
    ("is not JSON serializable", &[&UNSUPPORTED_TAG]),
    ("found unhashable key", &[&UNHASHABLE_KEY, &UNSUPPORTED_TAG]),
    ("^Error parsing template*while constructing a mapping*<<", &[&MERGE_VALUE]),
    ("expected a mapping for merging", &[&MERGE_VALUE]),
    ("^Error parsing template*expected '<document start>'", &[&SEVERAL_DOCUMENTS, &YAML_SYNTAX]),
    ("^Error parsing template*expected a scalar node", &[&UNSUPPORTED_TAG]),
    ("^Error parsing template*expected a mapping node", &[&UNSUPPORTED_TAG]),
    ("^Error parsing template*expected a sequence node", &[&UNSUPPORTED_TAG]),
    ("expected a single document in the stream", &[&SEVERAL_DOCUMENTS]),
    ("special characters are not allowed", &[&CONTROL_CHARACTER, &BINARY_FILE]),
    ("codec can't decode", &[&INVALID_UTF8, &BINARY_FILE]),
    ("expected a mapping or list of mappings for merging", &[&MERGE_VALUE]),
    ("Circular reference detected", &[&RECURSIVE_ALIAS]),
    ("found undefined alias", &[&UNKNOWN_ANCHOR]),
    ("found character '\\t' that cannot start any token", &[&TAB_INDENTATION, &YAML_SYNTAX]),
    (
        "Error parsing template",
        &[&YAML_SYNTAX, &JSON_SYNTAX, &TAB_INDENTATION, &UNHASHABLE_KEY, &CONTROL_CHARACTER, &SEVERAL_DOCUMENTS],
    ),
    ("Template not in valid format", &[&YAML_SYNTAX, &JSON_SYNTAX]),
    ("Environment not in valid format", &[&YAML_SYNTAX, &JSON_SYNTAX, &INVALID_ENVIRONMENT]),
    ("The template is not a JSON object or YAML mapping.", &[&NOT_A_TEMPLATE]),
    ("Could not fetch contents for", &[&UNRESOLVABLE_FILE, &UNREADABLE_TEMPLATE, &REMOTE_TEMPLATE]),
    ("Could not fetch remote template", &[&UNREADABLE_TEMPLATE, &REMOTE_TEMPLATE]),
    ("No content found in the \"files\" section for get_file path", &[&UNRESOLVABLE_FILE]),
    ("exceeds maximum allowed size", &[&FILE_TOO_LARGE]),
];

/// Sections 4, 5 and 13: version, sections, limits.
static VERSIONS: &[Kind] = &[
    ("Template format version not found.", &[&MISSING_VERSION, &EMPTY_FILE, &NOT_A_TEMPLATE, &UNKNOWN_VERSION]),
    ("Template version was not provided", &[&MISSING_VERSION, &UNKNOWN_VERSION]),
    ("Ambiguous versions", &[&AMBIGUOUS_VERSION]),
    ("is not supported in this version of HOT", &[&REMOVED_FUNCTION]),
    ("The template version is invalid: \"", &[&UNKNOWN_VERSION, &AMBIGUOUS_VERSION]),
    ("The template section is invalid: heat_template_version", &[&UNKNOWN_SECTION, &AMBIGUOUS_VERSION]),
    ("The template section is invalid: *TemplateFormatVersion", &[&UNKNOWN_SECTION, &AMBIGUOUS_VERSION]),
    ("The template section is invalid", &[&UNKNOWN_SECTION]),
    ("Maximum resources per stack exceeded", &[&TOO_MANY_RESOURCES]),
    ("Recursion depth exceeds", &[&NESTING_LIMIT, &RECURSIVE_TEMPLATE]),
];

/// Sections 6 and 7.
static PARAMETERS: &[Kind] = &[
    ("^Invalid parameter (*), expected a mapping", &[&INVALID_PARAMETER]),
    ("Tags property should be a list for parameter", &[&INVALID_PARAMETER]),
    ("Missing parameter type for parameter", &[&MISSING_PARAMETER_TYPE]),
    ("^Invalid type (", &[&UNKNOWN_PARAMETER_TYPE, &MISSING_PARAMETER_TYPE]),
    ("^Invalid key '*' for parameter (", &[&UNKNOWN_PARAMETER_KEY]),
    ("^Invalid key '*' for", &[&INVALID_CONSTRAINT]),
    ("Invalid parameter constraints", &[&INVALID_CONSTRAINT]),
    ("No constraint expressed", &[&INVALID_CONSTRAINT]),
    ("^Invalid * constraint, expected a mapping", &[&INVALID_CONSTRAINT]),
    ("^A * constraint must have a", &[&INVALID_CONSTRAINT]),
    ("min/max", &[&INVALID_CONSTRAINT]),
    ("step/offset must be", &[&INVALID_CONSTRAINT]),
    ("step cannot be 0.", &[&INVALID_CONSTRAINT]),
    ("offset must be smaller", &[&INVALID_CONSTRAINT]),
    ("step and offset must be both", &[&INVALID_CONSTRAINT]),
    ("^AllowedValues must be a list", &[&INVALID_CONSTRAINT]),
    ("^AllowedPattern must be a string", &[&INVALID_CONSTRAINT]),
    // A bound that is no number, and values of parameters on their way through Python's own conversion.
    (
        "^could not convert string to float",
        &[&INVALID_CONSTRAINT, &INVALID_DEFAULT, &INVALID_PARAMETER_VALUE, &UNSUPPORTED_TAG],
    ),
    ("^int() argument must be a string", &[&INVALID_CONSTRAINT, &INVALID_PARAMETER_VALUE, &INVALID_DEFAULT]),
    ("^object of type '*' has no len()", &[&INVALID_PARAMETER_VALUE, &INVALID_DEFAULT]),
    ("^expected string or bytes-like object", &[&INVALID_PARAMETER_VALUE, &INVALID_DEFAULT]),
    ("^the JSON object must be str", &[&INVALID_PARAMETER_VALUE, &INVALID_DEFAULT]),
    ("object has no attribute 'endswith'", &[&INVALID_PARAMETER_VALUE, &INVALID_DEFAULT]),
    ("^Parameter '*' is invalid: * constraint invalid for", &[&CONSTRAINT_NOT_APPLICABLE, &INVALID_CONSTRAINT]),
    ("(constraint not found)", &[&UNKNOWN_CUSTOM_CONSTRAINT, &INVALID_CONSTRAINT]),
    ("^Parameter '*' is invalid: Invalid default", &[&INVALID_DEFAULT]),
    ("^Parameter '*' is invalid: Default must be", &[&INVALID_DEFAULT]),
    // The value may be a given one or the default: Heat's text is the same.
    ("^Parameter '*' is invalid:", &[&INVALID_PARAMETER_VALUE, &INVALID_DEFAULT]),
    ("was not defined in template", &[&UNDEFINED_PARAMETER_VALUE]),
    ("^The Parameter (*) was not provided.", &[&MISSING_PARAMETER_VALUE, &UNKNOWN_PARAMETER, &UNSET_PSEUDO_PARAMETER]),
    ("The Parameter (*) was not provided.", &[&UNKNOWN_PARAMETER, &MISSING_PARAMETER_VALUE, &UNSET_PSEUDO_PARAMETER]),
    ("^Duplicate names", &[&DUPLICATE_NAME]),
    ("must be assigned to one parameter group only", &[&PARAMETER_IN_TWO_GROUPS]),
    ("does not reference a valid parameter", &[&UNKNOWN_GROUPED_PARAMETER, &INVALID_PARAMETER_GROUPS]),
    ("^Parameter Groups error", &[&INVALID_PARAMETER_GROUPS]),
];

/// Section 12.
static ENVIRONMENTS: &[Kind] = &[
    ("environment has wrong section", &[&UNKNOWN_ENVIRONMENT_SECTION, &INVALID_ENVIRONMENT]),
    ("object has no attribute 'copy'", &[&INVALID_ENVIRONMENT]),
    ("object has no attribute 'get_resource_info'", &[&INVALID_REGISTRY_ENTRY]),
    ("object has no attribute 'user_resource'", &[&INVALID_REGISTRY_ENTRY]),
    ("object has no attribute 'matches'", &[&INVALID_REGISTRY_ENTRY]),
    ("'MapResourceInfo' object has no attribute 'get'", &[&INVALID_REGISTRY_ENTRY]),
    ("argument of type 'MapResourceInfo' is not iterable", &[&INVALID_REGISTRY_ENTRY]),
    ("ZaqarEventSink.__init__()", &[&INVALID_ENVIRONMENT]),
    ("environment has empty section", &[&INVALID_ENVIRONMENT]),
    ("The environment is not a valid YAML mapping", &[&INVALID_ENVIRONMENT]),
    ("Invalid hook type", &[&INVALID_HOOK]),
    ("Invalid restricted_action type", &[&INVALID_RESTRICTED_ACTION]),
    ("merge strateg", &[&CONFLICTING_MERGE_STRATEGIES, &INVALID_ENVIRONMENT]),
    // Types mapped to each other in a ring.
    ("^maximum recursion depth exceeded", &[&REGISTRY_CYCLE, &NESTING_TOO_DEEP, &RECURSIVE_TEMPLATE]),
    ("object has no attribute 'support_status'", &[&INVALID_REGISTRY_ENTRY]),
];

/// Sections 8, 11, 15 and 16.
static RESOURCES: &[Kind] = &[
    ("Each resource must contain a type key", &[&MISSING_RESOURCE_TYPE, &INVALID_RESOURCE]),
    ("Each Resource must contain a Type key", &[&MISSING_RESOURCE_TYPE, &INVALID_RESOURCE]),
    ("must contain a map of resource maps", &[&INVALID_RESOURCE, &INVALID_SECTION]),
    ("Resources must contain Resource", &[&INVALID_RESOURCE, &INVALID_SECTION]),
    ("is not a valid keyword inside a resource definition", &[&UNKNOWN_RESOURCE_KEY]),
    ("Invalid keyword(s) inside a resource definition", &[&UNKNOWN_RESOURCE_KEY]),
    ("is not a valid keyword inside a output definition", &[&UNKNOWN_OUTPUT_KEY, &INVALID_OUTPUT]),
    ("Resource name may not contain", &[&INVALID_RESOURCE_NAME]),
    ("^Resource * deletion_policy type must be", &[&INVALID_DELETION_POLICY, &INVALID_RESOURCE]),
    ("^Resource * DeletionPolicy type must be", &[&INVALID_DELETION_POLICY, &INVALID_RESOURCE]),
    ("^Resource * update_policy type must be", &[&INVALID_UPDATE_POLICY, &INVALID_RESOURCE]),
    ("^Resource * UpdatePolicy type must be", &[&INVALID_UPDATE_POLICY, &INVALID_RESOURCE]),
    ("^Resource * condition type must be", &[&INVALID_CONDITION, &INVALID_RESOURCE]),
    ("^Resource * Condition type must be", &[&INVALID_CONDITION, &INVALID_RESOURCE]),
    ("Each output must contain a value key", &[&INVALID_OUTPUT]),
    ("^Resource * type type must be", &[&MISSING_RESOURCE_TYPE, &INVALID_RESOURCE]),
    ("^Resource * Type type must be", &[&MISSING_RESOURCE_TYPE, &INVALID_RESOURCE]),
    ("Resource * type must be", &[&INVALID_RESOURCE]),
    ("Resource \"*\" type is not a string", &[&MISSING_RESOURCE_TYPE, &INVALID_RESOURCE]),
    ("Resource \"*\" has no type", &[&MISSING_RESOURCE_TYPE, &INVALID_RESOURCE]),
    ("Non-empty resource type is required", &[&MISSING_RESOURCE_TYPE, &INVALID_RESOURCE]),
    ("depends_on must be a list of strings", &[&INVALID_RESOURCE]),
    ("DependsOn must be a list of strings", &[&INVALID_RESOURCE]),
    ("deletion policy", &[&INVALID_DELETION_POLICY]),
    (
        "The Resource Type (*) could not be found",
        &[&UNKNOWN_RESOURCE_TYPE, &REMOVED_RESOURCE_TYPE, &AWS_ONLY_RESOURCE_TYPE, &FOREIGN_RESOURCE_TYPE],
    ),
    ("Invalid dependency with external", &[&EXTERNAL_WITH_DEPENDENCY]),
    ("Circular Dependency Found", &[&CIRCULAR_DEPENDENCY]),
    ("The specified reference", &[&UNKNOWN_REFERENCE, &DISABLED_REFERENCE, &UNKNOWN_PARAMETER]),
    ("The Referenced Attribute", &[&UNKNOWN_ATTRIBUTE, &DISABLED_REFERENCE, &UNKNOWN_TEMPLATE_OUTPUT]),
    ("^Output validation error", &[&INVALID_OUTPUT]),
    ("between facade", &[&FACADE_MISMATCH]),
    ("for facade", &[&FACADE_MISMATCH]),
    ("in facade", &[&FACADE_MISMATCH]),
];

/// Section 9.
static CONDITIONS: &[Kind] = &[
    ("^Conditions validation error", &[&INVALID_CONDITIONS_SECTION]),
    ("Circular definition for condition", &[&CONDITION_CYCLE]),
    (
        "The definition of condition \"*\" is invalid",
        &[&INVALID_CONDITION, &FUNCTION_NOT_IN_CONDITION, &LATER_FUNCTION, &UNKNOWN_FUNCTION],
    ),
    ("Invalid condition \"", &[&UNKNOWN_CONDITION, &INVALID_CONDITION]),
    ("is invalid in this context", &[&FUNCTION_NOT_IN_CONDITION]),
    ("^conditions.*rgument", &[&INVALID_ARGUMENTS, &FUNCTION_FAILS, &INVALID_CONDITION]),
    ("^Conditions.*rgument", &[&INVALID_ARGUMENTS, &FUNCTION_FAILS, &INVALID_CONDITION]),
    ("must be a condition", &[&INVALID_CONDITION, &INVALID_ARGUMENTS]),
    ("must be a list of conditions", &[&INVALID_CONDITION, &INVALID_ARGUMENTS]),
    ("The minimum number of condition arguments", &[&INVALID_CONDITION, &INVALID_ARGUMENTS]),
];

/// Section 14, whatever the resource type.
static VALUES: &[Kind] = &[
    ("update_policy*Unknown Property", &[&INVALID_UPDATE_POLICY, &UNKNOWN_PROPERTY]),
    ("UpdatePolicy*Unknown Property", &[&INVALID_UPDATE_POLICY, &UNKNOWN_PROPERTY]),
    ("Unknown Property", &[&UNKNOWN_PROPERTY]),
    ("not assigned$", &[&MISSING_PROPERTY, &REQUIRED_NULL]),
    ("not implemented yet", &[&UNIMPLEMENTED_PROPERTY]),
    ("Value must be a string; got", WRONG),
    ("is not an integer$", WRONG),
    ("could not convert string to float", WRONG),
    ("is not a valid boolean", WRONG),
    ("is not a map$", WRONG),
    ("is not a list$", WRONG),
    ("make_url: int() argument must be a string", FAILS),
    ("int() argument must be a string", WRONG),
    ("cannot convert float infinity to integer", WRONG),
    ("expected str instance, dict found", WRONG),
    ("expected str instance, int found", WRONG),
    ("is out of range (min", &[&VALUE_NOT_ALLOWED, &WRONG_TYPE]),
    ("is not an allowed value [", &[&VALUE_NOT_ALLOWED]),
    ("does not match pattern", &[&VALUE_NOT_ALLOWED]),
    ("is not a multiple of", &[&VALUE_NOT_ALLOWED]),
    ("Error validating value", &[&VALUE_NOT_ALLOWED]),
    ("Cannot define the following properties at the same time", &[&CONFLICTING_PROPERTIES]),
    ("At least one of the following properties must be specified", &[&MISSING_ONE_OF]),
    ("cannot be specified without", &[&PROPERTY_NEEDS_OTHER]),
    ("should only be specified for * with value", &[&PROPERTY_NEEDS_VALUE]),
    ("object is not iterable", &[&WRONG_TYPE, &INVALID_RESOURCE, &INVALID_ARGUMENTS]),
];

/// What resource types say of themselves, in words of their own: any code of that family will do.
static PLUGINS: &[Kind] = &[
    ("Mistral resource validation error", OWN),
    ("Either * must be provided.", OWN),
    ("If neither", OWN),
    ("If without", OWN),
    ("If \"*\" is provided, only one of", OWN),
    ("Neither image nor bootable volume", OWN),
    ("Multiple bootable sources", OWN),
    ("Can not specify", OWN),
    ("One of the properties", OWN),
    ("Length property cannot be smaller", OWN),
    ("Illegal prefix bounds", OWN),
    ("Invalid mix of disk and container formats", OWN),
    ("Invalid payload for specified", OWN),
    ("Invalid action * for object type", OWN),
    ("Unexpected properties", OWN),
    ("Provided neutron_subnet does not belong", OWN),
    ("Properties * are not required when", OWN),
    ("Property * is not supported if", OWN),
    ("Property * required when", OWN),
    ("Property * is required when", OWN),
    ("Property * is missing. This property should be specified for", OWN),
    ("property is required by the nova API version", &[&MISSING_PROPERTY, &MISSING_ONE_OF, &REFUSED_BY_RESOURCE]),
    ("segmentation_id", OWN),
    ("physical_network", OWN),
    ("not supported for ipv4", OWN),
    ("not allowed in value_specs", OWN),
    ("key not allowed in resource metadata", OWN),
    ("The subscriber type of must be one of", OWN),
    ("The size of AutoScalingGroup", OWN),
    ("DesiredCapacity must be between", OWN),
    ("MinSize can not be greater than MaxSize", OWN),
    (
        "Anything other than one VPCZoneIdentifier",
        &[&REFUSED_BY_RESOURCE, &CONFLICTING_PROPERTIES, &PROPERTY_NEEDS_OTHER, &MISSING_PROPERTY],
    ),
    ("SnapshotId is missing", OWN),
    ("Only ISO 8601 duration format", OWN),
    ("is in invalid format", &[&VALUE_NOT_ALLOWED, &REFUSED_BY_RESOURCE]),
];

/// Section 10: the shape of arguments, seen while reading, and what fails on resolving.
static CALLS: &[Kind] = &[
    ("Property error: * The following params were not found in the template", FAILS),
    ("has an undefined or empty value for param", FAILS),
    ("syntax should be", FAILS),
    ("empty separator", FAILS),
    ("integer division or modulo by zero", FAILS),
    ("Unknown function \"", FAILS),
    ("Unknown method \"", FAILS),
    ("Bad expression", &[&INVALID_ARGUMENTS]),
    ("replace() argument", FAILS),
    ("Parameter name in \"*\" must be string", &[&INVALID_ARGUMENTS, &FUNCTION_FAILS]),
    ("Index to \"*\" must be", FAILS),
    ("Member list", FAILS),
    ("Delimiter for Fn::Split must be string", FAILS),
    ("dictionary update sequence element", FAILS),
    ("Algorithm must be one of", FAILS),
    ("only works with lists", FAILS),
    ("must be str or None, not", FAILS),
    ("quote_from_bytes() expected bytes", FAILS),
    ("the length of for_each values should be equal", FAILS),
    ("values to unpack", FAILS),
    ("No function \"", FAILS),
    ("No method \"", FAILS),
    ("Expecting value: line", &[&FUNCTION_FAILS, &INVALID_PARAMETER_VALUE]),
    ("Invalid condition", &[&UNKNOWN_CONDITION, &INVALID_CONDITION]),
    ("String to split must be string", FAILS),
    ("Items to", FAILS),
    ("Incorrect index to", FAILS),
    ("must operate on a list", FAILS),
    ("delimiter must be a string", FAILS),
    ("template must be a string", FAILS),
    ("params must be strings or numbers", FAILS),
    ("parameters must be a mapping", FAILS),
    ("filters a list of values", FAILS),
    ("expected * arguments of the form", FAILS),
    ("rgument", FAILS),
    ("should be boolean type for repeat function", FAILS),
    ("Invalid URL port", FAILS),
    ("should not contain '", FAILS),
    ("Expecting property name enclosed in double quotes", &[&FUNCTION_FAILS, &INVALID_PARAMETER_VALUE]),
    ("MemberListToMap", FAILS),
];

/// Accidents of Python inside Heat that stand for a rule all the same.
static RAW: &[Kind] = &[
    (
        "object has no attribute 'items'",
        &[&INVALID_SECTION, &INVALID_PARAMETER, &INVALID_RESOURCE, &INVALID_OUTPUT, &INVALID_ENVIRONMENT],
    ),
    ("object has no attribute 'values'", &[&INVALID_SECTION, &INVALID_RESOURCE]),
    ("^list index out of range", FAILS),
    ("object has no attribute 'get'", &[&INVALID_PARAMETER_GROUPS, &INVALID_SECTION, &INVALID_RESOURCE]),
    ("object is not subscriptable", &[&UNKNOWN_ATTRIBUTE, &MISSING_MAPPING, &FUNCTION_FAILS]),
    ("object has no attribute 'startswith'", &[&UNKNOWN_ATTRIBUTE]),
    ("unterminated", &[&INVALID_PATTERN]),
    ("at position", &[&INVALID_PATTERN]),
    (
        "^unhashable type",
        &[
            &INVALID_ARGUMENTS,
            &FUNCTION_FAILS,
            &INVALID_CONSTRAINT,
            &INVALID_ENVIRONMENT,
            &UNKNOWN_ATTRIBUTE,
            &UNKNOWN_REFERENCE,
        ],
    ),
    ("unhashable type", &[&INVALID_ARGUMENTS, &FUNCTION_FAILS, &MISSING_MAPPING, &UNKNOWN_ATTRIBUTE]),
    ("cannot unpack non-iterable", &[&INVALID_ARGUMENTS]),
    ("invalid literal for int()", &[&UNSUPPORTED_TAG, &UNKNOWN_TAG, &YAML_SYNTAX]),
    ("object has no attribute 'metadata_get'", &[&FUNCTION_FAILS]),
    (".Fn::FindInMap: '", &[&MISSING_MAPPING, &INVALID_ARGUMENTS]),
    // A key that a mapping lacks, or a value that a function can not convert, is all that is told.
    ("^Property error: *: None$", &[&MISSING_MAPPING, &FUNCTION_FAILS, &INVALID_ARGUMENTS]),
    ("^Property error: *: True$", &[&MISSING_MAPPING, &FUNCTION_FAILS, &INVALID_ARGUMENTS]),
    ("^Property error: *: False$", &[&MISSING_MAPPING, &FUNCTION_FAILS, &INVALID_ARGUMENTS]),
    (": '", &[&MISSING_MAPPING, &FUNCTION_FAILS, &INVALID_ARGUMENTS]),
];

/// A call whose shape is wrong, or that can only fail: Heat's texts do not tell them apart.
const FAILS: &[&Code] = &[&INVALID_ARGUMENTS, &FUNCTION_FAILS];

/// A value of the wrong type, written or computed.
///
/// A function that the version does not have is data to Heat: a map where something else is wanted.
const WRONG: &[&Code] = &[&WRONG_TYPE, &FUNCTION_FAILS, &LATER_FUNCTION, &MISSPELT_FUNCTION, &UNKNOWN_FUNCTION];

/// What a resource type checks beyond its schema.
const OWN: &[&Code] =
    &[&REFUSED_BY_RESOURCE, &CONFLICTING_PROPERTIES, &MISSING_ONE_OF, &PROPERTY_NEEDS_OTHER, &PROPERTY_NEEDS_VALUE];
