//! The pages in a real Chromium: searching under a strict content security policy and below a path, and the reload of `serve`.
// Tests fill folders.
#![allow(clippy::disallowed_methods)]

#[path = "support/browser.rs"]
mod browser;
#[path = "support/host.rs"]
mod host;
#[path = "support/served.rs"]
mod served;
mod support;

use browser::Browser;
use diarium::source::Options;
use host::host;
use served::Served;

/// The project's own content, below a path.
fn example() -> diarium::Compiled {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let options =
        Options { base_url: Some("https://diarium.example/sub/".to_owned()), ..Options::at(support::today()) };
    diarium::compile(&diarium::load::load(root, options).expect("the content can be read"))
}

/// What a test of the search page asks: each query's first hit, by the end of its address.
const FIRST_HITS: [(&str, &str); 10] = [
    ("Socialstyrelsen", "/sub/myndigheter/socialstyrelsen/"),
    ("jämställdhetsmyndigheten", "/sub/myndigheter/jamstalldhetsmyndigheten/"),
    ("SKR", "/sub/myndigheter/skr/"),
    ("Märta Stenevi", "/sub/statsrad/marta-stenevi/"),
    ("marta stenevi", "/sub/statsrad/marta-stenevi/"),
    ("modellkommuner", "/sub/program/modellkommuner/"),
    ("januariavtalet", "/sub/overenskommelser/januariavtalet/"),
    ("127,5", "/sub/pressmeddelanden/2020/socialstyrelsen/"),
    ("hedersrelaterat våld", "/sub/amnen/hedersrelaterat-vald-och-fortryck/"),
    ("värmland", "/sub/lan/varmlands-lan/"),
];

async fn ask(browser: &Browser, query: &str) {
    let script = "const box = document.querySelector('input[type=search]'); box.value = arguments[0]; \
                  box.dispatchEvent(new Event('input', { bubbles: true }));";
    browser.page.execute(script, vec![query.into()]).await.expect("the page has a search box");
    let quoted = serde_json::to_string(query).expect("a string");
    browser
        .until(&format!(
            "document.querySelector('#search-results').dataset.state !== 'loading' && \
             document.querySelector('#search-results').dataset.query === {quoted}"
        ))
        .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn typing_finds_entities_and_releases() {
    let address = host(example()).await;
    let browser = Browser::start().await;
    browser.page.goto(format!("{address}sok/")).await.expect("the page opens");
    let mut wrong = Vec::new();
    for (query, expected) in FIRST_HITS {
        ask(&browser, query).await;
        let first = browser.value("document.querySelector('#search-results li')?.dataset.url ?? ''").await;
        if first != expected {
            wrong.push(format!("{query}: {first}"));
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
    assert_eq!(browser.value("document.querySelectorAll('input[type=search]').length").await, 1);

    ask(&browser, "kommunerna").await;
    let releases = "[...document.querySelectorAll('#search-results li:not([data-kind])')].length > 0";
    assert_eq!(browser.value(releases).await, true, "inflected words find releases");
    ask(&browser, "A2020/01001/JÄM").await;
    let found = "[...document.querySelectorAll('#search-results li')].some(hit => hit.dataset.url.includes('/regeringsuppdrag/'))";
    assert_eq!(browser.value(found).await, true, "diary numbers are words");
    ask(&browser, "xyzzyplugh").await;
    assert_eq!(browser.value("document.querySelector('#search-results').dataset.state").await, "empty");
    browser.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_query_lives_in_the_address() {
    let address = host(example()).await;
    let browser = Browser::start().await;
    browser.page.goto(format!("{address}sok/?q=modellkommuner")).await.expect("the page opens");
    browser.until("document.querySelector('#search-results').dataset.query === 'modellkommuner'").await;
    browser.until("document.querySelectorAll('#search-results li').length > 0").await;
    assert_eq!(browser.value("document.querySelector('input[type=search]').value").await, "modellkommuner");
    ask(&browser, "våld & kvinnor").await;
    assert_eq!(browser.value("new URLSearchParams(location.search).get('q')").await, "våld & kvinnor");
    browser.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn keys_lead_from_hit_to_hit() {
    let address = host(example()).await;
    let browser = Browser::start().await;
    browser.page.goto(format!("{address}sok/")).await.expect("the page opens");
    ask(&browser, "jämställdhet").await;
    let key = |key: &str| {
        format!(
            "document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {{ key: '{key}', bubbles: true, cancelable: true }}))"
        )
    };
    browser.value("document.querySelector('input[type=search]').focus()").await;
    browser.value(&key("ArrowDown")).await;
    browser.value(&key("ArrowDown")).await;
    let second = "document.activeElement.closest('li') === document.querySelectorAll('#search-results li')[1]";
    assert_eq!(browser.value(second).await, true);
    browser.value(&key("Escape")).await;
    assert_eq!(browser.value("document.activeElement.type").await, "search");
    browser.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hostile_title_is_only_text() {
    let site = support::site(
        "//- content/releases/2021/farlig.md\n---\ntitle: \"<img src=x onerror=document.title='ran'> skadlig & farlig\"\n\
         summary: \"<script>document.title = 'ran'</script>\"\n---\n\n</title><script>document.title = 'ran'</script> farligt\n",
    );
    let address = host(site).await;
    let browser = Browser::start().await;
    browser.page.goto(format!("{address}sok/")).await.expect("the page opens");
    ask(&browser, "farlig").await;
    browser.until("document.querySelectorAll('#search-results li').length === 1").await;
    assert_eq!(
        browser.value("document.querySelectorAll('#search-results img, #search-results script').length").await,
        0
    );
    let title = browser.value("document.querySelector('#search-results a').textContent").await;
    assert_eq!(title, "<img src=x onerror=document.title='ran'> skadlig & farlig");
    browser.page.goto(format!("{address}pressmeddelanden/2021/farlig/")).await.expect("the page opens");
    assert_ne!(browser.page.title().await.expect("a title"), "ran");
    let running = "document.querySelectorAll('main img, main script').length";
    assert_eq!(browser.value(running).await, 0);
    browser.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_save_shows_by_itself_and_so_does_a_mistake() {
    const PAGE: &str = "content/pages/prov.md";
    let served = Served::with(&[(PAGE, "---\ntitle: Före\n---\n\nText.\n")]);
    let browser = Browser::start().await;
    browser.page.goto(format!("http://127.0.0.1:{}/prov/", served.port)).await.expect("the page opens");
    browser.until("document.querySelector('h1').textContent.includes('Före')").await;

    served.write(PAGE, "---\ntitle: Efter\n---\n\nText.\n");
    browser.until("document.querySelector('h1').textContent.includes('Efter')").await;

    served.write(PAGE, "---\ntitle: [Trasig\n---\n\nText.\n");
    browser.until("document.body.textContent.includes('content/pages/prov.md')").await;
    browser.until("document.querySelector('h1').textContent.includes('Efter')").await;

    served.write(PAGE, "---\ntitle: Lagad\n---\n\nText.\n");
    browser.until("document.querySelector('h1').textContent.includes('Lagad')").await;
    browser.until("!document.body.textContent.includes('content/pages/prov.md')").await;
    browser.end().await;
}

/// What the page shows of facets, by their field.
const FACETS: &str = "[...document.querySelectorAll('#search-groups legend')].map(legend => legend.textContent)";

#[tokio::test(flavor = "multi_thread")]
async fn facets_come_after_the_results_and_narrow_them() {
    let address = host(example()).await;
    let browser = Browser::start().await;
    browser.page.goto(format!("{address}sok/?q=kommuner")).await.expect("the page opens");
    browser.until(&format!("{FACETS}.includes('År')")).await;
    let count = "Number(document.querySelector('#search-count').textContent.match(/[0-9]+/)[0])";
    let all = browser.value(count).await.as_u64().expect("a number");
    browser.value("document.querySelector('#search-groups input').click()").await;
    browser.until("location.search.split('&').length === 2").await;
    browser.until(&format!("{count} < {all}")).await;
    assert_eq!(browser.value("document.querySelectorAll('#search-chips button').length").await, 2);
    let counted = "Number(document.querySelector('#search-groups input:checked').closest('label').querySelector('.facet-count').textContent)";
    assert_eq!(browser.value(counted).await, browser.value(count).await);
    browser.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_closed_panel_of_facets_is_filled_when_it_is_opened() {
    let address = host(example()).await;
    let browser = Browser::start().await;
    browser.page.set_window_rect(0, 0, 500, 900).await.expect("the window can be narrow");
    browser.page.goto(format!("{address}sok/?q=kommuner")).await.expect("the page opens");
    browser.until("document.querySelectorAll('#search-results li').length > 0").await;
    browser.until("document.querySelector('#search-results').dataset.state === 'ready'").await;
    assert_eq!(browser.value(&format!("{FACETS}.length")).await, 0);
    browser.value("document.querySelector('#search-facets summary').click()").await;
    browser.until(&format!("{FACETS}.includes('År')")).await;
    browser.end().await;
}
