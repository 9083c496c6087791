//! Any bytes as the text of a record.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| diarium_fuzz::markdown(bytes));
