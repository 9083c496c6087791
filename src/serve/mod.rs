//! Serving (placeholder during writing).
