//! Front matter that is not YAML, or not as it was meant.

use super::*;

#[test]
fn unquoted_colon_asks_for_quotes() {
    front(
        "title: Foo: bar\n",
        &[
            "content/releases/a.md:2:8 error[yaml-syntax] a value that holds a colon and a blank needs quotes (put the value in quotes: `\"Foo: bar\"`)",
        ],
    );
}

#[test]
fn decimal_comma_in_braces_or_brackets_asks_for_quotes() {
    front(
        "title: x\namounts:\n  - {amount: 31,5 mnkr, to: x}\n  - amount: 3 mnkr\n    parts: [1,5 mnkr, 1 mnkr]\n",
        &[
            "content/releases/a.md:4:14 error[yaml-syntax] in brackets and braces a comma begins something new, so `31,5 mnkr` falls apart (put the amount in quotes: `\"31,5 mnkr\"`)",
            "content/releases/a.md:6:13 error[yaml-syntax] in brackets and braces a comma begins something new, so `1,5 mnkr` falls apart (put the amount in quotes: `\"1,5 mnkr\"`)",
        ],
    );
}

#[test]
fn comma_in_braces_asks_for_quotes() {
    front(
        "title: x\nattachments: [{title: Beslut, bilaga, url: /a.pdf}]\n",
        &[
            "content/releases/a.md:3:23 error[yaml-syntax] in brackets and braces a comma begins something new, so `Beslut, bilaga` falls apart (put the text in quotes: `\"Beslut, bilaga\"`)",
        ],
    );
    front(
        "title: x\nsource: {primary, url: https://a.se}\n",
        &[
            "content/releases/a.md:3:10 error[yaml-syntax] `primary` has no value (in braces each entry is `key: value`)",
        ],
    );
}

#[test]
fn tabs_are_named() {
    front(
        "title: x\nsource:\n\turl: https://a.se\n",
        &[
            "content/releases/a.md:4:2 error[yaml-syntax] a tab stands where YAML wants blanks (indent with two blanks for each level)",
        ],
    );
}

#[test]
fn missing_blank_after_a_colon() {
    front(
        "title:Foo\nkind: grant\n",
        &[
            "content/releases/a.md:2:1 error[yaml-syntax] `title:Foo` is not `key: value` (write a blank after the colon: `title: Foo`)",
        ],
    );
}

/// Each hides no mistake in the lines after it.
#[test]
fn unclosed_quotes_and_brackets_point_at_their_beginning() {
    front(
        "title: \"Foo\nkind: grnt\n",
        &[
            "content/releases/a.md:2:8 error[yaml-syntax] a quotation mark is opened here and not closed (close it with the same mark)",
            "content/releases/a.md:3:7 error[unknown-word] `kind` does not take `grnt` (did you mean `grant`? it takes press-release, assignment, article, grant, agreement, proposal, news, web-page)",
        ],
    );
    front(
        "title: x\ntopics: [a, b\nkind: grnt\nministr: x\n",
        &[
            "content/releases/a.md:3:9 error[yaml-syntax] `[` is not closed (add `]`, or put the text in quotes)",
            "content/releases/a.md:4:7 error[unknown-word] `kind` does not take `grnt` (did you mean `grant`? it takes press-release, assignment, article, grant, agreement, proposal, news, web-page)",
            "content/releases/a.md:5:1 error[unknown-key] a release has no key `ministr` (did you mean `ministry`?)",
        ],
    );
    front(
        "title: x\nsource: {url: https://a.se\nkind: grnt\n",
        &[
            "content/releases/a.md:3:9 error[yaml-syntax] `{` is not closed (add `}`, or put the text in quotes)",
            "content/releases/a.md:4:7 error[unknown-word] `kind` does not take `grnt` (did you mean `grant`? it takes press-release, assignment, article, grant, agreement, proposal, news, web-page)",
        ],
    );
    front(
        "title: x\ntopics: [x]]\n",
        &["content/releases/a.md:3:12 error[yaml-syntax] `]` closes nothing (take it out, or put the text in quotes)"],
    );
}

#[test]
fn special_first_characters_ask_for_quotes() {
    front(
        "title: @foo\n",
        &[
            "content/releases/a.md:2:8 error[yaml-syntax] a value cannot begin with `@` (put the value in quotes: `\"@foo\"`)",
        ],
    );
    front(
        "title: `foo` x\n",
        &[
            "content/releases/a.md:2:8 error[yaml-syntax] a value cannot begin with a backtick (put the value in quotes: `\"`foo` x\"`)",
        ],
    );
    front(
        "title: %foo\n",
        &[
            "content/releases/a.md:2:8 error[yaml-syntax] a value cannot begin with `%` (put the value in quotes: `\"%foo\"`)",
        ],
    );
    front(
        "title: *foo* bar\n",
        &[
            "content/releases/a.md:2:8 error[yaml-syntax] a value cannot begin with `*` (put the value in quotes: `\"*foo* bar\"`)",
        ],
    );
    front(
        "title: *foo\n",
        &[
            "content/releases/a.md:2:8 error[yaml-syntax] a value cannot begin with `*` (put the value in quotes: `\"*foo\"`)",
        ],
    );
    front(
        "title: !viktigt nu\n",
        &[
            "content/releases/a.md:2:8 error[yaml-syntax] a value cannot begin with `!`, which marks a YAML tag (put the text in quotes)",
        ],
    );
    front(
        "title: > 5 mnkr\n",
        &[
            "content/releases/a.md:2:8 error[yaml-syntax] a value cannot begin with `>` (put the value in quotes: `\"> 5 mnkr\"`)",
        ],
    );
    front(
        "title: - b\n",
        &[
            "content/releases/a.md:2:8 error[yaml-syntax] a list item stands where a value was begun (put each `- item` on its own line, or the text in quotes)",
        ],
    );
}

#[test]
fn words_after_quotes_and_unknown_escapes() {
    front(
        "title: \"Foo\" bar\n",
        &[
            "content/releases/a.md:2:14 error[yaml-syntax] text after a closing quotation mark (in double quotes write `\\\"` for `\"`)",
        ],
    );
    front(
        "title: 'it's'\n",
        &[
            "content/releases/a.md:2:12 error[yaml-syntax] text after a closing quotation mark (in single quotes write `''` for `'`)",
        ],
    );
    front(
        "title: \"C:\\q\"\n",
        &[
            "content/releases/a.md:2:8 error[yaml-syntax] in double quotes `\\` begins an escape that YAML does not have (write `\\\\`, or use single quotes)",
        ],
    );
}

#[test]
fn wrong_indentation() {
    front(
        "title: a\n  kind: grant\n",
        &[
            "content/releases/a.md:3:7 error[yaml-syntax] this line is not indented as those around it (keys of one mapping begin in the same column)",
        ],
    );
    front(
        "title: a\ntopics:\n  - b\n c: d\n",
        &[
            "content/releases/a.md:5:2 error[yaml-syntax] this line is not indented as those around it (keys of one mapping begin in the same column)",
        ],
    );
}

#[test]
fn lines_that_are_no_entries() {
    front(
        "title: x\nfoo\nkind: grant\n",
        &[
            "content/releases/a.md:3:1 error[yaml-syntax] `foo` is neither `key: value` nor a continued value (after the colon of a key stands a blank; a continued value is indented)",
        ],
    );
    front(
        "hello\n",
        &[
            "content/releases/a.md:2:1 error[yaml-syntax] `hello` is not `key: value` (front matter is lines of `key: value`)",
        ],
    );
    front(
        "- a\n- b\n",
        &[
            "content/releases/a.md:2:1 error[yaml-syntax] `- a` is not `key: value` (front matter is lines of `key: value`)",
        ],
    );
    front(
        "title: x\n? [a]\n: b\n",
        &["content/releases/a.md:3:3 error[yaml-syntax] a key must be a word (write `key: value`)"],
    );
    front(
        "title: x\n...\nkind: grant\n",
        &[
            "content/releases/a.md:4:1 error[yaml-syntax] a second YAML document begins here (front matter is one mapping; take the line out)",
        ],
    );
}

#[test]
fn control_characters_are_named() {
    front(
        "title: x\u{1}y\n",
        &["content/releases/a.md:2:8 error[yaml-syntax] a control character (U+0001) (take it out)"],
    );
}

#[test]
fn a_hash_that_swallows_words_is_warned_of() {
    front(
        "title: Kampen mot #hat\nsummary: #metoo\nkind: grant # a comment\n",
        &[
            "content/releases/a.md:2:19 warning[yaml-syntax] `#hat` is a comment to YAML, no part of the value (put the whole value in quotes, or write a blank after the `#`)",
            "content/releases/a.md:3:10 warning[yaml-syntax] `#metoo` is a comment to YAML, no part of the value (put the whole value in quotes, or write a blank after the `#`)",
        ],
    );
}

/// Two syntax errors hide neither each other nor the rest.
#[test]
fn all_mistakes_are_told_in_one_run() {
    front(
        "titel: x\npublished: 2021-02-30\nsummary: a: b\nlang: @sv\nkind: grnt\n",
        &[
            "content/releases/a.md:1:1 error[missing-key] a release needs `title` (add `title`: its name)",
            "content/releases/a.md:2:1 error[unknown-key] a release has no key `titel` (did you mean `title`?)",
            "content/releases/a.md:3:12 error[bad-date] `2021-02-30` does not exist (the last day of that month is `2021-02-28`)",
            "content/releases/a.md:4:10 error[yaml-syntax] a value that holds a colon and a blank needs quotes (put the value in quotes: `\"a: b\"`)",
            "content/releases/a.md:5:7 error[yaml-syntax] a value cannot begin with `@` (put the value in quotes: `\"@sv\"`)",
            "content/releases/a.md:6:7 error[unknown-word] `kind` does not take `grnt` (did you mean `grant`? it takes press-release, assignment, article, grant, agreement, proposal, news, web-page)",
        ],
    );
}

#[test]
fn duplicate_keys_name_both_places() {
    front(
        "title: x\nkind: grant\ntitle: y\nbasis: {parties: s, parties: m}\n",
        &[
            "content/releases/a.md:4:1 error[yaml-duplicate-key] `title` stands twice (take one of them out) [2:1 the first is used]",
            "content/releases/a.md:5:21 error[yaml-duplicate-key] `parties` stands twice (take one of them out) [5:9 the first is used]",
        ],
    );
}

#[test]
fn alias_bombs_and_deep_nesting_stop_at_a_limit() {
    front(
        "title: x\na: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c]\ne: &e [*d,*d,*d,*d,*d,*d,*d,*d,*d]\n",
        &[
            "content/releases/a.md:7:8 error[yaml-limit] more than 20000 values, those that aliases unfold to counted (write values out instead of aliases, or split the record)",
        ],
    );
    front(
        "title: x\na: &a [*a]\n",
        &[
            "content/releases/a.md:3:1 error[unknown-key] a release has no key `a` (the keys are title, summary, lang, url, wikidata, aliases, draft, embargo, review, corrections, silence, inferred, import, source, kind, published, decided, updated, reference, government, ministry, minister, agencies, assigned_by, programs, topics, regions, amounts, deadlines, basis, continues, strengthens, amends, replaces, assists, formal_decision, target_groups, quoted, attachments, contacts, evidence)",
            "content/releases/a.md:3:8 error[yaml-syntax] an alias within its own anchor (write the value out)",
        ],
    );
}
