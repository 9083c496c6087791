//! Which body followed which: the registers' names of predecessors and successors to bodies, without circles.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::body::Body;
use super::register::FILE;
use crate::import::known::fold;
use crate::import::report::Report;

const OWN_NAME: &str = "a predecessor that is an earlier name of the same body is no predecessor";
const CIRCLE: &str = "a predecessor that follows the body itself is left out";

/// A body and the one before it, by their places, with the day where a register states it.
pub(super) type Successions = BTreeMap<(usize, usize), Option<Date>>;

pub(super) fn successions(bodies: &[Body], report: &mut Report) -> Successions {
    report.add(OWN_NAME, 0);
    report.add(CIRCLE, 0);
    let by_name = by_name(bodies);
    let find = |name: &str| by_name.get(&fold(name)).copied();
    let mut stated: Vec<(usize, usize, Option<Date>)> = Vec::new();
    for (at, body) in bodies.iter().enumerate() {
        for (name, day) in &body.replaces {
            match find(name) {
                Some(earlier) => stated.push((at, earlier, *day)),
                None => {
                    report.unresolved(FILE, None, format!("`{}` replaced `{name}`, which is no body there", body.key))
                }
            }
        }
        for name in &body.replaced_by {
            match find(name) {
                Some(later) => stated.push((later, at, None)),
                None => {
                    report.unresolved(FILE, None, format!("`{name}`, which is no body there, replaced `{}`", body.key))
                }
            }
        }
    }
    let mut successions = Successions::new();
    for (later, earlier, day) in stated {
        if later == earlier {
            report.count(OWN_NAME);
        } else if leads(&successions, earlier, later) {
            report.count(CIRCLE);
            let (later, earlier) = (&bodies[later].key, &bodies[earlier].key);
            report.warn(
                FILE,
                None,
                format!("`{later}` is said to follow `{earlier}`, which follows it; the second is left out"),
            );
        } else {
            let known = successions.entry((later, earlier)).or_default();
            *known = known.or(day);
        }
    }
    successions
}

/// The body of each name: the one whose title it is, else the only one that has it among its others.
fn by_name(bodies: &[Body]) -> BTreeMap<String, usize> {
    let mut claims: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for (at, body) in bodies.iter().enumerate() {
        for name in body.names.others.iter().chain(&body.names.acronyms) {
            claims.entry(fold(name)).or_default().insert(at);
        }
    }
    let alone = claims.into_iter().filter(|(_, bodies)| bodies.len() == 1);
    let mut by_name: BTreeMap<String, usize> =
        alone.filter_map(|(name, one)| Some((name, one.into_iter().next()?))).collect();
    for (at, body) in bodies.iter().enumerate().rev() {
        by_name.insert(fold(&body.key), at);
        by_name.insert(fold(&body.names.title), at);
    }
    by_name
}

/// Whether a chain of predecessors leads from one body to another.
fn leads(successions: &Successions, from: usize, to: usize) -> bool {
    let mut seen = BTreeSet::new();
    let mut way = vec![from];
    while let Some(at) = way.pop() {
        if at == to {
            return true;
        }
        if seen.insert(at) {
            way.extend(successions.range((at, 0)..=(at, usize::MAX)).map(|((_, earlier), _)| *earlier));
        }
    }
    false
}
