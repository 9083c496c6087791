//! The command line as typed: its definition holds together, and addresses are checked.

use clap::CommandFactory;

use super::*;

#[test]
fn the_table_of_arguments_is_sound() {
    Arguments::command().debug_assert();
}

#[test]
fn a_base_url_is_absolute_and_ends_with_a_slash() {
    assert_eq!(base_url("https://e.example/sub"), Ok("https://e.example/sub/".to_owned()));
    assert_eq!(base_url("http://e.example///"), Ok("http://e.example/".to_owned()));
    for bad in
        ["e.example", "ftp://e.example/", "https://", "https:///x", "https://e/?q", "https://e/a b", "javascript:x"]
    {
        assert!(base_url(bad).is_err(), "{bad}");
    }
}
