use crate::check::plugin::testing::check_rows;

#[test]
fn engines_have_one_volume_driver() {
    for kind in ["OS::Magnum::ClusterTemplate", "OS::Magnum::BayModel"] {
        check_rows(
            kind,
            "{}",
            &[
                ("{coe: kubernetes}", &[]),
                ("{coe: kubernetes, volume_driver: cinder}", &[]),
                ("{coe: swarm, volume_driver: rexray}", &[]),
                ("{coe: mesos, volume_driver: rexray}", &[]),
                ("{coe: kubernetes, volume_driver: ?}", &[]),
                ("{coe: ?, volume_driver: cinder}", &[]),
                ("{coe: kubernetes, volume_driver: rexray}", &["refused-by-resource rexray"]),
                ("{coe: swarm, volume_driver: cinder}", &["refused-by-resource cinder"]),
                ("{volume_driver: cinder, coe: mesos}", &["refused-by-resource cinder"]),
            ],
        );
    }
}

#[test]
fn unknown_engines_and_drivers_are_found_by_the_schema() {
    check_rows(
        "OS::Magnum::ClusterTemplate",
        "{}",
        &[("{coe: nomad, volume_driver: cinder}", &[]), ("{coe: mesos, volume_driver: nfs}", &[])],
    );
}
