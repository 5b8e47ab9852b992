//! DNS names, in lower case as Heat wants them.
//! heat:heat/common/netutils.py `validate_dns_format`

use super::quoted;

const MAX_LABEL: usize = 63;
const MAX_NAME: usize = 255;

/// A name with or without the dot at its end; empty is fine.
pub fn check_name(text: &str) -> Result<(), String> {
    if text.is_empty() {
        return Ok(());
    }
    let shown = quoted(text);
    let trimmed = text.strip_suffix('.').unwrap_or(text);
    if trimmed.chars().count() > MAX_NAME {
        return Err(format!("{shown} is longer than {MAX_NAME} characters"));
    }
    let labels: Vec<&str> = trimmed.split('.').collect();
    for label in &labels {
        check_label(label, &shown)?;
    }
    let last = labels.last().copied().unwrap_or_default();
    if text.ends_with('.') && labels.len() > 1 && line(last).bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(format!("{shown} is not a DNS name: its top level `{}` is a number", line(last)));
    }
    Ok(())
}

/// A name that a domain will be appended to: no dot at its end.
pub fn check_relative_name(text: &str) -> Result<(), String> {
    if text.ends_with('.') {
        return Err(format!("{} is not a relative DNS name: it ends with a dot", quoted(text)));
    }
    if text.chars().count() > MAX_NAME - 3 {
        return Err(format!("{} is too long for a relative DNS name: at most {}", quoted(text), MAX_NAME - 3));
    }
    check_name(text)
}

/// A name that ends with a dot.
pub fn check_domain(text: &str) -> Result<(), String> {
    check_name(text)?;
    if text.ends_with('.') {
        Ok(())
    } else {
        Err(format!("{} must end with a dot: {}", quoted(text), quoted(&format!("{text}."))))
    }
}

fn check_label(label: &str, shown: &str) -> Result<(), String> {
    if line(label).is_empty() {
        return Err(format!("{shown} is not a DNS name: a part is empty"));
    }
    if label.starts_with('-') || label.ends_with('-') {
        return Err(format!("{shown} is not a DNS name: {} starts or ends with a hyphen", quoted(label)));
    }
    if label.chars().count() > MAX_LABEL {
        return Err(format!("{shown} is not a DNS name: a part is longer than {MAX_LABEL} characters"));
    }
    let allowed = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    match line(label).chars().find(|char| !u8::try_from(*char).is_ok_and(allowed)) {
        None => Ok(()),
        Some(char) if char.is_ascii_uppercase() => {
            Err(format!("{shown} is not a DNS name: letters must be lower case"))
        }
        Some(char) => Err(format!("{shown} is not a DNS name: {} is not allowed", quoted(&char.to_string()))),
    }
}

/// Python's `$` lets a newline pass at the end of a part.
fn line(label: &str) -> &str {
    label.strip_suffix('\n').unwrap_or(label)
}
