//! `opensearch.xml` (OpenSearch 1.1, draft 6): how a browser can search the site from its own bar. Knows the address of the search page, nothing
//! of the index.

use super::writer::{Writer, shorten};
use super::xml::{document, empty, text};
use crate::site::Route;

/// The most characters of the names, by the specification.
const SHORT_NAME: usize = 16;
const LONG_NAME: usize = 48;

pub fn description(writer: &Writer) -> Vec<u8> {
    let site = writer.site;
    let title = &site.model.config.title;
    // An ellipsis may come after what is cut.
    let named = |limit: usize| shorten(title, limit - 1);
    let search = format!("{}?q={{searchTerms}}", site.absolute(&Route::Search));
    let own = site.absolute(&Route::OpenSearch);
    let icon = site.asset("icon.svg").map(|icon| format!("{}{icon}", site.origin()));
    document("OpenSearchDescription", &[("xmlns", "http://a9.com/-/spec/opensearch/1.1/")], |xml| {
        text(xml, "ShortName", &named(SHORT_NAME))?;
        text(xml, "LongName", &named(LONG_NAME))?;
        text(xml, "Description", &writer.texts.fill("search.browser", &[("title", title)]))?;
        text(xml, "InputEncoding", "UTF-8")?;
        text(xml, "OutputEncoding", "UTF-8")?;
        text(xml, "Language", &site.theme.language)?;
        icon.iter().try_for_each(|icon| {
            xml.create_element("Image")
                .with_attributes([("type", "image/svg+xml"), ("width", "16"), ("height", "16")])
                .write_text_content(quick_xml::events::BytesText::new(icon))
                .map(|_| ())
        })?;
        empty(xml, "Url", &[("type", "text/html"), ("template", &search)])?;
        empty(xml, "Url", &[("type", "application/opensearchdescription+xml"), ("rel", "self"), ("template", &own)])
    })
}
