//! Text that was copied from a page: the first line is its title, and lines about the page itself may stand anywhere.

use super::Page;
use super::words::{self, is_about_page};
use crate::extract::repair::repair;
use crate::parse::is_web;

pub(super) fn read(text: &str) -> Page {
    let text = repair(text);
    let stamps = words::stamps(&text);
    let mut page = Page {
        published: stamps.published.map(words::edtf),
        updated: stamps.updated,
        senders: words::senders(&text),
        ..Page::default()
    };
    let mut lines: Vec<&str> = Vec::new();
    for line in text.lines().map(str::trim) {
        match line {
            address if is_web(address) && page.address.is_none() => page.address = Some(address.to_owned()),
            line if is_about_page(line) => {}
            line if page.title.is_none() && !line.is_empty() => page.title = title(line),
            line => lines.push(line),
        }
    }
    let text = lines.join("\n");
    let blocks = text.split("\n\n").map(|block| block.trim().to_owned()).filter(|block| !block.is_empty()).collect();
    page.text = words::text_blocks(blocks).join("\n\n");
    page
}

fn title(line: &str) -> Option<String> {
    let title = line.trim_start_matches('#').trim();
    (!title.is_empty()).then(|| title.to_owned())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_copy_is_title_and_text_and_lines_about_the_page() {
        let copy = "https://www.regeringen.se/artiklar/2024/01/bad/\nPressmeddelande från Socialdepartementet\n# Bad för alla\n\n\
                    Publicerad 18 januari 2024\n\nAlla ska få bada.\nOckså på vintern.\n\nPresskontakt\n\nEva Ek";
        let page = read(copy);
        assert_eq!(page.title.as_deref(), Some("Bad för alla"));
        assert_eq!(page.address.as_deref(), Some("https://www.regeringen.se/artiklar/2024/01/bad/"));
        assert_eq!(page.published, Some(words::edtf(date(2024, 1, 18))));
        assert_eq!(page.senders, ["Socialdepartementet"]);
        assert_eq!(page.text, "Alla ska få bada.\nOckså på vintern.");
    }

    #[test]
    fn a_title_alone_is_a_page_without_text() {
        let page = read("###\nBad");
        assert_eq!((page.title.as_deref(), page.text.as_str()), (Some("Bad"), ""));
    }
}
