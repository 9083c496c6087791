//! Links that authors wrote to places within the site: each leads somewhere, or is reported.

use std::cell::LazyCell;
use std::collections::BTreeSet;

use super::{Route, Site};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Entity, Relation, RelationKind, sentence};
use crate::parse::identity;
use crate::source::Sources;

/// Adds an edge for each link from text to an entity; a finding for each that leads nowhere.
pub(super) fn link(site: &mut Site, sources: &Sources) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mut edges = Vec::new();
    let hidden = LazyCell::new(|| hidden(site, sources));
    for entity in site.model.entities() {
        let head = site.model.head(entity);
        for link in head.body.links.iter().filter(|link| !link.value.starts_with('#')) {
            match site.follow(entity, &link.value) {
                Some(Route::Entity(to) | Route::Redirect(to, _)) => {
                    let sentence = Some(sentence(&head.body.text, link.span));
                    edges.push(Relation { from: entity, kind: RelationKind::LinksTo, to: *to, sentence });
                }
                Some(_) => {}
                None if site.candidates(entity, &link.value).iter().any(|path| hidden.contains(path)) => {}
                None => found.extend(broken(site, sources, entity, link)),
            }
        }
    }
    site.model.relate(edges);
    found
}

/// Where the pages of the records would stand that are hidden today or cannot be read; a link to one is no mistake.
fn hidden(site: &Site, sources: &Sources) -> BTreeSet<String> {
    let read = sources.files.keys().chain(sources.problems.iter().map(|problem| &problem.place.path));
    let records = read.filter_map(|path| identity(path)).map(|(folder, id)| site.path_of_record(folder, id));
    records.filter(|path| !site.routes.contains_key(path)).collect()
}

fn broken(site: &Site, sources: &Sources, entity: Entity, link: &crate::source::Spanned<String>) -> Option<Diagnostic> {
    let head = site.model.head(entity);
    let place = sources.files.get(&head.path)?.place(head.body.in_file(link.span));
    let message = format!("`{}` leads to no page or file of this site", link.value);
    let known = site.routes.keys().filter_map(|path| path.strip_suffix("/index.html"));
    let guess = crate::diagnostic::nearest(link.value.trim_matches('/'), known);
    Some(
        Diagnostic::warning(Code::BROKEN_LINK, place, message)
            .maybe_help(guess.map(|guess| format!("did you mean `/{guess}/`?"))),
    )
}
