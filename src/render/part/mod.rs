//! Parts that several kinds of page share: lists of records, money, deadlines, relations, provenance, banners.

pub mod banner;
pub mod citation;
pub mod deadlines;
pub mod flow;
pub mod further;
pub mod ladder;
pub mod money;
pub mod prose;
pub mod provenance;
pub mod records;
pub mod relations;
pub mod timeline;
pub mod years;
