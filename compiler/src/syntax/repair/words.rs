//! What is said about the parser's errors for which no rule has better words.

use granit_parser::ErrorKind;

/// A headline and a help for a kind of error.
pub fn describe(kind: &ErrorKind) -> (String, &'static str) {
    use ErrorKind as K;
    let (message, help) = match kind {
        K::ExpectedBlockMappingKey | K::InvalidIndentation | K::CommentInterceptedScalar => (
            "this does not fit into the mapping around it",
            "indent it like the keys beside it, and write `key: value`",
        ),
        K::ExpectedBlockSequenceEntry => ("this does not fit into the list around it", "begin each item with `- `"),
        K::MappingKeyNotAllowed | K::MappingValueNotAllowed | K::InvalidColonPlacement => {
            ("a `:` can not stand here", "put the text in quotes, or begin a new line for the key")
        }
        kind if is_escape(kind) => {
            ("this escape is not known to YAML", "write a backslash as `\\\\`, or use single quotes")
        }
        K::DuplicateVersionDirective | K::DuplicateTagDirective => {
            ("this directive stands twice", "remove one of them")
        }
        K::UnsupportedYamlMajorVersion => ("Heat reads YAML 1.1", "remove this line"),
        K::ExpectedDocumentStart | K::MissingDocumentEndBeforeDirective | K::InvalidDocumentEnd => {
            ("text can not stand here between documents", "remove it")
        }
        K::UndeclaredTagHandle => ("this tag has an undeclared prefix", "remove the tag"),
        K::InvalidGlobalTagCharacter
        | K::ExpectedTagBang
        | K::ExpectedTagDirectiveBang
        | K::InvalidTagTerminator
        | K::InvalidTagDirectiveTerminator
        | K::MissingTagUri
        | K::UnclosedVerbatimTag
        | K::InvalidTagEscape
        | K::InvalidTagUtf8LeadingByte
        | K::InvalidTagUtf8TrailingByte
        | K::InvalidTagUtf8 => ("`!` begins a tag, and this is none", "put the text in quotes"),
        K::CommentNotSeparated => ("a space is missing before this `#`", "write a space before the comment"),
        K::InvalidBlockScalarIndent | K::TabAtBlockScalarStart => {
            ("this line of the text block is indented less than its first line", "indent it like the first line")
        }
        K::DirectiveByteLimitExceeded { .. }
        | K::InvalidDirectiveTerminator
        | K::MissingDirectiveName
        | K::InvalidDirectiveName
        | K::YamlVersionTooLong
        | K::MissingYamlVersion
        | K::MissingYamlVersionSeparator
        | K::TooManyReservedDirectiveParams { .. } => {
            ("`%` begins a directive, and this is none", "put the text in quotes")
        }
        _ => ("this is not valid YAML", "look at the brackets, quotes and the indentation here"),
    };
    (message.to_string(), help)
}

/// Whether an escape in double quotes is what is wrong.
pub fn is_escape(kind: &ErrorKind) -> bool {
    use ErrorKind as K;
    matches!(
        kind,
        K::UnknownQuotedScalarEscape
            | K::InvalidQuotedScalarHexEscape
            | K::InvalidLowSurrogateHexEscape
            | K::InvalidLowSurrogate
            | K::MissingLowSurrogate
            | K::UnpairedLowSurrogate
            | K::InvalidUnicodeEscape
    )
}
