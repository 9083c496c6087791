//! What is answered to whom.

use crate::{Served, program};

#[test]
fn a_page_is_served_with_the_reload_script_and_never_kept() {
    let site = Served::example();
    let page = site.get("/om/");
    assert_eq!((page.status, page.header("content-type")), (200, "text/html; charset=utf-8"));
    assert_eq!(page.header("cache-control"), "no-store");
    let (before, _) = page.body.split_once("</body>").expect("a whole page");
    let script = format!("<script src=\"/_diarium/reload.js\" data-digest=\"{}\" defer></script>", page.digest());
    assert!(before.ends_with(&script), "{before}");
    assert!(!page.body.contains("diarium-panel"));
    assert_eq!(site.get("/_diarium/reload.js").header("content-type"), "text/javascript; charset=utf-8");
    assert_eq!(site.get("/_diarium/panel.css").header("content-type"), "text/css; charset=utf-8");
}

#[test]
fn what_is_no_page_has_no_script() {
    let site = Served::example();
    let data = site.get("/data/releases.json");
    assert_eq!((data.status, data.header("content-type")), (200, "application/json"));
    assert!(data.body.starts_with('[') && data.body.trim_end().ends_with(']'));
}

#[test]
fn head_gives_the_length_alone() {
    let site = Served::example();
    let host = format!("Host: localhost:{}\r\n", site.port);
    let head = site.ask("HEAD", "/om/", &host);
    let length = site.get("/om/").body.len().to_string();
    assert_eq!((head.status, head.body.as_str(), head.header("content-length")), (200, "", length.as_str()));
}

#[test]
fn an_unknown_address_gives_the_sites_own_404() {
    let site = Served::example();
    let page = site.get("/finns/inte/");
    assert_eq!((page.status, page.header("content-type")), (404, "text/html; charset=utf-8"));
    assert!(page.body.contains("/_diarium/reload.js"), "it shows as soon as it is written");
}

#[test]
fn an_address_without_its_slash_leads_to_the_page() {
    let site = Served::example();
    let moved = site.get("/om?q=1");
    assert_eq!((moved.status, moved.header("location")), (307, "/om/?q=1"));
}

#[test]
fn the_path_of_the_base_address_is_kept() {
    let site = Served::with(&[("content/site.yaml", "title: Under\nbase_url: https://e.example/sub/\n")]);
    assert!(site.greeting.starts_with(&format!("serving http://127.0.0.1:{}/sub/ — ", site.port)), "{}", site.greeting);
    assert_eq!((site.get("/").status, site.get("/").header("location")), (307, "/sub/"));
    assert_eq!(site.get("/sub").header("location"), "/sub/");
    assert_eq!(site.get("/om/").status, 404);
    let page = site.get("/sub/om/");
    assert_eq!(page.status, 200);
    let canonical = format!("<link rel=\"canonical\" href=\"http://127.0.0.1:{}/sub/om/\"", site.port);
    assert!(page.body.contains(&canonical), "{}", page.body);
}

#[test]
fn an_encoded_address_is_the_same_address() {
    let site = Served::example();
    assert_eq!(site.get("/%6Fm/").status, 200);
}

#[test]
fn no_path_leads_out_of_the_site() {
    let site = Served::example();
    let attempts = [
        "/../../../../etc/passwd",
        "/%2e%2e/%2e%2e/%2e%2e/etc/passwd",
        "/..%2f..%2f..%2fetc/passwd",
        "/om/../../content/site.yaml",
        "//etc/passwd",
        "/content/site.yaml",
        "/%00",
        "/%ff",
        "/%",
        "/om/%5c..%5c",
    ];
    for attempt in attempts {
        let reply = site.get(attempt);
        assert_eq!(reply.status, 404, "{attempt}");
        assert!(!reply.body.contains("root:") && !reply.body.contains("publisher:"), "{attempt}");
    }
    assert_eq!(site.get("//evil.example/om").status, 404, "and none to another host");
}

#[test]
fn a_foreign_host_or_origin_is_refused() {
    let site = Served::example();
    let ask = |headers: &str| site.ask("GET", "/", &headers.replace("PORT", &site.port.to_string())).status;
    assert_eq!(ask("Host: localhost:PORT\r\n"), 200);
    assert_eq!(ask("Host: [::1]:PORT\r\n"), 200);
    assert_eq!(ask("Host: evil.example:PORT\r\n"), 421);
    assert_eq!(ask("Host: localhost\r\n"), 421);
    assert_eq!(ask("Host: localhost:PORT\r\nOrigin: http://evil.example\r\n"), 403);
    assert_eq!(ask("Host: localhost:PORT\r\nOrigin: http://localhost:PORT\r\n"), 200);
    let absolute = site.ask("GET", "http://evil.example/", &format!("Host: localhost:{}\r\n", site.port));
    assert_eq!(absolute.status, 421);
}

#[test]
fn only_reading_is_answered() {
    let site = Served::example();
    let reply = site.ask("POST", "/", &format!("Host: localhost:{}\r\nContent-Length: 0\r\n", site.port));
    assert_eq!((reply.status, reply.header("allow")), (405, "GET, HEAD"));
}

#[test]
fn a_taken_port_is_said_with_a_remedy() {
    let site = Served::example();
    let port = site.port.to_string();
    let second = program(site.root(), &["serve", "--port", &port]).output().expect("the program runs");
    assert_eq!(second.status.code(), Some(2));
    let expected = format!(
        "error: port {port} on 127.0.0.1 is taken by another program; `--port 0` takes a free one, `--port {}` the next\n",
        site.port + 1
    );
    assert_eq!(String::from_utf8_lossy(&second.stderr), expected);
}

#[test]
fn it_ends_at_once_when_it_is_told_to_though_a_page_listens() {
    for signal in ["-INT", "-TERM"] {
        let mut site = Served::example();
        let digest = site.get("/om/").digest().to_owned();
        let _listening = site.listen("/om/", &digest);
        assert_eq!(site.end(signal).code(), Some(0), "{signal}");
    }
}
