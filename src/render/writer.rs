//! Writes the model's smallest facts as HTML: names as links, dates, parties, sums. Every page is written with it. Knows no page.

use std::borrow::Cow;

use super::html::{Html, soften};
use super::language::Length;
use super::mark::Mark;
use super::near::Near;
use super::texts::Texts;
use crate::model::{Amount, AmountId, Entity, Model, Party, PerEntity, Period, Release, ReleaseId, Signatory};
use crate::parse::date::{Edtf, End};
use crate::parse::record::{Folder, Kind, Measure};
use crate::site::{Route, Site};

/// The site and its language, at hand for whoever writes.
#[derive(Clone, Copy)]
pub struct Writer<'a> {
    pub site: &'a Site,
    pub model: &'a Model,
    pub texts: &'a Texts,
    names: &'a Names,
    pub near: &'a Near,
}

/// Every entity's name as it is shown, made once: with its language where it has one, breakable where it is long.
pub struct Names(PerEntity<Html>);

impl Names {
    pub fn of(model: &Model) -> Names {
        Names(PerEntity::of(model, |entity| {
            let head = model.head(entity);
            Html::text(&soften(&head.title)).in_language(head.lang.as_deref())
        }))
    }
}

impl<'a> Writer<'a> {
    pub fn new(site: &'a Site, texts: &'a Texts, names: &'a Names, near: &'a Near) -> Writer<'a> {
        Writer { site, model: &site.model, texts, names, near }
    }

    pub fn get(&self, key: &'a str) -> &'a str {
        self.texts.get(key)
    }

    /// An entity's name, with its language where it has one, breakable where it is long.
    pub fn name(&self, entity: Entity) -> Html {
        self.names.0[entity].clone()
    }

    /// An entity's name as a link to its page.
    pub fn link(&self, entity: Entity) -> Html {
        self.names.0[entity].link(self.site.url_of(entity))
    }

    pub fn links(&self, entities: impl IntoIterator<Item = Entity>) -> Html {
        let links: Vec<Html> = entities.into_iter().map(|entity| self.link(entity)).collect();
        Html::join(&links, ", ")
    }

    /// A text as a link to one of the site's routes.
    pub fn to(&self, route: &Route, text: &str) -> Html {
        Html::text(text).link(&self.site.url(route))
    }

    pub fn party(&self, party: &Party) -> Html {
        match party {
            Party::Known(entity) => self.link(*entity),
            Party::State => Html::text(self.get("party.state")),
            Party::Words(words) => Html::text(&soften(words)),
        }
    }

    /// The same without a link, for texts that become links as a whole.
    pub fn party_name(&self, party: &Party) -> Html {
        match party {
            Party::Known(entity) => self.name(*entity),
            other => self.party(other),
        }
    }

    /// The same as a link, by its acronym where it has one: for the narrow columns of tables.
    pub fn party_short(&self, party: &Party) -> Html {
        let Party::Known(entity) = party else { return self.party(party) };
        let acronym = match entity {
            Entity::Organisation(id) => self.model[*id].acronyms.first(),
            Entity::Ministry(id) => self.model[*id].acronyms.first(),
            _ => None,
        };
        match acronym {
            Some(acronym) => Html::text(acronym).link(self.site.url_of(*entity)),
            None => self.link(*entity),
        }
    }

    /// "a, b och c".
    pub fn parties(&self, parties: &[Party]) -> Html {
        let names: Vec<Html> = parties.iter().map(|party| self.party(party)).collect();
        self.texts.list(&names)
    }

    /// Political parties by name: "Socialdemokraterna och Miljöpartiet".
    pub fn political(&self, parties: &[(String, String)]) -> Html {
        let names: Vec<Html> = parties.iter().map(|(_, name)| Html::text(&soften(name))).collect();
        self.texts.list(&names)
    }

    pub fn date(&self, date: &Edtf, length: Length) -> Html {
        self.texts.time_element(date, &self.texts.edtf(date, length))
    }

    pub fn period(&self, period: &Period, length: Length) -> Html {
        let text = self.texts.interval(period.from.as_ref(), &period.to, length);
        match (period.from, period.to) {
            (Some(from), End::At(to)) if from == to => self.texts.time_element(&Edtf::Date(from), &text),
            _ => Html::text(&text),
        }
    }

    /// When a release was published: as stated, else between its bounds.
    pub fn published(&self, release: &Release, length: Length) -> Html {
        match &release.published {
            Some(date) => self.date(date, length),
            None => Html::text(&self.bounds_as_text(release)),
        }
    }

    /// The same without markup.
    pub fn published_as_text(&self, release: &Release) -> String {
        match &release.published {
            Some(date) => self.texts.edtf(date, Length::Long),
            None => self.bounds_as_text(release),
        }
    }

    fn bounds_as_text(&self, release: &Release) -> String {
        match release.bounds.map(|bounds| (bounds.first, bounds.last)) {
            Some((first, Some(last))) => self.texts.bounds(first, last),
            Some((first, None)) => self.texts.fill("date.earliest", &[("date", &self.texts.day(first, Length::Short))]),
            None => self.get("date.unknown").to_owned(),
        }
    }

    /// The same for the narrow column of a list: `feb.–juli 2021` for bounds.
    pub fn published_in_list(&self, release: &Release) -> Html {
        let (None, Some(bounds)) = (&release.published, release.bounds) else {
            let length = match release.published {
                Some(Edtf::Date(date)) if date.day.is_some() => Length::Long,
                _ => Length::Short,
            };
            return self.published(release, length);
        };
        let month = |day: jiff::civil::Date| crate::parse::date::PartialDate {
            day: None,
            ..crate::parse::date::PartialDate::day(day)
        };
        let to = bounds.last.map_or(End::Unknown, |last| End::At(month(last)));
        Html::text(&self.texts.interval(Some(&month(bounds.first)), &to, Length::Short))
    }

    /// Marks about how sure the date and the record are.
    pub fn release_marks(&self, release: &Release) -> Vec<Html> {
        let mut marks = Vec::new();
        if release.published.is_none() {
            marks.push(Mark::Concluded.with(self.get("mark.date-missing")));
        } else if release.head.is_inferred("published") {
            marks.push(Mark::Concluded.with(self.get("mark.date-concluded")));
        }
        if release.head.is_imported() {
            marks.push(Mark::Imported.with(self.get("mark.imported")));
        }
        if release.head.draft {
            marks.push(Mark::NotCounted.with(self.get("mark.draft")));
        }
        marks
    }

    /// The title; those that fit, joined by "eller", where it is not certain which.
    pub fn titles(&self, signatory: &Signatory) -> Html {
        let titles: Vec<Html> = signatory.titles.iter().map(|title| Html::text(&soften(title))).collect();
        if signatory.certain { self.texts.list(&titles) } else { self.texts.alternatives(&titles) }
    }

    /// The figure of a row as the source states it, with "per år" and the like.
    pub fn stated(&self, amount: &Amount) -> String {
        let figure = self.texts.stated(amount.stated, amount.qualifier);
        match (amount.measure, amount.count) {
            (Measure::PerYear, _) => self.texts.fill("money.per-year", &[("sum", &figure)]),
            (Measure::Each, Some(count)) => {
                let count = self.texts.integer(count.into());
                self.texts.fill("money.each-of", &[("sum", &figure), ("n", &count)])
            }
            (Measure::Each, None) => self.texts.fill("money.each", &[("sum", &figure)]),
            (Measure::Total | Measure::Remainder, _) => figure,
        }
    }

    /// All rows of money of a release, parts after their total.
    pub fn rows(&self, release: ReleaseId) -> Vec<AmountId> {
        self.model.rows_of_release(release).collect()
    }

    /// The releases of a folder by year and month, in the order of time; month 0 where only the year is known, year 0 where nothing is.
    pub fn months(&self, folder: Folder) -> impl DoubleEndedIterator<Item = (i16, i8, &'a [ReleaseId])> {
        let range = (folder, i16::MIN, i8::MIN)..=(folder, i16::MAX, i8::MAX);
        self.site.archive.range(range).map(|(&(_, year, month), ids)| (year, month, ids.as_slice()))
    }

    /// What a release is called in one word: "Pressmeddelande", "Bidrag".
    pub fn kind_of(&self, id: ReleaseId) -> String {
        self.texts.word("kind", self.model[id].kind.as_str())
    }

    /// The word for the kind of an entity, in the singular.
    pub fn kind_word(&self, entity: Entity) -> String {
        match entity {
            Entity::Release(id) => self.kind_of(id),
            Entity::Program(id) => self.texts.word("program-type", self.model[id].kind.as_str()),
            Entity::Organisation(id) => self.texts.word("agency-type", self.model[id].kind.as_str()),
            other => self.texts.word("entity", entity_word(other)),
        }
    }

    /// Plain text of at most `limit` characters for descriptions: the summary, else the beginning of the body.
    pub fn description(&self, entity: Entity, limit: usize) -> String {
        let head = self.model.head(entity);
        let text = head.summary.as_deref().unwrap_or(&head.body.plain);
        shorten(text, limit).into_owned()
    }
}

/// The kind of an entity as the key of its texts, as its class, and as the word in data.
pub fn entity_word(entity: Entity) -> &'static str {
    match entity {
        Entity::Release(_) => Kind::Release.as_str(),
        Entity::Program(_) => Kind::Program.as_str(),
        Entity::Organisation(_) => Kind::Agency.as_str(),
        Entity::Ministry(_) => Kind::Ministry.as_str(),
        Entity::Minister(_) => Kind::Minister.as_str(),
        Entity::Post(_) => "post",
        Entity::Government(_) => Kind::Government.as_str(),
        Entity::Agreement(_) => Kind::Agreement.as_str(),
        Entity::Topic(_) => Kind::Topic.as_str(),
        Entity::Region(_) => Kind::Region.as_str(),
        Entity::Page(_) => Kind::Page.as_str(),
    }
}

/// At most `limit` characters, cut between words, with an ellipsis.
pub fn shorten(text: &str, limit: usize) -> Cow<'_, str> {
    let text = text.trim();
    let Some((cut, _)) = text.char_indices().nth(limit) else { return Cow::Borrowed(text) };
    let end = text[..cut].rfind(char::is_whitespace).unwrap_or(cut);
    Cow::Owned(format!("{}…", text[..end].trim_end_matches([',', '.', ' ', '\n'])))
}
