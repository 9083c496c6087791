//! As much of HTTP as the tests need. It sends what it is told, so that it can send what no browser would.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use crate::{PATIENCE, Served};

pub struct Reply {
    pub status: u16,
    pub head: String,
    pub body: String,
}

impl Reply {
    /// The value of a header; empty without it.
    pub fn header(&self, name: &str) -> &str {
        let named = |line: &str| line.split_once(": ").is_some_and(|(key, _)| key.eq_ignore_ascii_case(name));
        self.head.lines().find(|line| named(line)).and_then(|line| line.split_once(": ")).map_or("", |(_, value)| value)
    }

    /// What the page's script would say that it shows.
    pub fn digest(&self) -> &str {
        let (_, rest) = self.body.rsplit_once("data-digest=\"").expect("the script is in the page");
        rest.split('"').next().expect("split gives one at least")
    }
}

impl Served {
    pub fn get(&self, path: &str) -> Reply {
        self.ask("GET", path, &format!("Host: 127.0.0.1:{}\r\n", self.port))
    }

    pub fn ask(&self, method: &str, path: &str, headers: &str) -> Reply {
        let mut stream = self.connect();
        write!(stream, "{method} {path} HTTP/1.1\r\n{headers}Connection: close\r\n\r\n").expect("sent");
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).expect("received");
        let text = String::from_utf8_lossy(&bytes);
        let (head, body) = text.split_once("\r\n\r\n").unwrap_or((&text, ""));
        let status = head.split(' ').nth(1).and_then(|code| code.parse().ok()).expect("a status line");
        Reply { status, head: head.replace('\r', ""), body: body.to_owned() }
    }

    /// Listens as the script of a page does.
    pub fn listen(&self, page: &str, digest: &str) -> Events {
        let mut stream = self.connect();
        let target = format!("/_diarium/events?page={}&digest={digest}", page.replace('/', "%2F"));
        write!(stream, "GET {target} HTTP/1.1\r\nHost: localhost:{}\r\n\r\n", self.port).expect("sent");
        let mut events = Events(BufReader::new(stream));
        events.line_with("listening");
        events
    }

    fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(("127.0.0.1", self.port)).expect("the server listens");
        stream.set_read_timeout(Some(PATIENCE)).expect("a timeout");
        stream
    }
}

/// An open stream of server-sent events.
pub struct Events(BufReader<TcpStream>);

impl Events {
    /// Waits for the page to be told to reload.
    pub fn reload(mut self) {
        self.line_with("event: reload");
    }

    /// Whether nothing is said for a while.
    pub fn is_silent(&mut self) -> bool {
        self.0.get_ref().set_read_timeout(Some(Duration::from_millis(400))).expect("a timeout");
        let mut rest = String::new();
        // What belongs to the greeting may still come.
        while self.0.read_line(&mut rest).is_ok_and(|read| read > 0) {}
        !rest.contains("event:")
    }

    fn line_with(&mut self, text: &str) {
        let start = Instant::now();
        // The stream says every now and then that it lives, so the socket's own patience does not end this.
        while start.elapsed() < PATIENCE {
            let mut line = String::new();
            assert!(self.0.read_line(&mut line).expect("a line in time") > 0, "the stream ended before {text:?}");
            if line.contains(text) {
                return;
            }
        }
        panic!("not in time: {text:?}");
    }
}
