use super::*;

#[test]
fn versions_and_aliases_are_found() {
    for (asked, version) in [("2013-05-23", "2013-05-23"), ("newton", "2016-10-14"), ("wallaby", "2021-04-16")] {
        assert_eq!(Dialect::hot(asked).map(|dialect| dialect.version), Some(version));
    }
    assert!(Dialect::hot("Newton").is_none());
    assert!(Dialect::hot("2010-09-09").is_none());
    assert!(Dialect::cfn("AWSTemplateFormatVersion", "2010-09-09").is_some_and(|dialect| dialect.has_conditions));
    assert!(Dialect::cfn("HeatTemplateFormatVersion", "2012-12-12").is_some_and(|dialect| !dialect.has_conditions));
    assert!(Dialect::cfn("AWSTemplateFormatVersion", "2012-12-12").is_none());
    assert_eq!(Dialect::all().count(), 14);
}

#[test]
fn functions_come_and_go_with_versions() {
    for (name, first) in [
        ("get_param", "2013-05-23"),
        ("Ref", "2013-05-23"),
        ("digest", "2015-04-30"),
        ("str_split", "2015-10-15"),
        ("map_merge", "2016-04-08"),
        ("equals", "2016-10-14"),
        ("if", "2016-10-14"),
        ("filter", "2017-02-24"),
        ("contains", "2017-09-01"),
    ] {
        assert_eq!(Dialect::first_hot_with(name).map(|dialect| dialect.version), Some(first), "{name}");
    }
    assert!(Dialect::first_hot_with("Fn::GetAtt").is_none());
    let juno = Dialect::hot("2014-10-16").expect("a version of HOT");
    assert_eq!(juno.function("Ref"), Some(Function::Removed));
    assert_eq!(juno.function("Fn::Select"), Some(Function::Select));
    assert_eq!(Dialect::latest_hot().function("Fn::Select"), Some(Function::Removed));
    assert_eq!(Dialect::latest_hot().function("equals"), None);
}

#[test]
fn loops_of_aws_carry_a_name() {
    assert_eq!(Dialect::aws().function("Fn::ForEach::Buckets"), Some(Function::ForEach));
    assert_eq!(Dialect::aws().function("Fn::ForEach::"), None);
    assert_eq!(Dialect::latest_cfn().function("Fn::ForEach::Buckets"), None);
}

#[test]
fn no_name_stands_twice() {
    for dialect in Dialect::all() {
        let mut names: Vec<_> = dialect.function_names().chain(dialect.removed.iter().copied()).collect();
        let count = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), count, "{} {}", dialect.version_key, dialect.version);
    }
}
