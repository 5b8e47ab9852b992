//! What each template version allows.

/// A template version.
#[derive(Debug)]
pub struct Dialect {}
