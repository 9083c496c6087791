//! Findings for programs that show them beside the text: SARIF 2.1.0, and the workflow commands of GitHub Actions.
//!
//! Both want paths as a repository has them, so the caller says where the root lies in it.

use serde_json::{Value, json};

use super::findings::escaped;
use super::terminal::harmless;
use crate::diagnostic::{Code, Diagnostic, Place, Severity};

/// A log with one run, its rules those codes that were found.
pub fn sarif(diagnostics: &[Diagnostic], root: &str) -> String {
    let found = |code: Code| diagnostics.iter().any(|diagnostic| diagnostic.code == code);
    let rules: Vec<&(Code, &str)> = Code::ALL.iter().filter(|(code, _)| found(*code)).collect();
    let rule = |(code, meaning): &&(Code, &str)| json!({"id": code.as_str(), "shortDescription": {"text": meaning}});
    let result = |diagnostic: &Diagnostic| {
        let related = diagnostic.others.iter().map(|(place, what)| {
            let mut location = location(place, root);
            location["message"] = json!({"text": in_text(what)});
            location
        });
        json!({
            "ruleId": diagnostic.code.as_str(),
            "ruleIndex": rules.iter().position(|(code, _)| *code == diagnostic.code),
            "level": match diagnostic.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Advice => "note",
            },
            "message": {"text": in_text(&with_help(diagnostic))},
            "locations": [location(&diagnostic.place, root)],
            "relatedLocations": related.collect::<Vec<_>>(),
        })
    };
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "diarium",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": rules.iter().map(rule).collect::<Vec<_>>(),
            }},
            "columnKind": "unicodeCodePoints",
            "results": diagnostics.iter().map(result).collect::<Vec<_>>(),
        }],
    });
    let text = serde_json::to_string_pretty(&log).expect("strings and numbers are always JSON");
    format!("{}\n", escaped(&text))
}

fn location(place: &Place, root: &str) -> Value {
    let mut region = json!({
        "startLine": place.line,
        "startColumn": place.column,
        "endColumn": place.column + place.width,
    });
    if !place.excerpt.is_empty() && place.skipped == 0 {
        region["snippet"] = json!({"text": place.excerpt});
    }
    let uri = in_uri(&format!("{root}{}", place.path));
    json!({"physicalLocation": {"artifactLocation": {"uri": uri, "uriBaseId": "%SRCROOT%"}, "region": region}})
}

/// A line for each place, which GitHub shows as an annotation of the file.
pub fn github(diagnostics: &[Diagnostic], root: &str) -> String {
    let line = |diagnostic: &Diagnostic, place: &Place, message: &str| {
        let command = match diagnostic.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Advice => "notice",
        };
        let file = in_property(&format!("{root}{}", place.path));
        let (row, column, end) = (place.line, place.column, place.column + place.width - 1);
        let title = diagnostic.code.as_str();
        let message = in_message(message);
        format!("::{command} file={file},line={row},col={column},endColumn={end},title={title}::{message}\n")
    };
    let lines = |diagnostic: &Diagnostic| {
        let others = diagnostic.others.iter().map(|(place, what)| line(diagnostic, place, what));
        let first = line(diagnostic, &diagnostic.place, &with_help(diagnostic));
        std::iter::once(first).chain(others).collect::<String>()
    };
    diagnostics.iter().map(lines).collect()
}

fn with_help(diagnostic: &Diagnostic) -> String {
    match &diagnostic.help {
        Some(help) => format!("{}\nhelp: {help}", diagnostic.message),
        None => diagnostic.message.clone(),
    }
}

/// A message of a log, in which `[words](address)` would be a link: none of what content says becomes one.
fn in_text(text: &str) -> String {
    text.replace("](", "] (")
}

/// What a workflow command takes as its message: all of it on one line.
fn in_message(text: &str) -> String {
    harmless(text).replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The same within a property, which ends at a comma or a colon.
fn in_property(text: &str) -> String {
    in_message(text).replace(':', "%3A").replace(',', "%2C")
}

/// A path as the path of an address.
fn in_uri(path: &str) -> String {
    let stays = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'-' | b'.' | b'_' | b'~');
    let encode = |byte: u8| if stays(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") };
    path.bytes().map(encode).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{SourceFile, Span};

    fn found() -> [Diagnostic; 2] {
        let file = SourceFile::new("content/releases/å, b.md", &b"---\ntitle: A\nminster: x\n---\n"[..]);
        let other = SourceFile::new("content/ministers/x.md", &b"---\ntitle: X\n---\n"[..]);
        [
            Diagnostic::error(Code::UNKNOWN_KEY, file.place(Span::new(13, 20)), "100 % `minster`\n::error::forged")
                .help("did you mean `minister`?")
                .other(other.place(Span::new(4, 9)), "the record is here"),
            Diagnostic::advice(Code::RAW_HTML, other.place(Span::new(4, 9)), "[a](https://a.example/)"),
        ]
    }

    #[test]
    fn a_workflow_command_is_one_line_whatever_it_says() {
        insta::assert_snapshot!(github(&found(), "site/"), @r"
        ::error file=site/content/releases/å%2C b.md,line=3,col=1,endColumn=7,title=unknown-key::100 %25 `minster`%0A::error::forged%0Ahelp: did you mean `minister`?
        ::error file=site/content/ministers/x.md,line=2,col=1,endColumn=5,title=unknown-key::the record is here
        ::notice file=site/content/ministers/x.md,line=2,col=1,endColumn=5,title=raw-html::[a](https://a.example/)
        ");
        assert_eq!(github(&[], ""), "");
    }

    #[test]
    fn a_log_has_rules_results_and_places() {
        let log: Value = serde_json::from_str(&sarif(&found(), "site/")).expect("JSON");
        let run = &log["runs"][0];
        assert_eq!(log["version"], "2.1.0");
        assert_eq!(run["tool"]["driver"]["rules"][0]["id"], "unknown-key");
        let result = &run["results"][0];
        assert_eq!((&result["level"], &result["ruleIndex"]), (&json!("error"), &json!(0)));
        assert_eq!(result["message"]["text"], "100 % `minster`\n::error::forged\nhelp: did you mean `minister`?");
        let place = &result["locations"][0]["physicalLocation"];
        assert_eq!(place["artifactLocation"]["uri"], "site/content/releases/%C3%A5%2C%20b.md");
        assert_eq!(
            place["region"],
            json!({"startLine": 3, "startColumn": 1, "endColumn": 8, "snippet": {"text": "minster: x"}})
        );
        assert_eq!(result["relatedLocations"][0]["message"]["text"], "the record is here");
        assert_eq!(run["results"][1]["message"]["text"], "[a] (https://a.example/)", "no link of the content's own");
        assert_eq!((&run["results"][1]["level"], &run["results"][1]["ruleIndex"]), (&json!("note"), &json!(1)));
    }
}
