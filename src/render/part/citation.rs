//! How a page is cited: a sentence, the same in APA, Chicago and BibTeX, and what can be done with the page. Knows no source of a fact.

use super::super::blocks::Block;
use super::super::html::{Html, escape};
use super::super::language::Length;
use super::super::writer::Writer;
use crate::model::{Entity, Head};
use crate::parse::date::{Edtf, PartialDate};
use crate::site::{Route, has_data};

/// The texts of APA: with the site, and without it where it is the author.
const APA: [&str; 2] = ["cite.apa", "cite.apa-own"];

pub fn block(writer: &Writer, entity: Entity) -> Block {
    let cited = Cited::of(writer, entity);
    let styles = [("APA", cited.apa()), ("Chicago", cited.chicago()), ("BibTeX", cited.bibtex())];
    Block::Citation {
        text: cited.sentence(),
        styles: styles.map(|(name, text)| (name.to_owned(), text)).into(),
        links: links(writer, entity, &cited.address),
    }
}

/// Who is named as the author of a page: the source's own senders where the text is theirs, word for word, else whoever keeps the register.
pub fn author(writer: &Writer, entity: Entity) -> String {
    let config = &writer.model.config;
    let own = if config.publisher.name.is_empty() { &config.title } else { &config.publisher.name };
    let Entity::Release(id) = entity else { return own.clone() };
    let release = &writer.model[id];
    if !release.head.is_imported() {
        return own.clone();
    }
    let ministries: Vec<&str> =
        release.ministries.iter().map(|&id| writer.model.head(Entity::Ministry(id)).title.as_str()).collect();
    let publisher = release.head.source.as_ref().and_then(|source| source.publisher.clone());
    if ministries.is_empty() { publisher.unwrap_or_else(|| own.clone()) } else { ministries.join(", ") }
}

/// The date that a citation states: none where only bounds are known.
pub fn date(writer: &Writer, entity: Entity) -> Option<PartialDate> {
    let Entity::Release(id) = entity else { return None };
    match writer.model[id].published? {
        Edtf::Date(date) => Some(PartialDate { approximate: false, uncertain: false, ..date }),
        Edtf::Interval(..) => None,
    }
}

/// What all styles are made of.
struct Cited<'a> {
    writer: &'a Writer<'a>,
    entity: Entity,
    head: &'a Head,
    author: String,
    date: Option<PartialDate>,
    address: String,
}

impl<'a> Cited<'a> {
    fn of(writer: &'a Writer<'a>, entity: Entity) -> Cited<'a> {
        Cited {
            writer,
            entity,
            head: writer.model.head(entity),
            author: author(writer, entity),
            date: date(writer, entity),
            address: writer.site.absolute(&Route::Entity(entity)),
        }
    }

    fn site(&self) -> &str {
        &self.writer.model.config.title
    }

    /// "Title". Date. Site. Address. The day of reading is added in the browser: a page says nothing that holds for the day of its build alone.
    fn sentence(&self) -> Html {
        let writer = self.writer;
        let date = match self.entity {
            Entity::Release(id) => writer.published(&writer.model[id], Length::Long).sentence_case().and_text(". "),
            _ => Html::default(),
        };
        let plain = self.address.split_once("://").map_or(self.address.as_str(), |(_, rest)| rest);
        let link = format!("<a class=\"address\" href=\"{}\">{}</a>", escape(&self.address), escape(plain));
        writer.texts.html(
            "provenance.citation",
            &[
                ("title", &Html::text(&self.head.title).in_language(self.head.lang.as_deref())),
                ("date", &date),
                ("site", &Html::text(self.site())),
                ("address", &Html::markup(link)),
            ],
        )
    }

    /// A style; where the site is its own author it is named once.
    fn fill(&self, [key, own]: [&str; 2], date: &str) -> String {
        let key = if self.author == self.site() { own } else { key };
        let values = [
            ("author", self.author.as_str()),
            ("date", date),
            ("title", self.head.title.as_str()),
            ("site", self.site()),
            ("address", &self.address),
        ];
        self.writer.texts.fill(key, &values).replace('\u{a0}', " ")
    }

    fn apa(&self) -> String {
        let texts = self.writer.texts;
        let Some(date) = self.date else { return self.fill(APA, texts.get("cite.no-date")) };
        let year = date.year.to_string();
        let Some(month) = date.month.map(|month| texts.month(month, Length::Long)) else {
            return self.fill(APA, &year);
        };
        let day = date.day.map(|day| day.to_string()).unwrap_or_default();
        let key = if date.day.is_some() { "cite.apa-day" } else { "cite.apa-month" };
        self.fill(APA, &texts.fill(key, &[("year", &year), ("month", month), ("day", &day)]))
    }

    fn chicago(&self) -> String {
        let texts = self.writer.texts;
        let date = match self.date {
            Some(date) => texts.partial(&date, Length::Long),
            // Its own stop ends the sentence.
            None => texts.get("cite.no-date").trim_end_matches('.').to_owned(),
        };
        self.fill(["cite.chicago", "cite.chicago-own"], &date)
    }

    fn bibtex(&self) -> String {
        let name = self.head.id.rsplit('/').next().unwrap_or_default();
        let year = self.date.map(|date| format!("-{}", date.year)).unwrap_or_default();
        let mut fields = vec![
            ("author", format!("{{{}}}", escaped(&self.author))),
            ("title", format!("{{{}}}", escaped(&self.head.title))),
            ("howpublished", escaped(self.site())),
        ];
        if let Some(date) = self.date {
            fields.push(("year", date.year.to_string()));
            fields.extend(date.month.map(|month| ("month", month.to_string())));
        }
        fields.push(("url", self.address.clone()));
        let fields: Vec<String> = fields.iter().map(|(name, value)| format!("  {name} = {{{value}}}")).collect();
        format!("@misc{{{name}{year},\n{}\n}}", fields.join(",\n"))
    }
}

/// The characters that mean something in BibTeX.
fn escaped(text: &str) -> String {
    let mut written = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' => written.push_str("\\textbackslash{}"),
            '~' => written.push_str("\\textasciitilde{}"),
            '^' => written.push_str("\\textasciicircum{}"),
            '&' | '%' | '$' | '#' | '_' | '{' | '}' => written.extend(['\\', c]),
            _ => written.push(c),
        }
    }
    written
}

/// Where an entity is as data, if each has a file of its own.
pub fn data(writer: &Writer, entity: Entity) -> Option<String> {
    let site = writer.site;
    (has_data(&entity) && site.has_record_files()).then(|| site.url(&Route::Record(entity)))
}

/// The page as data; tell of a mistake on it; change its record.
fn links(writer: &Writer, entity: Entity, address: &str) -> Vec<Html> {
    let head = writer.model.head(entity);
    let data = data(writer, entity).map(|to| (to, "cite.json"));
    let report = report(writer, &head.title, address).map(|to| (to, "footer.report"));
    let edit = edit(writer, head).map(|to| (to, "footer.edit"));
    data.into_iter().chain(report).chain(edit).map(|(to, key)| Html::text(writer.texts.get(key)).link(&to)).collect()
}

/// Where the file of a record can be changed.
pub fn edit(writer: &Writer, head: &Head) -> Option<String> {
    let url = writer.model.config.edit_url.as_deref()?;
    (!head.path.is_empty()).then(|| format!("{url}{}", head.path))
}

/// Where mistakes are told: `{address}` and `{title}` in `report_url` are the page's; a mail gets both, unless it says otherwise.
pub fn report(writer: &Writer, title: &str, address: &str) -> Option<String> {
    let url = writer.model.config.report_url.as_deref()?;
    let (title, address) = (encoded(title), encoded(address));
    if url.starts_with("mailto:") && !url.contains(['?', '{']) {
        return Some(format!("{url}?subject={title}&body={address}%0D%0A%0D%0A"));
    }
    Some(url.replace("{title}", &title).replace("{address}", &address))
}

/// Percent-encoding of everything but letters, digits and `-._~` (RFC 3986).
pub fn encoded(text: &str) -> String {
    let mut written = String::with_capacity(text.len() + 16);
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            written.push(char::from(byte));
        } else {
            written.push_str(&format!("%{byte:02X}"));
        }
    }
    written
}

#[cfg(test)]
mod tests {
    use super::{encoded, escaped};

    #[test]
    fn queries_are_percent_encoded() {
        assert_eq!(encoded("A2020/01 å"), "A2020%2F01%20%C3%A5");
    }

    #[test]
    fn what_means_something_in_bibtex_is_escaped() {
        assert_eq!(escaped("50 % {a_b} & \\"), "50 \\% \\{a\\_b\\} \\& \\textbackslash{}");
    }
}
