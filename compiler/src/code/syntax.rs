//! Codes of reading text.

use super::codes;
use crate::diagnostic::Severity::*;

codes! {
    YAML_SYNTAX {
        name: "yaml-syntax",
        severity: Error,
        summary: "The text is not valid YAML",
        explanation: "Heat reads a template as JSON, and if that fails as YAML 1.1. It stops at the first error and refuses \
            the template. `hot` tells every error it can find: it mends a copy of the text and reads on, so what is said \
            about the rest of the file holds too. A line that has a syntax error is told once.",
        example: "heat_template_version: 2021-04-16\ndescription: note: a colon and a space\nresources: {}\n",
        instead: "heat_template_version: 2021-04-16\ndescription: \"note: a colon and a space\"\nresources: {}\n",
        behaviour: "heat:heat/common/template_format.py `simple_parse`; PyYAML's scanner and parser",
    }
    JSON_SYNTAX {
        name: "json-syntax",
        severity: Error,
        summary: "The text is neither JSON nor YAML",
        explanation: "The file begins like JSON, is not valid JSON, and can not be read as YAML either. Heat tries JSON first and \
            YAML then, so some things that JSON forbids are taken: a comma before a closing bracket, `#` comments. Missing \
            commas, missing brackets and unquoted texts with special characters are errors in both. The command line client \
            is stricter: what begins with `{` it reads as JSON only.",
        example: "{\n  \"heat_template_version\": \"2021-04-16\"\n  \"resources\": {}\n}\n",
        instead: "{\n  \"heat_template_version\": \"2021-04-16\",\n  \"resources\": {}\n}\n",
        behaviour: "heat:heat/common/template_format.py `simple_parse`; Python's `json`",
    }
    DUPLICATE_KEY {
        name: "duplicate-key",
        severity: Warning,
        summary: "A key stands twice in one mapping, and the last one wins",
        explanation: "Heat takes such a template and silently ignores all but the last of the equal keys: a whole resource or a \
            whole section can vanish that way. Keys are equal also when they become the same text in JSON, as `1` and \
            `\"1\"`, or the same number in Python, as `1` and `true`. Rename one of the keys, or remove the one that is not \
            meant. A key that overrides one brought by a merge key (`<<`) is no duplicate.",
        example: "heat_template_version: 2021-04-16\nresources:\n  web: {type: OS::Heat::RandomString}\n  web: {type: OS::Heat::None}\n",
        instead: "heat_template_version: 2021-04-16\nresources:\n  web: {type: OS::Heat::RandomString}\n  worker: {type: OS::Heat::None}\n",
        behaviour: "PyYAML `construct_mapping` and Python's `json`: the last value of a key is kept",
    }
    UNHASHABLE_KEY {
        name: "unhashable-key",
        severity: Error,
        summary: "A mapping or list is used as a key",
        explanation: "A key must be a text, a number, a truth value or null. Most often this is a placeholder of a template \
            engine: `{{ name }}` without quotes is, to YAML, a mapping whose only key is another mapping. Put the value in \
            quotes, use `get_param`, or run the template engine before the template is checked.",
        example: "heat_template_version: 2021-04-16\ndescription: {{ title }}\nresources: {}\n",
        instead: "heat_template_version: 2021-04-16\ndescription: \"{{ title }}\"\nresources: {}\n",
        behaviour: "PyYAML `construct_mapping`: `found unhashable key`",
    }
    SEVERAL_DOCUMENTS {
        name: "several-documents",
        severity: Error,
        summary: "The file holds more than one YAML document",
        explanation: "A line `---` begins a new YAML document, and a template file holds exactly one. One `---` at the very top is \
            fine. Heat refuses the file; `hot` looks at the first document only. Put each document into a file of its own, or \
            remove the `---` between two parts of one template.",
        example: "heat_template_version: 2021-04-16\nresources: {}\n---\noutputs: {}\n",
        instead: "heat_template_version: 2021-04-16\nresources: {}\noutputs: {}\n",
        behaviour: "PyYAML `get_single_node`: `expected a single document in the stream`",
    }
    TAB_INDENTATION {
        name: "tab-indentation",
        severity: Error,
        summary: "A tab indents a line",
        explanation: "YAML takes only spaces as indentation, and Heat's parser refuses a tab also on an otherwise empty line and \
            behind the `-` of a list item. Tabs inside brackets, inside texts, behind the `:` of a key and at the end of a line \
            are allowed, and so are tabs in JSON. Let the editor convert the file to spaces.",
        example: "heat_template_version: 2021-04-16\nresources:\n\tweb:\n\t\ttype: OS::Heat::None\n",
        instead: "heat_template_version: 2021-04-16\nresources:\n  web:\n    type: OS::Heat::None\n",
        behaviour: "PyYAML and libyaml: `found character that cannot start any token`",
    }
    CONTROL_CHARACTER {
        name: "control-character",
        severity: Error,
        summary: "The text holds a character that YAML does not allow",
        explanation: "Control characters other than tab and line breaks may stand nowhere in a YAML text, not even in comments or \
            quotes; they often come with text copied from a terminal. The line separators U+0085, U+2028 and U+2029 are \
            allowed, and Heat's parser takes them for line breaks where most editors show nothing. Remove the character, or \
            write it as an escape in double quotes.",
        example: "heat_template_version: 2021-04-16\ndescription: \"red \u{1b}[31m\"\nresources: {}\n",
        instead: "heat_template_version: 2021-04-16\ndescription: \"red \\x1b[31m\"\nresources: {}\n",
        behaviour: "PyYAML `check_printable`: `special characters are not allowed`",
    }
    INVALID_UTF8 {
        name: "invalid-utf8",
        severity: Error,
        summary: "The file is not UTF-8 text",
        explanation: "Templates are UTF-8. A file in another encoding, such as Latin-1 or UTF-16, is refused by Heat's client \
            before it is sent. Save the file as UTF-8. Bytes that could not be read stand as `?` in what `hot` shows.",
        example: "",
        instead: "",
        behaviour: "python-heatclient decodes templates as UTF-8",
    }
    BINARY_FILE {
        name: "binary-file",
        severity: Error,
        summary: "The file is not text",
        explanation: "The file holds bytes that no text file holds, so it is an image, an archive, a program or the like, and not a \
            template. It was not parsed. Files that are only delivered, through `get_file`, need not be text that YAML can read.",
        example: "",
        instead: "",
        behaviour: "PyYAML `check_printable`: `special characters are not allowed`",
    }
    EMPTY_FILE {
        name: "empty-file",
        severity: Error,
        summary: "The file is empty",
        explanation: "The file holds nothing, or nothing but comments. Heat reads it as an empty template and refuses it because \
            there is no version. The shortest template has a version and may leave all sections away.",
        example: "# to be written\n",
        instead: "# to be written\nheat_template_version: 2021-04-16\n",
        behaviour: "heat:heat/common/template_format.py `parse`: `Template format version not found`",
    }
    FILE_TOO_LARGE {
        name: "file-too-large",
        severity: Error,
        summary: "The template is larger than Heat takes",
        explanation: "Heat refuses templates of more than 524288 characters (`max_template_size`), each nested template counted on \
            its own, and requests of more than 1 MiB as a whole (`max_json_body_size`). An operator may have set other limits. \
            Split the template into nested ones, and move scripts out of it.",
        example: "",
        instead: "",
        behaviour: "heat:heat/common/template_format.py `validate_template_limit`",
    }
    NESTING_TOO_DEEP {
        name: "nesting-too-deep",
        severity: Error,
        summary: "The document is nested too deep",
        explanation: "Mappings and lists are nested in each other more than 250 levels deep. Heat works through a template by \
            recursion and fails at a depth of a few hundred levels with an internal error; no template written by hand comes \
            near that. The value below the limit is left out, and the rest is checked.",
        example: "",
        instead: "",
        behaviour: "Python's recursion limit in PyYAML, `json` and Heat's template code",
    }
    UNKNOWN_ANCHOR {
        name: "unknown-anchor",
        severity: Error,
        summary: "An alias names an anchor that is not defined before it",
        explanation: "`*name` stands for the value that is marked `&name` further up in the same file. The anchor must come first, \
            and it is not shared between files. A plain text can not begin with `*` either: put a pattern such as `*.example.org` \
            in quotes.",
        example: "heat_template_version: 2021-04-16\nresources:\n  a: *none\n  b: {type: OS::Heat::None}\n",
        instead: "heat_template_version: 2021-04-16\nresources:\n  a: &none {type: OS::Heat::None}\n  b: *none\n",
        behaviour: "PyYAML's composer: `found undefined alias`",
    }
    DUPLICATE_ANCHOR {
        name: "duplicate-anchor",
        severity: Error,
        summary: "Two anchors have the same name",
        explanation: "YAML itself allows to define an anchor again, for the aliases further down; Heat's parser does not. Give \
            each anchor of a file its own name.",
        example: "heat_template_version: 2021-04-16\nresources:\n  a: &it {type: OS::Heat::None}\n  b: &it {type: OS::Heat::None}\n",
        instead: "heat_template_version: 2021-04-16\nresources:\n  a: &it {type: OS::Heat::None}\n  b: *it\n",
        behaviour: "PyYAML's composer: `found duplicate anchor`",
    }
    RECURSIVE_ALIAS {
        name: "recursive-alias",
        severity: Error,
        summary: "A value contains itself by an alias",
        explanation: "The alias stands inside the value it names, so the value would have no end. The parser builds it, but it can \
            not be sent to Heat, for JSON has no such thing.",
        example: "heat_template_version: 2021-04-16\nresources:\n  a:\n    type: OS::Heat::Value\n    properties: &all {value: [*all]}\n",
        instead: "heat_template_version: 2021-04-16\nresources:\n  a:\n    type: OS::Heat::Value\n    properties: {value: [a, b]}\n",
        behaviour: "Python's `json`: `Circular reference detected`",
    }
    ALIAS_EXPANSION {
        name: "alias-expansion",
        severity: Error,
        summary: "Aliases expand to more than Heat takes",
        explanation: "Each alias is replaced by a copy of the value it names, and aliases inside of copied values multiply. When \
            copies add more than 200000 values or 2 MiB of text to a document, the request would exceed Heat's limit of \
            1 MiB many times. The alias that goes beyond is left out. It is told once, at the first such alias.",
        example: "",
        instead: "",
        behaviour: "heat:heat/common/wsgi.py: `max_json_body_size`",
    }
    MERGE_VALUE {
        name: "merge-value",
        severity: Error,
        summary: "A merge key needs a mapping or a list of mappings",
        explanation: "The key `<<` takes the entries of other mappings into this one. Its value must be a mapping, usually an alias \
            such as `*defaults`, or a list of mappings. If a key named `<<` is meant, put it in quotes.",
        example: "heat_template_version: 2021-04-16\nresources:\n  a:\n    <<: defaults\n    type: OS::Heat::None\n",
        instead: "heat_template_version: 2021-04-16\nresources:\n  b: &defaults {type: OS::Heat::None}\n  a:\n    <<: *defaults\n    type: OS::Heat::None\n",
        behaviour: "PyYAML `flatten_mapping`: `expected a mapping or list of mappings for merging`",
    }
    UNKNOWN_TAG {
        name: "unknown-tag",
        severity: Error,
        summary: "A YAML tag that Heat does not know",
        explanation: "A word after a `!` is a tag. Heat's parser knows the tags of YAML itself (`!!str`, `!!int`, ...) and refuses \
            all others; AWS also knows its short forms of functions such as `!Ref` (see `short-tag` for those). If the text \
            only begins with a `!`, put it in quotes; otherwise remove the tag.",
        example: "heat_template_version: 2021-04-16\noutputs:\n  note:\n    value: !important keep this\n",
        instead: "heat_template_version: 2021-04-16\noutputs:\n  note:\n    value: \"!important keep this\"\n",
        behaviour: "PyYAML's safe loader: `could not determine a constructor for the tag`",
    }
    UNSUPPORTED_TAG {
        name: "unsupported-tag",
        severity: Error,
        summary: "A YAML tag whose value can not be sent to Heat",
        explanation: "A tag of YAML itself makes a value that JSON does not have (`!!binary`, `!!set`), or it does not fit the \
            value behind it, as in `!!int abc`. Templates travel as JSON, so only texts, numbers, truth values, null, lists and \
            mappings arrive. Remove the tag, and write the value in one of these forms.",
        example: "heat_template_version: 2021-04-16\noutputs:\n  o: {value: !!set {a, b}}\n",
        instead: "heat_template_version: 2021-04-16\noutputs:\n  o: {value: [a, b]}\n",
        behaviour: "python-heatclient: `Object of type set is not JSON serializable`; PyYAML's constructors",
    }
    VALUE_TOKEN {
        name: "value-token",
        severity: Error,
        summary: "A lone `=` or `<<` is not a value",
        explanation: "YAML 1.1 gives a plain `=` and a plain `<<` meanings of their own, and Heat's parser has no value for them \
            outside of keys. The same holds for numbers without digits such as `0x_`. Put the text in quotes.",
        example: "heat_template_version: 2021-04-16\noutputs:\n  operator: {value: =}\n",
        instead: "heat_template_version: 2021-04-16\noutputs:\n  operator: {value: \"=\"}\n",
        behaviour: "PyYAML: `could not determine a constructor for the tag 'tag:yaml.org,2002:value'`",
    }
}
