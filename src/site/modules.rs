//! Scripts that import one another, joined into one, so that a browser asks once for what it needs at once. Knows the plain forms of `import` and
//! `export` alone; whoever writes others in a theme of their own gets the modules as they are.
//!
//! Each module becomes a function that returns what it exports, before those that import it. Comments stay behind: they are for readers of the theme.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::sync::Arc;

/// The script `entry` with everything that it imports from its folder; `None` where a module is not in the plain form.
pub fn joined(entry: &str, assets: &BTreeMap<String, Arc<[u8]>>) -> Option<String> {
    let mut joiner = Joiner { assets, done: BTreeSet::new(), open: BTreeSet::new(), text: String::new() };
    joiner.add(entry, true)?;
    Some(joiner.text)
}

struct Joiner<'a> {
    assets: &'a BTreeMap<String, Arc<[u8]>>,
    done: BTreeSet<String>,
    /// Those that are being added, to see a circle.
    open: BTreeSet<String>,
    text: String,
}

impl Joiner<'_> {
    fn add(&mut self, name: &str, is_entry: bool) -> Option<()> {
        if self.done.contains(name) {
            return Some(());
        }
        if !self.open.insert(name.to_owned()) {
            return None;
        }
        let source = std::str::from_utf8(self.assets.get(name)?).ok()?;
        let (mut body, mut exports) = (String::new(), Vec::new());
        for line in code(source) {
            if let Some(import) = line.strip_prefix("import ") {
                let (names, file) = import.strip_suffix("\";")?.split_once(" from \"./")?;
                names.starts_with('{').then_some(())?;
                let from = name.rsplit_once('/').map_or(file.to_owned(), |(folder, _)| format!("{folder}/{file}"));
                self.add(&from, false)?;
                // An import gives another name with `as`, a pattern with a colon.
                writeln!(body, "const {} = {};", names.replace(" as ", ": "), variable(&from)).ok()?;
            } else if let Some(export) = line.strip_prefix("export ") {
                exports.push(exported(export)?);
                writeln!(body, "{export}").ok()?;
            } else if line.starts_with("await ") {
                return None;
            } else {
                writeln!(body, "{line}").ok()?;
            }
        }
        match is_entry {
            true => self.text.push_str(&body),
            false => {
                let exports = exports.join(", ");
                write!(self.text, "const {} = (() => {{\n{body}return {{ {exports} }};\n}})();\n", variable(name))
                    .ok()?;
            }
        }
        self.done.insert(name.to_owned());
        Some(())
    }
}

/// The lines of a script without those that are nothing but comments. A script with a text over several lines is left alone: it may look like one.
fn code(source: &str) -> Vec<&str> {
    let is_plain = source.lines().all(|line| line.matches('`').count().is_multiple_of(2));
    let mut in_comment = false;
    let keep = |line: &&str| {
        let line = line.trim();
        let begins = line.starts_with("/**");
        let is_comment =
            in_comment || line.starts_with("//") || begins && (line.ends_with("*/") || !line.contains("*/"));
        in_comment = (in_comment || begins) && !line.contains("*/");
        !is_plain || !(is_comment || line.is_empty())
    };
    source.lines().filter(keep).collect()
}

/// The name that a line exports: of a function, a class or a constant.
fn exported(line: &str) -> Option<&str> {
    let line = line.strip_prefix("async ").unwrap_or(line);
    let rest =
        ["function ", "function* ", "class ", "const ", "let "].iter().find_map(|word| line.strip_prefix(word))?;
    let end = rest.find(|letter: char| !letter.is_alphanumeric() && letter != '_').unwrap_or(rest.len());
    (end > 0).then(|| &rest[..end])
}

/// The variable that holds what a module exports; no two modules share one, whatever they are called: `s/b-c.js` is `$s$2f_b$2d_c`.
fn variable(name: &str) -> String {
    let mut variable = "$".to_owned();
    for letter in name.strip_suffix(".js").unwrap_or(name).chars() {
        match letter.is_ascii_alphanumeric() {
            true => variable.push(letter),
            false => write!(variable, "${:x}_", u32::from(letter)).expect("a string takes all that is written"),
        }
    }
    variable
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(files: &[(&str, &str)], expected: Option<&str>) {
        let assets = files.iter().map(|(name, text)| ((*name).to_owned(), Arc::from(text.as_bytes()))).collect();
        assert_eq!(joined("s/main.js", &assets).as_deref(), expected);
    }

    #[test]
    fn modules_stand_before_those_that_import_them_each_once() {
        let main =
            "// A page.\nimport { a as other } from \"./a.js\";\nimport { B } from \"./b-c.js\";\n\nnew B(other);\n";
        let a =
            "import { B } from \"./b-c.js\";\n\n/** Says\n * more. */\nexport function a() {\n  return new B();\n}\n";
        let b = "/** @type {number} */\nconst N = 1; // one\nexport class B {}\n/** cast */ (N);\n";
        let expected = "const $s$2f_b$2d_c = (() => {\nconst N = 1; // one\nclass B {}\n/** cast */ (N);\nreturn { B };\n})();\n\
            const $s$2f_a = (() => {\nconst { B } = $s$2f_b$2d_c;\nfunction a() {\n  return new B();\n}\nreturn { a };\n})();\n\
            const { a: other } = $s$2f_a;\nconst { B } = $s$2f_b$2d_c;\nnew B(other);\n";
        check(&[("s/main.js", main), ("s/a.js", a), ("s/b-c.js", b)], Some(expected));
    }

    #[test]
    fn modules_of_one_name_in_two_folders_are_two() {
        let main =
            "import { a } from \"./a.js\";\nimport { a as b } from \"./x/a.js\";\nimport { c } from \"./x_a.js\";\n";
        let module = |name: &str| format!("export const {name} = 1;\n");
        let (a, c) = (module("a"), module("c"));
        let expected = "const $s$2f_a = (() => {\nconst a = 1;\nreturn { a };\n})();\n\
            const $s$2f_x$2f_a = (() => {\nconst a = 1;\nreturn { a };\n})();\n\
            const $s$2f_x$5f_a = (() => {\nconst c = 1;\nreturn { c };\n})();\n\
            const { a } = $s$2f_a;\nconst { a: b } = $s$2f_x$2f_a;\nconst { c } = $s$2f_x$5f_a;\n";
        check(&[("s/main.js", main), ("s/a.js", &a), ("s/x/a.js", &a), ("s/x_a.js", &c)], Some(expected));
    }

    #[test]
    fn no_two_names_are_one_variable() {
        let names = ["a.js", "a.js.js", "a/b.js", "a_b.js", "a-b.js", "å.js"];
        let variables: std::collections::BTreeSet<String> = names.into_iter().map(variable).collect();
        assert_eq!(variables.len(), names.len(), "{variables:?}");
    }

    #[test]
    fn a_text_over_several_lines_keeps_what_looks_like_a_comment() {
        check(&[("s/main.js", "x(`\n// not a comment\n`);\n")], Some("x(`\n// not a comment\n`);\n"));
    }

    #[test]
    fn what_is_not_plain_is_not_joined() {
        check(&[("s/main.js", "import x from \"./a.js\";\n"), ("s/a.js", "")], None);
        check(&[("s/main.js", "import { x } from \"./a.js\";\n"), ("s/a.js", "export default 1;\n")], None);
        check(&[("s/main.js", "import { x } from \"./a.js\";\n")], None);
        check(&[("s/main.js", "import { x } from \"https://a.example/a.js\";\n")], None);
        check(
            &[("s/main.js", "import { x } from \"./a.js\";\n"), ("s/a.js", "import { y } from \"./main.js\";\n")],
            None,
        );
        check(&[("s/main.js", "await x();\n")], None);
    }
}
