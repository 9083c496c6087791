//! A node of JSON-LD as it is written: members in the order in which they are given, what is not known left out. Knows no vocabulary.

use std::fmt::{Display, Write};

/// A JSON object, open at its end. Everything in it can stand in a `script` element: nothing ends the element or begins a comment.
pub(super) struct Node(String);

impl Node {
    /// A thing of a type of schema.org.
    pub fn of(kind: &str) -> Node {
        let mut node = Node(String::with_capacity(160));
        node.0.push('{');
        node.text("@type", kind)
    }

    /// The first node of a block, which says whose vocabulary the types are of.
    pub fn in_context(kind: &str) -> Node {
        let mut node = Node(String::with_capacity(2048));
        node.0.push('{');
        node.text("@context", "https://schema.org").text("@type", kind)
    }

    pub fn text(mut self, name: &str, text: impl AsRef<str>) -> Node {
        self.name(name);
        push_text(&mut self.0, text.as_ref());
        self
    }

    pub fn maybe(self, name: &str, text: Option<impl AsRef<str>>) -> Node {
        match text {
            Some(text) => self.text(name, text),
            None => self,
        }
    }

    /// A number or `true`, as JSON has them.
    pub fn literal(mut self, name: &str, value: impl Display) -> Node {
        self.name(name);
        write!(self.0, "{value}").expect("a string takes everything");
        self
    }

    pub fn node(mut self, name: &str, node: Node) -> Node {
        self.name(name);
        node.close_into(&mut self.0);
        self
    }

    pub fn nodes(self, name: &str, nodes: impl IntoIterator<Item = Node>) -> Node {
        self.list(name, nodes, |json, node| node.close_into(json))
    }

    pub fn texts(self, name: &str, texts: impl IntoIterator<Item = impl AsRef<str>>) -> Node {
        self.list(name, texts, |json, text| push_text(json, text.as_ref()))
    }

    /// The whole object.
    pub fn json(mut self) -> String {
        self.0.push('}');
        self.0
    }

    fn list<T>(mut self, name: &str, items: impl IntoIterator<Item = T>, push: impl Fn(&mut String, T)) -> Node {
        let mut items = items.into_iter().peekable();
        if items.peek().is_none() {
            return self;
        }
        self.name(name);
        let mut separator = '[';
        for item in items {
            self.0.push(separator);
            push(&mut self.0, item);
            separator = ',';
        }
        self.0.push(']');
        self
    }

    fn name(&mut self, name: &str) {
        if self.0.len() > 1 {
            self.0.push(',');
        }
        push_text(&mut self.0, name);
        self.0.push(':');
    }

    fn close_into(self, json: &mut String) {
        json.push_str(&self.0);
        json.push('}');
    }
}

/// A JSON string. `<`, `>` and `&` are escaped too: within `script`, `<!--` and `</script` are markup.
fn push_text(json: &mut String, text: &str) {
    let is_plain = |byte: u8| byte >= b' ' && !matches!(byte, b'"' | b'\\' | b'<' | b'>' | b'&');
    json.push('"');
    if text.bytes().all(is_plain) {
        json.push_str(text);
    } else {
        for c in text.chars() {
            match c {
                '"' | '\\' => json.extend(['\\', c]),
                '\n' => json.push_str("\\n"),
                '\u{0}'..'\u{20}' | '<' | '>' | '&' => {
                    write!(json, "\\u{:04x}", u32::from(c)).expect("a string takes everything");
                }
                _ => json.push(c),
            }
        }
    }
    json.push('"');
}
