//! HTTP over the current site. Holds one snapshot and swaps it; renders the page that is asked for when it is asked for. The
//! live-reload script and the findings are added here, never in `render`. Knows neither the disk nor what makes a new snapshot.

mod guard;
mod panel;
mod reload;
mod searched;
mod snapshot;

use std::future::Future;
use std::io;
use std::net::TcpListener;
use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use tokio::sync::watch;

use guard::Guard;
pub use searched::Searched;
use snapshot::Answer;
pub use snapshot::Snapshot;

/// Where the newest snapshot is put.
pub type Stage = watch::Sender<Arc<Snapshot>>;

/// Where it is seen from.
pub type Seat = watch::Receiver<Arc<Snapshot>>;

/// Puts the first snapshot up.
pub fn stage(first: Snapshot) -> (Stage, Seat) {
    watch::channel(Arc::new(first))
}

/// A port that is ours, before there is anything to serve: its number is part of the site's addresses.
pub struct Listener {
    listener: TcpListener,
    guard: Guard,
    origin: String,
}

impl Listener {
    /// Takes a port; 0 for any free one.
    ///
    /// # Errors
    /// As the system says it; `AddrInUse` when another program has the port.
    pub fn bind(host: &str, port: u16) -> io::Result<Listener> {
        let host = host.trim_matches(['[', ']']);
        let listener = TcpListener::bind((host, port))?;
        let bound = listener.local_addr()?;
        let shown = if bound.ip().is_unspecified() { "127.0.0.1".to_owned() } else { guard::bracketed(host) };
        let origin = format!("http://{shown}:{}", bound.port());
        Ok(Listener { listener, guard: Guard::new(host, bound), origin })
    }

    /// `http://127.0.0.1:4000`, without `/` at its end.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// Answers until Ctrl-C, SIGTERM or `ended`, then drops every connection at once: a reader loses nothing but a page that is
    /// asked for again.
    ///
    /// # Errors
    /// When the system refuses the sockets or signals that it takes.
    pub fn serve(self, seat: Seat, ended: impl Future<Output = ()>) -> io::Result<()> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().max_blocking_threads(4).build()?;
        let served = runtime.block_on(async {
            self.listener.set_nonblocking(true)?;
            let listener = tokio::net::TcpListener::from_std(self.listener)?;
            let mut terminated = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate())?;
            let router = Router::new().fallback(respond).with_state(Desk { guard: Arc::new(self.guard), seat });
            tokio::select! {
                served = axum::serve(listener, router) => served,
                interrupted = tokio::signal::ctrl_c() => interrupted,
                _ = terminated.recv() => Ok(()),
                () = ended => Ok(()),
            }
        });
        // Not dropped: that would wait for a page that is being rendered.
        runtime.shutdown_background();
        served
    }
}

#[derive(Clone)]
struct Desk {
    guard: Arc<Guard>,
    seat: Seat,
}

/// Every request comes here; there is no other route.
async fn respond(State(desk): State<Desk>, request: Request) -> Response {
    if let Err((status, sentence)) = desk.guard.check(&request) {
        return with_headers((status, sentence).into_response());
    }
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        let allowed = [(header::ALLOW, HeaderValue::from_static("GET, HEAD"))];
        return with_headers((StatusCode::METHOD_NOT_ALLOWED, allowed, "only GET and HEAD\n").into_response());
    }
    let query = request.uri().query();
    with_headers(match request.uri().path() {
        "/_diarium/reload.js" => embedded("text/javascript; charset=utf-8", include_str!("assets/reload.js")),
        "/_diarium/panel.css" => embedded("text/css; charset=utf-8", include_str!("assets/panel.css")),
        "/_diarium/events" => reload::events(desk.seat, query.unwrap_or_default()),
        path => into_response(answer(&desk.seat, path.to_owned()).await, query),
    })
}

/// Rendering takes milliseconds of work: not on the thread that talks to everybody.
async fn answer(seat: &Seat, path: String) -> Option<Answer> {
    let snapshot = seat.borrow().clone();
    tokio::task::spawn_blocking(move || snapshot.answer(&path)).await.ok()
}

fn into_response(answer: Option<Answer>, query: Option<&str>) -> Response {
    match answer {
        Some(Answer::Body { status, content_type, bytes, .. }) => {
            (status, [(header::CONTENT_TYPE, HeaderValue::from_static(content_type))], bytes).into_response()
        }
        Some(Answer::Moved(location)) => {
            let location = query.map_or(location.clone(), |query| format!("{location}?{query}"));
            match HeaderValue::try_from(location) {
                // Temporary, for the next save may put a file there.
                Ok(location) => (StatusCode::TEMPORARY_REDIRECT, [(header::LOCATION, location)]).into_response(),
                Err(_) => StatusCode::BAD_REQUEST.into_response(),
            }
        }
        // The page panicked, which the terminal tells: our bug, but the server goes on.
        None => (StatusCode::INTERNAL_SERVER_ERROR, "a fault in diarium; see the terminal\n").into_response(),
    }
}

fn embedded(content_type: &'static str, text: &'static str) -> Response {
    ([(header::CONTENT_TYPE, HeaderValue::from_static(content_type))], Body::from(text)).into_response()
}

/// Nothing is kept by a browser: the next save may change it.
fn with_headers(mut response: Response) -> Response {
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response.headers_mut().insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    response
}
