use super::*;

const CODE: Code = Code {
    name: "late-tea",
    severity: Severity::Warning,
    summary: "The tea is late",
    explanation: "It is past five.\nPut the kettle on.",
    example: "a: 1\n#- /nested/b.yaml\nb: 2\n#- /env.yaml environment\nc: 3\n#- /run.sh\necho\n",
    instead: "{\"a\": 1}\n",
    behaviour: "heat:heat/tea.py `pour`",
};

#[test]
fn page_holds_all_parts_in_order() {
    let expected = "\
<!-- Generated from compiler/src/code/ by `UPDATE_DOCS=1 cargo test --test docs`. -->
# late-tea

The tea is late.

Severity: warning. The template is taken, and does not do what it says.

It is past five. Put the kettle on.

## Example

```yaml
a: 1
```

`nested/b.yaml`:

```yaml
b: 2
```

`env.yaml`, given with `-e`:

```yaml
c: 3
```

`run.sh`:

```
echo
```

## Instead

```json
{\"a\": 1}
```

## Behaviour

heat:heat/tea.py `pour`

(`heat:` stands for the repository openstack/heat.)
";
    assert_eq!(page(&CODE), expected);
}

#[test]
fn prose_is_wrapped_outside_of_backquotes() {
    assert_eq!(wrapped("one two\nthree four", 9), "one two\nthree\nfour");
    assert_eq!(wrapped("set `a: b c` then", 8), "set\n`a: b c`\nthen");
    assert_eq!(wrapped("one\n\ntwo", 80), "one\n\ntwo");
    assert_eq!(wrapped("", 80), "");
}

#[test]
fn parts_without_text_are_left_out() {
    let page = page(&Code { example: "", instead: "", behaviour: "", ..CODE });
    assert!(page.ends_with("past five. Put the kettle on.\n"), "{page}");
    assert!(!page.contains("##"), "{page}");
}

#[test]
fn fences_are_longer_than_those_within() {
    let page = page(&Code { example: "a: |\n  ```\n", ..CODE });
    assert!(page.contains("````yaml\na: |\n  ```\n````\n"), "{page}");
}

#[test]
fn index_links_every_code_once() {
    let index = index();
    for code in crate::code::all() {
        let link = format!("| [{0}]({0}.md) |", code.name);
        assert_eq!(index.matches(&link).count(), 1, "{}", code.name);
    }
}
