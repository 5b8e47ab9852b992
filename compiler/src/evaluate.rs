//! stub
use crate::diagnostic::Diagnostic;
use crate::expr::Expr;
use crate::syntax::Text;
use crate::template::Template;
use crate::value::*;
use indexmap::IndexMap;
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tri {
    True,
    False,
    Unknown,
}
pub struct Evaluator<'a> {
    _t: &'a Template,
}
impl<'a> Evaluator<'a> {
    pub fn new(t: &'a Template, _v: &'a IndexMap<Text, Value>) -> Self {
        Evaluator { _t: t }
    }
    pub fn evaluate(&self, e: &Expr) -> Value {
        Value::unknown(e.span)
    }
    pub fn condition_expr(&self, _e: &Expr) -> Tri {
        Tri::Unknown
    }
    pub fn into_diagnostics(self) -> Vec<Diagnostic> {
        vec![]
    }
}
