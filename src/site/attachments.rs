//! Which of the files beside the records are published. Knows what records refer to, not what a page shows.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{Site, active};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::model::Entity;
use crate::parse::is_markdown;
use crate::parse::record::{Facts, Record};
use crate::source::Sources;

/// Every file below `content/` that is neither a record nor the settings.
pub(super) fn all(sources: &Sources) -> BTreeMap<Arc<str>, Arc<[u8]>> {
    let is_attachment = |path: &str| path.starts_with("content/") && !is_markdown(path) && path != "content/site.yaml";
    let files = sources.files.values().filter(|file| is_attachment(&file.path));
    files.map(|file| (file.path.clone(), file.bytes.clone())).collect()
}

/// Takes out the files that a browser would run, each with a finding.
pub(super) fn refuse_active(attachments: &mut BTreeMap<Arc<str>, Arc<[u8]>>) -> Vec<Diagnostic> {
    const HELP: &str =
        "publish a PDF, a PNG or plain text instead; pages are written in Markdown, and scripts belong in a theme";
    let mut found = Vec::new();
    attachments.retain(|path, bytes| {
        let why = active::why(path, bytes);
        let finding = |why| {
            let message = format!("`{path}` is {why}");
            Diagnostic::error(Code::ACTIVE_FILE, Place::file(path), message).help(HELP)
        };
        found.extend(why.map(finding));
        why.is_none()
    });
    found
}

/// Takes out the files that belong to hidden records alone.
///
/// A file that a shown record refers to, by a link in its text or in `attachments`, is published, and so is the site's logo. Any other is not where a hidden record
/// refers to it, or where the nearest folder above it that is some record's holds hidden records and no shown ones. A record's folders
/// are the one that it stands in and the one of its own name: `2031/` and `2031/x/` of `2031/x.md`.
pub(super) fn withhold(site: &mut Site, hidden: &[&Record]) {
    if hidden.is_empty() {
        return;
    }
    let outputs = site.attachments.keys().map(|path| (site.attachment_path(path), path.clone())).collect();
    let mut shown = referred_to_by_shown(site, &outputs);
    shown.extend(site.logo_file().cloned());
    let secret = referred_to_by_hidden(site, hidden, &outputs);
    let folders = folders(site, hidden);
    let in_hidden_folder = |path: &str| above(path).find_map(|folder| folders.get(folder)) == Some(&false);
    site.attachments.retain(|path, _| shown.contains(path) || !(secret.contains(path) || in_hidden_folder(path)));
}

/// Files in the sources by where they stand in the output.
type Outputs = BTreeMap<String, Arc<str>>;

fn referred_to_by_shown(site: &Site, outputs: &Outputs) -> BTreeSet<Arc<str>> {
    let of_entity = |entity: Entity| {
        let attachments = match entity {
            Entity::Release(id) => &site.model[id].attachments[..],
            _ => &[],
        };
        let links = site.model.head(entity).body.links.iter().map(|link| &link.value);
        let links = links.chain(attachments.iter().map(|attachment| &attachment.url.value));
        // Of all that a link can mean it leads to the first.
        links.filter_map(move |link| site.candidates(entity, link).iter().find_map(|path| outputs.get(path).cloned()))
    };
    site.model.entities().flat_map(of_entity).collect()
}

fn referred_to_by_hidden(site: &Site, hidden: &[&Record], outputs: &Outputs) -> BTreeSet<Arc<str>> {
    let of_record = |record: &&Record| {
        let attachments = match &record.facts {
            Facts::Release(facts) => &facts.attachments[..],
            _ => &[],
        };
        let links = record.body.links.iter().map(|link| &link.value);
        let links = links.chain(attachments.iter().map(|attachment| &attachment.url.value));
        links.flat_map(|link| site.candidates_of_record(record, link)).collect::<Vec<_>>()
    };
    hidden.iter().flat_map(of_record).filter_map(|path| outputs.get(&path).cloned()).collect()
}

/// The folders of records, and whether a shown one is among them.
fn folders(site: &Site, hidden: &[&Record]) -> BTreeMap<String, bool> {
    let of_record = |path: &str| {
        let own = path.strip_suffix(".md").map(str::to_owned);
        own.into_iter().chain(above(path).next().map(str::to_owned))
    };
    let hidden = hidden.iter().flat_map(|record| of_record(&record.file.path)).map(|folder| (folder, false));
    let shown = site.model.entities().flat_map(|entity| of_record(&site.model.head(entity).path));
    hidden.chain(shown.map(|folder| (folder, true))).collect()
}

/// The folders that a file stands in, the innermost first.
fn above(path: &str) -> impl Iterator<Item = &str> {
    path.rmatch_indices('/').map(|(at, _)| &path[..at])
}
