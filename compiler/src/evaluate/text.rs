//! Functions that make text: `str_replace` and its strict sisters, `list_join`, `str_split`, `get_file`, `Fn::Base64`.

use super::limits::Work;
use super::{Outcome, Stop, exactly, fails, fails_with, is_falsy, items, limits, malformed, text_of};
use crate::dialect::Dialect;
use crate::expr::{Call, ExprKind};
use crate::function::Function;
use crate::python;
use crate::syntax::Text;
use crate::value::{Name, Value, ValueKind};

use super::lookup::at;

/// The content of a file is not looked at here.
pub(super) fn file(call: &Call, argument: &Value) -> Outcome {
    text_of(call, argument, "the path")?;
    Err(Stop::Unknown)
}

/// Heat leaves the text as it is; it encodes user data itself.
pub(super) fn base64(call: &Call, argument: &Value) -> Outcome {
    text_of(call, argument, "the argument").map(|text| ValueKind::String(text.clone()))
}

/// `str_replace` and `Fn::Replace` (heat:heat/engine/hot/functions.py `Replace`).
pub(super) fn replace(call: &Call, argument: &Value, dialect: &Dialect, work: &Work) -> Outcome {
    let (template, params) = match &argument.kind {
        ValueKind::List(_) => {
            let [params, template] = exactly(call, argument, "a map of replacements and a text")?;
            (template, params)
        }
        _ => match (argument.get("template"), argument.get("params")) {
            (Some(template), Some(params)) => (template, params),
            _ => return Err(Stop::Unknown),
        },
    };
    let with_json = dialect.replace_json && !call.name.text.starts_with("Fn::");
    let replacements = replacements(call, params, with_json);
    let template = text_of(call, template, "the template");
    let (template, replacements) = (template?, replacements?);
    if call.function != Function::Replace {
        all_are_found(call, template, params, work)?;
    }
    let known: Option<Vec<(&str, String)>> = replacements.into_iter().map(|(key, value)| Some((key, value?))).collect();
    let known = known.ok_or(Stop::Unknown)?;
    replaced(template, &known, work).map(|text| ValueKind::String(text.into()))
}

/// Placeholders with their texts (nothing where unknown), the longest first, then by the alphabet.
fn replacements<'v>(call: &Call, params: &'v Value, with_json: bool) -> Result<Vec<(&'v str, Option<String>)>, Stop> {
    let entries = match &params.kind {
        ValueKind::Map(entries) => entries,
        ValueKind::Missing | ValueKind::Unknown(_) => return Err(Stop::Unknown),
        _ => {
            let message = format!("`params` of `{}` must be a map, found {}", call.name.text, params.kind_name());
            return fails(params.span, message);
        }
    };
    let mut replacements = Vec::with_capacity(entries.len());
    for (name, value) in entries {
        if name.text.is_empty() {
            return fails(value.span, format!("a placeholder of `{}` is empty", call.name.text));
        }
        replacements.push((name.text.as_str(), replacement(call, name, value, with_json)?));
    }
    replacements.sort_by(|(left, _), (right, _)| {
        right.chars().count().cmp(&left.chars().count()).then_with(|| left.cmp(right))
    });
    Ok(replacements)
}

fn replacement(call: &Call, name: &Name, value: &Value, with_json: bool) -> Result<Option<String>, Stop> {
    let is_empty = match &value.kind {
        ValueKind::Null => true,
        ValueKind::String(text) => text.is_empty(),
        ValueKind::List(items) => items.is_empty(),
        ValueKind::Map(entries) => entries.is_empty(),
        _ => false,
    };
    if is_empty && call.function == Function::ReplaceVeryStrict {
        let span = if value.span.is_empty() { name.span } else { value.span };
        return fails(span, format!("`{}` refuses the empty value of `{}`", call.name.text, name.text));
    }
    match &value.kind {
        ValueKind::Missing | ValueKind::Unknown(_) => Ok(None),
        ValueKind::Null => Ok(Some(String::new())),
        ValueKind::List(_) | ValueKind::Map(_) if with_json => Ok(python::json_dumps(value)),
        ValueKind::List(_) | ValueKind::Map(_) => {
            let found = value.kind_name();
            let message = format!("`{}` puts in text and numbers, `{}` is {found}", call.name.text, name.text);
            fails(value.span, message)
        }
        _ => Ok(python::str_of(value)),
    }
}

/// The strict sisters want every placeholder in the template.
fn all_are_found(call: &Call, template: &Text, params: &Value, work: &Work) -> Result<(), Stop> {
    let Some(entries) = params.as_map() else { return Ok(()) };
    // Longer placeholders take their place first, so what they cover does not count.
    let mut names: Vec<&Name> = entries.iter().map(|(name, _)| name).collect();
    names.sort_by(|left, right| {
        right.text.chars().count().cmp(&left.text.chars().count()).then_with(|| left.text.cmp(&right.text))
    });
    let mut pieces: Vec<&str> = vec![template.as_str()];
    for name in names {
        work.spend(cost_of_search(&pieces, template))?;
        let split: Vec<&str> = pieces.iter().flat_map(|piece| piece.split(name.text.as_str())).collect();
        if split.len() == pieces.len() {
            return fails(name.span, format!("the template of `{}` does not contain `{}`", call.name.text, name.text));
        }
        pieces = split;
    }
    Ok(())
}

/// Part of a text in which placeholders are looked for, or what one was replaced by.
enum Piece<'t> {
    Open(&'t str),
    Closed(&'t str),
}

/// What it costs to look for one placeholder. Bytes are passed over many at a time, pieces one by one.
fn cost_of_search<T>(pieces: &[T], template: &str) -> usize {
    size_of_val(pieces) + template.len() / 8
}

/// Replaces by splitting, so that what is put in is not looked at again.
fn replaced(template: &str, replacements: &[(&str, String)], work: &Work) -> Result<String, Stop> {
    let mut pieces = vec![Piece::Open(template)];
    for (placeholder, value) in replacements {
        work.spend(cost_of_search(&pieces, template))?;
        let mut next = Vec::with_capacity(pieces.len());
        for piece in pieces {
            let Piece::Open(text) = piece else {
                next.push(piece);
                continue;
            };
            for (index, part) in text.split(placeholder).enumerate() {
                if index > 0 {
                    next.push(Piece::Closed(value));
                }
                next.push(Piece::Open(part));
            }
        }
        pieces = next;
    }
    let texts = || {
        pieces.iter().map(|piece| match piece {
            Piece::Open(text) | Piece::Closed(text) => *text,
        })
    };
    let length: usize = texts().map(str::len).sum();
    if length <= limits::BYTES { Ok(texts().collect()) } else { Err(Stop::Unknown) }
}

/// `list_join` and `Fn::Join`; `several` lists with JSON for maps and lists since 2015-10-15.
pub(super) fn join(call: &Call, argument: &Value, several: bool) -> Outcome {
    let several = several && !call.name.text.starts_with("Fn::");
    let items = items(call, argument, "a delimiter and a list")?;
    let Some((delimiter, lists)) = items.split_first() else { return Err(Stop::Unknown) };
    let mut parts: Vec<Option<String>> = Vec::new();
    let mut is_known = true;
    for list in lists {
        match &list.kind {
            ValueKind::Missing | ValueKind::Unknown(_) => is_known = false,
            ValueKind::Null => {}
            ValueKind::List(items) => {
                for item in items {
                    parts.push(joined_item(call, item, several)?);
                }
            }
            _ if several && is_falsy(list) => {}
            _ => return fails(list.span, format!("`{}` joins lists, found {}", call.name.text, list.kind_name())),
        }
    }
    let delimiter = text_of(call, delimiter, "the delimiter")?;
    let parts: Option<Vec<String>> = parts.into_iter().collect();
    let parts = parts.filter(|_| is_known).ok_or(Stop::Unknown)?;
    let length: usize = parts.iter().map(|part| part.len() + delimiter.len()).sum();
    if length > limits::BYTES {
        return Err(Stop::Unknown);
    }
    Ok(ValueKind::String(parts.join(delimiter.as_str()).into()))
}

/// An item as text, nothing where it is unknown.
fn joined_item(call: &Call, item: &Value, with_json: bool) -> Result<Option<String>, Stop> {
    match &item.kind {
        ValueKind::Missing | ValueKind::Unknown(_) => Ok(None),
        ValueKind::Null => Ok(Some(String::new())),
        ValueKind::String(text) => Ok(Some(text.to_string())),
        ValueKind::List(_) | ValueKind::Map(_) if with_json => Ok(python::json_dumps(item)),
        _ => {
            let message = format!("`{}` joins text, found {}", call.name.text, item.kind_name());
            fails_with(item.span, message, "write it in quotes; `str_replace` takes numbers, too")
        }
    }
}

/// `str_split` with an index or without.
pub(super) fn split(call: &Call, argument: &Value) -> Outcome {
    let what = "a delimiter and a text";
    let items = items(call, argument, what)?;
    let [delimiter, text, rest @ ..] = items else {
        return malformed(argument.span, format!("`{}` takes {what}, found {}", call.name.text, items.len()));
    };
    if text.is_null() {
        return Ok(ValueKind::Null);
    }
    let delimiter = match &delimiter.kind {
        ValueKind::String(text) if text.is_empty() => {
            return fails(delimiter.span, format!("the delimiter of `{}` is empty", call.name.text));
        }
        // Python splits at white space.
        ValueKind::Null => Ok(None),
        _ => text_of(call, delimiter, "the delimiter").map(Some),
    };
    let source = text_of(call, text, "the text to split");
    let index = rest.first().map(|index| split_index(call, index)).transpose();
    let (delimiter, source, index) = (delimiter?, source?, index?);
    let parts: Vec<&str> = match delimiter {
        Some(delimiter) => source.split(delimiter.as_str()).collect(),
        None => source.split_whitespace().collect(),
    };
    let Some(index) = index else { return Ok(split_list(&parts, text)) };
    match at(&parts, index) {
        Some(part) => Ok(ValueKind::String((*part).into())),
        None => {
            let span = rest.first().map_or(argument.span, |index| index.span);
            let count = parts.len();
            fails(span, format!("`{}` finds {count} parts, there is none at index {index}", call.name.text))
        }
    }
}

fn split_index(call: &Call, index: &Value) -> Result<i64, Stop> {
    let number = match &index.kind {
        ValueKind::Missing | ValueKind::Unknown(_) => return Err(Stop::Unknown),
        ValueKind::Int(number) => Some(*number),
        ValueKind::Bool(value) => Some(i64::from(*value)),
        ValueKind::Float(number) => Some(*number as i64),
        ValueKind::String(text) => python::parse_int(text),
        ValueKind::Null | ValueKind::List(_) | ValueKind::Map(_) => None,
    };
    match number {
        Some(number) => Ok(number),
        None => fails(
            index.span,
            format!("the index of `{}` must be a number, found {}", call.name.text, index.kind_name()),
        ),
    }
}

fn split_list(parts: &[&str], text: &Value) -> ValueKind {
    ValueKind::List(parts.iter().map(|part| Value::new(text.span, ValueKind::String((*part).into()))).collect())
}

/// `Fn::Split`: Heat wants the delimiter as it is written.
pub(super) fn split_pair(call: &Call, argument: &Value) -> Outcome {
    let [delimiter, text] = exactly(call, argument, "a delimiter and a text")?;
    if let Some([written, _]) = call.argument.as_list()
        && matches!(written.kind, ExprKind::Call(_))
    {
        return fails(written.span, format!("the delimiter of `{}` must be literal text", call.name.text));
    }
    let delimiter = text_of(call, delimiter, "the delimiter")?;
    if delimiter.is_empty() {
        return fails(argument.span, format!("the delimiter of `{}` is empty", call.name.text));
    }
    let source = text_of(call, text, "the text to split")?;
    Ok(split_list(&source.split(delimiter.as_str()).collect::<Vec<_>>(), text))
}
