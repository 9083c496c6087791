//! A checked tree to the typed record of its kind: defaults are applied, short forms made long. Knows no rule that could fail;
//! those are in `keys` and `shape`.

use super::money::Money;
use super::read::{self, Map, edtf, money, short, spanned};
use super::record::{
    AgencyFacts, AgencyRole, AgreementFacts, AmendedDeadline, AmountRow, AppointmentRow, Attachment, Basis, Common,
    Contact, Correction, DatedMinistry, DatedName, DeadlineKind, DeadlineRow, Delivered, Facts, Folder,
    GovernmentFacts, Import, Kind, MinisterFacts, MinistryFacts, ProgramFacts, RegionFacts, Regrants, ReleaseFacts,
    ReleaseKind, Role, Source, Succession, SuccessionKind, TopicFacts,
};
use super::yaml::Node;
use crate::diagnostic::Code;
use crate::source::{Span, Spanned};

/// The keys that any record may have. A record without a title is called by its id until it gets one.
pub(super) fn common(map: Map, id: &str) -> Common {
    let silence = |(code, reason): (Spanned<String>, Spanned<String>)| {
        Some((Spanned::new(Code::named(&code.value)?, code.span), reason.value))
    };
    Common {
        title: map.spanned("title").unwrap_or_else(|| Spanned::new(id.to_owned(), Span::default())),
        summary: map.text("summary"),
        lang: map.text("lang"),
        url: map.text("url"),
        wikidata: map.text("wikidata"),
        aliases: map.names("aliases"),
        draft: map.flag("draft"),
        embargo: map.moment("embargo"),
        review: map.word("review").unwrap_or_default(),
        corrections: map.list("corrections", |node| correction(read::map(node)?)),
        silence: map.dictionary("silence").into_iter().filter_map(silence).collect(),
        inferred: map.texts("inferred"),
        import: map.map("import").and_then(import),
        source: map.one("source", source),
    }
}

/// The keys of a record's own kind; `None` for a government without its first day, which is no government.
pub(super) fn facts(map: Map, folder: Folder) -> Option<Facts> {
    Some(match folder.kind() {
        Kind::Release => Facts::Release(Box::new(release(map, folder))),
        Kind::Program => Facts::Program(Box::new(program(map))),
        Kind::Agency => Facts::Agency(Box::new(agency(map))),
        Kind::Ministry => Facts::Ministry(ministry(map)),
        Kind::Minister => Facts::Minister(minister(map)),
        Kind::Government => Facts::Government(government(map)?),
        Kind::Agreement => Facts::Agreement(agreement(map)),
        Kind::Topic => Facts::Topic(TopicFacts { broader: map.names("broader") }),
        Kind::Region => Facts::Region(RegionFacts { code: map.text("code") }),
        Kind::Page => Facts::Page,
    })
}

fn correction(map: Map) -> Option<Correction> {
    Some(Correction { date: map.date("date")?.value, text: map.text("text")? })
}

fn import(map: Map) -> Option<Import> {
    Some(Import { path: map.text("path")?, hash: map.text("hash")?, seen: map.day("seen") })
}

fn source(node: &Node) -> Option<Source> {
    let alone = |node| Some(Source { url: Some(read::text(node)?.to_owned()), ..Source::default() });
    short(node, alone, |map, _| {
        Some(Source {
            url: map.text("url"),
            kind: map.word("kind").unwrap_or_default(),
            publisher: map.text("publisher"),
            retrieved: map.day("retrieved"),
        })
    })
}

fn release(map: Map, folder: Folder) -> ReleaseFacts {
    let (kind, role) = match folder {
        Folder::Assignments => (ReleaseKind::Assignment, Role::Assigned),
        Folder::Articles => (ReleaseKind::Article, Role::Mentioned),
        _ => (ReleaseKind::PressRelease, Role::Mentioned),
    };
    ReleaseFacts {
        kind: map.word("kind").unwrap_or(kind),
        published: map.date("published"),
        decided: map.date("decided"),
        updated: map.date("updated"),
        reference: map.text("reference"),
        government: map.spanned("government"),
        ministries: map.names("ministry"),
        ministers: map.names("minister"),
        agencies: map.list("agencies", |node| agency_role(node, role)),
        assigned_by: map.spanned("assigned_by"),
        programs: map.names("programs"),
        topics: map.names("topics"),
        regions: map.names("regions"),
        amounts: map.list("amounts", amount),
        deadlines: map.list("deadlines", deadline),
        basis: map.one("basis", basis),
        continues: map.names("continues"),
        strengthens: map.names("strengthens"),
        amends: map.names("amends"),
        replaces: map.names("replaces"),
        assists: map.names("assists"),
        formal_decision: map.names("formal_decision"),
        target_groups: map.texts("target_groups"),
        quoted: map.names("quoted"),
        attachments: map.list("attachments", |node| attachment(read::map(node)?)),
        contacts: map.list("contacts", |node| contact(read::map(node)?)),
        evidence: map.dictionary("evidence").into_iter().map(|(key, words)| (key.value, words.value)).collect(),
    }
}

fn agency_role(node: &Node, default: Role) -> Option<AgencyRole> {
    let alone = |node| Some(AgencyRole { agency: spanned(node)?, role: default });
    short(node, alone, |map, _| {
        Some(AgencyRole { agency: map.spanned("agency")?, role: map.word("role").unwrap_or(default) })
    })
}

fn amount(node: &Node) -> Option<AmountRow> {
    short(
        node,
        |node| Some(amount_row(Map(&[]), money(node)?, node.span)),
        |map, span| Some(amount_row(map, map.money("amount")?, span)),
    )
}

fn amount_row(map: Map, amount: Spanned<Money>, span: Span) -> AmountRow {
    AmountRow {
        span,
        qualifier: map.word("qualifier").or(amount.value.qualifier),
        amount,
        measure: map.word("measure"),
        count: map.spanned("count").and_then(|count| Some(Spanned::new(count.value.parse().ok()?, count.span))),
        years: map.date("years"),
        status: map.word("status"),
        from: map.spanned("from"),
        through: map.names("through"),
        to: map.names("to"),
        regions: map.names("region"),
        for_: map.text("for"),
        evidence: map.text("evidence"),
        source: map.text("source"),
        announced_in: map.spanned("announced_in"),
        regrants: map.spanned("regrants").map(|release| match release.value.as_str() {
            "true" => Regrants::Unknown,
            _ => Regrants::From(release),
        }),
        parts: map.list("parts", self::amount),
    }
}

fn deadline(node: &Node) -> Option<DeadlineRow> {
    let map = read::map(node)?;
    Some(DeadlineRow {
        span: node.span,
        kind: map.word("kind").unwrap_or(DeadlineKind::Final),
        due: map.date("due")?,
        by: map.names("by"),
        to: map.names("to"),
        evidence: map.text("evidence"),
        delivered: map.one("delivered", delivered),
        amends: map.map("amends").and_then(amended),
        superseded: map.flag("superseded"),
    })
}

fn delivered(node: &Node) -> Option<Delivered> {
    short(
        node,
        |node| Some(Delivered { date: Some(edtf(node)?), url: None }),
        |map, _| Some(Delivered { date: map.date("date"), url: map.text("url") }),
    )
}

fn amended(map: Map) -> Option<AmendedDeadline> {
    Some(AmendedDeadline { release: map.spanned("release")?, due: map.date("due")? })
}

fn basis(node: &Node) -> Option<Basis> {
    let map = read::map(node)?;
    Some(Basis { agreement: map.spanned("agreement"), parties: map.names("parties"), span: node.span })
}

fn attachment(map: Map) -> Option<Attachment> {
    Some(Attachment { title: map.text("title")?, url: map.spanned("url")? })
}

fn contact(map: Map) -> Option<Contact> {
    Some(Contact {
        name: map.text("name")?,
        role: map.text("role"),
        for_: map.text("for"),
        phone: map.text("phone"),
        email: map.text("email"),
        publish: map.flag("publish"),
    })
}

fn program(map: Map) -> ProgramFacts {
    ProgramFacts {
        kind: map.word("type").unwrap_or_default(),
        period: map.date("period"),
        lead: map.names("lead"),
        continues: map.names("continues"),
        strengthens: map.names("strengthens"),
        part_of: map.names("part_of"),
        goals: map.texts("goals"),
        strategy: map.names("strategy"),
        regions: map.names("regions"),
        topics: map.names("topics"),
        basis: map.one("basis", basis),
    }
}

fn agency(map: Map) -> AgencyFacts {
    AgencyFacts {
        kind: map.word("type").unwrap_or_default(),
        names: map.list("names", dated_name),
        acronyms: map.names("acronyms"),
        autolink: map.texts("autolink"),
        org_nr: map.text("org_nr"),
        ministry: map.list("ministry", dated_ministry),
        succeeds: map.list("succeeds", |node| succession(node, "agency")),
    }
}

fn ministry(map: Map) -> MinistryFacts {
    MinistryFacts {
        names: map.list("names", dated_name),
        acronyms: map.names("acronyms"),
        succeeds: map.list("succeeds", |node| succession(node, "ministry")),
    }
}

fn dated_name(node: &Node) -> Option<DatedName> {
    short(
        node,
        |node| Some(DatedName { name: spanned(node)?, from: None, to: None }),
        |map, _| Some(DatedName { name: map.spanned("name")?, from: map.date("from"), to: map.date("to") }),
    )
}

fn dated_ministry(node: &Node) -> Option<DatedMinistry> {
    short(
        node,
        |node| Some(DatedMinistry { ministry: spanned(node)?, from: None, to: None }),
        |map, _| Some(DatedMinistry { ministry: map.spanned("ministry")?, from: map.date("from"), to: map.date("to") }),
    )
}

/// `of` is the key that names the earlier one.
fn succession(node: &Node, of: &str) -> Option<Succession> {
    let alone = |node| Some(Succession { of: spanned(node)?, relation: SuccessionKind::Replaced, date: None });
    short(node, alone, |map, _| {
        let relation = map.word("relation").unwrap_or(SuccessionKind::Replaced);
        Some(Succession { of: map.spanned(of)?, relation, date: map.date("date") })
    })
}

fn minister(map: Map) -> MinisterFacts {
    MinisterFacts { appointments: map.list("appointments", appointment), party: map.spanned("party") }
}

fn appointment(node: &Node) -> Option<AppointmentRow> {
    let map = read::map(node)?;
    Some(AppointmentRow {
        span: node.span,
        title: map.text("title")?,
        post: map.spanned("post"),
        ministry: map.names("ministry"),
        government: map.spanned("government"),
        from: map.date("from"),
        to: map.date("to"),
        end: map.word("end"),
    })
}

fn government(map: Map) -> Option<GovernmentFacts> {
    let prime_minister = map.spanned("prime_minister");
    Some(GovernmentFacts { from: map.date("from")?, parties: map.names("parties"), prime_minister })
}

fn agreement(map: Map) -> AgreementFacts {
    AgreementFacts { parties: map.names("parties"), from: map.date("from"), to: map.date("to") }
}
