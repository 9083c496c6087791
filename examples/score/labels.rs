//! The labels as their file writes them.

use serde::Deserialize;

#[derive(Deserialize)]
pub struct Labels {
    pub documents: Vec<Labelled>,
}

/// One page and what a reader found in it.
#[derive(Deserialize)]
pub struct Labelled {
    /// Below the folder of pages.
    pub path: String,
    pub amounts: Vec<Amount>,
    pub deadlines: Vec<Deadline>,
    pub ministers: Vec<String>,
    pub agencies: Vec<String>,
    /// Bodies that count neither right nor wrong.
    #[serde(default)]
    pub mentioned: Vec<String>,
    pub basis: Option<String>,
}

#[derive(Deserialize)]
pub struct Amount {
    /// Kronor.
    pub sek: f64,
    pub text: String,
    pub qualifier: String,
    pub measure: String,
    pub years: Vec<String>,
    pub status: String,
    pub to: Option<String>,
    pub funding: bool,
}

#[derive(Deserialize)]
pub struct Deadline {
    pub due: String,
    pub kind: String,
    pub by: Option<String>,
    #[serde(default)]
    pub superseded: bool,
}
