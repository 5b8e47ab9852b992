use super::*;

#[test]
fn offsets_lead_back_past_insertions_and_deletions() {
    let mut draft = Draft::new("abc def ghi");
    draft.insert(3, "::");
    draft.replace(9..10, "");
    assert_eq!(draft.text(), "abc:: defghi");
    assert_eq!(draft.span(0..3), Span::new(0, 3));
    assert_eq!(draft.span(0..4), Span::new(0, 3));
    assert_eq!(draft.span(6..9), Span::new(4, 7));
    assert_eq!(draft.span(9..12), Span::new(8, 11));
    assert_eq!(draft.span(5..5), Span::new(3, 3));
}

#[test]
fn several_edits_at_once_equal_the_same_edits_one_by_one() {
    let text = "one two three four";
    let mut at_once = Draft::new(text);
    at_once.edit(&[(0..0, "'".into()), (3..3, "'".into()), (4..8, String::new()), (14..18, "4".into())]);
    let mut one_by_one = Draft::new(text);
    one_by_one.replace(14..18, "4");
    one_by_one.replace(4..8, "");
    one_by_one.insert(3, "'");
    one_by_one.insert(0, "'");
    assert_eq!(at_once.text(), one_by_one.text());
    for offset in 0..=at_once.text().len() {
        assert_eq!(at_once.back(offset), one_by_one.back(offset), "at {offset}");
    }
}

#[test]
fn overwriting_keeps_offsets_and_boundaries() {
    let mut draft = Draft::new("aé: x");
    draft.blank(1..3);
    assert_eq!(draft.text(), "a  : x");
    assert_eq!(draft.span(2..3), Span::new(1, 3));
    assert_eq!(draft.span(5..6), Span::new(5, 6));
}
