//! `diarium serve` through the real binary, over plain sockets: what it answers, what it refuses, and that every save shows.
//! Knows no function of the library.
// Tests fill folders and time their waiting.
#![allow(clippy::disallowed_methods)]

mod client;
mod mistakes;
mod requests;
mod saves;
#[path = "../support/served.rs"]
mod served;

use served::{PATIENCE, Served, eventually, program};
