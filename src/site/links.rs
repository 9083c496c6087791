//! Links that authors wrote to places within the site: each leads somewhere, or is reported.

use super::{Route, Site};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Entity, Relation, RelationKind, sentence};
use crate::source::Sources;

/// Adds an edge for each link from text to an entity; a finding for each that leads nowhere.
pub(super) fn link(site: &mut Site, sources: &Sources) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mut edges = Vec::new();
    for entity in site.model.entities() {
        let head = site.model.head(entity);
        for link in head.body.links.iter().filter(|link| !link.value.starts_with('#')) {
            match site.follow(entity, &link.value) {
                Some(Route::Entity(to) | Route::Redirect(to, _)) => {
                    let sentence = Some(sentence(&head.body.text, link.span));
                    edges.push(Relation { from: entity, kind: RelationKind::LinksTo, to: *to, sentence });
                }
                Some(_) => {}
                None => found.extend(broken(site, sources, entity, link)),
            }
        }
    }
    site.model.relate(edges);
    found
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
