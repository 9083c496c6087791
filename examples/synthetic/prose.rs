//! Sentences that sound like an announcement: some fifty thousand words put together from short lists, common ones more often.

use super::random::Random;

/// First parts of compounds, the common ones first.
pub const STEMS: [&str; 96] = [
    "arbets",
    "utbildnings",
    "hälso",
    "miljö",
    "energi",
    "skol",
    "vård",
    "kultur",
    "försvars",
    "trafik",
    "bostads",
    "klimat",
    "social",
    "närings",
    "forsknings",
    "jordbruks",
    "skogs",
    "havs",
    "polis",
    "familje",
    "ungdoms",
    "barn",
    "äldre",
    "digitaliserings",
    "kompetens",
    "landsbygds",
    "integrations",
    "folkhälso",
    "beredskaps",
    "finans",
    "skatte",
    "pensions",
    "försäkrings",
    "rätts",
    "domstols",
    "brotts",
    "kriminalvårds",
    "gräns",
    "migrations",
    "bistånds",
    "handels",
    "export",
    "turist",
    "idrotts",
    "medie",
    "biblioteks",
    "musei",
    "språk",
    "minoritets",
    "natur",
    "vatten",
    "luft",
    "avfalls",
    "kemikalie",
    "strålskydds",
    "livsmedels",
    "djur",
    "fiske",
    "rymd",
    "teknik",
    "innovations",
    "design",
    "mät",
    "kartläggnings",
    "statistik",
    "arkiv",
    "järnvägs",
    "väg",
    "sjöfarts",
    "flyg",
    "hamn",
    "post",
    "tele",
    "bredbands",
    "säkerhets",
    "kris",
    "räddnings",
    "el",
    "gas",
    "värme",
    "bygg",
    "plan",
    "lant",
    "mark",
    "fastighets",
    "hyres",
    "konsument",
    "konkurrens",
    "upphandlings",
    "läkemedels",
    "tandvårds",
    "omsorgs",
    "assistans",
    "föräldra",
    "studie",
    "högskole",
];

/// Last parts of compounds with the definite form.
const HEADS: [(&str, &str); 48] = [
    ("insats", "insatsen"),
    ("stöd", "stödet"),
    ("arbete", "arbetet"),
    ("uppdrag", "uppdraget"),
    ("satsning", "satsningen"),
    ("utveckling", "utvecklingen"),
    ("verksamhet", "verksamheten"),
    ("samverkan", "samverkan"),
    ("utredning", "utredningen"),
    ("strategi", "strategin"),
    ("plan", "planen"),
    ("reform", "reformen"),
    ("fråga", "frågan"),
    ("område", "området"),
    ("bidrag", "bidraget"),
    ("program", "programmet"),
    ("kunskap", "kunskapen"),
    ("metod", "metoden"),
    ("modell", "modellen"),
    ("nätverk", "nätverket"),
    ("rapport", "rapporten"),
    ("redovisning", "redovisningen"),
    ("uppföljning", "uppföljningen"),
    ("utvärdering", "utvärderingen"),
    ("förslag", "förslaget"),
    ("lag", "lagen"),
    ("förordning", "förordningen"),
    ("tillsyn", "tillsynen"),
    ("prövning", "prövningen"),
    ("behov", "behovet"),
    ("resurs", "resursen"),
    ("lösning", "lösningen"),
    ("tjänst", "tjänsten"),
    ("system", "systemet"),
    ("register", "registret"),
    ("analys", "analysen"),
    ("översyn", "översynen"),
    ("samordning", "samordningen"),
    ("information", "informationen"),
    ("kampanj", "kampanjen"),
    ("försök", "försöket"),
    ("pilot", "piloten"),
    ("centrum", "centrumet"),
    ("råd", "rådet"),
    ("avtal", "avtalet"),
    ("mål", "målet"),
    ("åtgärd", "åtgärden"),
    ("process", "processen"),
];

const ADJECTIVES: [&str; 32] = [
    "nya",
    "långsiktiga",
    "regionala",
    "nationella",
    "lokala",
    "särskilda",
    "fortsatta",
    "gemensamma",
    "tidiga",
    "förebyggande",
    "samlade",
    "tydliga",
    "hållbara",
    "statliga",
    "kommunala",
    "ökade",
    "förstärkta",
    "viktiga",
    "digitala",
    "internationella",
    "tillfälliga",
    "ekonomiska",
    "praktiska",
    "rättsliga",
    "berörda",
    "mindre",
    "större",
    "tidigare",
    "kommande",
    "pågående",
    "beslutade",
    "planerade",
];

const VERBS: [&str; 28] = [
    "stärker",
    "utvecklar",
    "följer upp",
    "redovisar",
    "samordnar",
    "förstärker",
    "genomför",
    "tar fram",
    "bygger ut",
    "prövar",
    "fördelar",
    "kartlägger",
    "analyserar",
    "stödjer",
    "sprider",
    "förbättrar",
    "förenklar",
    "inleder",
    "avslutar",
    "förlänger",
    "ser över",
    "bidrar till",
    "omfattar",
    "avser",
    "gäller",
    "främjar",
    "underlättar",
    "påskyndar",
];

const ENDINGS: [&str; 16] = [
    "i hela landet",
    "under de kommande åren",
    "tillsammans med berörda aktörer",
    "i kommuner och regioner",
    "med utgångspunkt i tidigare erfarenheter",
    "på lokal nivå",
    "i dialog med civilsamhället",
    "inom ramen för befintliga medel",
    "efter samråd med länen",
    "med särskilt fokus på barn och unga",
    "för att nå målen",
    "redan i år",
    "där behoven är störst",
    "i enlighet med strategin",
    "utan att öka administrationen",
    "både i städer och på landsbygden",
];

const OPENINGS: [&str; 12] = [
    "Regeringen",
    "Myndigheten",
    "Uppdraget",
    "Satsningen",
    "Beslutet",
    "Förslaget",
    "Utredaren",
    "Länsstyrelsen",
    "Regionen",
    "Kommunen",
    "Projektet",
    "Programmet",
];

/// A compound in the definite form: `klimatinsatsen`.
pub fn definite(random: &mut Random) -> String {
    format!("{}{}", stem(random), random.skewed(&HEADS).1)
}

/// The same in the indefinite form.
pub fn indefinite(random: &mut Random) -> String {
    format!("{}{}", stem(random), random.skewed(&HEADS).0)
}

/// One first part, or now and then two: `klimat`, `kustklimat`. So rare words come about, as in a real corpus.
fn stem(random: &mut Random) -> String {
    let first = random.skewed(&STEMS);
    if random.percent(15) { format!("{first}{}", random.skewed(&STEMS)) } else { (*first).to_owned() }
}

/// A title of six to ten words.
pub fn title(random: &mut Random) -> String {
    let (verb, adjective) = (random.skewed(&VERBS), random.skewed(&ADJECTIVES));
    let (what, how) = (definite(random), definite(random));
    format!("Regeringen {verb} den {adjective} {what} och {how}")
}

/// One sentence, with a full stop.
pub fn sentence(random: &mut Random) -> String {
    let (opening, verb) = (random.skewed(&OPENINGS), random.skewed(&VERBS));
    let (adjective, ending) = (random.skewed(&ADJECTIVES), random.skewed(&ENDINGS));
    let (what, with) = (definite(random), indefinite(random));
    match random.below(4) {
        0 => format!("{opening} {verb} den {adjective} {what} {ending}."),
        1 => format!("Genom {what} får {with} {} {ending}.", random.skewed(&ADJECTIVES)),
        2 => format!("{opening} {verb} {with} och {what}, {ending}."),
        _ => format!("Under {} {verb} {what} {} {with} {ending}.", random.between(2006, 2029), random.between(2, 900)),
    }
}

/// Two to five sentences, one of which names somebody.
pub fn paragraph(random: &mut Random, name: &str) -> String {
    let mut sentences: Vec<String> = (0..random.between(2, 5)).map(|_| sentence(random)).collect();
    let naming =
        format!("Enligt {name} är {} {} för {}.", definite(random), random.skewed(&ADJECTIVES), definite(random));
    let at = random.below(sentences.len());
    sentences.insert(at, naming);
    sentences.join(" ")
}
