//! Writing XML: elements with text that is always escaped and never holds what XML forbids. Knows no vocabulary.

use std::borrow::Cow;
use std::io;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

pub(super) type XmlWriter = Writer<Vec<u8>>;

/// A document of one root element: its name, its attributes, and what is written into it.
pub(super) fn document(
    root: &str,
    attributes: &[(&str, &str)],
    content: impl FnOnce(&mut XmlWriter) -> io::Result<()>,
) -> Vec<u8> {
    let mut writer = Writer::new_with_indent(Vec::new(), b' ', 1);
    writer
        .write_event(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)))
        .and_then(|()| {
            writer.create_element(root).with_attributes(attributes.iter().copied()).write_inner_content(content)
        })
        .expect("memory takes every byte");
    let mut bytes = writer.into_inner();
    bytes.push(b'\n');
    bytes
}

/// `<name>text</name>`.
pub(super) fn text(writer: &mut XmlWriter, name: &str, text: &str) -> io::Result<()> {
    writer.create_element(name).write_text_content(BytesText::new(&legal(text)))?;
    Ok(())
}

/// `<name a="…"/>`.
pub(super) fn empty(writer: &mut XmlWriter, name: &str, attributes: &[(&str, &str)]) -> io::Result<()> {
    let legal: Vec<(&str, Cow<'_, str>)> = attributes.iter().map(|&(key, value)| (key, legal(value))).collect();
    let attributes = legal.iter().map(|(key, value)| (*key, value.as_ref()));
    writer.create_element(name).with_attributes(attributes).write_empty()?;
    Ok(())
}

/// The text without the characters that no XML 1.0 document may hold, not even escaped (its production 2, `Char`).
fn legal(text: &str) -> Cow<'_, str> {
    let forbidden =
        |c: char| matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}');
    if text.contains(forbidden) { Cow::from(text.replace(forbidden, "\u{fffd}")) } else { Cow::from(text) }
}

#[cfg(test)]
mod tests {
    use super::{document, empty, text};

    #[test]
    fn text_and_attributes_are_escaped_and_legal() {
        let bytes = document("a", &[("xmlns", "urn:x")], |writer| {
            text(writer, "b", "<script>&\u{0}\u{1f}å")?;
            empty(writer, "c", &[("d", "\"<&>'\u{b}")])
        });
        assert_eq!(
            String::from_utf8(bytes).expect("UTF-8"),
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<a xmlns=\"urn:x\">\n <b>&lt;script&gt;&amp;\u{fffd}\u{fffd}å</b>\n \
             <c d=\"&quot;&lt;&amp;&gt;&apos;\u{fffd}\"/>\n</a>\n"
        );
    }
}
