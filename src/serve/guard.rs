//! Whose questions are answered: a page from elsewhere that made a name point here (DNS rebinding) is refused, and so is a script of
//! another site. Knows names and ports, nothing of pages.

use std::net::{IpAddr, SocketAddr};

use axum::extract::Request;
use axum::http::header::{HOST, ORIGIN};
use axum::http::uri::Authority;
use axum::http::{HeaderMap, HeaderName, StatusCode};

/// The names that this server answers to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guard {
    names: Vec<String>,
    /// Bound to every interface: any address in numbers is ours, since only a name can be made to point elsewhere.
    any_address: bool,
    port: u16,
}

impl Guard {
    /// For a server that was asked to listen at `host` and does so at `bound`.
    pub fn new(host: &str, bound: SocketAddr) -> Guard {
        let names = ["127.0.0.1", "localhost", "[::1]", &bracketed(host)].map(str::to_ascii_lowercase);
        Guard { names: names.into(), any_address: bound.ip().is_unspecified(), port: bound.port() }
    }

    /// Whether the request is meant for us and comes from one of our own pages or from none.
    ///
    /// # Errors
    /// The status and the sentence to answer with.
    pub fn check(&self, request: &Request) -> Result<(), (StatusCode, String)> {
        let host = single(request.headers(), HOST).unwrap_or_default();
        // A request may name the host in its first line too; both count.
        let named = request.uri().authority().map_or(host, Authority::as_str);
        for authority in [host, named] {
            if !self.knows(authority) {
                let sentence =
                    format!("this server does not answer to `{authority}`; see `diarium serve --help`, --host\n");
                return Err((StatusCode::MISDIRECTED_REQUEST, sentence));
            }
        }
        if !request.headers().contains_key(ORIGIN) {
            return Ok(());
        }
        let origin = single(request.headers(), ORIGIN).and_then(|origin| origin.strip_prefix("http://"));
        match origin.is_some_and(|authority| self.knows(authority)) {
            true => Ok(()),
            false => Err((StatusCode::FORBIDDEN, "this server answers its own pages only\n".to_owned())),
        }
    }

    /// `localhost:4000`: a known name with the right port.
    fn knows(&self, authority: &str) -> bool {
        let Ok(parsed) = authority.parse::<Authority>() else { return false };
        let host = parsed.host().to_ascii_lowercase();
        let is_address = host.trim_matches(['[', ']']).parse::<IpAddr>().is_ok();
        !authority.contains('@')
            && parsed.port_u16().unwrap_or(80) == self.port
            && (self.names.contains(&host) || (self.any_address && is_address))
    }
}

/// An IPv6 address in the brackets that addresses of pages need; anything else as it is.
pub fn bracketed(host: &str) -> String {
    if host.contains(':') && !host.starts_with('[') { format!("[{host}]") } else { host.to_owned() }
}

/// The value of a header that stands exactly once.
fn single(headers: &HeaderMap, name: HeaderName) -> Option<&str> {
    let mut values = headers.get_all(name).iter();
    let value = values.next()?.to_str().ok()?;
    values.next().is_none().then_some(value)
}

#[cfg(test)]
mod tests {
    use axum::body::Body;

    use super::*;

    fn guard(host: &str, bound: &str) -> Guard {
        Guard::new(host, bound.parse().expect("an address"))
    }

    fn ask(headers: &[(&str, &str)]) -> Result<(), StatusCode> {
        let request =
            headers.iter().fold(Request::builder().uri("/"), |request, (name, value)| request.header(*name, *value));
        let request = request.body(Body::empty()).expect("a request");
        guard("127.0.0.1", "127.0.0.1:4000").check(&request).map_err(|(status, _)| status)
    }

    #[test]
    fn our_own_names_are_known_with_the_right_port_only() {
        let guard = guard("127.0.0.1", "127.0.0.1:4000");
        for ours in ["127.0.0.1:4000", "localhost:4000", "LocalHost:4000", "[::1]:4000"] {
            assert!(guard.knows(ours), "{ours}");
        }
        for foreign in [
            "",
            "localhost",
            "localhost:4001",
            "evil.example:4000",
            "192.168.1.2:4000",
            "x@localhost:4000",
            "localhost.:4000",
        ] {
            assert!(!guard.knows(foreign), "{foreign}");
        }
    }

    #[test]
    fn a_given_host_is_known_and_on_all_interfaces_any_address() {
        assert!(guard("desk.example", "10.0.0.7:80").knows("desk.example"));
        let open = guard("0.0.0.0", "0.0.0.0:4000");
        assert!(open.knows("192.168.1.2:4000"));
        assert!(open.knows("[fe80::1]:4000"));
        assert!(!open.knows("evil.example:4000"));
    }

    #[test]
    fn a_foreign_or_doubled_host_is_refused() {
        assert_eq!(ask(&[("host", "localhost:4000")]), Ok(()));
        assert_eq!(ask(&[]), Err(StatusCode::MISDIRECTED_REQUEST));
        assert_eq!(ask(&[("host", "evil.example:4000")]), Err(StatusCode::MISDIRECTED_REQUEST));
        let doubled = [("host", "localhost:4000"), ("host", "localhost:4000")];
        assert_eq!(ask(&doubled), Err(StatusCode::MISDIRECTED_REQUEST));
    }

    #[test]
    fn a_foreign_origin_is_refused() {
        assert_eq!(ask(&[("host", "localhost:4000"), ("origin", "http://localhost:4000")]), Ok(()));
        for foreign in ["http://evil.example", "https://localhost:4000", "null", "http://localhost:4001"] {
            assert_eq!(
                ask(&[("host", "localhost:4000"), ("origin", foreign)]),
                Err(StatusCode::FORBIDDEN),
                "{foreign}"
            );
        }
    }
}
