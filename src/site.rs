//! Stub of the skeleton.

/// The plan of a site.
pub struct Site {}
