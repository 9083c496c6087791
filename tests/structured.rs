//! Structured data (JSON-LD), quoted whole for one page of each sort.

mod support;

use diarium::render::structured::{breadcrumbs, json_ld};
use serde_json::Value;
use support::site;

const SITE: &str = r#"
//- content/site.yaml
title: Prov
base_url: https://prov.example/
publisher: {name: Föreningen, url: "https://forening.example/"}
license: https://creativecommons.org/publicdomain/zero/1.0/
//- content/governments/lofven-ii.md
---
title: Löfven II
from: 2019-01-21
parties: [s]
prime_minister: marta-stenevi
---
//- content/ministries/arbetsmarknadsdepartementet.md
---
title: Arbetsmarknadsdepartementet
---
//- content/ministers/marta-stenevi.md
---
title: Märta Stenevi
wikidata: Q64524335
party: mp
appointments:
  - {title: jämställdhetsminister, post: jamstalldhet, ministry: arbetsmarknadsdepartementet, from: 2021-02-05, to: 2021-11-30}
---
//- content/agencies/skr.md
---
title: Sveriges Kommuner och Regioner
type: association
acronyms: [SKR]
url: https://skr.se/
---
//- content/agencies/verket.md
---
title: Verket
ministry: {ministry: arbetsmarknadsdepartementet, from: 2018}
---
//- content/topics/jamstalldhet.md
---
title: Jämställdhet
summary: Lika makt.
---
//- content/regions/gotlands-lan.md
---
title: Gotlands län
code: "09"
---
//- content/programs/kvinnofrid.md
---
title: Kvinnofrid
period: 2021/2023
---
//- content/programs/strategin.md
---
title: Strategin
type: strategy
period: 2017/..
---
//- content/agreements/januariavtalet.md
---
title: Januariavtalet
parties: [s, c]
from: 2019-01-11
---
//- content/releases/2021/skr-bidrag.md
---
title: "Stöd </script><b>till</b> SKR & mer"
summary: Pengar.
published: 2021-02-18
updated: 2021-03
ministry: arbetsmarknadsdepartementet
minister: marta-stenevi
agencies: skr
topics: jamstalldhet
regions: gotlands-lan
reference: A2021/1
amounts:
  - {amount: 20,5 kr, to: skr, for: jämställdhet}
  - {amount: 1–2 mnkr, from: skr, to: kvinnojourer}
  - {amount: 9 mnkr, status: proposed}
  - {amount: 9 mnkr, measure: per-year}
corrections: {date: 2021-05-03, text: Rättad.}
source: "https://www.example.org/"
---
"#;

/// The structured data of the page at a path, readable.
fn data(path: &str) -> String {
    let site = site(SITE);
    readable(&json_ld(&site.site, &site.site.routes[path]).expect("it is a page"))
}

fn readable(block: &str) -> String {
    let value: Value = serde_json::from_str(block).expect("a block is JSON");
    serde_json::to_string_pretty(&value).expect("JSON is text")
}

#[test]
fn the_home_page_is_a_web_site() {
    let expected = r#"{
  "@context": "https://schema.org",
  "@type": "WebSite",
  "@id": "https://prov.example/",
  "url": "https://prov.example/",
  "name": "Prov",
  "inLanguage": "sv",
  "publisher": {
    "@type": "Organization",
    "name": "Föreningen",
    "url": "https://forening.example/"
  },
  "license": "https://creativecommons.org/publicdomain/zero/1.0/",
  "potentialAction": {
    "@type": "SearchAction",
    "target": {
      "@type": "EntryPoint",
      "urlTemplate": "https://prov.example/sok/?q={search_term_string}"
    }
  }
}"#;
    assert_eq!(data("index.html"), expected);
}

#[test]
fn the_data_page_is_a_dataset() {
    let expected = r#"{
  "@context": "https://schema.org",
  "@type": "Dataset",
  "@id": "https://prov.example/data/",
  "url": "https://prov.example/data/",
  "name": "Prov",
  "description": "Handlingar, belopp, sista dagar och de organisationer och personer som de rör.",
  "inLanguage": "sv",
  "isAccessibleForFree": true,
  "publisher": {
    "@type": "Organization",
    "name": "Föreningen",
    "url": "https://forening.example/"
  },
  "license": "https://creativecommons.org/publicdomain/zero/1.0/",
  "distribution": [
    {
      "@type": "DataDownload",
      "name": "releases.json",
      "contentUrl": "https://prov.example/data/releases.json",
      "encodingFormat": "application/json"
    },
    {
      "@type": "DataDownload",
      "name": "agencies.json",
      "contentUrl": "https://prov.example/data/agencies.json",
      "encodingFormat": "application/json"
    },
    {
      "@type": "DataDownload",
      "name": "ministers.json",
      "contentUrl": "https://prov.example/data/ministers.json",
      "encodingFormat": "application/json"
    },
    {
      "@type": "DataDownload",
      "name": "programs.json",
      "contentUrl": "https://prov.example/data/programs.json",
      "encodingFormat": "application/json"
    },
    {
      "@type": "DataDownload",
      "name": "amounts.csv",
      "contentUrl": "https://prov.example/data/amounts.csv",
      "encodingFormat": "text/csv"
    }
  ]
}"#;
    assert_eq!(data("data/index.html"), expected);
}

#[test]
fn a_release_is_an_article_and_its_money_grants() {
    let expected = r#"{
  "@context": "https://schema.org",
  "@type": "NewsArticle",
  "@id": "https://prov.example/pressmeddelanden/2021/skr-bidrag/",
  "url": "https://prov.example/pressmeddelanden/2021/skr-bidrag/",
  "headline": "Stöd </script><b>till</b> SKR & mer",
  "description": "Pengar.",
  "inLanguage": "sv",
  "identifier": "A2021/1",
  "datePublished": "2021-02-18",
  "dateModified": "2021-03",
  "publisher": {
    "@type": "Organization",
    "name": "Föreningen",
    "url": "https://forening.example/"
  },
  "sourceOrganization": [
    {
      "@type": "GovernmentOrganization",
      "@id": "https://prov.example/departement/arbetsmarknadsdepartementet/",
      "name": "Arbetsmarknadsdepartementet"
    }
  ],
  "isBasedOn": "https://www.example.org/",
  "about": [
    {
      "@type": "DefinedTerm",
      "@id": "https://prov.example/amnen/jamstalldhet/",
      "name": "Jämställdhet"
    },
    {
      "@type": "MonetaryGrant",
      "name": "jämställdhet",
      "amount": {
        "@type": "MonetaryAmount",
        "currency": "SEK",
        "value": 20.5
      },
      "funder": {
        "@type": "GovernmentOrganization",
        "name": "Svenska staten"
      },
      "fundedItem": [
        {
          "@type": "Organization",
          "@id": "https://prov.example/myndigheter/skr/",
          "name": "Sveriges Kommuner och Regioner"
        }
      ]
    },
    {
      "@type": "MonetaryGrant",
      "name": "Stöd </script><b>till</b> SKR & mer",
      "amount": {
        "@type": "MonetaryAmount",
        "currency": "SEK",
        "minValue": 1000000,
        "maxValue": 2000000
      },
      "funder": {
        "@type": "Organization",
        "@id": "https://prov.example/myndigheter/skr/",
        "name": "Sveriges Kommuner och Regioner"
      },
      "fundedItem": [
        {
          "@type": "Organization",
          "name": "kvinnojourer"
        }
      ]
    }
  ],
  "mentions": [
    {
      "@type": "Organization",
      "@id": "https://prov.example/myndigheter/skr/",
      "name": "Sveriges Kommuner och Regioner"
    },
    {
      "@type": "Person",
      "@id": "https://prov.example/statsrad/marta-stenevi/",
      "name": "Märta Stenevi"
    }
  ],
  "spatialCoverage": [
    {
      "@type": "AdministrativeArea",
      "@id": "https://prov.example/lan/gotlands-lan/",
      "name": "Gotlands län"
    }
  ],
  "correction": [
    {
      "@type": "CorrectionComment",
      "text": "Rättad.",
      "datePublished": "2021-05-03"
    }
  ]
}"#;
    assert_eq!(data("pressmeddelanden/2021/skr-bidrag/index.html"), expected);
}

#[test]
fn a_minister_is_a_person_with_terms_as_roles() {
    let expected = r#"{
  "@context": "https://schema.org",
  "@type": "ProfilePage",
  "url": "https://prov.example/statsrad/marta-stenevi/",
  "mainEntity": {
    "@type": "Person",
    "@id": "https://prov.example/statsrad/marta-stenevi/",
    "url": "https://prov.example/statsrad/marta-stenevi/",
    "name": "Märta Stenevi",
    "sameAs": [
      "https://www.wikidata.org/wiki/Q64524335"
    ],
    "hasOccupation": [
      {
        "@type": "Occupation",
        "name": "jämställdhetsminister"
      }
    ],
    "affiliation": [
      {
        "@type": "PoliticalParty",
        "name": "Miljöpartiet"
      }
    ]
  },
  "about": [
    {
      "@type": "OrganizationRole",
      "roleName": "jämställdhetsminister",
      "startDate": "2021-02-05",
      "endDate": "2021-11-30"
    }
  ]
}"#;
    assert_eq!(data("statsrad/marta-stenevi/index.html"), expected);
}

#[test]
fn an_association_is_an_organisation() {
    let expected = r#"{
  "@context": "https://schema.org",
  "@type": "Organization",
  "@id": "https://prov.example/myndigheter/skr/",
  "url": "https://prov.example/myndigheter/skr/",
  "name": "Sveriges Kommuner och Regioner",
  "sameAs": [
    "https://skr.se/"
  ],
  "alternateName": [
    "SKR"
  ]
}"#;
    assert_eq!(data("myndigheter/skr/index.html"), expected);
}

#[test]
fn an_agency_belongs_to_its_present_ministry() {
    let expected = r#"{
  "@context": "https://schema.org",
  "@type": "GovernmentOrganization",
  "@id": "https://prov.example/myndigheter/verket/",
  "url": "https://prov.example/myndigheter/verket/",
  "name": "Verket",
  "parentOrganization": [
    {
      "@type": "GovernmentOrganization",
      "@id": "https://prov.example/departement/arbetsmarknadsdepartementet/",
      "name": "Arbetsmarknadsdepartementet"
    }
  ]
}"#;
    assert_eq!(data("myndigheter/verket/index.html"), expected);
}

#[test]
fn a_government_has_members() {
    let expected = r#"{
  "@context": "https://schema.org",
  "@type": "GovernmentOrganization",
  "@id": "https://prov.example/regeringar/lofven-ii/",
  "url": "https://prov.example/regeringar/lofven-ii/",
  "name": "Löfven II",
  "foundingDate": "2019-01-21",
  "member": [
    {
      "@type": "PoliticalParty",
      "name": "Socialdemokraterna"
    },
    {
      "@type": "Person",
      "@id": "https://prov.example/statsrad/marta-stenevi/",
      "name": "Märta Stenevi"
    }
  ]
}"#;
    assert_eq!(data("regeringar/lofven-ii/index.html"), expected);
}

#[test]
fn a_project_begins_and_ends() {
    let expected = r#"{
  "@context": "https://schema.org",
  "@type": "Project",
  "@id": "https://prov.example/program/kvinnofrid/",
  "url": "https://prov.example/program/kvinnofrid/",
  "name": "Kvinnofrid",
  "foundingDate": "2021",
  "dissolutionDate": "2023"
}"#;
    assert_eq!(data("program/kvinnofrid/index.html"), expected);
}

#[test]
fn a_strategy_is_a_text() {
    let expected = r#"{
  "@context": "https://schema.org",
  "@type": "CreativeWork",
  "@id": "https://prov.example/program/strategin/",
  "url": "https://prov.example/program/strategin/",
  "name": "Strategin",
  "temporalCoverage": "2017/.."
}"#;
    assert_eq!(data("program/strategin/index.html"), expected);
}

#[test]
fn an_agreement_has_its_parties() {
    let expected = r#"{
  "@context": "https://schema.org",
  "@type": "CreativeWork",
  "@id": "https://prov.example/overenskommelser/januariavtalet/",
  "url": "https://prov.example/overenskommelser/januariavtalet/",
  "name": "Januariavtalet",
  "author": [
    {
      "@type": "PoliticalParty",
      "name": "Socialdemokraterna"
    },
    {
      "@type": "PoliticalParty",
      "name": "Centerpartiet"
    }
  ],
  "temporalCoverage": "2019-01-11/.."
}"#;
    assert_eq!(data("overenskommelser/januariavtalet/index.html"), expected);
}

#[test]
fn a_topic_is_a_term() {
    let expected = r#"{
  "@context": "https://schema.org",
  "@type": "DefinedTerm",
  "@id": "https://prov.example/amnen/jamstalldhet/",
  "url": "https://prov.example/amnen/jamstalldhet/",
  "name": "Jämställdhet",
  "description": "Lika makt.",
  "inDefinedTermSet": {
    "@type": "DefinedTermSet",
    "@id": "https://prov.example/amnen/",
    "url": "https://prov.example/amnen/"
  }
}"#;
    assert_eq!(data("amnen/jamstalldhet/index.html"), expected);
}

#[test]
fn a_region_is_a_place() {
    let expected = r#"{
  "@context": "https://schema.org",
  "@type": "AdministrativeArea",
  "@id": "https://prov.example/lan/gotlands-lan/",
  "url": "https://prov.example/lan/gotlands-lan/",
  "name": "Gotlands län",
  "identifier": "09",
  "containedInPlace": {
    "@type": "Country",
    "name": "Sverige"
  }
}"#;
    assert_eq!(data("lan/gotlands-lan/index.html"), expected);
}

#[test]
fn a_post_is_an_occupation() {
    let expected = r#"{
  "@context": "https://schema.org",
  "@type": "Occupation",
  "@id": "https://prov.example/poster/jamstalldhet/",
  "url": "https://prov.example/poster/jamstalldhet/",
  "name": "Jämställdhet"
}"#;
    assert_eq!(data("poster/jamstalldhet/index.html"), expected);
}

#[test]
fn other_pages_have_none() {
    let site = site(SITE);
    for path in ["sok/index.html", "sitemap.xml"] {
        assert_eq!(json_ld(&site.site, &site.site.routes[path]), None, "{path}");
    }
}

#[test]
fn breadcrumbs_lead_from_the_home_page() {
    let steps = [("Prov", "https://prov.example/"), ("Ämnen", "https://prov.example/amnen/")];
    let list = breadcrumbs(&steps.map(|(name, url)| (name.to_owned(), url.to_owned())));
    assert_eq!(
        list,
        r#"{"@context":"https://schema.org","@type":"BreadcrumbList","itemListElement":[{"@type":"ListItem","position":1,"name":"Prov","item":"https://prov.example/"},{"@type":"ListItem","position":2,"name":"Ämnen","item":"https://prov.example/amnen/"}]}"#
    );
}

#[test]
fn nothing_in_it_ends_the_script_element() {
    let steps = [("</script><!-- & \"\\\n\u{1}\u{2028}".to_owned(), "https://prov.example/".to_owned())];
    let list = breadcrumbs(&steps);
    let name = r#"\u003c/script\u003e\u003c!-- \u0026 \"\\\n\u0001"#;
    assert!(list.contains(&format!(r#""name":"{name}{}""#, '\u{2028}')), "{list}");
    let value: Value = serde_json::from_str(&list).expect("it is JSON");
    assert_eq!(value["itemListElement"][0]["name"], steps[0].0);
}
