//! A static host for a compiled site, with a content security policy as strict as a site of its own files allows, and nothing that is not a file of the site.

use std::net::Ipv4Addr;
use std::sync::Arc;

use axum::Router;
use axum::extract::State;
use axum::http::{StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use diarium::Compiled;

/// What a page may load and run: files of the site, by kind, and nothing inline.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; \
                      worker-src 'self'; base-uri 'none'; form-action 'self'";

/// Serves the site below the path of its base URL, for as long as the runtime lives; the address of its home page.
pub async fn host(site: Compiled) -> String {
    let listener = tokio::net::TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.expect("a port on loopback");
    let port = listener.local_addr().expect("it has an address").port();
    let base = site.site.base_path().to_owned();
    let router = Router::new().fallback(answer).with_state(Arc::new(site));
    tokio::spawn(async move { axum::serve(listener, router).await });
    format!("http://127.0.0.1:{port}{base}")
}

async fn answer(State(site): State<Arc<Compiled>>, uri: Uri) -> Response {
    let Some(path) = uri.path().strip_prefix(site.site.base_path()) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let path = if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() };
    let Some(Ok(bytes)) = site.render(&path) else { return StatusCode::NOT_FOUND.into_response() };
    let kind = match path.rsplit_once('.').map_or("", |(_, extension)| extension) {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript",
        "css" => "text/css",
        "json" => "application/json",
        "svg" => "image/svg+xml",
        _ => "application/octet-stream",
    };
    let headers = [(header::CONTENT_TYPE, kind), (header::CONTENT_SECURITY_POLICY, POLICY)];
    (headers, bytes).into_response()
}
