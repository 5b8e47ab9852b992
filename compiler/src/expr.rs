//! A value as written: literals and function calls, the same for HOT and CloudFormation.
//!
//! A call keeps its arguments as one expression, exactly as written, so that nothing is lost on the way through; the
//! typed look at them is [`Call::arguments`] in `function.rs`. Broken text is `Missing`.

use crate::function::Function;
use crate::source::Span;
use crate::syntax::Text;
use crate::value::Name;

#[derive(Debug, Clone, PartialEq)]
pub struct Expr {
    pub span: Span,
    pub kind: ExprKind,
}

#[derive(Debug, Clone, PartialEq)]
pub enum ExprKind {
    /// Broken, and reported; nobody complains again.
    Missing,
    Null,
    Bool(bool),
    Int(i64),
    Float(f64),
    String(Text),
    List(Vec<Expr>),
    /// In the order written, each key once.
    Map(Vec<(Name, Expr)>),
    Call(Box<Call>),
}

/// A function call: `{get_param: x}`, `{"Fn::Join": [...]}`, `!Sub ...`.
#[derive(Debug, Clone, PartialEq)]
pub struct Call {
    pub function: Function,
    /// The function's name as written: `get_param`, `Fn::GetAtt`, `Fn::ForEach::Buckets`. For a short tag, its long form,
    /// with the tag's place.
    pub name: Name,
    pub spelling: Spelling,
    /// What stands under the name.
    pub argument: Expr,
    pub state: CallState,
}

/// How a call is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spelling {
    /// A map of one key.
    Map,
    /// `!Ref x`.
    Tag,
}

/// Whether the arguments have a shape that the function takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CallState {
    Good,
    /// Reported; the value is unknown.
    Malformed,
}

impl Expr {
    pub fn new(span: Span, kind: ExprKind) -> Expr {
        Expr { span, kind }
    }

    pub fn missing(span: Span) -> Expr {
        Expr::new(span, ExprKind::Missing)
    }

    pub fn as_str(&self) -> Option<&str> {
        self.as_text().map(Text::as_str)
    }

    pub fn as_text(&self) -> Option<&Text> {
        match &self.kind {
            ExprKind::String(text) => Some(text),
            _ => None,
        }
    }

    pub fn as_list(&self) -> Option<&[Expr]> {
        match &self.kind {
            ExprKind::List(items) => Some(items),
            _ => None,
        }
    }

    pub fn as_map(&self) -> Option<&[(Name, Expr)]> {
        match &self.kind {
            ExprKind::Map(entries) => Some(entries),
            _ => None,
        }
    }

    pub fn as_call(&self) -> Option<&Call> {
        match &self.kind {
            ExprKind::Call(call) => Some(call),
            _ => None,
        }
    }

    /// The expression under a key of a literal map.
    pub fn get(&self, key: &str) -> Option<&Expr> {
        self.as_map()?.iter().find(|(name, _)| name.text == key).map(|(_, value)| value)
    }

    /// Whether this is a literal that is not there or null.
    pub fn is_nothing(&self) -> bool {
        matches!(self.kind, ExprKind::Missing | ExprKind::Null)
    }

    /// Calls `visit` for this expression and everything in it, outermost first, arguments of calls included.
    pub fn walk<'a>(&'a self, visit: &mut dyn FnMut(&'a Expr)) {
        visit(self);
        match &self.kind {
            ExprKind::List(items) => items.iter().for_each(|item| item.walk(visit)),
            ExprKind::Map(entries) => entries.iter().for_each(|(_, value)| value.walk(visit)),
            ExprKind::Call(call) => call.argument.walk(visit),
            ExprKind::Missing
            | ExprKind::Null
            | ExprKind::Bool(_)
            | ExprKind::Int(_)
            | ExprKind::Float(_)
            | ExprKind::String(_) => {}
        }
    }
}
