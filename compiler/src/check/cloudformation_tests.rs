use crate::check::{Options, Target, check};
use crate::files::MemoryFiles;

/// The texts that findings of a code underline, with their messages.
fn findings(text: &str) -> Vec<String> {
    let options = Options { target: Target::Aws, ..Options::default() };
    let checked = check("/main.yaml", text.as_bytes().to_vec(), &options, &MemoryFiles::default());
    let underlined = |span: crate::source::Span| &text[span.start as usize..span.end as usize];
    checked.diagnostics.iter().map(|found| format!("{} <- {}", underlined(found.primary.span), found.message)).collect()
}

fn check_section(section: &str, expected: &[&str]) {
    let text = format!("{section}\nResources:\n  Code:\n    Type: AWS::CodeCommit::Repository\n");
    assert_eq!(findings(&text), expected, "{section}");
}

fn check_reference(reference: &str, expected: &[&str]) {
    let text = format!(
        "Resources:\n  Code:\n    Type: AWS::CodeCommit::Repository\n    Properties:\n      RepositoryName: !Sub {reference}\n"
    );
    assert_eq!(findings(&text), expected, "{reference}");
}

#[test]
fn transforms_are_names_or_maps() {
    check_section("Transform: AWS::Serverless-2016-10-31", &[]);
    check_section("Transform: [AWS::LanguageExtensions, {Name: 'AWS::Include', Parameters: {Location: x}}]", &[]);
    check_section("Transform: 1", &["1 <- a transform must be the name of a macro or a map"]);
    check_section("Transform:", &["Transform <- a transform must be the name of a macro or a map"]);
    check_section("Transform: {Parameters: {}}", &["{Parameters: {}} <- the transform has no `Name`"]);
    check_section("Transform: [{Name: 1}]", &["{Name: 1} <- the `Name` of a transform must be text"]);
    check_section("Transform: {Name: M, Parameters: x}", &["x <- the `Parameters` of a transform must be a map"]);
}

#[test]
fn mappings_have_two_levels() {
    check_section("Mappings: {Sizes: {us-east-1: {small: 1, list: [a], flag: true}}}", &[]);
    check_section("Mappings: [a]", &["[a] <- `Mappings` must be a map"]);
    check_section("Mappings: {Sizes: small}", &["small <- mapping `Sizes` must be a map"]);
    check_section("Mappings: {Sizes: {small: 1}}", &["1 <- `small` of mapping `Sizes` must be a map"]);
    check_section("Mappings: {Sizes: {eu: {a: {b: c}}}}", &["{b: c} <- `a` of a mapping can not be a map"]);
    check_section("Mappings: {Sizes: {eu: {a: }}}", &["a <- `a` of a mapping can not be nothing (null)"]);
    check_section(
        "Mappings: {Sizes: {eu: {a: {Ref: 'AWS::Region'}}}}",
        &["{Ref: 'AWS::Region'} <- `a` of a mapping can not be a function"],
    );
}

#[test]
fn names_in_mappings_are_plain() {
    check_section("Mappings: {My_Sizes: {eu: {a: 1}}}", &["My_Sizes <- `My_Sizes` is no name for a key of `Mappings`"]);
    check_section("Mappings: {Sizes: {e_u: {a: 1}}}", &["e_u <- `e_u` is no name for a key of mapping `Sizes`"]);
    check_section(
        "Mappings: {Sizes: {eu.x: {a.b: 1}}}",
        &["a.b <- `a.b` is no name for a key of `eu.x` of mapping `Sizes`"],
    );
}

#[test]
fn what_macros_rewrite_is_not_looked_at() {
    check_section("Transform: MyMacro\nMappings: {Sizes: small}\nRules: [a]", &[]);
    check_section("Transform: AWS::LanguageExtensions\nMappings: {Sizes: {eu: {'[1]': a}}}", &[]);
    check_section("Mappings: {Sizes: {'Fn::Transform': {Name: 'AWS::Include', Parameters: {Location: x}}}}", &[]);
}

#[test]
fn rules_have_assertions() {
    let rule =
        "Rules: {Size: {RuleCondition: {'Fn::Equals': [a, b]}, Assertions: [{Assert: {'Fn::Contains': [[a], a]}}]}}";
    check_section(rule, &[]);
    check_section("Rules: [a]", &["[a] <- `Rules` must be a map of rules"]);
    check_section("Rules: {Size: a}", &["a <- rule `Size` must be a map"]);
    check_section("Rules: {Size: {}}", &["Size <- rule `Size` has no `Assertions`"]);
    check_section("Rules: {Size: {Assertions: a}}", &["a <- the `Assertions` of rule `Size` must be a list"]);
    check_section("Rules: {Size: {Assertions: [a]}}", &["a <- an assertion of rule `Size` must be a map"]);
    check_section(
        "Rules: {Size: {Assertions: [{AssertDescription: a}]}}",
        &["{AssertDescription: a} <- an assertion of rule `Size` has no `Assert`"],
    );
}

#[test]
fn dynamic_references_have_a_form() {
    for good in [
        "'{{resolve:ssm:/web/name}}'",
        "'a-{{resolve:ssm:name:12}}-b'",
        "'{{resolve:ssm-secure:name}}'",
        "'{{resolve:secretsmanager:web}}'",
        "'{{resolve:secretsmanager:web:SecretString:password:AWSCURRENT}}'",
        "'{{resolve:secretsmanager:web::password}}'",
        "'{{resolve:secretsmanager:arn:aws:secretsmanager:eu-west-1:1:secret:web:SecretString:a}}'",
        "'{{resolve:ssm:/${AWS::Region}/name}}'",
        "'{{resolve:secretsmanager:${AWS::StackName}:SecretString}}'",
        "'{{resolve:ssm:unclosed'",
        "'{{ other }}'",
    ] {
        check_reference(good, &[]);
    }
    check_reference("'{{resolve:smm:name}}'", &["{{resolve:smm:name}} <- a dynamic reference knows no service `smm`"]);
    check_reference("'a {{resolve:ssm}}'", &["{{resolve:ssm}} <- the dynamic reference names no parameter"]);
    check_reference(
        "'{{resolve:ssm:a b}}'",
        &["{{resolve:ssm:a b}} <- `a b` is no name of a Systems Manager parameter"],
    );
    check_reference(
        "'{{resolve:ssm:a:one}}'",
        &["{{resolve:ssm:a:one}} <- the version `one` of the dynamic reference is not a number"],
    );
    check_reference("'{{resolve:ssm:a:1:2}}'", &["{{resolve:ssm:a:1:2}} <- the dynamic reference has too many parts"]);
    check_reference(
        "'{{resolve:secretsmanager:a:password}}'",
        &[
            "{{resolve:secretsmanager:a:password}} <- a dynamic reference to a secret gives its `SecretString`, not `password`",
        ],
    );
    check_reference(
        "'{{resolve:secretsmanager:arn:aws}}'",
        &["{{resolve:secretsmanager:arn:aws}} <- the dynamic reference names no secret"],
    );
}
