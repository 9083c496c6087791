//! Archives with faults, and imports that are killed: told, passed over, gone on with.

use snapbox::str;

use super::{GRANT, IMPORT, archive, source, told};
use crate::Folder;

#[test]
fn broken_pages_are_told_and_the_others_are_imported() {
    let folder = source();
    let many = "Regeringen ger Ekverket 5 miljoner kronor under 2023. ".repeat(20_000);
    let name = format!("arkiv/artiklar/2023/06/{}.md", "a".repeat(245));
    for (path, text) in [
        ("arkiv/artiklar/2023/06/utan-titel.md", b"Regeringen tackar Ekverket.\n".as_slice()),
        ("arkiv/artiklar/2023/06/tom.md", b""),
        ("arkiv/artiklar/2023/06/utan-text.md", b"# Utan text\n"),
        ("arkiv/artiklar/2023/06/latin.md", b"# F\xf6r\n\nEn \0 f\xf6rordning.\n"),
        ("arkiv/artiklar/2023/13/manad.md", b"# Manad\n\nText.\n"),
        ("arkiv/artiklar/2023/06/med blank.md", b"# Blank\n\nText.\n"),
        (name.as_str(), b"# Lang\n\nText.\n"),
        ("arkiv/artiklar/2023/lost.md", b"# Lost\n\nText.\n"),
        ("arkiv/artiklar/2023/06/falt.md", b"# ---\n\n---\ntitle: x\n---\n\n{{ x }} <script>alert(1)</script>\n"),
        ("arkiv/artiklar/2023/06/stor.md", format!("# Stor\n\n{many}\n").as_bytes()),
    ] {
        folder.write(path, text);
    }
    snapbox::assert_data_eq!(
        told(&folder, &["--sections", "artiklar"]),
        str![[r#"
imported regeringen into site
      11  new
warnings (10)
  artiklar/2023/06/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.md: no page: its path is not `section/year/month/name.md`, with at most 240 letters, digits, `-`, `_` and `.`
  artiklar/2023/06/latin.md: not UTF-8; what cannot be read stands as `�`
  artiklar/2023/06/med blank.md: no page: its path is not `section/year/month/name.md`, with at most 240 letters, digits, `-`, `_` and `.`
  artiklar/2023/06/stor.md: it is longer than any page of the government; no facts are read in it
  artiklar/2023/06/tom.md: it has no text
  artiklar/2023/06/tom.md: it has no title; it is called `Tom`, as in its address
  artiklar/2023/06/utan-text.md: it has no text
  artiklar/2023/06/utan-titel.md: it has no title; it is called `Utan titel`, as in its address
  artiklar/2023/13/manad.md: the month in its address is none; it has no date
  artiklar/2023/lost.md: no page: its path is not `section/year/month/name.md`, with at most 240 letters, digits, `-`, `_` and `.`
not resolved (2)
  api/codes.json: no minister of the site is called `Bo Bok`
  api/codes.json: the code `99` has no name there

"#]]
    );
    folder.run(&["check", "--root", "site", "-q"]).assert().success();
    snapbox::assert_data_eq!(
        folder.record("articles/2023/06/utan-titel"),
        str![[r#"
---
title: Utan titel
published: 2023-06
agencies: ekverket
evidence: {agencies: Regeringen tackar Ekverket.}
inferred: title
source: {url: "https://www.regeringen.se/artiklar/2023/06/utan-titel/", publisher: regeringen}
review: imported
---

Regeringen tackar Ekverket.

"#]]
    );
    snapbox::assert_data_eq!(
        folder.record("articles/2023/06/tom"),
        str![[r#"
---
title: Tom
published: 2023-06
inferred: title
source: {url: "https://www.regeringen.se/artiklar/2023/06/tom/", publisher: regeringen}
review: imported
---

"#]]
    );
    snapbox::assert_data_eq!(
        folder.record("articles/2023/06/latin"),
        str![[r#"
---
title: F�r
published: 2023-06
source: {url: "https://www.regeringen.se/artiklar/2023/06/latin/", publisher: regeringen}
review: imported
---

En 
 f�rordning.

"#]]
    );
    snapbox::assert_data_eq!(
        folder.record("articles/2023/13/manad"),
        str![[r#"
---
title: Manad
source: {url: "https://www.regeringen.se/artiklar/2023/13/manad/", publisher: regeringen}
review: imported
---

Text.

"#]]
    );
    snapbox::assert_data_eq!(
        folder.record("articles/2023/06/falt"),
        str![[r#"
---
title: "---"
published: 2023-06
source: {url: "https://www.regeringen.se/artiklar/2023/06/falt/", publisher: regeringen}
review: imported
---

---
title: x
---

{{ x }} <script>alert(1)</script>

"#]]
    );
}

#[test]
fn broken_details_lose_only_what_follows_the_fault() {
    let folder = source();
    let entry = |name: &str, published: &str| {
        format!("{{\"title\": \"T\", \"url\": \"/artiklar/2023/06/{name}/\", \"published\": \"{published}\"}}")
    };
    for name in ["a", "b", "c", "d"] {
        folder.write(&format!("arkiv/artiklar/2023/06/{name}.md"), "# T\n\nText.\n");
    }
    let entries = [
        &entry("a", "2023-06-31"),
        &entry("b", "2023-06-02T10:00:00"),
        "{\"title\": 7}",
        &entry("c", "9999-06-01"),
        &entry("d", "2023-06-02"),
        "{\"title\": \"T\", \"url\": \"/artiklar/2023/06/d/\", \"published\": \"2023-06-03\", \"updated\": \"2023-06-01\"}",
        "{\"url\": \"/artiklar",
    ];
    folder.write("arkiv/artiklar.json", format!("[{}", entries.join(",\n")));
    folder.write("arkiv/api/codes.json", "{\n\"10\": \"Utbildningsdepartementet\",\n\"11\": ");
    snapbox::assert_data_eq!(
        told(&folder, &["--sections", "artiklar"]),
        str![[r#"
imported regeringen into site
       5  new
warnings (7)
  api/codes.json:3: broken JSON (EOF while parsing a value at line 3 column 6); senders and categories are left out
  artiklar.json: entry 3 is skipped: invalid type: integer `7`, expected a string
  artiklar.json: entry 6 is of `/artiklar/2023/06/d/` like one before it; the last one counts
  artiklar.json:7: broken JSON (EOF while parsing a string at line 7 column 18); entries taken before that: 6
  artiklar/2023/06/a.md: `2023-06-31`, the day on which it was published, is no date; it is left out
  artiklar/2023/06/c.md: `9999-06-01`, the day on which it was published, is no date; it is left out
  artiklar/2023/06/d.md: `2023-06-01`, the day on which it was updated, is before it was published; it is left out

"#]]
    );
    folder.check();
    for (name, published) in [("a", "2023-06"), ("b", "2023-06-02"), ("c", "2023-06"), ("d", "2023-06-03")] {
        let record = folder.record(&format!("articles/2023/06/{name}"));
        assert!(record.contains(&format!("\npublished: {published}\n")), "{record}");
    }
}

#[test]
fn one_path_in_two_sections_is_two_records_with_their_own_addresses() {
    let folder = source();
    for section in ["pressmeddelanden", "artiklar", "regeringsuppdrag"] {
        folder.write(&format!("arkiv/{section}/2023/06/samma.md"), format!("# {section}\n\nText.\n"));
    }
    folder.write("arkiv/artiklar/2023/06/mote.md", "# Möte\n\n[Uppdraget](/regeringsuppdrag/2023/06/samma/)\n");
    folder.run(&[&IMPORT[..], &["-q"]].concat()).assert().success();
    folder.check();
    for (folder_of, section) in
        [("releases", "pressmeddelanden"), ("articles", "artiklar"), ("assignments", "regeringsuppdrag")]
    {
        assert!(folder.record(&format!("{folder_of}/2023/06/samma")).contains(&format!("title: {section}\n")));
    }
    assert!(folder.record("articles/2023/06/mote").contains("(/regeringsuppdrag/2023/06/samma/)"));
}

/// A tape archive of files and of other entries, gzipped.
fn tape(entries: &[(&str, tar::EntryType, &[u8])]) -> Vec<u8> {
    let mut tape = tar::Builder::new(flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast()));
    for &(path, kind, bytes) in entries {
        let mut header = tar::Header::new_gnu();
        // Not `set_path`, which refuses what an attacker would write.
        header.as_old_mut().name[..path.len()].copy_from_slice(path.as_bytes());
        header.set_entry_type(kind);
        header.set_size(bytes.len() as u64);
        header.set_mode(0o644);
        if kind == tar::EntryType::Symlink {
            header.set_link_name("/etc/passwd").expect("a name");
        }
        header.set_cksum();
        tape.append(&header, bytes).expect("it is written");
    }
    tape.into_inner().and_then(|gzip| gzip.finish()).expect("it is written")
}

#[test]
fn a_truncated_archive_gives_the_files_before_the_fault() {
    let text = format!("# T\n\n{}\n", (0..20_000).map(|n| format!("{} ", n * 7919 % 10_007)).collect::<String>());
    let file = tar::EntryType::Regular;
    let whole =
        tape(&[("artiklar/2023/06/a.md", file, b"# A\n\nText.\n"), ("artiklar/2023/06/b.md", file, text.as_bytes())]);
    let folder = Folder::empty().file("arkiv", &whole[..whole.len() / 2]);
    snapbox::assert_data_eq!(
        told(&folder, &["--sections", "artiklar"]),
        str![[r#"
imported regeringen into site
       1  new
warnings (1)
  arkiv: the archive is damaged (incomplete deflate stream); files read before that: 1

"#]]
    );
    folder.check();
    assert!(folder.has("site/content/articles/2023/06/a.md") && !folder.has("site/content/articles/2023/06/b.md"));
    folder.write("arkiv", b"no archive");
    folder.run(&IMPORT).assert().code(2).stdout_eq(str![]).stderr_eq(str![[r#"
error: `arkiv` is neither a folder nor an archive with files (.tar, .tar.gz)

"#]]);
}

#[test]
fn an_archive_whose_end_is_missing_or_whose_checksum_is_wrong_is_told() {
    let whole = tape(&[("artiklar/2023/06/a.md", tar::EntryType::Regular, b"# A\n\nText.\n")]);
    let end = whole.len();
    let mut changed = whole.clone();
    changed[end - 8] ^= 1;
    for (bytes, fault) in [
        (&whole[..end - 1], "unexpected end of file"),
        (&whole[..end - 8], "unexpected end of file"),
        (&changed[..], "corrupt gzip stream does not have a matching checksum"),
    ] {
        let folder = Folder::empty().file("arkiv", bytes);
        assert_eq!(
            told(&folder, &["--sections", "artiklar"]),
            format!(
                "imported regeringen into site\n       1  new\nwarnings (1)\n  \
                 arkiv: the archive is damaged ({fault}); what was read of it may not be what was packed\n"
            )
        );
        folder.check();
    }
    let folder = Folder::empty().file("arkiv", &whole);
    assert!(!told(&folder, &["--sections", "artiklar"]).contains("damaged"));
}

/// A page of the greatest length whose facts are read, and one a letter longer.
#[test]
fn facts_are_read_in_pages_up_to_a_megabyte() {
    const LONGEST: usize = 1024 * 1024;
    let grant = "Regeringen ger Ekverket 40 miljoner kronor under 2023.";
    let filling = LONGEST - grant.len() - "\n\n".len();
    let folder = Folder::empty();
    for (name, length) in [("lagom", filling), ("stor", filling + 1)] {
        let body = format!("{grant}\n\n{}", "ord ".repeat(length / 4 + 1).get(..length - 1).expect("letters"));
        folder.write(&format!("arkiv/artiklar/2023/06/{name}.md"), format!("# Titel\n\n{body}.\n"));
    }
    snapbox::assert_data_eq!(
        told(&folder, &["--sections", "artiklar"]),
        str![[r#"
imported regeringen into site
       2  new
warnings (1)
  artiklar/2023/06/stor.md: it is longer than any page of the government; no facts are read in it

"#]]
    );
    assert!(folder.record("articles/2023/06/lagom").contains("amount: 40 mnkr"));
    assert!(!folder.record("articles/2023/06/stor").contains("amount:"));
}

/// Nothing but sums, without a full stop: the record does not quote the whole list for each of them.
#[test]
fn a_list_of_sums_without_a_full_stop_is_read_in_time_and_quoted_in_part() {
    let folder = Folder::empty();
    let size = |sums: usize| {
        let list: String = (0..sums).map(|sum| format!("{} miljoner kronor, ", sum + 1_000)).collect();
        folder.write("arkiv/artiklar/2023/06/lista.md", format!("# Lista\n\nRegeringen ger {list}.\n"));
        folder.run(&[&IMPORT[..], &["-q"]].concat()).assert().success();
        folder.record("articles/2023/06/lista").len() / sums
    };
    let (short, long) = (size(200), size(2_000));
    assert!(short < 1_000 && long < short * 6 / 5, "{short} and {long} bytes a sum");
}

#[test]
fn paths_and_links_that_lead_out_of_an_archive_are_told_and_passed_over() {
    use tar::EntryType::{Link, Regular, Symlink};
    let archive = tape(&[
        ("./artiklar/2023/06/a.md", Regular, b"# A\n\nText.\n"),
        ("../x.md", Regular, b"# X\n\nText.\n"),
        ("artiklar/2023/06/../../../../y.md", Regular, b"# Y\n\nText.\n"),
        ("/artiklar/2023/06/z.md", Regular, b"# Z\n\nText.\n"),
        ("artiklar/2023/06/link.md", Symlink, b""),
        ("artiklar/2023/06/hard.md", Link, b""),
    ]);
    let folder = Folder::empty().file("arkiv", archive);
    snapbox::assert_data_eq!(
        told(&folder, &["--sections", "artiklar"]),
        str![[r#"
imported regeringen into site
       1  new
warnings (5)
  ../x.md: its path leads out of the archive; it is passed over
  /artiklar/2023/06/z.md: its path leads out of the archive; it is passed over
  artiklar/2023/06/../../../../y.md: its path leads out of the archive; it is passed over
  artiklar/2023/06/hard.md: it is a link, or no file; it is passed over
  artiklar/2023/06/link.md: it is a link, or no file; it is passed over

"#]]
    );
    folder.check();
    let articles = std::fs::read_dir(folder.path().join("site/content/articles/2023/06")).expect("a folder");
    assert_eq!(articles.count(), 1);
}

#[test]
fn links_in_a_folder_are_told_and_not_followed() {
    let folder = archive().file("geheim.md", "# Hemligt\n\nText.\n");
    let link = |to: &str, at: &str| {
        std::os::unix::fs::symlink(folder.path().join(to), folder.path().join(at)).expect("a link")
    };
    link("geheim.md", "arkiv/artiklar/2023/06/link.md");
    link("arkiv/artiklar", "arkiv/artiklar/2023/krets");
    snapbox::assert_data_eq!(
        told(&folder, &["--sections", "artiklar"]),
        str![[r#"
imported regeringen into site
       4  new
warnings (2)
  artiklar/2023/06/link.md: it is a link, or no file; it is passed over
  artiklar/2023/krets: it is a link, or no file; it is passed over
not resolved (4)
  api/codes.json: no minister of the site is called `Bo Bok`
  api/codes.json: no minister of the site is called `Eva Ek`
  api/codes.json: the code `99` has no name there
  artiklar/2023/06/mote.md: no record of the site is called `Eva Ek`, a member of the government

"#]]
    );
    assert!(!folder.has("site/content/articles/2023/06/link.md"));
    folder.check();
}

#[test]
fn an_archive_without_pages_is_told() {
    let folder = Folder::empty().file("arkiv/data/artiklar/2023/06/a.md", "# A\n\nText.\n");
    snapbox::assert_data_eq!(
        told(&folder, &[]),
        str![[r#"
imported regeringen into site
warnings (1)
  .: no page stands in `pressmeddelanden/`, `regeringsuppdrag/`, `artiklar/`

"#]]
    );
}

#[test]
fn a_killed_import_leaves_no_half_record_and_goes_on_where_it_stopped() {
    use crate::repeating::files;
    let folder = || {
        let folder = source();
        for number in 0..40 {
            folder.write(
                &format!("arkiv/pressmeddelanden/2023/04/nr-{number}.md"),
                GRANT.replace("40 miljoner", &format!("{} miljoner", 40 + number)),
            );
        }
        folder
    };
    let whole = folder();
    let start = std::time::Instant::now();
    whole.run(&[&IMPORT[..], &["-q"]].concat()).assert().success();
    let time = start.elapsed();
    let whole = files(&whole.path().join("site"));
    for percent in [50, 80, 90, 95, 99] {
        let folder = folder();
        let mut import = std::process::Command::new(env!("CARGO_BIN_EXE_diarium"))
            .args(IMPORT)
            .current_dir(folder.path())
            .stdout(std::process::Stdio::null())
            .spawn()
            .expect("it starts");
        std::thread::sleep(time * percent / 100);
        import.kill().expect("it can be killed, or has ended");
        import.wait().expect("it ends");
        let site = folder.path().join("site");
        for (name, bytes) in files(&site).into_iter().filter(|(name, _)| name.ends_with(".md")) {
            assert!(whole[&name] == bytes, "{name} after {percent} %");
        }
        folder.run(&[&IMPORT[..], &["-q"]].concat()).assert().success();
        assert_eq!(files(&site), whole, "after {percent} %");
    }
}
