//! What each template version allows, as static tables: Heat's thirteen versions, and AWS CloudFormation itself.
//!
//! Only facts are here: names of functions, sections and keys, and where a name changed its meaning between versions.
//! What follows from them is decided elsewhere. Invariant: whatever differs between versions is asked of a `Dialect`,
//! never by comparing version texts.

use crate::function::Function;

mod aws;
mod cfn;
mod hot;

/// A template version as its taker reads it.
#[derive(Debug)]
pub struct Dialect {
    pub language: Language,
    /// Who reads templates of this dialect.
    pub by: Taker,
    /// The key that holds the version.
    pub version_key: &'static str,
    /// The dated version.
    pub version: &'static str,
    /// The release name that may stand in place of the date.
    pub alias: Option<&'static str>,
    /// Sections at the top level, the version key among them.
    pub sections: &'static [&'static str],
    /// Functions known wherever values are parsed; several tables, as versions build upon each other.
    pub functions: &'static [FunctionTable],
    /// Functions known inside conditions.
    pub condition_functions: &'static [FunctionTable],
    /// Functions known inside the `Rules` section.
    pub rule_functions: &'static [FunctionTable],
    /// Names that are recognised as functions, and refused.
    pub removed: &'static [&'static str],
    pub resource_keys: &'static [&'static str],
    /// Other keys of a resource are an error; otherwise they are passed over.
    pub refuses_resource_keys: bool,
    pub output_keys: &'static [&'static str],
    pub parameter_keys: &'static [&'static str],
    /// Types by their exact names. AWS also takes `List<...>` and `AWS::SSM::Parameter::Value<...>` of some of them.
    pub parameter_types: &'static [&'static str],
    /// HOT: keys of an item of `constraints`. CFN: the parameter's own keys that constrain it.
    pub constraint_keys: &'static [&'static str],
    pub deletion_policies: &'static [&'static str],
    pub pseudo_parameters: &'static [(&'static str, Pseudo)],
    /// The `conditions` section, `condition` keys and `if` exist.
    pub has_conditions: bool,
    /// `!Ref x` and the like.
    pub short_tags: bool,
    pub attribute: AttributeForm,
    /// `list_join` takes several lists and turns maps and lists into JSON; one list of text otherwise.
    pub join_several: bool,
    /// `str_replace` takes maps and lists as values and puts them in as JSON.
    pub replace_json: bool,
    /// `repeat` runs over the keys of maps, too.
    pub repeat_maps: bool,
    /// `repeat` takes `permutations`.
    pub repeat_permutations: bool,
    /// `if` takes two arguments, and drops what it stands for when false.
    pub two_argument_if: bool,
}

/// The keys of which a template has exactly one.
pub const VERSION_KEYS: &[&str] = &["heat_template_version", "HeatTemplateFormatVersion", "AWSTemplateFormatVersion"];

/// Names of functions with what they do.
pub type FunctionTable = &'static [(&'static str, Function)];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    Hot,
    Cfn,
}

/// Who reads a template.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Taker {
    Heat,
    Aws,
}

/// What a pseudo parameter holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pseudo {
    /// Text that the stack gives.
    Text,
    /// A list of text that the stack gives.
    List,
    /// Declared, and never given a value.
    Unset,
    /// Drops the property that it is the value of.
    NoValue,
}

/// Which arguments `get_attr` or `Fn::GetAtt` takes, and who walks the path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AttributeForm {
    /// `[resource, attribute, path...]`; the path is applied to the attribute's value.
    Select,
    /// `[resource, attribute, path...]`; the resource gets the path.
    Path,
    /// Also `[resource]`: all attributes as a map.
    PathOrAll,
    /// `[resource, attribute]`, nothing else.
    Pair,
    /// `[resource, attribute]` or `resource.attribute`.
    PairOrText,
}

impl Dialect {
    /// The HOT dialect of a dated version or a release name.
    pub fn hot(version: &str) -> Option<&'static Dialect> {
        hot::ALL.iter().copied().find(|dialect| dialect.version == version || dialect.alias == Some(version))
    }

    /// The CloudFormation dialect of Heat that a version key and its value name.
    pub fn cfn(key: &str, version: &str) -> Option<&'static Dialect> {
        cfn::ALL.iter().copied().find(|dialect| dialect.version_key == key && dialect.version == version)
    }

    /// What AWS CloudFormation itself takes.
    pub fn aws() -> &'static Dialect {
        &aws::AWS
    }

    /// The newest version of HOT.
    pub fn latest_hot() -> &'static Dialect {
        &hot::WALLABY
    }

    /// The newest of Heat's CloudFormation dialects.
    pub fn latest_cfn() -> &'static Dialect {
        &cfn::AWS_FORMAT
    }

    /// All dialects: HOT from the oldest on, Heat's CloudFormation dialects, AWS.
    pub fn all() -> impl Iterator<Item = &'static Dialect> {
        hot::ALL.iter().chain(cfn::ALL).copied().chain([Dialect::aws()])
    }

    /// The dialects that Heat chooses from by a version key: `heat_template_version`, ...
    pub fn of_key(key: &str) -> impl Iterator<Item = &'static Dialect> {
        hot::ALL.iter().chain(cfn::ALL).copied().filter(move |dialect| dialect.version_key == key)
    }

    /// The first version of HOT that knows a function, be it only inside conditions.
    pub fn first_hot_with(function: &str) -> Option<&'static Dialect> {
        let knows =
            |dialect: &&Dialect| dialect.function(function).is_some() || dialect.condition_function(function).is_some();
        hot::ALL.iter().copied().find(knows)
    }

    /// The function of this name where values are parsed. A removed one is [`Function::Removed`].
    pub fn function(&self, name: &str) -> Option<Function> {
        if self.is_removed(name) {
            return Some(Function::Removed);
        }
        find(self.functions, name).or_else(|| self.for_each(name))
    }

    /// The function of this name inside conditions.
    pub fn condition_function(&self, name: &str) -> Option<Function> {
        find(self.condition_functions, name)
    }

    /// The function of this name inside rules.
    pub fn rule_function(&self, name: &str) -> Option<Function> {
        find(self.rule_functions, name)
    }

    pub fn is_removed(&self, name: &str) -> bool {
        self.removed.contains(&name)
    }

    /// The names of all functions where values are parsed, without the removed ones.
    pub fn function_names(&self) -> impl Iterator<Item = &'static str> {
        self.functions.iter().flat_map(|table| table.iter().map(|(name, _)| *name))
    }

    /// The names of all functions inside conditions.
    pub fn condition_function_names(&self) -> impl Iterator<Item = &'static str> {
        self.condition_functions.iter().flat_map(|table| table.iter().map(|(name, _)| *name))
    }

    /// What this dialect calls a function, where it has it.
    pub fn name_of(&self, function: Function) -> Option<&'static str> {
        let mut tables = self.functions.iter().chain(self.condition_functions).flat_map(|table| table.iter());
        tables.find(|(_, known)| *known == function).map(|(name, _)| *name)
    }

    /// The first version of the same language and taker that has a section.
    pub fn first_with_section(&self, name: &str) -> Option<&'static Dialect> {
        Dialect::all()
            .filter(|other| other.language == self.language && other.by == self.by)
            .find(|other| other.knows_section(name))
    }

    /// The sections beside the version keys.
    pub fn section_names(&self) -> impl Iterator<Item = &'static str> {
        self.sections.iter().copied().filter(|name| !VERSION_KEYS.contains(name))
    }

    pub fn knows_parameter_key(&self, name: &str) -> bool {
        self.parameter_keys.contains(&name)
    }

    pub fn knows_section(&self, name: &str) -> bool {
        self.sections.contains(&name)
    }

    pub fn pseudo_parameter(&self, name: &str) -> Option<Pseudo> {
        self.pseudo_parameters.iter().find(|(known, _)| *known == name).map(|(_, pseudo)| *pseudo)
    }

    pub fn is_hot(&self) -> bool {
        self.language == Language::Hot
    }

    pub fn is_aws(&self) -> bool {
        self.by == Taker::Aws
    }

    /// `Fn::ForEach::` carries the loop's name.
    fn for_each(&self, name: &str) -> Option<Function> {
        let named = name.strip_prefix("Fn::ForEach::").is_some_and(|rest| !rest.is_empty());
        (self.is_aws() && named).then_some(Function::ForEach)
    }
}

fn find(tables: &[FunctionTable], name: &str) -> Option<Function> {
    tables.iter().flat_map(|table| table.iter()).find(|(known, _)| *known == name).map(|(_, function)| *function)
}

#[cfg(test)]
#[path = "dialect_tests.rs"]
mod tests;
