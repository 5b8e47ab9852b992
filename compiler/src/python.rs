//! Python's view of values, where Heat shows it: `str()`, `repr()`, `float()`.

/// Python's `repr(float)`: the shortest text that reads back as the same number.
pub fn float_repr(number: f64) -> String {
    number.to_string()
}
