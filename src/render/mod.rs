//! Stub of the skeleton.

pub mod data;
pub mod feed;
pub mod sitemap;
pub mod structured;
mod xml;
