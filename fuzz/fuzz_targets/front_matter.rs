//! Any bytes as a record of any kind.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| diarium_fuzz::front_matter(bytes));
