//! Whom a name can mean, and when: organisations with all their names, persons with their terms. Made once from a site's model.

use jiff::civil::Date;

use crate::model::Model;
use crate::model::Period;

/// An organisation that prose may name.
#[derive(Clone, Debug)]
pub struct Organisation {
    pub id: String,
    /// Title, other names and acronyms, with the time in which each was used.
    pub names: Vec<(String, Option<Period>)>,
}

/// A person who was in the government.
#[derive(Clone, Debug)]
pub struct Person {
    pub id: String,
    pub name: String,
    /// Title, first and last day.
    pub terms: Vec<(String, Date, Option<Date>)>,
}

/// The table of names of one site.
#[derive(Clone, Debug, Default)]
pub struct Names {
    pub organisations: Vec<Organisation>,
    pub people: Vec<Person>,
}

impl Names {
    /// Reads them from a linked site.
    pub fn of(_model: &Model) -> Names {
        Names::default()
    }
}
