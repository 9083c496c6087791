//! Whether the initiative of a document pays a sum, or the sum is background, a rate, a fee, somebody else's money or a comparison. Judges by
//! the words of its sentence alone.

use std::sync::LazyLock;

use regex::Regex;

use crate::parse::record::{Folder, Measure};

/// What the judgement needs to know.
pub(super) struct Context<'a> {
    pub folder: Folder,
    /// The sentence up to the sum, the words between the sum before and this one, and those behind it up to the next.
    pub opening: &'a str,
    pub before: &'a str,
    /// All words between the two sums.
    pub between: &'a str,
    /// "högst", "upp till ett tak på": what limits the sum.
    pub limit: &'a str,
    pub after: &'a str,
    pub sentence: &'a str,
    /// One of many in a list or a table.
    pub is_listed: bool,
    /// The first of two with one unit: "från 10 till 20 miljoner".
    pub is_first_of_two: bool,
    pub measure: Measure,
    pub years: &'a [i16],
    /// The year in which the document was published, at the earliest.
    pub published: Option<i16>,
    pub is_title: bool,
    /// Figure in whole kronor.
    pub kronor: i64,
    /// The document is about a tax: what it costs is revenue lost.
    pub is_tax: bool,
    /// The sentence only points to another page, or stands in a list of earlier money.
    pub is_aside: bool,
    /// The document tells of a visit, a meeting or an appointment, not of money.
    pub is_event: bool,
}

/// What a sum is to the initiative of its document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// The initiative pays it.
    Funding,
    /// Earlier or parallel money; sums that go on with it are so too.
    Background,
    /// What was given in another year, or the level before.
    Former,
    /// A rate, a fee, a tax, somebody else's money; sums that go on with it are of the same kind.
    NotGranted,
}

fn pattern(words: &str) -> Regex {
    Regex::new(&format!("(?xi){words}")).expect("the patterns of funding are well-formed")
}

/// Earlier rounds, and what has been given until now.
static BACKGROUND: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?: sedan\ (?:20\d\d|tidigare|krig\w*|rysslands|invasionen|mandatperiod\w*|start\w*|dess) | hittills | förra\ året | i\ fjol | redan\ (?:avsat\w*|beslutad\w*|befintlig\w*|tidigare)
        | ledde\ till | tidigare\ (?:avsat\w*|bevilja\w*|beslut\w*|avise\w*|föresl\w*|satsa\w*|tillför\w*|presenter\w*|fått|anvisad\w*|bidrag\w*|stöd\w*|ram\w*)
        | (?:har|hade)\ (?:regeringen\ |sverige\ |vi\ |också\ |även\ |man\ )*(?:tidigare|sedan\ tidigare|redan|under\ 20\d\d|hittills)
        | har\ (?:regeringen|sverige|vi)\ (?:bidragit|satsat|tillfört|avsatt|fördelat|betalat|donerat) | (?:har|hade)\ (?:totalt\ |sammanlagt\ )?(?:bidragit|donerat|betalat|betalats|utbetalats|fördelats|använts|förbrukats)
        | bidrog | bidragit | avsattes | avsatte | fördelades | betalades | utbetalades | tillfördes | satsades | satsade | uppgick | omfattade | delfinansierat | kostade | beviljades | gavs | anvisades | tilldelades
        | i\ (?:samband\ med\ )?(?:den\ )?(?:förra|föregående|tidigare) | tidigare\ i\ år | (?:den|det|de)\ tidigare | utöver\ (?:de|den)\ (?:tidigare\ |redan\ )?¤ | vid\ sidan\ (?:om|av)\ (?:de|den|det) | har\ (?:sedan\ [^,.]{1,30}\ )?(?:ökat|minskat|stigit|vuxit)\ från | som\ (?:tidigare|redan) | i\ april | alla\ tidigare | samlade?\ (?:\pL+\ )?(?:stöd|bistånd)\w* | innevarande\ mandatperiod
        | befintlig\w*\ (?:medel|anslag|ram) | (?:bidrag|stöd|anslag|budget)(?:et|en)?\ (?:till\ \pL+\ )?är\ (?:nästan|cirka|drygt|omkring|ungefär|ca)?\ ?$ | har\ (?:\pL+\ ){0,4}(?:uppgått|legat|omfattat|kostat) | uppgår\ (?:idag|nu|i\ nuläget) | i\ dag\ (?:uppgår|är|finns|omfattar) | (?:finns|är|uppgår|omfattar|avsätts)\ för\ närvarande | för\ närvarande\ (?:uppgår|avsätts|är|finns|omfattar|får) | uppgår\ i\ dag ) (?:\b|\d|$)",
    )
});

/// Money of private parties, of the Union, of other countries and of sectors.
static FOREIGN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?: omsätt\w* | omsätter | börs\w* | export\w*\ (?:uppgår|uppgick|värd\w*|på|till|om) | import\w* | BNP | bruttonationalprodukt | vinst\w* | försäljning\w* | utdelning\w* | marknadsvärde\w* | privata?\ | näringslivet\w*\ (?:satsar|investerar|bidrar)
        | företag(?:et|en)?\ (?:satsar|investerar|bidrar) | insaml\w* | EU-medel | EU-budget\w* | EU:s\ (?:budget|fond|långtidsbudget|stöd)\w* | från\ EU\b | medfinansiering\w*\ från | världsbanken\w*\ | givarländer\w* | övriga\ (?:givare|länder) | internationella\ samfundet | globalt | världens
        | på\ världsmarknad\w* | Nato-länder\w* | medlemsländer\w* | medlemsstater\w* | G7 | order\ (?:på|värd|om) | kontrakt\w*\ (?:på|värt|om) | samhällsnytta\w* | värdet\ av | ett\ värde\ (?:av|på|om) | värd(?:a|t)? | samhällsekonomisk\w*\ kostnad\w* | kostar\ (?:samhället|staten|skattebetalarna) | kostnad\w*\ för\ (?:samhället|brott\w*|företag\w*|ohälsa) )\b",
    )
});

/// Taxes, and what the state gains or loses by them.
static TAXES: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?: skatteintäkt\w* | skatteinkomst\w* | skattebortfall\w* | intäkt\w* | offentligfinansiell\w* | offentliga\ finanser\w* | besparing\w* | skattesänkning\w* | skattehöjning\w* | skattelättnad\w* | sänk\w*\ skatt\w* | skatten\b | skatt\ på | inkomst(?:erna)?\ (?:för|med)\ staten | minska(?:r|s|de)?\ (?:de\ )?(?:offentliga|utgifter)\w* )",
    )
});

/// Rates, limits, fees, fines and prices in law.
static RATES: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?: \b\w*avgift(?:en|ens|er|erna|ernas)?\b | sanktionsavgift\w* | \btim(?:taxa|pris|kostnad|arvode)\w* | \bböter\b | bötesbelopp\w* | \bvite\w* | prisbasbelopp\w* | inkomstbasbelopp\w* | basbelopp\w* | takbelopp\w* | \btaket\b | \btak\ (?:på|om) | \bgränsen?\b | beloppsgräns\w* | gränsbelopp\w*
        | tröskel\w* | understig\w* | överstig(?:er|a|ande)\b | schablon\w* | \bavdrag\w* | reseavdrag\w* | jobbskatteavdrag\w* | skadestånd\w* | straffavgift\w* | \bpris(?:et|er)?\b | prissumma\w*
        | försörjningskrav\w* | fribelopp\w* | ersättningsnivå\w* | grundnivå\w* | maxbelopp\w* | bidragsbelopp\w* | kilometerskatt | milersättning\w* | självrisk\w* | (?:per|varje)\ (?:person|hushåll|familj|månad|dag|timme|mil|liter|kilo|ton|kWh|kilowatt\w*|megawatt\w*|barn\b|par|vuxen|resa|fordon|bil|aktör|företag|sökande|mottagare|dygn|vecka|lån\w*|student|anställd)
        | dagsersättning\w* | dagersättning\w* | lånebelopp\w* | anskaffningsvärde | direktupphandling\w* | värdegräns\w* | förutsättning\ för )",
    )
});

/// Words of one person's money. Millions beside them go to many.
static PERSONAL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?: \blön(?:en|er)?\b | månadslön\w* | \binkomst(?:er)?\b | garantipension\w* | inkomstpension\w* | barnfamilj\w* | \bfamilj(?:en)?\b | pensionär\w* | låginkomst\w*
        | en\ (?:person|ensamstående|villaägare|sjuksköterska|undersköterska|student|förälder) | ensamstående | hushåll(?:et)?\ (?:med|som|i)\ )",
    )
});

/// Crime, fraud and what is recovered.
static CRIME: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?: felaktig\w* | fel\ från\ välfärd\w* | bedrägeri\w*\ (?:omfatt|omsätt|för|uppg|på)\w* | brottsvinst\w* | brottsekonomi\w* | brottslig\w*\ (?:omsätt|ekonomi) | beslagta\w* | förverka\w* | återkräv\w* | återkrav\w* | lurats | svindl\w* | skattefusk\w* | skattefel\w* | undanhåll\w* | stöldgods | penningtvätt\w*\ (?:om|på|för) | stölder | omsätter\ )",
    )
});

/// Comparisons with other sums.
static COMPARED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?: jämfört\ med | att\ jämföra\ med | jämförelsevis | ökning\ från | ner\ från | upp\ från | en\ minskning\ från )\b",
    )
});

/// What a government does with money.
static GRANTS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?: föresl\w* | avsätt\w* | avsatt\w* | avsätts | satsa\w* | satsning\w* | tillför\w* | tillskott\w* | tillskjut\w* | anslag\w* | anslå\w* | \bstöd\w* | statsbidrag\w* | \bbidra\w* | \bge[rs]?\b | \bgett\b | fördela\w* | betala\w* | utbetal\w* | finansier\w* | förstärk\w* | stärk\w*
        | \bmedel\b | \bmedlen\b | \bpengar\b | omfatta\w* | investera\w* | investering\w* | bevilja\w* | använda\w* | disponera\w* | rekvirera\w* | kosta\w* | kostnad\w* | \bram(?:en)?\b | garanti\w* | kreditgaranti\w* | beräkna\w* | tilldela\w* | paket\w* | \bfår\b | \bbeslut\w* | donera\w* | skänk\w* | kompenser\w*
        | volymspann\w* | strategibelopp\w* | uppgå\w* | utgift\w* | utök\w* | ökning\w* | \bök(?:ar|as|a|at|ad)\b | höj\w* | öronmärk\w* | tillgäng\w* | avsikt\w* | resurs\w* | budget\w* | lån\b | uppdrag\w* | går\ till | extra\b | ytterligare\b | till\ (?:skol|vård|kommun|region|civil|försvar|polis|rätt|forsk|organisation)\w* )",
    )
});

/// Titles of visits, meetings, appointments and prizes.
static EVENT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?: \w*besök\w* | bjuder\ in | bjöd\ in | deltar | deltog | träffar | träffade | \w*möte[nt]?\b | möter | rundabord\w* | samtal\w* | reser | \w*resa\b | inviger | invigde | seminari\w* | konferens\w* | ledam\w* | ersättare
        | förordna\w* | utser | utses | utnämn\w* | landshövding\w* | ambassadör\w* | delar\ ut | pristagare | tal\ av | talar | håller\ tal | redogör | redogjorde | debattartikel )\b",
    )
});

/// Titles of tax proposals.
static TAX_TITLE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?: \bmoms\w* | \b\w*skatt(?:en|er|erna|efri\w*|esats\w*)?\b | mervärdesskatt | \w+avdrag(?:et|en)?\b )")
});

pub(super) fn is_tax(title: &str) -> bool {
    TAX_TITLE.is_match(title)
}

/// What a proposal costs.
static COSTS: LazyLock<Regex> = LazyLock::new(|| pattern(r"\b(?: kostnad\w* | kosta\w* )\b"));

/// An earlier decision that this one carries out: its money is the money of this document.
static CARRIED_OUT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?: beslutet | utbetalningen | fördelningen | höjningen )\ (?: följer\ av | är\ en\ följd\ av | verkställer | sker\ i\ enlighet\ med )\b",
    )
});

/// Whether the opening line of a list says that what it lists was given before.
pub(super) fn tells_of_earlier_money(line: &str) -> bool {
    static EARLIER: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"\b(?: tidigare\ (?:beslut\w*|bevilja\w*|stöd|satsning\w*|bidrag) | (?:beslut\w*|bevilja\w*|gett|gjort|satsat|bidragit)\b[^.]{0,30}\btidigare | hittills )\b",
        )
    });
    EARLIER.is_match(line)
}

pub(super) fn is_event(title: &str) -> bool {
    EVENT.is_match(title)
}

/// `former` is the verdict on the sum before in the same sentence.
pub(super) fn judge(context: &Context, former: Option<Verdict>) -> Verdict {
    let near = format!("{}{}¤{}", tail(context.before, 250), context.limit, head(context.after, 110))
        .replace("medlemsavgift", "");
    let goes_on = context.before.len() < 45 && !GRANTS.is_match(context.before) && context.years.is_empty();
    match former {
        Some(Verdict::NotGranted) if context.before.len() < 45 && !GRANTS.is_match(context.before) => {
            return Verdict::NotGranted;
        }
        Some(Verdict::Background) if goes_on => return Verdict::Background,
        _ => {}
    }
    if is_not_granted(context, &near) {
        return Verdict::NotGranted;
    }
    let is_task = context.folder == Folder::Assignments;
    let is_old = !is_task
        && context
            .published
            .is_some_and(|year| !context.years.is_empty() && context.years.iter().all(|given| *given < year));
    let is_closed = context.years.last() < context.published.as_ref() && GAVE.is_match(context.before);
    let is_old = is_old || (!context.years.is_empty() && is_closed);
    if is_old || is_former_level(context) {
        return Verdict::Former;
    }
    let is_elsewhere = context.is_aside || context.is_event && !context.is_title && !NEW.is_match(context.sentence);
    if (is_background(context) && !CARRIED_OUT.is_match(context.sentence)) || is_elsewhere {
        return Verdict::Background;
    }
    match is_task || context.is_title || context.is_listed || GRANTS.is_match(context.sentence) {
        true => Verdict::Funding,
        false => Verdict::Background,
    }
}

/// "Under 2014–2016 fördelade regeringen": also an assignment tells so of what it is to look back on.
static GAVE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\b(?: fördelade | avsatte | satsade | anslog | tillförde )\ (?:regeringen | staten)\b"));

fn is_not_granted(context: &Context, near: &str) -> bool {
    let is_task = context.folder == Folder::Assignments;
    let is_tiny = !is_task && context.kronor < 100_000 && !GIVEN_BY_GOVERNMENT.is_match(context.sentence);
    is_tiny
        || CRIME.is_match(near)
        || is_rate(context, near)
        || (!is_task && (is_others(context, near) || TAXES.is_match(near) || (context.is_tax && COSTS.is_match(near))))
}

/// "och bidrar nu med ytterligare": what is given now, after what was given before.
static NOW: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?: (?:bidrar|ger|tillför|satsar|avsätter|tillförs|avsätts|fördelas|föreslås)\ nu | nu\ (?:bidrar|ger|tillför|satsar|avsätter|tillförs|avsätts|fördelas|föreslås|föreslår) )\b",
    )
});

fn is_background(context: &Context) -> bool {
    if NOW.is_match(context.before) {
        return false;
    }
    let before = BESIDES.replace_all(context.before, "");
    let near = format!("{before}¤");
    BACKGROUND.is_match(&near)
        || TOLD_BEHIND.is_match(context.after)
        || EARLIER_SUM.is_match(context.between)
        || COMPARED.is_match(tail(context.between, 60))
        || (context.folder != Folder::Assignments && is_past(context, &near))
}

/// "utöver vad som anvisats tidigare" adds to what was.
static BESIDES: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?: utöver\ (?:vad\ som|det\ som|de\ medel)[^,.]*,? | tillsammans\ med\ (?:redan|tidigare)\ \pL+\ (?:medel|satsningar|beslut)\b | jämfört\ med\ (?:vad|det)\ som\b[^,.]{0,60}?(?:budget\w*|beslut\w*|avis\w*)\b )",
    )
});

/// "till de tidigare beviljade ": the sum that follows was given before.
static EARLIER_SUM: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\b(?:de|den|det)\ (?:tidigare|redan|sedan\ tidigare)\ \pL+\ (?:om\ )?$"));

/// What stands behind a sum and makes it an earlier one.
static TOLD_BEHIND: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^[^,.]{0,40}?\b(?: som\ (?:tidigare|redan|sedan|beslutades) | sedan\ (?:20\d\d|tidigare|rysslands|krigets|invasionen) | hittills | förra\ året | i\ fjol | avsattes | fördelades | betalades | utbetalades | gavs )\b",
    )
});

/// A visit or a meeting at which new money is announced.
static NEW: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"\b(?: ny(?:a|tt)?\b[^.]{0,30}(?:stöd|bidrag|paket|satsning) | ytterligare\b[^.]{0,20}(?:stöd|bidrag) )")
});

static GIVEN_BY_GOVERNMENT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"\b(?: regeringen | staten )\ (?:nu\ )?(?: ger | bidrar | satsar | avsätter | beviljar | anslår )")
});

/// Money of others, and what things are worth; but a gift has its worth as its sum.
fn is_others(context: &Context, near: &str) -> bool {
    FOREIGN.is_match(near) && !GIFT.is_match(context.sentence)
}

static GIFT: LazyLock<Regex> = LazyLock::new(|| pattern(r"\b(?: skänk\w* | doner\w* | stödpaket\w* | köpa\ in )\b"));

static FROM: LazyLock<Regex> = LazyLock::new(|| pattern(r"\bfrån\ (?:dagens\ |nuvarande\ |tidigare\ )?$"));

/// "höjs från 10 till 20 miljoner": the first is what it was.
fn is_former_level(context: &Context) -> bool {
    FROM.is_match(context.before) && (context.is_first_of_two || context.after.trim_start().starts_with("till"))
}

/// Releases tell of earlier money in the past tense, and of today's too where they say "i dag".
fn is_past(context: &Context, near: &str) -> bool {
    let (near, opening) = (RELATIVE.replace_all(near, ""), RELATIVE.replace_all(head(context.opening, 200), ""));
    (PAST.is_match(&near) || PAST.is_match(&opening) || BACKGROUND.is_match(&opening))
        && !TODAY.is_match(context.sentence)
}

static PAST: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?: aviserades | infördes | förstärktes | stärktes | utökades | höjdes | ökades | användes | utlovades | föreslogs | fördubblades | fick | hade | föreslog | aviserade | utökade | ökade | höjde | presenterade | avsatte | tilldelade | gav | införde | fram\ till\ 20\d\d | lade\ fram )\b",
    )
});

/// "den budget som höjdes i maj": what is told in passing of something else.
static RELATIVE: LazyLock<Regex> = LazyLock::new(|| pattern(r"\bsom\ (?:\pL+\ )?\pL+(?: ades | [dt]es | ogs )\b"));

static TODAY: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\b(?: i\ dag | idag | på\ (?:mån|tis|ons|tors|fre)dagen )\b"));

/// A rate for one, a fee, a limit. Millions of kronor are given to more than one person.
fn is_rate(context: &Context, near: &str) -> bool {
    let is_small = context.kronor < 1_000_000;
    let each = context.measure == Measure::Each;
    let is_task = context.folder == Folder::Assignments;
    (is_task && each && is_small && FOR_ONE.is_match(context.after) && !FOR_A_BODY.is_match(context.after))
        || (PERSONAL.is_match(near) && (is_small || each))
        || (RATES.is_match(near) && (is_small || each || context.folder != Folder::Assignments))
        || (each && is_small && context.folder != Folder::Assignments)
}

/// "25 000 kronor per årsplats": what one unit gives, but not what each of the bodies gets.
static FOR_ONE: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\ (?:per|för\ varje)\ \w"));

static FOR_A_BODY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^\ (?:per|för\ varje)\ (?: \w*myndighet | länsstyrelse | län | landsting | region | \w*kommun | lärosäte | universitet | högskola | organisation | projekt | år | verksamhet | \w*center | \w*centrum )\b",
    )
});

/// The last bytes of a text, from a whole character on.
fn tail(text: &str, length: usize) -> &str {
    let mut start = text.len().saturating_sub(length);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    &text[start..]
}

/// The first bytes of a text, up to a whole character.
fn head(text: &str, length: usize) -> &str {
    let mut end = length.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}
