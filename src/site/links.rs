//! Links that authors wrote to places within the site: each leads somewhere, or is reported.

use std::cell::LazyCell;
use std::collections::BTreeSet;

use super::{Route, Site};
use crate::diagnostic::{Code, Diagnostic, nearest};
use crate::model::{Entity, Relation, RelationKind};
use crate::parse::{identity, is_external};
use crate::source::{Sources, Spanned};

/// How many broken links of a site get a guess; each is compared with every address.
const GUESSES: usize = 20;

/// Adds an edge for each link from text to an entity; a finding for each that leads nowhere, once in a text.
pub(super) fn link(site: &mut Site, sources: &Sources) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mut edges = Vec::new();
    let mut guesses = 0..GUESSES;
    let hidden = LazyCell::new(|| hidden(site, sources));
    for entity in site.model.entities() {
        let head = site.model.head(entity);
        let (mut linked, mut told) = (BTreeSet::new(), BTreeSet::new());
        for link in head.body.links.iter().filter(|link| !link.value.starts_with('#')) {
            if let Some(&(Route::Entity(to) | Route::Redirect(to, _))) = site.follow(entity, &link.value)
                && linked.insert(to)
            {
                edges.push(Relation { from: entity, kind: RelationKind::LinksTo, to, words: Some(link.span) });
            }
        }
        for link in within_site(site, entity) {
            match site.follow(entity, link.value) {
                Some(_) => {}
                None if site.candidates(entity, link.value).iter().any(|path| hidden.contains(path)) => {}
                None if !told.insert(link.value) => {}
                None => {
                    let guess = guesses.next().and_then(|_| guess(site, link.value));
                    found.extend(broken(site, sources, entity, link, guess));
                }
            }
        }
    }
    found.extend(missing_logo(site, sources));
    site.model.relate(edges);
    found
}

/// What an entity's text and attachments refer to within the site, with the places in the file.
fn within_site(site: &Site, entity: Entity) -> impl Iterator<Item = Spanned<&str>> {
    let body = &site.model.head(entity).body;
    let attachments = match entity {
        Entity::Release(id) => &site.model[id].attachments[..],
        _ => &[],
    };
    let of_text = body.links.iter().map(|link| Spanned::new(link.value.as_str(), body.in_file(link.span)));
    let of_attachments = attachments.iter().map(|it| Spanned::new(it.url.value.as_str(), it.url.span));
    let leads_out = |link: &str| link.starts_with('#') || is_external(link);
    of_text.chain(of_attachments).filter(move |link| !leads_out(link.value))
}

fn missing_logo(site: &Site, sources: &Sources) -> Option<Diagnostic> {
    let logo = site.model.config.logo.as_ref().filter(|_| site.logo().is_none())?;
    let place = sources.files.get("content/site.yaml")?.place(logo.span);
    let message = format!("the logo `{}` is no file below content/", logo.value);
    let help = "write its path below content/, or an address with https";
    Some(Diagnostic::warning(Code::BROKEN_LINK, place, message).help(help))
}

/// Where the pages of the records would stand that are hidden today or cannot be read; a link to one is no mistake.
fn hidden(site: &Site, sources: &Sources) -> BTreeSet<String> {
    let read = sources.files.keys().chain(sources.problems.iter().map(|problem| &problem.place.path));
    let records = read.filter_map(|path| identity(path)).map(|(folder, id)| site.path_of_record(folder, id));
    records.filter(|path| !site.routes.contains_key(path)).collect()
}

/// What to write where no address is near.
const FORM: &str = "write the address from the root, as /folder/name/, or the path of the file beside this one";

fn guess(site: &Site, link: &str) -> Option<String> {
    let known = site.routes.keys().filter_map(|path| path.strip_suffix("/index.html"));
    nearest(link.trim_matches('/'), known).map(|guess| format!("did you mean `/{guess}/`?"))
}

fn broken(
    site: &Site,
    sources: &Sources,
    entity: Entity,
    link: Spanned<&str>,
    guess: Option<String>,
) -> Option<Diagnostic> {
    let head = site.model.head(entity);
    let place = sources.files.get(&head.path)?.place(link.span);
    let message = format!("`{}` leads to no page or file of this site", link.value);
    Some(Diagnostic::warning(Code::BROKEN_LINK, place, message).help(guess.unwrap_or_else(|| FORM.to_owned())))
}
