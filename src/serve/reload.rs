//! Tells a page in a browser when the server has another version of it (server-sent events). The page says which version it shows,
//! so that nothing is missed between loading and listening, and a page left from an earlier run of the server finds out too.

use std::convert::Infallible;
use std::time::Duration;

use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures_util::stream;

use super::snapshot::decode;
use super::{Seat, answer};

/// A stream that begins with a comment, sends one `reload` as soon as the page's digest is another, and ends. The query says
/// `page`, its path, and `digest`.
pub fn events(seat: Seat, query: &str) -> Response {
    let listener =
        Listener { seat, page: parameter(query, "page"), digest: parameter(query, "digest"), next: Next::Greet };
    let events = stream::unfold(listener, Listener::next);
    Sse::new(events).keep_alive(KeepAlive::new().interval(Duration::from_secs(15))).into_response()
}

struct Listener {
    seat: Seat,
    page: String,
    digest: String,
    next: Next,
}

enum Next {
    Greet,
    Compare,
    End,
}

impl Listener {
    async fn next(mut self) -> Option<(Result<Event, Infallible>, Listener)> {
        match self.next {
            Next::Greet => {
                self.next = Next::Compare;
                // Half a second until the browser tries again when the server is gone.
                Some((Ok(Event::default().retry(Duration::from_millis(500)).comment("listening")), self))
            }
            Next::Compare => self.differs().await.then(|| {
                self.next = Next::End;
                (Ok(Event::default().event("reload").data("another version")), self)
            }),
            Next::End => None,
        }
    }

    /// Waits until the page is another; `false` when there will be no more snapshots.
    async fn differs(&mut self) -> bool {
        loop {
            self.seat.mark_unchanged();
            let shown = answer(&self.seat, self.page.clone()).await;
            if shown.is_some_and(|shown| shown.digest() != self.digest) {
                return true;
            }
            if self.seat.changed().await.is_err() {
                return false;
            }
        }
    }
}

/// One parameter of a query, decoded; empty where it is missing or broken.
fn parameter(query: &str, name: &str) -> String {
    let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    pairs.filter(|(key, _)| *key == name).find_map(|(_, value)| decode(value)).unwrap_or_default()
}
