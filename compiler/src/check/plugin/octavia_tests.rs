use crate::check::plugin::testing::check_rows;

#[test]
fn an_action_has_its_own_target_only() {
    check_rows(
        "OS::Octavia::L7Policy",
        "{}",
        &[
            ("{action: REJECT}", &[]),
            ("{action: REJECT, redirect_pool: p}", &["property-needs-value redirect_pool"]),
            (
                "{action: REJECT, redirect_pool: p, redirect_url: u}",
                &["property-needs-value redirect_pool", "property-needs-value redirect_url"],
            ),
            // A null is an empty text, and that is given.
            ("{action: REJECT, redirect_url: null}", &["property-needs-value redirect_url"]),
            ("{action: REJECT, redirect_pool: @pool}", &["property-needs-value redirect_pool"]),
            ("{action: REJECT, redirect_pool: ?if}", &[]),
            ("{action: REDIRECT_TO_POOL, redirect_pool: p}", &[]),
            ("{action: REDIRECT_TO_POOL, redirect_pool: ''}", &[]),
            ("{action: REDIRECT_TO_POOL, redirect_pool: null}", &[]),
            ("{action: REDIRECT_TO_POOL, redirect_pool: ?if}", &[]),
            ("{action: REDIRECT_TO_POOL}", &["property-needs-other REDIRECT_TO_POOL"]),
            (
                "{action: REDIRECT_TO_POOL, redirect_url: u}",
                &["property-needs-other REDIRECT_TO_POOL", "property-needs-value redirect_url"],
            ),
            ("{action: REDIRECT_TO_POOL, redirect_pool: p, redirect_url: u}", &["property-needs-value redirect_url"]),
            ("{action: REDIRECT_TO_URL, redirect_url: u}", &[]),
            ("{action: REDIRECT_TO_URL}", &["property-needs-other REDIRECT_TO_URL"]),
            ("{action: REDIRECT_TO_URL, redirect_url: u, redirect_pool: p}", &["property-needs-value redirect_pool"]),
            ("{action: ?, redirect_url: u, redirect_pool: p}", &[]),
        ],
    );
}

#[test]
fn headers_and_cookies_are_matched_by_key() {
    check_rows(
        "OS::Octavia::L7Rule",
        "{}",
        &[
            ("{type: HEADER}", &["property-needs-other HEADER"]),
            ("{type: COOKIE}", &["property-needs-other COOKIE"]),
            ("{type: COOKIE, key: k}", &[]),
            ("{type: COOKIE, key: null}", &[]),
            ("{type: COOKIE, key: ?}", &[]),
            ("{type: PATH}", &[]),
            ("{type: PATH, key: k}", &[]),
            ("{type: ?}", &[]),
        ],
    );
}

#[test]
fn ending_tls_takes_a_certificate() {
    check_rows(
        "OS::Octavia::Listener",
        "{}",
        &[
            ("{protocol: TERMINATED_HTTPS}", &["property-needs-other TERMINATED_HTTPS"]),
            ("{protocol: TERMINATED_HTTPS, sni_container_refs: [a]}", &["property-needs-other TERMINATED_HTTPS"]),
            ("{protocol: TERMINATED_HTTPS, default_tls_container_ref: c}", &[]),
            ("{protocol: TERMINATED_HTTPS, default_tls_container_ref: null}", &[]),
            ("{protocol: TERMINATED_HTTPS, default_tls_container_ref: ?}", &[]),
            ("{protocol: HTTPS}", &[]),
            ("{protocol: HTTP, default_tls_container_ref: c}", &[]),
            ("{protocol: ?}", &[]),
        ],
    );
}

#[test]
fn pools_are_reached_through_something() {
    check_rows(
        "OS::Octavia::Pool",
        "{}",
        &[
            ("{protocol: HTTP}", &["missing-one-of r"]),
            ("{listener: l}", &[]),
            ("{loadbalancer: l}", &[]),
            ("{loadbalancer: null}", &[]),
            ("{loadbalancer: ?}", &[]),
            ("{listener: l, loadbalancer: l}", &[]),
        ],
    );
}

#[test]
fn sessions_persist_by_cookie_or_address() {
    check_rows(
        "OS::Octavia::Pool",
        "{}",
        &[
            ("{listener: l, session_persistence: {type: HTTP_COOKIE}}", &[]),
            ("{listener: l, session_persistence: {type: HTTP_COOKIE, cookie_name: c}}", &[]),
            ("{listener: l, session_persistence: {type: APP_COOKIE, cookie_name: c}}", &[]),
            ("{listener: l, session_persistence: {type: APP_COOKIE}}", &["property-needs-other APP_COOKIE"]),
            (
                "{listener: l, session_persistence: {type: APP_COOKIE, cookie_name: ''}}",
                &["property-needs-other APP_COOKIE"],
            ),
            (
                "{listener: l, session_persistence: {type: APP_COOKIE, cookie_name: null}}",
                &["property-needs-other APP_COOKIE"],
            ),
            ("{listener: l, session_persistence: {type: APP_COOKIE, cookie_name: ?}}", &[]),
            ("{listener: l, session_persistence: {type: SOURCE_IP}}", &[]),
            ("{listener: l, session_persistence: {type: SOURCE_IP, cookie_name: ''}}", &[]),
            (
                "{session_persistence: {type: SOURCE_IP, cookie_name: c}}",
                &["missing-one-of r", "property-needs-value cookie_name"],
            ),
            ("{listener: l, session_persistence: ?}", &[]),
        ],
    );
}

#[test]
fn quotas_limit_something() {
    check_rows(
        "OS::Octavia::Quota",
        "{}",
        &[
            ("{project: p}", &["missing-one-of r"]),
            ("{project: p, pool: 1}", &[]),
            ("{project: p, member: 0}", &[]),
            ("{project: p, listener: null}", &[]),
            ("{project: p, healthmonitor: ?, loadbalancer: -1}", &[]),
            ("{project: p, healthmonitor: ?if}", &[]),
        ],
    );
}
