//! What speaks for and against a sum being money that a Swedish public body gives, proposes or has decided in this document: a table of
//! words, each with its place, its weight and what it says. `funding` adds up what it finds. Written from how Swedish prose tells of money.

/// What a piece of evidence makes of a sum.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Says {
    /// The initiative of the document pays it.
    Given,
    /// Earlier or parallel money, told as background.
    Background,
    /// The level before, or what another year had.
    Former,
    /// A rate, a fee, a tax, a price, a loss, somebody else's money.
    NotGranted,
}

/// Where its words must stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    Title,
    /// The first sentence of the text.
    Start,
    /// The line that opens the list, and the heading above.
    Lead,
    Sentence,
    /// The sentence up to its first sum.
    Opening,
    /// The sentence up to this sum.
    Until,
    /// Between the sum before, or the beginning of the sentence, and this sum; `¤` is the sum.
    Before,
    /// Before, and up to a few words behind.
    Near,
    /// Behind the sum, up to the next.
    After,
}

/// Under what circumstances it counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum When {
    Always,
    /// Releases and articles tell of the world; an assignment of its own money.
    NotInAssignments,
    /// Less than a million, or so much for each.
    Small,
    /// Small, or not in an assignment.
    SmallOrNotInAssignments,
    /// The title is about a tax.
    OfATax,
    /// The title does not say that the text is of what has been given so far: "Sveriges stöd till …".
    NotInAnOverview,
}

pub(super) struct Evidence {
    pub name: &'static str,
    pub says: Says,
    pub place: Place,
    pub when: When,
    /// For, where positive.
    pub weight: i32,
    pub words: &'static str,
}

const fn sign(says: Says, name: &'static str, weight: i32, place: Place, when: When, words: &'static str) -> Evidence {
    Evidence { name, says, place, when, weight, words }
}

use Place::{After, Before, Lead, Near, Opening, Sentence, Start, Title, Until};
use Says::{Background, Former, Given, NotGranted};
use When::{Always, NotInAnOverview, NotInAssignments, OfATax, Small, SmallOrNotInAssignments};

/// Of a total that others raise, the part with a giver of its own is given: "totalt 9 miljoner, varav Sverige bidrar med 2".
pub(super) const PUBLIC_GIVER: &str = "a public giver and what it does";

pub(super) const GIVING: &str = "words of giving";

/// Of a sum in whose sentence nothing is given: its title alone does not make it so.
pub(super) const NO_GIVING: (Says, &str, i32) = (Says::Background, "no word of giving", -2);

/// What every sum begins with: one that nothing speaks for is not funding.
pub(super) const BEGINNING: i32 = -1;

#[rustfmt::skip]
pub(super) const TABLE: &[Evidence] = &[
    // Giving.
    sign(Given, GIVING, 3, Sentence, Always,
        "föresl* | avsätt* | avsatt* | satsa* | *satsning* | tillför* | tillskott* | tillskjut* | *anslag* | anslå* | *stöd* | *bidrag* | *bidra | bidrar | ge | ger | ges | gett | fördela* \
         | betala* | utbetal* | *finansier* | förstärk* | stärk* | medel | medlen | pengar | omfatta* | investera* | *investering* | bevilja* | använda* | disponera* | rekvirera* | kosta* | kostnad* \
         | ram | ramen | *garanti* | beräkna* | tilldela* | *paket* | får | beslut* | donera* | skänk* | kompenser* | volymspann* | strategibelopp* | uppgå* | utgift* | utök* | ökning* | ök(ar|as|a|at|ad) \
         | höj* | öronmärk* | tillgäng* | avsikt* | resurs* | *budget* | lån | uppdrag* | går till | extra | ytterligare | till (skol|vård|kommun|region|civil|försvar|polis|rätt|forsk|organisation)*"),
    sign(Given, PUBLIC_GIVER, 2, Near, Always,
        "(regeringen|riksdagen|staten|sverige|vi) (nu|därför|också|även|idag|i dag|har|och|att|avser|vill|ska) … (föreslår|föreslå|avsätter|avsätta|satsar|satsa|tillför|tillföra|ger|ge|beviljar|beviljat|bidrar|bidra|anslår|ökar|öka|höjer|höja|skjuter|stärker|förstärker|investerar|utökar|beräknar|beslutat) \
         | (regeringen|riksdagen|staten|sverige|vi) (föreslår|avsätter|satsar|tillför|ger|beviljar|bidrar|anslår|ökar|höjer|skjuter|stärker|förstärker|investerar|utökar|beräknar|avser|vill|genomför|gör|inför|anvisar) \
         | (föreslår|avsätter|satsar|tillför|ger|beviljar|bidrar|anslår|ökar|höjer|skjuter|stärker|förstärker|investerar|utökar|beräknar|avser|anvisar) (nu |därför |också |även |samtidigt |dessutom )?(regeringen|staten|sverige|vi)"),
    sign(Given, "is given", 1, Near, Always,
        "avsätts | avsättas | tillförs | tillföras | anslås | fördelas | föreslås | ökas | höjs | höjas | stärks | förstärks | utökas | tilldelas | beviljas | ges | satsas | betalas ut | utbetalas | anvisas | går till | öronmärks"),
    sign(Given, "may be used", 3, Before, Always,
        "får … (använda|användas|disponera|rekvirera|utnyttja|fakturera|fördela) | (ska|att) … (utbetala|betala ut|fördela|rekvirera) | *(verket|myndigheten|styrelsen|rådet|institutet|inspektionen|kassan) (får|tilldelas|tillförs) … ¤ | beslutar … (utbetala|betala ut)"),
    sign(Given, "what the task costs", 2, Near, Always,
        "(för|kostnad* för) (uppdraget|ändamålet|detta|genomförande*|satsningen) | uppdraget … (kosta|omfatta|uppgå)* | kostnad* … (belasta|finansier)*"),
    sign(Given, "given now", 4, Before, Always,
        "(bidrar|ger|tillför|satsar|avsätter|tillförs|avsätts|fördelas|föreslås|föreslår|ökar|höjer|får) nu | nu (bidrar|ger|tillför|satsar|avsätter|tillförs|avsätts|fördelas|föreslås|föreslår)"),
    sign(Given, "announced here", 3, Sentence, NotInAssignments,
        "presenterar | presentera | meddelar | meddela | tillkännager | tillkännage | offentliggör | utlovar | lanserar | annonserar | aviserar"),
    sign(Given, "something new", 3, Sentence, Always, "ny(a|tt) … (stöd|bidrag|paket|satsning|stödpaket)* | ytterligare … (stöd|bidrag)*"),
    sign(Given, "more than before", 1, Before, Always, "ytterligare ¤ | ytterligare (upp till|cirka|ca|totalt) ¤ | (ökas|ökar|höjs|stärks|förstärks|utökas) … med ¤ | öka … med ¤"),
    sign(Given, "a gift has its worth as its sum", 6, Sentence, Always, "skänk* | doner* | värdet av … *paket*"),
    sign(Given, "together with what there is", 6, Until, NotInAssignments,
        "i och med (detta|beslutet|dagens) [^.]{0,60} (uppgår|blir|är) | (ger|innebär|blir|uppgår|är) tillsammans med [^.]{3,80} | tillsammans med [^.]{3,120} (innebär|uppgår|ger|blir|finns|kan|avsätt|satsa|omfatta|får|handlar)* | (satsningar|medel|satsningen|tillskottet) (och|samt) tidigare aviserade [^.]{3,60} (sammanlagt|totalt|sammantaget)"),
    sign(Given, "carries out an earlier decision", 5, Sentence, Always,
        "(beslutet|utbetalningen|fördelningen|höjningen) (följer av|är en följd av|verkställer|sker i enlighet med)"),
    sign(Given, "today", 3, Sentence, Always, "i dag | idag | på (mån|tis|ons|tors|fre)dagen"),
    sign(Given, "the title is of giving", 2, Title, NotInAssignments,
        "miljon* | miljard* | *stöd till | *bidrag till | *stöd* | *satsning* | satsar | *anslag* | förstärk* | (mer|nya) (pengar|medel) | ökade resurser | får medel | tillför* | budget*"),

    // Earlier and parallel money.
    sign(Background, "until now", -5, Near, NotInAnOverview, "hittills( [^s]| s[^t]| st[^ö]|$) | hittills ¤ | sedan (20\\d\\d|tidigare|krig*|rysslands|invasionen|mandatperiod*|start*|dess|den nya regeringen) | alla tidigare"),
    sign(Background, "over a term of office", -9, Before, Always, "(innevarande|denna|hela|under) mandatperiod* | mandatperioden"),
    sign(Background, "last year", -5, Before, Always, "förra året | i fjol | tidigare i år | i april | i (samband med )?(den )?(förra|föregående|tidigare)"),
    sign(Former, "what was given in years that this one looks back on", -8, Before, Always, "(fördelade|avsatte|satsade|anslog|tillförde) (regeringen|staten)"),
    sign(Background, "given before", -5, Before, Always,
        "redan (avsat*|beslutad*|befintlig*|tidigare|\\w+(at|it|tt)) | tidigare (avsat*|bevilja*|beslut*|avise*|föresl*|satsa*|tillför*|presenter*|fått|anvisad*|bidrag*|stöd*|ram*) | som (tidigare|redan) | de tidigare | ledde till"),
    sign(Background, "has given", -4, Before, NotInAnOverview,
        "(har|hade) (regeringen |sverige |vi |också |även |man |dessutom )*(tidigare|sedan tidigare|redan|under 20\\d\\d|hittills) | har (regeringen|sverige|vi) (bidragit|satsat|tillfört|avsatt|fördelat|betalat|donerat) | (regeringen|sverige|vi) har … (bidragit|satsat|tillfört|fördelat|betalat|donerat) \
         | (har|hade) (totalt |sammanlagt )?(bidragit|donerat|betalat|betalats|utbetalats|fördelats|använts|förbrukats) | har (sedan [^,.]{1,30} )?(ökat|minskat|stigit|vuxit) från | har (\\w+ ){0,4}(uppgått|legat|omfattat|kostat) | (har|hade) mottagit"),
    sign(Background, "gave", -5, Before, Always,
        "bidrog | bidragit | avsattes | avsatte | fördelades | betalades | utbetalades | tillfördes | satsades | satsade | uppgick | omfattade | delfinansierat | kostade | beviljades | gavs | anvisades | tilldelades"),
    sign(Background, "beside what this is about", -4, Before, Always, "utöver (de|den) (tidigare |redan )?¤ | vid sidan (om|av) (de|den|det) | samlade? … *(stöd|bistånd|bidrag)* | (sveriges|svenska) totala … *(stöd|bistånd|bidrag)*"),
    sign(Background, "what there is already", -5, Near, Always,
        "befintlig* (medel|anslag|ram) | (bidrag|stöd|anslag|budget)(et|en)? (till \\w+ )?är (på |om )?(totalt )?(nästan |cirka |drygt |omkring |ungefär |ca )?¤ | uppgår (idag|i dag|nu|i nuläget) | i dag (uppgår|är|finns|omfattar) \
         | (finns|är|uppgår|omfattar|avsätts) för närvarande | för närvarande (uppgår|avsätts|är|finns|omfattar|får) | pågående *stöd* (på|om) ¤"),
    sign(Background, "told behind as given before", -5, After, Always,
        "^( per år| årligen)? som (är|var) (avsat|anvisad|beslutad)* | ^[^,.]{0,40} (som (tidigare|redan|sedan|beslutades)|sedan (20\\d\\d|tidigare|rysslands|krigets|invasionen)|hittills|förra året|i fjol|avsattes|fördelades|betalades|utbetalades|gavs)"),
    sign(Former, "what it was before", -6, Until, Always, "(tidigare|nuvarande|dagens|förra|föregående) (budget|anslag|nivå|ram)* (var|är|på|om|till)? ?¤ | (till|utöver) tidigare ¤"),
    sign(Background, "a part of something wider", -6, Until, Always, "en del av (de|den|det) ¤ | inom ramen för (de|den|det) [^,.]{0,60} (på|om) ¤"),
    sign(Background, "the sum before was given before", -6, Until, Always, "(de|den|det) (tidigare|redan|sedan tidigare) \\w+ (om )?¤"),
    sign(Background, "compared with", -7, Until, Always, "jämfört med … ¤ | att jämföra med … ¤ | jämförelsevis | ökning från … ¤ | ner från … ¤ | upp från … ¤ | en minskning från … ¤"),
    sign(Background, "told as past", -2, Near, NotInAssignments,
        "aviserades | infördes | förstärktes | stärktes | stärkte | förstärkte | utökades | höjdes | ökades | användes | utlovades | föreslogs | fördubblades | fick | hade | föreslog | aviserade | utökade | ökade | höjde | presenterade | avsatte | tilldelade | gav | införde | fattade | fram till 20\\d\\d | lade fram | skulle (bidra|ge|satsa)"),
    sign(Background, "the sentence opens as past", -3, Opening, NotInAssignments,
        "aviserades | infördes | förstärktes | stärktes | stärkte | förstärkte | utökades | höjdes | ökades | användes | utlovades | föreslogs | fick | hade | föreslog | aviserade | utökade | ökade | höjde | presenterade | avsatte | tilldelade | gav | införde | fattade | lade fram \
         | uppgick | avsattes | fördelades | bidrog"),
    sign(Background, "the sentence opens with earlier money", -5, Opening, NotInAnOverview,
        "hittills | sedan tidigare | förra året | i fjol | redan (avsat*|beslutad*) | tidigare (avsat*|bevilja*|beslut*|avise*|satsa*)"),
    sign(Background, "more or less than", -9, After, Always, "^ (mer|mindre|högre|lägre|färre|fler) än"),
    sign(Background, "a visit, a meeting, an appointment", -6, Title, NotInAssignments,
        "*besök* | bjuder in | bjöd in | deltar | deltog | träffar | träffade | *möte(n|t)? | möter | mötte | samlade | samlar | rundabord* | samtal* | reser | *resa | inviger | invigde | seminari* | *konferens* | ledam* | ersättare \
         | förordna* | utser | utses | utnämn* | landshövding* | ambassadör* | delar ut | pristagare | tal av | talar | håller tal | redogör | redogjorde | debattartikel | värd för | diskutera* | invig*"),
    sign(Background, "begins as the tale of a meeting", -6, Start, NotInAssignments,
        "(minister*|*minister*|statsråd*|ministrarna|kungaparet) … (mötte|träffade|besökte|samlade|bjöd|deltog|höll|invigde|välkomnade|reste|möttes|samlades|talade|medverkade) \
         | (samlade|mötte|träffade|besökte|bjöd|höll|deltog|invigde|välkomnade) … *minister*"),
    sign(Background, "the list is of earlier money", -8, Lead, Always, "tidigare (beslut*|bevilja*|stöd|satsning*|bidrag) | (beslut*|bevilja*|gett|gjort|satsat|bidragit) … tidigare | hittills (har|beslut*|gett|gjort|genomför*|fördela*|bevilja*) | (har|som) … hittills"),

    // What is not granted.
    sign(NotGranted, "crime, fraud and what is recovered", -7, Near, Always,
        "felaktig* | fel från välfärd* | bedrägeri* (omfatt|omsätt|för|uppg|på)* | brottsvinst* | brottsekonomi* | brottslig* (omsätt|ekonomi)* | beslagta* | förverka* | återkräv* | återkrav* | lurats | svindl* | skattefusk* \
         | skattefel* | undanhåll* | stöldgods | penningtvätt* (om|på|för) | stölder | omsätter"),
    sign(NotGranted, "firms, markets and private money", -7, Near, NotInAssignments,
        "omsätt* | börs* | export* (uppgår|uppgick|värd*|på|till|om) | import* | vinst* | försäljning* | utdelning* | marknadsvärde* | privata? | näringslivet* (satsar|investerar|bidrar) \
         | företag(et|en)? (satsar|investerar|bidrar) | insaml* | order (på|värd|om) | kontrakt* (på|värt|om) | resultat* efter | skuld* | inkasso*"),
    sign(NotGranted, "purchases", -6, Before, NotInAssignments, "upphandl* | anskaffa* | anskaffning* av | beställning* | beställ(t|er|a)"),
    sign(NotGranted, "the Union, other countries, all the world", -6, Near, NotInAssignments,
        "bnp | bruttonationalprodukt | eu-medel | eu-budget* | eu:s (budget|fond|långtidsbudget|stöd|gemensamma|jordbruk|struktur|återhämtning)* | från eu | från rrf | medfinansiering* från | världsbanken (satsar|bidrar|lånar) | givarländer* \
         | övriga (givare|länder) | internationella samfundet | globalt | världens | på världsmarknad* | nato-länder* | medlemsländer* | medlemsstater* | g7"),
    sign(NotGranted, "worth and cost to society", -6, Near, NotInAssignments,
        "samhällsnytta* | värdet (av|på) | ett värde (av|på|om) | värd(a|t)? | samhällsekonomisk* kostnad* | kostar (samhället|staten|skattebetalarna) | kostnad* för (samhället|brott*|företag*|ohälsa)"),
    sign(NotGranted, "taxes and what the state gains or loses", -6, Near, NotInAssignments,
        "skatteintäkt* | skatteinkomst* | skattebortfall* | *intäkt* | offentligfinansiell* | offentliga finanser* | besparing* | skattesänkning* | skattehöjning* | skattelättnad* | sänk* skatt* | skatten | skatt på \
         | inkomst(erna)? (för|med) staten"),
    sign(NotGranted, "less is spent", -7, Near, NotInAssignments,
        "minska(r|s|de)? (de )?(offentliga|utgift*|kostnad*) | nettominskning* | minska(r|s)? … med ¤ | sänk(er|s|as) … med ¤ | minskas | minskade utgifter"),
    sign(NotGranted, "what a tax proposal costs", -6, Near, OfATax, "kostnad* | kosta*"),
    sign(NotGranted, "fees, fines, limits and rates", -6, Near, SmallOrNotInAssignments,
        "*avgift(en|ens|er|erna|ernas)? | sanktionsavgift* | tim(taxa|pris|kostnad|arvode)* | böter | bötesbelopp* | vite* | *basbelopp* | takbelopp* | *taket | tak (på|om) | gränsen? | beloppsgräns* | gränsbelopp* \
         | tröskel* | understig* | överstig(er|a|ande) | schablon* | *avdrag* | skadestånd* | pris(et|er)? | prissumma* | försörjningskrav* | fribelopp* | ersättningsnivå* | grundnivå* | max*belopp* \
         | bidragsbelopp* | kilometerskatt | milersättning* | självrisk* | dagsersättning* | dagersättning* | lånebelopp* | anskaffningsvärde | direktupphandling* | värdegräns* | förutsättning för | ersättningsskyldig* | inkomst(er)? på"),
    sign(NotGranted, "for one person, thing or time", -6, Near, SmallOrNotInAssignments,
        "(per|varje) (person|hushåll|familj|månad|dag|timme|mil|liter|kilo|ton|kwh|kilowatt*|megawatt*|barn|par|vuxen|resa|fordon|bil|aktör|företag|sökande|mottagare|dygn|vecka|lån*|student|anställd|produktionsställe|anläggning|fastighet)"),
    sign(NotGranted, "one person's money", -6, Near, Small,
        "lön(en|er)? | månadslön* | inkomst(er)? | garantipension* | inkomstpension* | barnfamilj* | familj(en)? | pensionär* | låginkomst* | en (person|ensamstående|villaägare|sjuksköterska|undersköterska|student|förälder) \
         | ensamstående | hushåll(et)? (med|som|i) | billigare | dyrare"),
    sign(NotGranted, "the most that one may get", -5, Near, NotInAssignments,
        "(stöd|bidrag|ersättning)(et)? … (kan|får|ska kunna) … (lämnas|ges|betalas ut|utgå) … (högst|maximalt|upp till) | dock högst | dock max | dock maximalt"),
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{Says, TABLE};

    #[test]
    fn each_line_has_a_name_of_its_own_and_weighs_as_it_says() {
        let names: BTreeSet<&str> = TABLE.iter().map(|line| line.name).collect();
        assert_eq!(names.len(), TABLE.len());
        let is_wrong = |line: &&super::Evidence| (line.says == Says::Given) != (line.weight > 0);
        let wrong: Vec<&str> = TABLE.iter().filter(is_wrong).map(|line| line.name).collect();
        assert_eq!(wrong, Vec::<&str>::new());
    }
}
