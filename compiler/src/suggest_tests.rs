use super::closest;

#[test]
fn close_words_are_suggested() {
    let table: &[(&str, &[&str], Option<&str>)] = &[
        ("flavour", &["flavor", "image", "name"], Some("flavor")),
        ("imgae", &["flavor", "image", "name"], Some("image")),
        ("networks", &["network", "networks"], Some("networks")),
        ("availabilityZone", &["availability_zone", "zone"], Some("availability_zone")),
        ("KEY_NAME", &["key_name", "key-name"], Some("key_name")),
        ("key-name", &["key_name", "key-name"], Some("key-name")),
        ("true", &["True", "False"], Some("True")),
        ("OS::Nova::Sever", &["OS::Nova::Server", "OS::Nova::ServerGroup"], Some("OS::Nova::Server")),
        ("get_parm", &["get_param", "get_attr"], Some("get_param")),
        ("a", &["b"], None),
        ("ab", &["abc"], Some("abc")),
        ("ab", &["ba"], None),
        ("user_data", &["networks"], None),
        ("", &["a"], None),
        ("__", &["a"], None),
        ("größe", &["grösse", "groesse"], Some("grösse")),
    ];
    for (word, candidates, expected) in table {
        assert_eq!(closest(word, candidates.iter().copied()), *expected, "{word}");
    }
}

#[test]
fn the_first_of_equals_wins() {
    assert_eq!(closest("cat1", ["cat2", "cat3"]), Some("cat2"));
}

#[test]
fn very_long_words_are_left_alone() {
    let long = "x".repeat(5000);
    assert_eq!(closest(&long, ["x"]), None);
    assert_eq!(closest("x", [long.as_str()]), None);
}
