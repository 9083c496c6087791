//! Governments that follow one another, ministers with their terms, and the posts that they held.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::{Linker, Shown, fact, parties};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::head::Head;
use crate::model::people::{Government, Minister, Post, Term};
use crate::model::time::Period;
use crate::model::{GovernmentId, MinisterId, MinistryId, PostId};
use crate::parse::date::{Days, End, PartialDate};
use crate::parse::record::{AppointmentRow, Facts, Kind, Record};

/// What releases ask about people.
pub(super) struct People<'a> {
    pub ministers: &'a [Minister],
    pub posts: &'a [Post],
    pub governments: &'a [Government],
    pub by_time: &'a [GovernmentId],
}

/// Governments by their first day.
pub(super) fn by_time(governments: &[Government]) -> Vec<GovernmentId> {
    let mut ids: Vec<GovernmentId> = (0..governments.len() as u32).map(GovernmentId).collect();
    ids.sort_by_key(|id| governments[id.index()].period.first());
    ids
}

impl Linker<'_> {
    /// Each is in office from its first day to the day before the next one's.
    pub(super) fn governments(&mut self, shown: &[Shown]) -> Vec<Government> {
        let mut governments: Vec<Government> = shown.iter().map(|shown| self.government(shown)).collect();
        let order = by_time(&governments);
        for pair in order.windows(2) {
            let next = governments[pair[1].index()].period.first();
            if governments[pair[0].index()].period.first() == next {
                self.found.push(same_day(shown[pair[0].index()].record, shown[pair[1].index()].record));
            }
            let last = next.yesterday().expect("governments begin after the year -9999");
            governments[pair[0].index()].period.to = End::At(PartialDate::day(last));
        }
        governments
    }

    fn government(&mut self, shown: &Shown) -> Government {
        let Facts::Government(facts) = &shown.record.facts else { unreachable!("records are sorted by kind") };
        let prime_minister = facts.prime_minister.as_ref().and_then(|id| self.index(Kind::Minister, id, shown.record));
        Government {
            head: self.head(shown),
            period: Period { from: Some(facts.from.value.start()), to: End::Open },
            parties: parties(self.config, &facts.parties, shown.record, &mut self.found),
            prime_minister: prime_minister.map(MinisterId),
        }
    }

    /// Ministers with their terms, and the posts of which the appointments tell, named after the topic of the same id where there is one.
    pub(super) fn ministers(
        &mut self,
        shown: &[Shown],
        topics: &[Shown],
        governments: &[Government],
    ) -> (Vec<Minister>, Vec<Post>) {
        let slugs: BTreeSet<&str> =
            shown.iter().flat_map(|shown| appointments(shown.record)).filter_map(slug).collect();
        let posts: Vec<&str> = slugs.into_iter().collect();
        let ministers: Vec<Minister> = shown.iter().map(|shown| self.minister(shown, &posts, governments)).collect();
        let posts = posts.iter().zip(0..).map(|(slug, id)| self.post(slug, PostId(id), &ministers, topics)).collect();
        (ministers, posts)
    }

    fn minister(&mut self, shown: &Shown, posts: &[&str], governments: &[Government]) -> Minister {
        let record = shown.record;
        let Facts::Minister(facts) = &record.facts else { unreachable!("records are sorted by kind") };
        let party = parties(self.config, facts.party.as_slice(), record, &mut self.found).pop();
        let mut terms: Vec<Term> =
            facts.appointments.iter().map(|row| self.term(row, record, posts, governments)).collect();
        terms.sort_by(|a, b| order_of(a).cmp(&order_of(b)));
        Minister { head: self.head(shown), party, terms: join_consecutive(terms) }
    }

    fn term(&mut self, row: &AppointmentRow, record: &Record, posts: &[&str], governments: &[Government]) -> Term {
        let period = Self::period(&row.from, &row.to).unwrap_or(Period { from: None, to: End::Unknown });
        let government =
            row.government.as_ref().and_then(|id| self.index(Kind::Government, id, record)).map(GovernmentId);
        if let Some(id) = government {
            self.check_within(&period, row, record, &governments[id.index()]);
        }
        Term {
            title: row.title.clone(),
            post: slug(row).and_then(|slug| posts.binary_search(&slug).ok()).map(|index| PostId(index as u32)),
            ministries: self.indices(Kind::Ministry, &row.ministry, record, MinistryId),
            governments: government.into_iter().collect(),
            period,
            end: row.end,
        }
    }

    /// A term of which no day lies in its government's time cannot be true. The day on which the next one enters belongs to both.
    fn check_within(&mut self, period: &Period, row: &AppointmentRow, record: &Record, government: &Government) {
        let days = government.period.days();
        let with_change = Days { last: days.last.and_then(|last| last.tomorrow().ok()), ..days };
        if period.days().intersect(&with_change).is_none() {
            let message = format!("no day of this term lies in the time of `{}`", government.head.title);
            let until = days.last.map_or_else(|| "on".to_owned(), |last| format!("to {last}"));
            let help = format!("that government was in office from {} {until}", days.first);
            self.found.push(fact(record, Code::CONTRADICTORY_DATES, row.span, message).help(help));
        }
    }

    fn post(&self, slug: &str, id: PostId, ministers: &[Minister], topics: &[Shown]) -> Post {
        let mut holders: Vec<(MinisterId, usize)> = Vec::new();
        for (minister, index) in ministers.iter().zip(0..) {
            let terms = minister.terms.iter().enumerate().filter(|(_, term)| term.post == Some(id));
            holders.extend(terms.map(|(term, _)| (MinisterId(index), term)));
        }
        let term = |&(minister, term): &(MinisterId, usize)| &ministers[minister.index()].terms[term];
        holders.sort_by(|a, b| order_of(term(a)).cmp(&order_of(term(b))).then(a.cmp(b)));
        let topic =
            topics.iter().find(|topic| topic.record.id == slug).map(|topic| topic.record.common.title.value.clone());
        let shortest = || holders.iter().map(|holder| term(holder).title.as_str()).min_by_key(|title| title.len());
        let title = topic.unwrap_or_else(|| capitalised(shortest().unwrap_or(slug)));
        Post { head: Head::derived(slug, title, &self.sort), holders }
    }
}

impl Head {
    /// The head of an entity that has no file.
    fn derived(id: &str, title: String, sort: &crate::model::head::Collation) -> Head {
        let collation = sort.key(&title);
        Head {
            folder: None,
            id: id.to_owned(),
            title,
            summary: None,
            lang: None,
            url: None,
            wikidata: None,
            aliases: Vec::new(),
            draft: false,
            embargo: None,
            stale: false,
            review: Default::default(),
            corrections: Vec::new(),
            inferred: Vec::new(),
            source: None,
            body: Default::default(),
            mentions: Vec::new(),
            path: "".into(),
            collation,
        }
    }
}

/// Two governments that begin on one day: one of them would never be in office.
fn same_day(one: &Record, other: &Record) -> Diagnostic {
    let span = |record: &Record| match &record.facts {
        Facts::Government(facts) => facts.from.span,
        _ => record.common.title.span,
    };
    let message = format!("`{}` begins on the same day", one.common.title.value);
    fact(other, Code::CONTRADICTORY_DATES, span(other), message)
        .other(one.file.place(span(one)), "the other one")
        .help("one government is in office at a time, from its first day to the day before the next one's")
}

fn capitalised(title: &str) -> String {
    let mut letters = title.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn appointments(record: &Record) -> &[AppointmentRow] {
    match &record.facts {
        Facts::Minister(facts) => &facts.appointments,
        _ => &[],
    }
}

fn slug(row: &AppointmentRow) -> Option<&str> {
    row.post.as_ref().map(|post| post.value.as_str())
}

fn order_of(term: &Term) -> (Date, Date, &str) {
    (term.period.first(), term.period.last().unwrap_or(Date::MAX), &term.title)
}

/// Appointments that follow each other without a day between, to one post with one title, are one term.
fn join_consecutive(terms: Vec<Term>) -> Vec<Term> {
    let mut joined: Vec<Term> = Vec::with_capacity(terms.len());
    for term in terms {
        let earlier = joined.iter_mut().rev().find(|earlier| earlier.title == term.title && earlier.post == term.post);
        match earlier {
            Some(earlier) if follows(&earlier.period, &term.period) => {
                let goes_on = (earlier.period.last(), term.period.last());
                if !matches!(goes_on, (Some(a), Some(b)) if b < a) && earlier.period.to != End::Open {
                    earlier.period.to = term.period.to;
                    earlier.end = term.end;
                }
                for ministry in term.ministries {
                    if !earlier.ministries.contains(&ministry) {
                        earlier.ministries.push(ministry);
                    }
                }
                for government in term.governments {
                    if !earlier.governments.contains(&government) {
                        earlier.governments.push(government);
                    }
                }
            }
            _ => joined.push(term),
        }
    }
    joined
}

fn follows(earlier: &Period, later: &Period) -> bool {
    let last = earlier.last().and_then(|last| last.tomorrow().ok());
    later.from.is_some() && last.is_some_and(|next| later.first() <= next)
}

impl People<'_> {
    /// The government in office on every one of some days.
    pub(super) fn government_on_all(&self, days: &Days) -> Option<GovernmentId> {
        let last = days.last?;
        self.by_time.iter().copied().find(|id| {
            let period = &self.governments[id.index()].period;
            period.contains(days.first) && period.contains(last)
        })
    }

    /// A minister's terms, as days; one without a beginning or an end reaches as far as its governments do.
    pub(super) fn days_of(&self, term: &Term) -> Days {
        let governments = term.governments.iter().map(|id| &self.governments[id.index()].period);
        let days = term.period.days();
        let bounded = governments.clone().map(|period| period.first()).min();
        let ends =
            governments.map(|period| period.last().and_then(|last| last.tomorrow().ok())).collect::<Option<Vec<_>>>();
        Days {
            first: if term.period.from.is_none() { bounded.unwrap_or(days.first) } else { days.first },
            last: match term.period.to {
                End::At(_) => days.last,
                End::Open | End::Unknown => ends.and_then(|ends| ends.into_iter().max()),
            },
        }
    }

    /// Who else held one of the posts of a minister on some day of a date: name and title, in the order of names.
    pub(super) fn others_in_posts_of(&self, minister: MinisterId, days: &Days) -> Vec<String> {
        let posts: BTreeSet<PostId> =
            self.ministers[minister.index()].terms.iter().filter_map(|term| term.post).collect();
        let mut others = BTreeMap::new();
        for post in posts {
            for &(holder, term) in &self.posts[post.index()].holders {
                let term = &self.ministers[holder.index()].terms[term];
                if holder != minister && self.days_of(term).intersect(days).is_some() {
                    let name = &self.ministers[holder.index()].head.title;
                    others.entry((name, &term.title)).or_insert_with(|| format!("{name} ({})", term.title));
                }
            }
        }
        others.into_values().collect()
    }
}
