use crate::check::plugin::testing::check_rows;

const HOLDERS: &[&str] = &[
    "OS::Keystone::Group",
    "OS::Keystone::GroupRoleAssignment",
    "OS::Keystone::User",
    "OS::Keystone::UserRoleAssignment",
];

#[test]
fn roles_are_held_in_a_project_or_in_a_domain() {
    for holder in HOLDERS {
        check_rows(
            holder,
            "{}",
            &[
                ("{}", &[]),
                ("{roles: []}", &[]),
                ("{roles: null}", &[]),
                ("{roles: ?}", &[]),
                ("{roles: [{role: a, project: p}, {role: b, domain: d}]}", &[]),
                ("{roles: [{role: a, project: null}]}", &[]),
                ("{roles: [{role: a, project: ?}]}", &[]),
                ("{roles: [{role: a}]}", &["missing-one-of {role: a}"]),
                ("{roles: [{role: a, project: p, domain: d}]}", &["conflicting-properties domain"]),
                ("{roles: [{role: a, domain: d, project: p}]}", &["conflicting-properties project"]),
                ("{roles: [{role: a, domain: null, project: p}]}", &["conflicting-properties project"]),
                ("{roles: [{role: a, domain: d, project: ?if}]}", &[]),
                (
                    "{roles: [{role: a}, ?, {role: b, project: p}, {role: c, project: p, domain: @d}]}",
                    &["missing-one-of {role: a}", "conflicting-properties domain"],
                ),
            ],
        );
    }
}
