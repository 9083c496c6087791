//! The entities around the releases: ministries, governments since 2006 with their ministers, agencies, programs, topics, counties.

use super::prose::{self, STEMS};
use super::random::Random;

/// Path below `content/`, and text.
pub type File = (String, String);

const MINISTRIES: [&str; 12] = [
    "arbetsmarknad",
    "bostad",
    "energi",
    "finans",
    "försvar",
    "justitie",
    "kultur",
    "landsbygd",
    "miljö",
    "närings",
    "social",
    "utbildning",
];

/// First days in office; each government ends the day before the next begins.
pub const GOVERNMENTS: [(&str, &str); 6] = [
    ("ekman", "2006-10-06"),
    ("lindgren", "2014-10-03"),
    ("lindgren-ii", "2019-01-21"),
    ("sandberg", "2021-07-09"),
    ("berglund", "2021-11-30"),
    ("nyström", "2022-10-18"),
];

const GIVEN: [&str; 24] = [
    "Alva", "Birger", "Cecilia", "David", "Elsa", "Folke", "Greta", "Hugo", "Ingrid", "Johan", "Karin", "Lars",
    "Märta", "Nils", "Olga", "Per", "Rakel", "Sven", "Tora", "Ulf", "Vera", "Åke", "Örjan", "Östen",
];

const FAMILY: [&str; 12] = [
    "Almkvist",
    "Björkman",
    "Dahlgård",
    "Ekelöv",
    "Forsmark",
    "Grankvist",
    "Hedelund",
    "Kvarnström",
    "Lövdahl",
    "Nordanå",
    "Stenmo",
    "Åkerholm",
];

const PARTIES: [&str; 8] = ["s", "m", "sd", "c", "v", "kd", "l", "mp"];

const COUNTIES: [&str; 21] = [
    "Blekinge",
    "Dalarnas",
    "Gotlands",
    "Gävleborgs",
    "Hallands",
    "Jämtlands",
    "Jönköpings",
    "Kalmar",
    "Kronobergs",
    "Norrbottens",
    "Skåne",
    "Stockholms",
    "Södermanlands",
    "Uppsala",
    "Värmlands",
    "Västerbottens",
    "Västernorrlands",
    "Västmanlands",
    "Västra Götalands",
    "Örebro",
    "Östergötlands",
];

const AGENCIES: usize = 400;
const TOPICS: usize = 60;

/// Ids and names of everything that releases refer to.
pub struct World {
    pub ministries: Vec<Named>,
    pub ministers: Vec<Minister>,
    pub agencies: Vec<Named>,
    pub programs: Vec<Named>,
    pub topics: Vec<Named>,
    pub regions: Vec<Named>,
}

pub struct Named {
    pub id: String,
    pub name: String,
}

/// Two for each ministry and government, for its whole time.
pub struct Minister {
    pub id: String,
    pub name: String,
    pub ministry: usize,
    pub government: usize,
}

impl World {
    pub fn new(random: &mut Random, programs: usize) -> World {
        World {
            ministries: MINISTRIES.iter().map(|word| Named::new(format!("{}departementet", capital(word)))).collect(),
            ministers: ministers(),
            agencies: (0..AGENCIES).map(agency).collect(),
            programs: (0..programs).map(|number| program_name(random, number)).collect(),
            topics: (0..TOPICS).map(|number| Named::new(capital(&format!("{}frågor", STEMS[number])))).collect(),
            regions: COUNTIES.iter().map(|name| Named::new(format!("{name} län"))).collect(),
        }
    }

    /// The ministers of a government at a ministry.
    pub fn in_office(&self, government: usize, ministry: usize) -> &[Minister] {
        let first = (government * MINISTRIES.len() + ministry) * 2;
        &self.ministers[first..first + 2]
    }

    /// A record of each entity.
    pub fn records(&self, random: &mut Random) -> Vec<File> {
        let mut files: Vec<File> = self.ministries.iter().map(|named| plain("ministries", named, "")).collect();
        files.extend(GOVERNMENTS.iter().enumerate().map(|(index, _)| self.government(index)));
        files.extend(self.ministers.iter().map(|minister| self.minister(minister)));
        files.extend(self.agencies.iter().enumerate().map(|(index, named)| self.agency(random, index, named)));
        files.extend(self.programs.iter().enumerate().map(|(index, named)| self.program(random, index, named)));
        files.extend(self.topics.iter().enumerate().map(|(index, named)| self.topic(index, named)));
        files.extend(
            self.regions
                .iter()
                .zip(1..)
                .map(|(named, code)| plain("regions", named, &format!("code: \"{code:02}\"\n"))),
        );
        files
    }

    fn government(&self, index: usize) -> File {
        let (name, from) = GOVERNMENTS[index];
        let (party, chief) = (PARTIES[index % 8], &self.in_office(index, 0)[0].id);
        let named = Named { id: slug(name), name: format!("Regeringen {}", capital(name)) };
        plain("governments", &named, &format!("from: {from}\nparties: [{party}]\nprime_minister: {chief}\n"))
    }

    fn minister(&self, minister: &Minister) -> File {
        let (government, from) = GOVERNMENTS[minister.government];
        let to =
            GOVERNMENTS.get(minister.government + 1).map(|(_, next)| format!(", to: {next}, end: government-left"));
        let (ministry, word) = (&self.ministries[minister.ministry].id, MINISTRIES[minister.ministry]);
        let named = Named { id: minister.id.clone(), name: minister.name.clone() };
        let keys = format!(
            "party: {}\nappointments:\n  - {{title: {word}minister, post: {}, ministry: {ministry}, government: {}, from: {from}{}}}\n",
            PARTIES[minister.government % 8],
            slug(word),
            slug(government),
            to.unwrap_or_default(),
        );
        plain("ministers", &named, &keys)
    }

    fn agency(&self, random: &mut Random, index: usize, named: &Named) -> File {
        let ministry = &self.ministries[index % MINISTRIES.len()].id;
        let mut keys = format!("ministry: [{{ministry: {ministry}, from: 2006}}]\n");
        if index.is_multiple_of(2) {
            keys.push_str(&format!("acronyms: [{}]\n", acronym(index)));
        }
        if index % 10 == 9 {
            keys.push_str(&format!(
                "succeeds: [{{agency: {}, relation: replaced, date: 2015}}]\n",
                self.agencies[index - 1].id
            ));
        }
        let (path, text) = plain("agencies", named, &keys);
        (path, format!("{text}\n{}\n", prose::paragraph(random, "regeringen")))
    }

    fn program(&self, random: &mut Random, index: usize, named: &Named) -> File {
        let first = program_start(index);
        let (lead, topic) = (&random.one(&self.agencies).id, &random.one(&self.topics).id);
        let mut keys = format!("period: {first}/{}\nlead: {lead}\ntopics: {topic}\n", first + 2);
        if first > program_start(0) && index.is_multiple_of(3) {
            keys.push_str(&format!("continues: {}\n", self.programs[index - 1].id));
        }
        let (path, text) = plain("programs", named, &keys);
        (path, format!("{text}\n{}\n", prose::paragraph(random, "regeringen")))
    }

    fn topic(&self, index: usize, named: &Named) -> File {
        let broader = (index >= 10).then(|| format!("broader: {}\n", self.topics[index % 10].id));
        plain("topics", named, &broader.unwrap_or_default())
    }
}

/// Programs follow one another every third year, over and over.
fn program_start(index: usize) -> usize {
    2006 + index % 7 * 3
}

impl Named {
    fn new(name: String) -> Named {
        Named { id: slug(&name), name }
    }
}

fn ministers() -> Vec<Minister> {
    let seats =
        (0..GOVERNMENTS.len()).flat_map(|government| (0..MINISTRIES.len()).map(move |ministry| (government, ministry)));
    let people = seats.flat_map(|seat| [seat, seat]).enumerate();
    people
        .map(|(index, (government, ministry))| {
            let name = format!("{} {}", GIVEN[index % GIVEN.len()], FAMILY[index / GIVEN.len()]);
            Minister { id: slug(&name), name, ministry, government }
        })
        .collect()
}

fn agency(number: usize) -> Named {
    let stem = STEMS[number % STEMS.len()];
    Named::new(match number / STEMS.len() {
        0 => format!("{}verket", capital(stem)),
        1 => format!("{}inspektionen", capital(stem)),
        2 => format!("Statens {stem}råd"),
        3 => format!("{}nämnden", capital(stem)),
        _ => format!("Centrum för {stem}frågor"),
    })
}

/// Four letters, other ones for each number below 676.
fn acronym(number: usize) -> String {
    let letter = |value: usize| char::from(b'A' + (value % 26) as u8);
    [letter(number / 26), letter(number * 7), 'X', letter(number)].iter().collect()
}

fn program_name(random: &mut Random, number: usize) -> Named {
    let name = capital(&format!("{} för {}", prose::indefinite(random), prose::definite(random)));
    Named { id: format!("{}-{number}", slug(&name)), name: format!("{name} {number}") }
}

fn plain(folder: &str, named: &Named, keys: &str) -> File {
    (format!("{folder}/{}.md", named.id), format!("---\ntitle: {}\n{keys}---\n", named.name))
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

/// Lower case without diacritics.
pub fn slug(text: &str) -> String {
    deunicode::deunicode(text).to_lowercase().replace(' ', "-")
}
