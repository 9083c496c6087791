//! From records to the model.

use super::Model;
use crate::diagnostic::Diagnostic;
use crate::parse::{Parsed, config::Config};
use crate::source::Options;

/// Looks up every reference and derives what can be derived. Records with findings stay; only what is hidden on this day is left out.
pub fn link(config: Config, parsed: &[std::sync::Arc<Parsed>], options: &Options) -> (Model, Vec<Diagnostic>) {
    let _ = (config, parsed, options);
    unimplemented!("stub of the skeleton")
}
