//! Every key of the content model, once: what it holds, whether it is required, and one sentence about it. The checks, the JSON
//! Schema and the messages all come from these tables; they know nothing of how the values are used.

mod site;

use super::forms::{COUNTY_CODE, EMAIL, LANGUAGE, ORG_NR, SLUG, WIKIDATA};
use super::money::Qualifier;
use super::record::{
    AgencyType, DeadlineKind, Kind, Measure, ProgramType, ReleaseKind, Review, Role, SourceKind, Status,
    SuccessionKind, TermEnd,
};
use super::shape::{Fields, Key, Shape};
use super::words::words;

pub(super) use site::SITE;

/// The keys that a record of a kind may have.
pub(super) fn of(kind: Kind) -> &'static Fields {
    match kind {
        Kind::Release => &RELEASE,
        Kind::Program => &PROGRAM,
        Kind::Agency => &AGENCY,
        Kind::Ministry => &MINISTRY,
        Kind::Minister => &MINISTER,
        Kind::Government => &GOVERNMENT,
        Kind::Agreement => &AGREEMENT,
        Kind::Topic => &TOPIC,
        Kind::Region => &REGION,
        Kind::Page => &PAGE,
    }
}

const fn key(name: &'static str, shape: Shape, about: &'static str) -> Key {
    Key { name, shape, required: false, about }
}

const fn required(name: &'static str, shape: Shape, about: &'static str) -> Key {
    Key { name, shape, required: true, about }
}

const TEXTS: Shape = Shape::List(&Shape::Text);
/// An organisation's id, or plain words.
const PARTIES: Shape = Shape::List(&Shape::Reference("an organisation, or words"));
const PARTY_KEYS: Shape = Shape::List(&Shape::Reference("a party of site.yaml"));
const RELEASES: Shape = Shape::List(&Shape::Reference("a release"));
const PROGRAMS: Shape = Shape::List(&Shape::Reference("a program"));
const TOPICS: Shape = Shape::List(&Shape::Reference("a topic"));
const REGIONS: Shape = Shape::List(&Shape::Reference("a region"));
const MINISTRIES: Shape = Shape::List(&Shape::Reference("a ministry"));
const NAMES: Shape = Shape::List(&Shape::Short(&Shape::Text, &NAME));

static COMMON: [Key; 14] = [
    required("title", Shape::Text, "Its name."),
    key("summary", Shape::Text, "One or two sentences that say what it is."),
    key("lang", LANGUAGE, "The language of the record's own text, where it is not the site's."),
    key("url", Shape::Web, "Its own page elsewhere."),
    key("wikidata", WIKIDATA, "Its item in Wikidata."),
    key("aliases", TEXTS, "Old addresses on this site, redirected."),
    key("draft", Shape::Flag, "Hides the record from every output."),
    key("embargo", Shape::Moment, "Hides the record until then, Swedish local time."),
    key("review", Shape::Word(words::<Review>), "Whether a person has read it against the source."),
    key("corrections", Shape::List(&Shape::Map(&CORRECTION)), "What was corrected, and when."),
    key("silence", Shape::Silence, "Findings not to report about this record, each with the reason."),
    key(
        "inferred",
        Shape::List(&Shape::OwnKey),
        "Keys whose values the editor concluded; the source does not state them.",
    ),
    key("import", Shape::Map(&IMPORT), "Where an imported record came from; written by `import` alone."),
    key("source", Shape::Short(&Shape::Web, &SOURCE), "Where the record's facts stand."),
];

static CORRECTION: Fields = Fields {
    noun: "a correction",
    keys: &[&[
        required("date", Shape::Date, "When it was corrected."),
        required("text", Shape::Text, "What was wrong and what is right."),
    ]],
};

static IMPORT: Fields = Fields {
    noun: "an import",
    keys: &[&[
        required("path", Shape::Text, "The file or page at the source."),
        required("hash", Shape::Text, "A hash of the record's own text as the import wrote it, this key aside."),
        key("seen", Shape::Day, "When it was read."),
    ]],
};

static SOURCE: Fields = Fields {
    noun: "a source",
    keys: &[&[
        key("url", Shape::Web, "Its address, if that is known."),
        key(
            "kind",
            Shape::Word(words::<SourceKind>),
            "Who tells it: who decided, somebody else, or who received the money.",
        ),
        key("publisher", Shape::Text, "Who published it."),
        key("retrieved", Shape::Day, "When it was read."),
    ]],
};

static RELEASE: Fields = Fields { noun: "a release", keys: &[&COMMON, &RELEASE_KEYS] };

static RELEASE_KEYS: [Key; 27] = [
    key("kind", Shape::Word(words::<ReleaseKind>), "What sort of document it is; else the folder's."),
    key("published", Shape::Date, "When it was published; bounds are derived where it is missing."),
    key("decided", Shape::Date, "When it was decided, where that differs."),
    key("updated", Shape::Date, "When the source last changed it."),
    key("reference", Shape::Text, "The diary number (diarienummer)."),
    key("government", Shape::Reference("a government"), "The government, where the source says it; else derived."),
    key("ministry", MINISTRIES, "The ministry, or several."),
    key(
        "minister",
        Shape::List(&Shape::Reference("a minister")),
        "The minister, or several; the title shown is the one held on the date.",
    ),
    key(
        "agencies",
        Shape::List(&Shape::Short(&Shape::Reference("an organisation"), &AGENCY_ROLE)),
        "Organisations and their part in it.",
    ),
    key(
        "assigned_by",
        Shape::Reference("an organisation, or words"),
        "Who gave the assignment, if not the government.",
    ),
    key("programs", PROGRAMS, "Programs that it belongs to."),
    key("topics", TOPICS, "What it is about."),
    key("regions", REGIONS, "Counties that it is about."),
    key("amounts", Shape::List(&Shape::Short(&Shape::Amount, &AMOUNT)), "Sums of money."),
    key("deadlines", Shape::List(&Shape::Map(&DEADLINE)), "What is due, and when."),
    key("basis", Shape::Map(&BASIS), "The agreement and parties behind it."),
    key("continues", RELEASES, "Earlier releases that it continues."),
    key("strengthens", RELEASES, "Earlier releases whose work it strengthens."),
    key("amends", RELEASES, "Earlier releases that it changes."),
    key("replaces", RELEASES, "Earlier releases that it replaces."),
    key("assists", RELEASES, "Releases whose work it assists."),
    key("formal_decision", RELEASES, "The decision behind an announcement."),
    key("target_groups", TEXTS, "Whom it is for, in words."),
    key("quoted", Shape::List(&Shape::Reference("a minister, or words")), "Who is quoted."),
    key("attachments", Shape::List(&Shape::Map(&ATTACHMENT)), "Documents at the source."),
    key("contacts", Shape::List(&Shape::Map(&CONTACT)), "Contact persons; shown only with `publish: true`."),
    key(
        "evidence",
        Shape::Dictionary(&Shape::Text),
        "Verbatim words of the source for facts that have no row of their own, by key.",
    ),
];

static AGENCY_ROLE: Fields = Fields {
    noun: "an agency of a release",
    keys: &[&[
        required("agency", Shape::Reference("an organisation"), "The organisation."),
        key(
            "role",
            Shape::Word(words::<Role>),
            "Its part: assigned is the default in an assignment, mentioned elsewhere.",
        ),
    ]],
};

static AMOUNT: Fields = Fields {
    noun: "an amount",
    keys: &[&[
        required("amount", Shape::Amount, "The sum as the source states it: `127,5 mnkr`, `15–20 miljarder kronor`."),
        key(
            "qualifier",
            Shape::Word(words::<Qualifier>),
            "How exact it is; also read from words such as cirka and högst.",
        ),
        key("measure", Shape::Word(words::<Measure>), "A total (default), a sum per year, for each, or what is left."),
        key("count", Shape::Count, "How many, with `measure: each`."),
        key("years", Shape::Years, "The year or years that it is for; left out where the source does not say."),
        key("status", Shape::Word(words::<Status>), "How far it has come; decided is the default."),
        key("from", Shape::Reference("an organisation, or words"), "Who pays; the state is the default."),
        key("through", PARTIES, "Who distributes it."),
        key("to", PARTIES, "Who receives it."),
        key("region", REGIONS, "Counties that it is for."),
        key("for", Shape::Text, "What it is for."),
        key("evidence", Shape::Text, "Verbatim words of the source."),
        key("source", Shape::Text, "Where it stands, if not in the record's source."),
        key("announced_in", Shape::Reference("a release"), "Where the same money was told first."),
        key(
            "regrants",
            Shape::TrueOr(&Shape::Reference("a release")),
            "The release whose money is handed on; true where that is not known.",
        ),
        key(
            "parts",
            Shape::List(&Shape::Short(&Shape::Amount, &AMOUNT)),
            "What the sum consists of; parts inherit what they do not state.",
        ),
    ]],
};

static DEADLINE: Fields = Fields {
    noun: "a deadline",
    keys: &[&[
        key("kind", Shape::Word(words::<DeadlineKind>), "What is due; final is the default."),
        required("due", Shape::Date, "When it is due."),
        key("by", PARTIES, "Who must deliver."),
        key("to", PARTIES, "Who receives it."),
        key("evidence", Shape::Text, "Verbatim words of the source."),
        key("delivered", Shape::Short(&Shape::Date, &DELIVERED), "When it was delivered, and where it can be read."),
        key("amends", Shape::Map(&AMENDED), "The earlier deadline that this one strikes through."),
        key("superseded", Shape::Flag, "Whether the same text replaces it."),
    ]],
};

static DELIVERED: Fields = Fields {
    noun: "a delivery",
    keys: &[&[key("date", Shape::Date, "When it was delivered."), key("url", Shape::Link, "Where it can be read.")]],
};

static AMENDED: Fields = Fields {
    noun: "an amended deadline",
    keys: &[&[
        required("release", Shape::Reference("a release"), "The release that has the earlier deadline."),
        required("due", Shape::Date, "The date that no longer holds."),
    ]],
};

static BASIS: Fields = Fields {
    noun: "a political basis",
    keys: &[&[
        key("agreement", Shape::Reference("an agreement"), "The agreement between parties."),
        key("parties", PARTY_KEYS, "The parties."),
    ]],
};

static ATTACHMENT: Fields = Fields {
    noun: "an attachment",
    keys: &[&[required("title", Shape::Text, "What it is called."), required("url", Shape::Link, "Where it is.")]],
};

static CONTACT: Fields = Fields {
    noun: "a contact",
    keys: &[&[
        required("name", Shape::Text, "The person or office."),
        key("role", Shape::Text, "The person's title."),
        key("for", Shape::Text, "What to ask about."),
        key("phone", Shape::Text, "A telephone number."),
        key("email", EMAIL, "An address."),
        key("publish", Shape::Flag, "Whether the site may show it."),
    ]],
};

static PROGRAM: Fields = Fields {
    noun: "a program",
    keys: &[
        &COMMON,
        &[
            key("type", Shape::Word(words::<ProgramType>), "What sort of program; initiative is the default."),
            key("period", Shape::Date, "The time that it runs."),
            key("lead", PARTIES, "Who leads it."),
            key("continues", PROGRAMS, "Earlier programs that it continues."),
            key("strengthens", PROGRAMS, "Programs that it strengthens."),
            key("part_of", PROGRAMS, "Programs that it is a part of."),
            key("goals", TEXTS, "What it is to reach."),
            key("strategy", PROGRAMS, "Programs of type strategy that it serves."),
            key("regions", REGIONS, "Counties where it runs."),
            key("topics", TOPICS, "What it is about."),
            key("basis", Shape::Map(&BASIS), "The agreement and parties behind it."),
        ],
    ],
};

static AGENCY: Fields = Fields {
    noun: "an agency",
    keys: &[
        &COMMON,
        &[
            key("type", Shape::Word(words::<AgencyType>), "What sort of organisation; agency is the default."),
            key("names", NAMES, "Its names in the course of time."),
            key("acronyms", TEXTS, "Its short names."),
            key("autolink", TEXTS, "Names and acronyms that are ordinary words, yet may be linked."),
            key("org_nr", ORG_NR, "Its organisation number."),
            key(
                "ministry",
                Shape::List(&Shape::Short(&Shape::Reference("a ministry"), &DATED_MINISTRY)),
                "The ministries that it has belonged to.",
            ),
            key(
                "succeeds",
                Shape::List(&Shape::Short(&Shape::Reference("an organisation"), &SUCCESSION)),
                "Organisations that it follows.",
            ),
        ],
    ],
};

static NAME: Fields = Fields {
    noun: "a name",
    keys: &[&[
        required("name", Shape::Text, "The name."),
        key("from", Shape::Point, "The first day of its use."),
        key("to", Shape::Point, "The last day of its use."),
    ]],
};

static DATED_MINISTRY: Fields = Fields {
    noun: "an agency's ministry",
    keys: &[&[
        required("ministry", Shape::Reference("a ministry"), "The ministry."),
        key("from", Shape::Point, "The first day under it."),
        key("to", Shape::Point, "The last day under it."),
    ]],
};

static SUCCESSION: Fields = Fields {
    noun: "a succession",
    keys: &[&[
        required("agency", Shape::Reference("an organisation"), "The earlier organisation."),
        key("relation", Shape::Word(words::<SuccessionKind>), "How this one follows it; replaced is the default."),
        key("date", Shape::Date, "When that was."),
    ]],
};

static MINISTRY: Fields = Fields {
    noun: "a ministry",
    keys: &[
        &COMMON,
        &[
            key("names", NAMES, "Its names in the course of time."),
            key("acronyms", TEXTS, "Its short names."),
            key(
                "succeeds",
                Shape::List(&Shape::Short(&Shape::Reference("a ministry"), &MINISTRY_SUCCESSION)),
                "Ministries that it follows.",
            ),
        ],
    ],
};

static MINISTRY_SUCCESSION: Fields = Fields {
    noun: "a ministry's succession",
    keys: &[&[
        required("ministry", Shape::Reference("a ministry"), "The earlier ministry."),
        key("relation", Shape::Word(words::<SuccessionKind>), "How this one follows it; replaced is the default."),
        key("date", Shape::Date, "When that was."),
    ]],
};

static MINISTER: Fields = Fields {
    noun: "a minister",
    keys: &[
        &COMMON,
        &[
            key("appointments", Shape::List(&Shape::Map(&APPOINTMENT)), "The terms of office."),
            key("party", Shape::Reference("a party of site.yaml"), "The party."),
        ],
    ],
};

static APPOINTMENT: Fields = Fields {
    noun: "an appointment",
    keys: &[&[
        required("title", Shape::Text, "The title: `socialminister`."),
        key("post", SLUG, "The stable portfolio under changing titles: `jamstalldhet`."),
        key("ministry", MINISTRIES, "The ministry."),
        key("government", Shape::Reference("a government"), "The government."),
        key("from", Shape::Point, "The first day in office."),
        key("to", Shape::Point, "The last day in office."),
        key("end", Shape::Word(words::<TermEnd>), "How it ended."),
    ]],
};

static GOVERNMENT: Fields = Fields {
    noun: "a government",
    keys: &[
        &COMMON,
        &[
            required("from", Shape::Point, "Its first day; it is in office to the day before the next one's."),
            key("parties", PARTY_KEYS, "Its parties."),
            key("prime_minister", Shape::Reference("a minister"), "The prime minister."),
        ],
    ],
};

static AGREEMENT: Fields = Fields {
    noun: "an agreement",
    keys: &[
        &COMMON,
        &[
            key("parties", PARTY_KEYS, "The parties to it."),
            key("from", Shape::Point, "Its first day."),
            key("to", Shape::Point, "Its last day."),
        ],
    ],
};

static TOPIC: Fields =
    Fields { noun: "a topic", keys: &[&COMMON, &[key("broader", TOPICS, "Topics that it is a part of.")]] };

static REGION: Fields =
    Fields { noun: "a region", keys: &[&COMMON, &[key("code", COUNTY_CODE, "The county's two digits.")]] };

static PAGE: Fields = Fields { noun: "a page", keys: &[&COMMON] };
