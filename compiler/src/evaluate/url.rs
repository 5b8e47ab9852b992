//! `make_url`: a URL from its parts, escaped as Python's `urllib.parse` does (heat:heat/engine/hot/functions.py `MakeURL`).

use super::{Outcome, Stop, fails, malformed, text_of};
use crate::expr::Call;
use crate::python;
use crate::value::{Value, ValueKind};

/// Schemes that take `//` even without a host.
const WITH_HOST: &[&str] = &[
    "ftp", "http", "gopher", "nntp", "telnet", "imap", "wais", "file", "mms", "https", "shttp", "snews", "prospero",
    "rtsp", "rtsps", "rtspu", "rsync", "svn", "svn+ssh", "sftp", "nfs", "git", "git+ssh", "ws", "wss",
];

pub(super) fn make_url(call: &Call, argument: &Value) -> Outcome {
    match &argument.kind {
        ValueKind::Map(_) => {}
        ValueKind::Missing | ValueKind::Unknown(_) => return Err(Stop::Unknown),
        _ => return malformed(argument.span, format!("`{}` takes a map of parts", call.name.text)),
    }
    let mut is_known = true;
    let mut part = |key: &str| match argument.get(key) {
        Some(value) => {
            let text = text_of(call, value, &format!("`{key}`")).map(|text| text.to_string());
            known(text, &mut is_known)
        }
        None => Ok(String::new()),
    };
    let scheme = part("scheme")?;
    let (user, password, host) = (part("username")?, part("password")?, part("host")?);
    let (path, fragment) = (part("path")?, part("fragment")?);
    if scheme.contains(':') {
        let span = argument.get("scheme").map_or(argument.span, |value| value.span);
        return fails(span, format!("`scheme` of `{}` may not contain `:`", call.name.text));
    }
    let port = known(port(call, argument), &mut is_known)?;
    let query = known(query(call, argument), &mut is_known)?;
    if !is_known {
        return Err(Stop::Unknown);
    }
    let host = location(&user, &password, &host, &port);
    Ok(ValueKind::String(joined(&scheme, &host, &escaped(&path, "/"), &query, &escaped(&fragment, "/")).into()))
}

/// A part that is not known yet is left out, so that the other ones are looked at, too.
fn known(part: Result<String, Stop>, is_known: &mut bool) -> Result<String, Stop> {
    match part {
        Err(Stop::Unknown) => {
            *is_known = false;
            Ok(String::new())
        }
        part => part,
    }
}

fn location(user: &str, password: &str, host: &str, port: &str) -> String {
    let mut location = String::new();
    if !user.is_empty() || !password.is_empty() {
        location.push_str(&escaped(user, ""));
        if !password.is_empty() {
            location.push(':');
            location.push_str(&escaped(password, ""));
        }
        location.push('@');
    }
    let bare = host.strip_prefix('[').and_then(|host| host.strip_suffix(']')).unwrap_or(host);
    let host = escaped(bare, ":");
    location.push_str(&if host.contains(':') { format!("[{host}]") } else { host });
    if !port.is_empty() {
        location.push(':');
        location.push_str(port);
    }
    location
}

/// The port as it is written into the URL.
fn port(call: &Call, argument: &Value) -> Result<String, Stop> {
    let Some(port) = argument.get("port") else { return Ok(String::new()) };
    let number = match &port.kind {
        ValueKind::Missing | ValueKind::Unknown(_) => return Err(Stop::Unknown),
        ValueKind::Int(number) => Some(*number),
        ValueKind::Bool(value) => Some(i64::from(*value)),
        ValueKind::Float(number) => Some(*number as i64),
        ValueKind::String(text) => python::parse_int(text),
        ValueKind::Null | ValueKind::List(_) | ValueKind::Map(_) => None,
    };
    if !number.is_some_and(|number| (1..=65535).contains(&number)) {
        return fails(port.span, format!("`port` of `{}` must be a number from 1 to 65535", call.name.text));
    }
    python::str_of(port).ok_or(Stop::Unknown)
}

fn query(call: &Call, argument: &Value) -> Result<String, Stop> {
    let entries = match argument.get("query").map(|query| (&query.kind, query)) {
        None => return Ok(String::new()),
        Some((ValueKind::Map(entries), _)) => entries,
        Some((ValueKind::Missing | ValueKind::Unknown(_), _)) => return Err(Stop::Unknown),
        Some((_, query)) => {
            return fails(
                query.span,
                format!("`query` of `{}` must be a map, found {}", call.name.text, query.kind_name()),
            );
        }
    };
    let mut pairs = Vec::with_capacity(entries.len());
    for (name, value) in entries {
        let value = python::str_of(value).ok_or(Stop::Unknown)?;
        let escaped = |text: &str| escaped(text, "/ ").replace(' ', "+");
        pairs.push(format!("{}={}", escaped(&name.text), escaped(&value)));
    }
    Ok(pairs.join("&"))
}

/// Python's `quote`: letters, digits, `_.-~` and what is `safe` stay, other bytes become `%XX`.
fn escaped(text: &str, safe: &str) -> String {
    let mut result = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'_' | b'.' | b'-' | b'~' => result.push(byte as char),
            _ if byte.is_ascii_alphanumeric() || safe.bytes().any(|safe| safe == byte) => result.push(byte as char),
            _ => result.push_str(&format!("%{byte:02X}")),
        }
    }
    result
}

/// Python's `urlunsplit`.
fn joined(scheme: &str, host: &str, path: &str, query: &str, fragment: &str) -> String {
    let mut url = path.to_string();
    if !host.is_empty() || (!scheme.is_empty() && WITH_HOST.contains(&scheme) && !url.starts_with("//")) {
        if !url.is_empty() && !url.starts_with('/') {
            url.insert(0, '/');
        }
        url = format!("//{host}{url}");
    }
    if !scheme.is_empty() {
        url = format!("{scheme}:{url}");
    }
    if !query.is_empty() {
        url = format!("{url}?{query}");
    }
    if !fragment.is_empty() {
        url = format!("{url}#{fragment}");
    }
    url
}
