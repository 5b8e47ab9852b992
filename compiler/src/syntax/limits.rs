//! limits
use super::*;
pub fn parse(source: &Source) -> Parse {
    Parse {
        root: Node::missing(Span::at(0)),
        comments: Vec::new(),
        format: Format::Yaml,
        diagnostics: {
            let _ = &source.text;
            Vec::new()
        },
    }
}
