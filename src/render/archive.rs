//! Releases by folder, year and month, gathered once for all lists and archives. Knows no HTML.

use std::collections::BTreeMap;

use crate::model::{Model, ReleaseId};
use crate::parse::record::Folder;

/// Every release in the order of time within its folder, its year and its month.
#[derive(Debug, Default)]
pub struct Archive {
    folders: BTreeMap<Folder, Vec<ReleaseId>>,
    /// Month 0 is "month not known".
    months: BTreeMap<(Folder, i16, i8), Vec<ReleaseId>>,
    /// Whose year is not known either.
    undated: BTreeMap<Folder, Vec<ReleaseId>>,
}

impl Archive {
    pub fn of(model: &Model) -> Archive {
        let mut archive = Archive::default();
        for &id in &model.by_time {
            let release = &model[id];
            archive.folders.entry(release.folder).or_default().push(id);
            match release.year() {
                Some(year) => {
                    let month = release.month().map_or(0, |(_, month)| month);
                    archive.months.entry((release.folder, year, month)).or_default().push(id);
                }
                None => archive.undated.entry(release.folder).or_default().push(id),
            }
        }
        archive
    }

    pub fn of_folder(&self, folder: Folder) -> &[ReleaseId] {
        self.folders.get(&folder).map_or(&[], Vec::as_slice)
    }

    pub fn undated(&self, folder: Folder) -> &[ReleaseId] {
        self.undated.get(&folder).map_or(&[], Vec::as_slice)
    }

    pub fn month(&self, folder: Folder, year: i16, month: i8) -> &[ReleaseId] {
        self.months.get(&(folder, year, month)).map_or(&[], Vec::as_slice)
    }

    /// Year and month with their releases, in the order of time.
    pub fn months(&self, folder: Folder) -> impl DoubleEndedIterator<Item = ((i16, i8), &[ReleaseId])> {
        let range = (folder, i16::MIN, i8::MIN)..=(folder, i16::MAX, i8::MAX);
        self.months.range(range).map(|(&(_, year, month), ids)| ((year, month), ids.as_slice()))
    }

    /// The months of one year.
    pub fn year(&self, folder: Folder, year: i16) -> impl DoubleEndedIterator<Item = (i8, &[ReleaseId])> {
        let range = (folder, year, i8::MIN)..=(folder, year, i8::MAX);
        self.months.range(range).map(|(&(_, _, month), ids)| (month, ids.as_slice()))
    }
}
