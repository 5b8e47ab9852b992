use super::*;

#[test]
fn columns_count_characters_from_one() {
    let source = Source::new(SourceId(0), "a.yaml", "a: ü\nb: x\n");
    assert_eq!(source.line_column(0), LineColumn { line: 1, column: 1 });
    assert_eq!(source.line_column(5), LineColumn { line: 1, column: 5 });
    assert_eq!(source.line_column(6), LineColumn { line: 2, column: 1 });
    assert_eq!(source.line_column(999), LineColumn { line: 3, column: 1 });
}

#[test]
fn bytes_that_are_no_utf8_keep_every_offset() {
    let source = Source::from_bytes(SourceId(0), "a.yaml", b"ab\xff\xfecd\xc3".to_vec());
    assert_eq!(&*source.text, "ab??cd?");
    assert_eq!(source.invalid_utf8, Some(2));
}
