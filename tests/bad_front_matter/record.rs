//! Keys, words, texts, names of files and bytes that no record may have.

use super::*;

#[test]
fn a_reference_that_stands_twice_is_told_and_counts_once() {
    front(
        "title: x\ntopics: [a, b, a]\nregions: [r, r, r]\namounts: {amount: 1 kr, to: [kommuner, kommuner]}\nagencies: [v, {agency: v, role: receives}, v]\n",
        &[
            "content/releases/a.md:3:16 warning[duplicate-reference] `a` stands twice in `topics` (take one of them out; it counts once)",
            "content/releases/a.md:4:14 warning[duplicate-reference] `r` stands twice in `regions` (take one of them out; it counts once)",
            "content/releases/a.md:4:17 warning[duplicate-reference] `r` stands twice in `regions` (take one of them out; it counts once)",
            "content/releases/a.md:5:40 warning[duplicate-reference] `kommuner` stands twice in `to` (take one of them out; it counts once)",
            "content/releases/a.md:6:44 warning[duplicate-reference] `v` stands twice in `agencies` (take one of them out; it counts once)",
        ],
    );
}

#[test]
fn no_front_matter() {
    check(
        "content/releases/a.md",
        "# Hello\n",
        &[
            "content/releases/a.md:1:1 error[front-matter-missing] there is no front matter (a record begins with a line `---`, lines of `key: value`, and a line `---`)",
        ],
    );
    check(
        "content/releases/a.md",
        "",
        &[
            "content/releases/a.md:1:1 error[front-matter-missing] there is no front matter (a record begins with a line `---`, lines of `key: value`, and a line `---`)",
        ],
    );
    check(
        "content/releases/a.md",
        "\n---\ntitle: x\n---\n",
        &[
            "content/releases/a.md:1:1 error[front-matter-missing] there is no front matter (a record begins with a line `---`, lines of `key: value`, and a line `---`)",
        ],
    );
}

#[test]
fn missing_closing_line() {
    check(
        "content/releases/a.md",
        "---\ntitle: x\n\nText\n",
        &[
            "content/releases/a.md:1:1 error[front-matter-missing] the front matter has no closing line (end it with a line `---` of its own, before the text)",
        ],
    );
}

#[test]
fn a_byte_order_mark_moves_no_place() {
    check(
        "content/releases/a.md",
        "\u{feff}---\ntitle: x\nkid: y\n---\n",
        &["content/releases/a.md:3:1 error[unknown-key] a release has no key `kid` (did you mean `kind`?)"],
    );
}

/// In front matter and in the text.
#[test]
fn crlf_moves_no_place() {
    check(
        "content/releases/a.md",
        "---\r\ntitle: x\r\nkid: y\r\n---\r\nText.\r\n\r\nMer <b>x</b>\r\n",
        &[
            "content/releases/a.md:3:1 error[unknown-key] a release has no key `kid` (did you mean `kind`?)",
            "content/releases/a.md:7:5 advice[raw-html] HTML is shown as text (write Markdown; to show code, put it between backticks)",
        ],
    );
}

#[test]
fn unknown_keys_get_the_nearest_or_the_list() {
    front(
        "title: x\nminster: a\namounts: [{amont: 3 mnkr}]\nsource: {ulr: https://a.se}\nbasis: {zzzzzz: 1}\n",
        &[
            "content/releases/a.md:3:1 error[unknown-key] a release has no key `minster` (did you mean `minister`?)",
            "content/releases/a.md:4:11 error[missing-key] an amount needs `amount` (add `amount`: the sum as the source states it: `127,5 mnkr`, `15–20 miljarder kronor`)",
            "content/releases/a.md:4:12 error[unknown-key] an amount has no key `amont` (did you mean `amount`?)",
            "content/releases/a.md:5:10 error[unknown-key] a source has no key `ulr` (did you mean `url`?)",
            "content/releases/a.md:6:9 error[unknown-key] a political basis has no key `zzzzzz` (the keys are agreement, parties)",
        ],
    );
}

#[test]
fn every_key_says_what_it_takes() {
    front(
        "title: [a]\npublished: {a: b}\ndraft: yes\nembargo: 2026-12-01T09:00Z\nurl: javascript:alert(1)\nreview: done\nwikidata: 186245\nsilence: {not-in-ofice: x, raw-html: }\ninferred: [minster]\nsource: {retrieved: 2021}\namounts: [{amount: 5 euro}, {amount: 3 mnkr, measure: yearly, count: 0, years: 2021-02}, 5]\ndeadlines: [2021-01-01, {kind: final}, {due: 2023/2021}]\nbasis: januariavtalet\nevidence: words\nagencies: [{role: assigned}]\nattachments: {title: Beslut, url: \"data:text/html,x\"}\nsummary: \"\"\n",
        &[
            "content/releases/a.md:2:8 error[wrong-type] `title` takes text, not a list",
            "content/releases/a.md:3:12 error[wrong-type] `published` takes a date or an interval, not a mapping (text that holds `: ` needs quotes)",
            "content/releases/a.md:4:8 error[wrong-type] `draft` takes `true` or `false`, not `yes`",
            "content/releases/a.md:5:10 error[bad-date] `2026-12-01T09:00Z` has a time zone; times are Swedish local time (write Swedish local time as `2026-12-01T09:00`)",
            "content/releases/a.md:6:6 error[bad-url] `url` takes an address that begins with `https://`, not `javascript:alert(1)` (write the whole address, as a browser shows it)",
            "content/releases/a.md:7:9 error[unknown-word] `review` does not take `done` (it takes reviewed, imported)",
            "content/releases/a.md:8:11 error[wrong-type] `wikidata` takes a Wikidata item, not `186245` (for example `Q186245`)",
            "content/releases/a.md:9:11 error[unknown-code] no finding is called `not-in-ofice` (did you mean `not-in-office`? what can be silenced: raw-html, broken-link, bidi-control, name-for-id, not-in-office, contradictory-dates, impossible-period, parts-exceed-total, told-again-unmatched, told-again-uncounted, count-unused, deadline-before-decision, amended-deadline-unknown, name-claimed-twice)",
            "content/releases/a.md:9:36 error[wrong-type] `silence` takes text, not nothing",
            "content/releases/a.md:10:12 error[unknown-word] a release has no key `minster` (did you mean `minister`?)",
            "content/releases/a.md:11:21 error[wrong-type] `retrieved` takes a day, not `2021`",
            "content/releases/a.md:12:20 error[bad-amount] `5 euro` is not in Swedish kronor (amounts are Swedish kronor; tell of other currencies in the text)",
            "content/releases/a.md:12:55 error[unknown-word] `measure` does not take `yearly` (did you mean `per-year`? it takes total, per-year, each, remainder)",
            "content/releases/a.md:12:70 error[wrong-type] `count` takes a whole number from 1, not `0`",
            "content/releases/a.md:12:80 error[wrong-type] `years` takes a year or an interval of years, not `2021-02`",
            "content/releases/a.md:13:13 error[wrong-type] `deadlines` takes the keys of a deadline, not text (the keys are kind, due, by, to, evidence, delivered, amends, superseded)",
            "content/releases/a.md:13:25 error[missing-key] a deadline needs `due` (add `due`: when it is due)",
            "content/releases/a.md:13:46 error[impossible-period] `2023/2021` ends before it begins (did you mean `2021/2023`?)",
            "content/releases/a.md:14:8 error[wrong-type] `basis` takes the keys of a political basis, not text (the keys are agreement, parties)",
            "content/releases/a.md:15:11 error[wrong-type] `evidence` takes keys with texts, not text",
            "content/releases/a.md:16:12 error[missing-key] an agency of a release needs `agency` (add `agency`: the organisation)",
            "content/releases/a.md:17:35 error[bad-url] `url` takes an address, not `data:text/html,x` (addresses may be http, https, mailto, or a path within the site)",
            "content/releases/a.md:18:10 error[wrong-type] `summary` is empty (write something, or leave the key out)",
        ],
    );
    check(
        "content/ministers/a.md",
        "---\ntitle: A\nappointments: [{title: x, post: a b, from: 2021-02-05, to: 2021-01-01, end: fired}]\nparty: [s]\n---\n",
        &[
            "content/ministers/a.md:3:33 error[wrong-type] `post` takes a plain word that can stand in an address, not `a b` (for example `jamstalldhet`)",
            "content/ministers/a.md:3:60 error[impossible-period] it ends, `2021-01-01`, before it begins, `2021-02-05` (`from` is the first day and `to` the last, both counted)",
            "content/ministers/a.md:3:77 error[unknown-word] `end` does not take `fired` (it takes dismissed, changed-portfolio, government-left)",
            "content/ministers/a.md:4:8 error[wrong-type] `party` takes the id of a party of site.yaml, not a list",
        ],
    );
    check(
        "content/governments/a.md",
        "---\ntitle: A\n---\n",
        &[
            "content/governments/a.md:1:1 error[missing-key] a government needs `from` (add `from`: its first day; it is in office to the day before the next one's)",
        ],
    );
    check(
        "content/agencies/a.md",
        "---\ntitle: A\norg_nr: 12\nnames: [{name: B, from: 2019/2020}]\n---\n",
        &[
            "content/agencies/a.md:3:9 error[wrong-type] `org_nr` takes an organisation number, not `12` (for example `202100-0555`)",
            "content/agencies/a.md:4:25 error[wrong-type] `from` takes one date, not `2019/2020`",
        ],
    );
    check(
        "content/regions/a.md",
        "---\ntitle: A\ncode: 7\n---\n",
        &["content/regions/a.md:3:7 error[wrong-type] `code` takes a county code, not `7` (for example `17`)"],
    );
}

#[test]
fn file_names_that_cannot_be_addresses_get_a_suggestion() {
    check(
        "content/releases/2021/a b\".md",
        "---\ntitle: x\n---\nText.\n",
        &[
            "content/releases/2021/a b\".md:1:1 error[file-name] the file name `2021/a b\".md` cannot be part of an address (names take letters, digits, `-`, `_` and inner dots: call it `2021/a-b.md`)",
        ],
    );
    check(
        "content/releases/.x/y..md",
        "---\ntitle: x\n---\nText.\n",
        &[
            "content/releases/.x/y..md:1:1 error[file-name] the file name `.x/y..md` cannot be part of an address (names take letters, digits, `-`, `_` and inner dots: call it `x/y.md`)",
        ],
    );
}

#[test]
fn unknown_folders_get_the_nearest() {
    check(
        "content/release/a.md",
        "---\ntitle: x\n---\nText.\n",
        &[
            "content/release/a.md:1:1 error[unknown-folder] `content/release/a.md` is in no folder of records (did you mean `content/releases/`?)",
        ],
    );
    check(
        "content/a.md",
        "---\ntitle: x\n---\nText.\n",
        &[
            "content/a.md:1:1 error[unknown-folder] `content/a.md` is in no folder of records (records stand in releases, assignments, articles, programs, agencies, ministries, ministers, governments, agreements, topics, regions, pages)",
        ],
    );
}

#[test]
fn bidirectional_controls_are_warned_of() {
    check(
        "content/releases/a.md",
        "---\ntitle: x\u{202e}y\n---\nHej \u{2066}du\n",
        &[
            "content/releases/a.md:2:9 warning[bidi-control] an invisible control of writing direction (U+202E) (take it out, unless the text is in a script that runs from right to left)",
            "content/releases/a.md:4:5 warning[bidi-control] an invisible control of writing direction (U+2066) (take it out, unless the text is in a script that runs from right to left)",
        ],
    );
}

#[test]
fn html_and_unsafe_links_in_the_text() {
    check(
        "content/releases/a.md",
        "---\ntitle: x\n---\n<script>x</script>\n\nHej <b>x</b> [a](javascript:x) ![b](data:text/html,x) [c](//evil.se)\n<javascript:alert(1)> [d](java&#115;cript:x) [e][r] [ok](/om/) <a@b.se>\n\n[r]: JaVaScRiPt:x\n",
        &[
            "content/releases/a.md:4:1 advice[raw-html] HTML is shown as text (write Markdown; to show code, put it between backticks)",
            "content/releases/a.md:6:5 advice[raw-html] HTML is shown as text (write Markdown; to show code, put it between backticks)",
            "content/releases/a.md:6:14 warning[unsafe-link] a link to `javascript:x` is shown as text (links may be http, https, mailto, or a path within the site)",
            "content/releases/a.md:6:32 warning[unsafe-link] a link to `data:text/html,x` is shown as text (links may be http, https, mailto, or a path within the site)",
            "content/releases/a.md:6:55 warning[unsafe-link] a link to `//evil.se` is shown as text (links may be http, https, mailto, or a path within the site)",
            "content/releases/a.md:7:1 warning[unsafe-link] a link to `javascript:alert(1)` is shown as text (links may be http, https, mailto, or a path within the site)",
            "content/releases/a.md:7:23 warning[unsafe-link] a link to `javascript:x` is shown as text (links may be http, https, mailto, or a path within the site)",
            "content/releases/a.md:7:46 warning[unsafe-link] a link to `JaVaScRiPt:x` is shown as text (links may be http, https, mailto, or a path within the site)",
        ],
    );
}

#[test]
fn site_yaml() {
    check(
        "content/site.yaml",
        "titel: x\nbase_url: example.se\nwords: {release: a, money: data, topics: a/b, agencies: program, programs: myndigheter}\nsearch: {elasticlunr_limit: many}\npublisher: {url: x}\n",
        &[
            "content/site.yaml:1:1 error[missing-key] site.yaml needs `title` (add `title`: what the site is called)",
            "content/site.yaml:1:1 error[unknown-key] site.yaml has no key `titel` (did you mean `title`?)",
            "content/site.yaml:2:11 error[bad-url] `base_url` takes an address that begins with `https://`, not `example.se` (write the whole address, as a browser shows it)",
            "content/site.yaml:3:9 error[unknown-key] `words` has no key `release` (did you mean `releases`?)",
            "content/site.yaml:3:28 error[duplicate-address] the word `data` is taken by another key (choose another word)",
            "content/site.yaml:3:42 error[wrong-type] `words` takes a plain word that can stand in an address, not `a/b` (for example `jamstalldhet`)",
            "content/site.yaml:4:29 error[wrong-type] `elasticlunr_limit` takes a whole number from 1, not `many`",
            "content/site.yaml:5:12 error[missing-key] a publisher needs `name` (add `name`: the publisher's name)",
            "content/site.yaml:5:18 error[bad-url] `url` takes an address that begins with `https://`, not `x` (write the whole address, as a browser shows it)",
        ],
    );
    check(
        "content/site.yaml",
        "title: x\nbase_url: https://example.se/a?b\nparties: [s]\n",
        &[
            "content/site.yaml:2:11 error[bad-url] `base_url` takes no `?` and no `#` (write `https://example.se/a`)",
            "content/site.yaml:3:10 error[wrong-type] `parties` takes keys with texts, not a list",
        ],
    );
    check(
        "content/site.yaml",
        "title: x\nbase_url: https://example.se/\nsearch:\n  weights: {title: high, text: 101, titel: 1}\n  facets: [years, kind]\n  synonyms: [a, b]\n",
        &[
            "content/site.yaml:4:20 error[wrong-type] `title` takes a number from 0 to 100, not `high` (for example `2.5`)",
            "content/site.yaml:4:32 error[wrong-type] `text` takes a number from 0 to 100, not `101` (for example `2.5`)",
            "content/site.yaml:4:37 error[unknown-key] weights has no key `titel` (did you mean `title`?)",
            "content/site.yaml:5:12 error[unknown-word] `facets` does not take `years` (did you mean `year`? it takes kind, ministry, minister, agency, program, topic, region, year, amount, review)",
            "content/site.yaml:6:13 error[wrong-type] `synonyms` takes keys with texts, not a list",
        ],
    );
}

#[test]
fn bytes_that_are_no_text_are_named() {
    assert_eq!(
        diagnostics("content/releases/a.md", b"---\ntitle: x\nsummary: h\xe4r\n---\n"),
        ["content/releases/a.md:3:11 error[file-encoding] the byte 0xE4 is not UTF-8 \
          (save the file as UTF-8 (it may be Windows-1252 or Latin-1))"]
    );
    assert_eq!(
        diagnostics("content/releases/a.md", b"---\ntitle: x\0y\n---\n"),
        ["content/releases/a.md:2:9 error[file-encoding] the file holds a NUL \
          (take it out; a file full of them may be UTF-16, save it as UTF-8)"]
    );
}

#[test]
fn ten_thousand_brackets_stop_at_a_limit() {
    for (open, close) in [("[", "]"), ("{a: ", "}"), ("- ", "")] {
        let yaml = format!("title: x\na:\n  {}x{}\n", open.repeat(10_000), close.repeat(10_000));
        let found = diagnostics("content/releases/a.md", format!("---\n{yaml}---\n").as_bytes());
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].contains("error[yaml-limit] lists and mappings are nested more than 32 deep"), "{found:?}");
    }
}

#[test]
fn large_front_matter_is_refused() {
    let text = format!("---\ntitle: x\nsummary: {}\n---\n", "x".repeat(1 << 20));
    let expected =
        "content/releases/a.md:1:1 error[file-too-large] the front matter is larger than 1 MB (split the record)";
    check("content/releases/a.md", &text, &[expected]);
}

#[test]
fn a_file_of_a_thousand_mistakes_gets_fifty_in_full() {
    let keys: String = (0..1000).map(|number| format!("zzzzzzzz{number}: 1\n")).collect();
    let found = diagnostics("content/pages/a.md", format!("---\ntitle: x\n{keys}---\n").as_bytes());
    assert_eq!(found.len(), 50);
    assert!(found[49].contains("a page has no key `zzzzzzzz49` (and 950 more in this file)"), "{}", found[49]);
}

/// A wrong value loses its key alone; only front matter that is not YAML drops the record.
#[test]
fn a_record_outlives_its_mistakes() {
    let record = |yaml: &str| {
        let text = format!("---\n{yaml}---\n");
        parse::record(&SourceFile::new("content/releases/2021/a.md", text.into_bytes()))
            .expect("a record's path")
            .record
    };
    let kept = record("titel: x\nkind: grnt\nsummary: S\namounts: {amount: 31,5 mnkr, to: x}\n").expect("valid YAML");
    assert_eq!(kept.common.title.value, "2021/a");
    assert_eq!(kept.common.summary.as_deref(), Some("S"));
    let parse::record::Facts::Release(facts) = kept.facts else { panic!("a release") };
    assert_eq!(facts.amounts[0].amount.value.to_string(), "31,5 mnkr");
    assert!(record("title: a: b\n").is_none());
}

#[test]
fn years_that_are_not_certain_are_left_out() {
    front(
        "title: a\namounts: {amount: 3 mnkr, years: 2021~}\n",
        &[
            "content/releases/a.md:3:34 error[wrong-type] `years` takes a year or an interval of years, not `2021~` (leave `years` out where the source does not say them)",
        ],
    );
}

#[test]
fn a_key_or_word_in_swedish_gets_the_one_that_is_meant() {
    front(
        "title: x\ndepartement: a\nbelopp: 3 mnkr\namounts: {amount: 3 mnkr, år: 2021, status: föreslaget}\ndeadlines: {senast: 2021, kind: slut}\nmål: x\n",
        &[
            "content/releases/a.md:3:1 error[unknown-key] a release has no key `departement` (did you mean `ministry`?)",
            "content/releases/a.md:4:1 error[unknown-key] a release has no key `belopp` (did you mean `amounts`?)",
            "content/releases/a.md:5:27 error[unknown-key] an amount has no key `år` (did you mean `years`?)",
            "content/releases/a.md:5:45 error[unknown-word] `status` does not take `föreslaget` (did you mean `proposed`? it takes proposed, decided, estimated, paid)",
            "content/releases/a.md:6:12 error[missing-key] a deadline needs `due` (add `due`: when it is due)",
            "content/releases/a.md:6:13 error[unknown-key] a deadline has no key `senast` (did you mean `due`?)",
            "content/releases/a.md:6:33 error[unknown-word] `kind` does not take `slut` (did you mean `final`? it takes interim, final, annual, financial, requisition, application, plan, other)",
            "content/releases/a.md:7:1 error[unknown-key] a release has no key `mål` (the keys are title, summary, lang, url, wikidata, aliases, draft, embargo, review, corrections, silence, inferred, import, source, kind, published, decided, updated, reference, government, ministry, minister, agencies, assigned_by, programs, topics, regions, amounts, deadlines, basis, continues, strengthens, amends, replaces, assists, formal_decision, target_groups, quoted, attachments, contacts, evidence)",
        ],
    );
}

#[test]
fn blanks_that_only_look_like_blanks_are_named() {
    let odd = "a blank of another kind (as in text from web pages) stands where YAML wants a plain one (write the blank anew)";
    front("title: x\nkind:\u{a0}grant\n", &[&format!("content/releases/a.md:3:6 error[yaml-syntax] {odd}")]);
    front(
        "title: x\nsource:\n\u{a0}\u{a0}url: x\n",
        &[
            "content/releases/a.md:4:1 error[unknown-key] a release has no key `\u{a0}\u{a0}url` (blanks of another kind (as in text from web pages) belong to it; write the blanks anew)",
        ],
    );
    front("title: x\nsummary: 1\u{a0}500 kr\n", &[]);
}
