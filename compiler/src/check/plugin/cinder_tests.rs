use crate::check::plugin::testing::check_rows;

#[test]
fn volumes_have_one_source() {
    check_rows(
        "OS::Cinder::Volume",
        "{image: {old: imageRef}}",
        &[
            ("{}", &["missing-one-of r"]),
            ("{size: 1}", &[]),
            ("{size: ?}", &[]),
            ("{size: 1, image: i}", &[]),
            ("{image: i}", &["missing-one-of r"]),
            ("{snapshot_id: s}", &[]),
            ("{snapshot_id: ?}", &[]),
            ("{snapshot_id: ?, source_volid: v}", &[]),
            ("{snapshot_id: @r, source_volid: v}", &["conflicting-properties source_volid"]),
            ("{imageRef: i, size: 1, snapshot_id: s}", &["conflicting-properties snapshot_id"]),
            ("{image: i, size: ?, snapshot_id: s}", &[]),
            ("{image: i, snapshot_id: s, backup_id: b}", &[]),
            ("{image: i, snapshot_id: s, backup_id: ?}", &[]),
        ],
    );
}

#[test]
fn public_volume_types_have_no_projects() {
    check_rows(
        "OS::Cinder::VolumeType",
        "{is_public: {default: true}}",
        &[
            ("{name: t, projects: [p]}", &["property-needs-value projects"]),
            ("{name: t, projects: [p], is_public: true}", &["property-needs-value projects"]),
            ("{name: t, projects: [p], is_public: null}", &["property-needs-value projects"]),
            ("{name: t, projects: [p], is_public: false}", &[]),
            ("{name: t, projects: [p], is_public: ?}", &[]),
            ("{name: t, projects: []}", &[]),
        ],
    );
}

#[test]
fn quotas_limit_something() {
    check_rows(
        "OS::Cinder::Quota",
        "{project: {}, volumes: {}}",
        &[("{project: p}", &["missing-one-of r"]), ("{project: p, volumes: 1}", &[])],
    );
}
