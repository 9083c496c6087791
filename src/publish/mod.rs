//! Outputs to disk: a reader of the folder sees the old site or the new one, whole, at every moment, also after `kill -9`.
//!
//! ```text
//! open      resolve and check --out, lock it, finish or clear what a killed build left
//! stage     write the new edition beside the published one (or, where it cannot be beside, into a hidden folder within)
//! commit    exchange the two folders; where they cannot be exchanged, rename file by file, after a journal
//! ```
//!
//! The former `manifest.json` says which files are ours; every other file stays. Nothing is ever written in place: an unchanged file is
//! the same inode in both editions. Knows paths and bytes, no site: it could publish anything that has a `manifest.json`.
#![allow(clippy::disallowed_methods)] // Writing to the disk is what this module is for.

mod edition;
mod error;
mod flusher;
mod foreign;
mod journal;
mod manifest;
mod place;
mod record;
mod staging;
mod switch;
mod target;

pub use edition::Edition;
pub use error::{Obstacle, PublishError};
pub use record::{replace_records, write_record};
pub use staging::{Report, Staging};
pub use target::{Target, open};
