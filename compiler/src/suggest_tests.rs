use super::{closest, distance_between};

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

/// The whole table, as the definition has it.
fn distance_by_definition(left: &[char], right: &[char]) -> usize {
    let mut table = vec![vec![0; right.len() + 1]; left.len() + 1];
    for row in 0..=left.len() {
        for column in 0..=right.len() {
            table[row][column] = if row == 0 || column == 0 {
                row + column
            } else {
                let replaced = table[row - 1][column - 1] + usize::from(left[row - 1] != right[column - 1]);
                let cost = replaced.min(table[row - 1][column] + 1).min(table[row][column - 1] + 1);
                let is_swap =
                    row > 1 && column > 1 && left[row - 1] == right[column - 2] && left[row - 2] == right[column - 1];
                if is_swap { cost.min(table[row - 2][column - 2] + 1) } else { cost }
            };
        }
    }
    table[left.len()][right.len()]
}

#[test]
fn distances_are_those_of_the_definition() {
    // All words of up to five letters out of two, against some longer ones out of three.
    let words: Vec<Vec<char>> = (0..6u32)
        .flat_map(|length| {
            (0..1 << length)
                .map(move |bits: u32| (0..length).map(|at| if bits >> at & 1 == 1 { 'a' } else { 'b' }).collect())
        })
        .collect();
    let longer = ["abcabcab", "bbbbaaaa", "cab", "", "aabbaabbaabb"].map(|word| word.chars().collect::<Vec<char>>());
    for left in &words {
        for right in words.iter().chain(&longer) {
            let expected = distance_by_definition(left, right);
            assert_eq!(distance_between(left, right), expected, "{left:?} {right:?}");
            assert_eq!(distance_between(right, left), expected, "{right:?} {left:?}");
        }
    }
    let long: Vec<char> = "abcdefgh".repeat(8).chars().collect();
    let mut other = long.clone();
    other.swap(62, 63);
    other.remove(0);
    assert_eq!(distance_between(&long, &other), 2);
}
