//! What the fuzz targets do with an input; the project's own tests run the corpus through the same.

use diarium::parse::markdown::{Labels, html};
use diarium::parse::record::Folder;
use diarium::parse::{Parsed, config, record};
use diarium::source::SourceFile;

/// Reads the bytes as a record of each kind and as `site.yaml`. Every finding must have a place within the file.
pub fn front_matter(bytes: &[u8]) {
    for folder in Folder::ALL {
        let file = SourceFile::new(format!("content/{}/a.md", folder.as_str()), bytes);
        let parsed = record(&file).expect("the path is a record's");
        assert_places(&file, &parsed);
    }
    config(&SourceFile::new("content/site.yaml", bytes));
}

/// Reads the bytes as the text below a front matter without fault, and writes its HTML. No script may come out of it.
pub fn markdown(bytes: &[u8]) {
    let file = SourceFile::new("content/pages/a.md", [b"---\ntitle: A\n---\n\n", bytes].concat());
    let parsed = record(&file).expect("the path is a record's");
    assert_places(&file, &parsed);
    let Some(record) = parsed.record else { return };
    let labels = Labels { table: "table", footnotes: "footnotes", back: "back" };
    let page = html(&record.body.text, &[], &|link| Some(link.to_owned()), &labels).to_lowercase();
    assert!(!page.contains("<script") && !page.contains("href=\"javascript:"), "{page}");
}

fn assert_places(file: &SourceFile, parsed: &Parsed) {
    let lines = file.bytes.iter().filter(|&&byte| byte == b'\n').count() as u32 + 1;
    for finding in &parsed.diagnostics {
        assert!((1..=lines).contains(&finding.place.line) && finding.place.column >= 1, "{finding:?}");
    }
}
