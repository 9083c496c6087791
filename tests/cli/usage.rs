//! What the program says about itself, and what it refuses before it does anything.

use snapbox::str;

use crate::Folder;

#[test]
fn help_lists_the_commands_and_the_exit_codes() {
    Folder::empty()
        .run(["--help"])
        .assert()
        .success()
        .stdout_eq(str![[r#"
Makes a public reference site of the documents of an authority.

A site is a folder that holds `content/`: one Markdown file with YAML front matter per record. Begin
with `diarium init DIR`, write with `diarium serve` beside the editor, publish what `diarium build`
writes on any static host.

Usage: diarium [OPTIONS] <COMMAND>

Commands:
  build   Writes the whole site to a folder, at once or not at all
  serve   Shows the site in a browser while you write
  check   Tells every mistake in the content, each with its place and a remedy
  init    Writes a small site of your own to begin from
  new     Begins a record: a draft with the keys of its kind, ready to be filled in
  import  Brings other people's data into a site, as records marked `review: imported`
  schema  Prints the JSON Schema of the front matter, for completion in editors
  help    Print this message or the help of the given subcommand(s)

Options:
  -q, --quiet
          Prints findings and failures only

      --color <WHEN>
          When to colour
          
          `auto` colours on a terminal, unless the environment variable NO_COLOR is set.
          
          [default: auto]
          [possible values: auto, always, never]

  -h, --help
          Print help (see a summary with '-h')

  -V, --version
          Print version

Exit codes:
  0  done
  1  the content has errors; nothing was published
  2  the command or the machine failed

"#]])
        .stderr_eq(str![]);
}

#[test]
fn every_command_has_a_help_with_examples_and_exit_codes() {
    for command in ["build", "serve", "check", "init", "new", "schema"] {
        let output = Folder::empty().run([command, "--help"]).output().expect("the program runs");
        let help = String::from_utf8(output.stdout).expect("text");
        assert!(output.status.success(), "{command}");
        assert!(help.contains(&format!("Examples:\n  diarium {command}")), "{help}");
        assert!(help.contains("Exit codes:\n  0  done\n"), "{help}");
    }
}

#[test]
fn the_help_of_build_teaches() {
    Folder::empty()
        .run(["build", "--help"])
        .assert()
        .success()
        .stdout_eq(str![[r#"
Writes the whole site to a folder, at once or not at all.

Nothing is published while the content has an error: what is live stays as it was. Files in the
folder that diarium did not write (such as a `CNAME`) stay, and files that did not change keep their
time.

Usage: diarium build [OPTIONS]

Options:
  -q, --quiet
          Prints findings and failures only

      --root <DIR>
          The folder that holds `content/` [default: here, or the nearest folder above that has it]

      --color <WHEN>
          When to colour
          
          `auto` colours on a terminal, unless the environment variable NO_COLOR is set.
          
          [default: auto]
          [possible values: auto, always, never]

      --out <DIR>
          Where to publish [default: public/ in the root]

      --base-url <URL>
          Where the site will be read, instead of `base_url` in site.yaml; may have a path

      --today <DATE|TIME>
          The date (then 00:00) or Swedish local time to build for, instead of now
          
          Decides which embargoed records are shown and which deadlines have passed.

      --timings
          Prints how long each stage took, in milliseconds

      --require-atomic
          Fails instead of publishing file by file where the folder cannot be switched at once

  -h, --help
          Print help (see a summary with '-h')

Examples:
  diarium build
  diarium build --base-url https://user.example/repo/ --out /srv/www/site
  diarium build --today 2026-12-01T09:00        as it will be when that embargo ends

Exit codes:
  0  done
  1  the content has errors; nothing was published
  2  the command or the machine failed

"#]])
        .stderr_eq(str![]);
}

#[test]
fn the_version_is_the_packages() {
    Folder::empty().run(["--version"]).assert().success().stdout_eq(concat!(
        "diarium ",
        env!("CARGO_PKG_VERSION"),
        "\n"
    ));
}

#[test]
fn an_unknown_flag_is_bad_usage() {
    Folder::empty().run(["build", "--bas-url", "x"]).assert().code(2).stdout_eq(str![]).stderr_eq(str![[r#"
error: unexpected argument '--bas-url' found

  tip: a similar argument exists: '--base-url'

Usage: diarium build --base-url <URL>

For more information, try '--help'.

"#]]);
}

#[test]
fn a_time_that_does_not_exist_is_bad_usage() {
    Folder::empty().run(["build", "--today", "2026-02-30"]).assert().code(2).stdout_eq(str![]).stderr_eq(str![[r#"
error: invalid value '2026-02-30' for '--today <DATE|TIME>': it is no date (2026-12-01) and no Swedish local time (2026-12-01T09:00) that exists

For more information, try '--help'.

"#]]);
}

#[test]
fn a_base_url_without_a_scheme_is_bad_usage() {
    Folder::empty().run(["build", "--base-url", "e.example"]).assert().code(2).stdout_eq(str![]).stderr_eq(str![[r#"
error: invalid value 'e.example' for '--base-url <URL>': it must begin with `https://` or `http://`

For more information, try '--help'.

"#]]);
}

#[test]
fn a_format_that_does_not_exist_lists_those_that_do() {
    Folder::empty().run(["check", "--format", "xml"]).assert().code(2).stdout_eq(str![]).stderr_eq(str![[r#"
error: invalid value 'xml' for '--format <FORMAT>'
  [possible values: human, json, sarif, github]

For more information, try '--help'.

"#]]);
}

#[test]
fn without_a_site_every_command_says_what_to_do() {
    for command in ["build", "check", "serve"] {
        Folder::empty().run([command]).assert().code(2).stdout_eq(str![]).stderr_eq(str![[r#"
error: neither `[..]` nor a folder above it holds `content/`; `diarium init DIR` makes a small site, `--root DIR` names another folder

"#]]);
    }
}

#[test]
fn a_root_without_content_is_named() {
    let folder = Folder::empty().file("x/readme.md", "");
    folder.run(["check", "--root", "x"]).assert().code(2).stdout_eq(str![]).stderr_eq(str![[r#"
error: `x` holds no `content/`; `diarium init DIR` makes a small site, `--root DIR` names another folder

"#]]);
}

#[test]
fn colour_comes_when_it_is_asked_for_alone() {
    let folder = Folder::empty();
    let is_coloured = |command: snapbox::cmd::Command| {
        command.output().expect("the program runs").stderr.starts_with(b"\x1b[1;31merror")
    };
    assert!(is_coloured(folder.run(["check", "--color", "always"])));
    assert!(!is_coloured(folder.run(["check"])));
    assert!(!is_coloured(folder.run(["check", "--color", "never"]).env("CLICOLOR_FORCE", "1")));
    assert!(is_coloured(folder.run(["check"]).env("CLICOLOR_FORCE", "1")));
    assert!(!is_coloured(folder.run(["check"]).env("CLICOLOR_FORCE", "1").env("NO_COLOR", "1")));
}

#[test]
fn a_name_of_a_file_is_no_command_to_the_terminal() {
    let folder = Folder::empty();
    folder.run(["check", "--root", "a\u{1b}[2J\u{202e}"]).assert().code(2).stderr_eq(str![[r#"
error: `a�[2J�` holds no `content/`; `diarium init DIR` makes a small site, `--root DIR` names another folder

"#]]);
}
