//! Money: what is written once for all its tests.

mod again;
mod parts;
#[path = "../support/mod.rs"]
mod support;
mod totals;

use diarium::Compiled;
use diarium::model::{Amount, Entity, Model, OrganisationId, Party, ProgramId, RegionId, ReleaseId, Sum, Totals};
use diarium::parse::money::{Money, Ore};
use support::{findings, site};

/// A release with these rows.
fn release(id: &str, amounts: &str) -> String {
    format!("//- content/releases/{id}.md\n---\ntitle: R\n{amounts}---\n")
}

fn sum(ore: Ore) -> String {
    Money { min: ore, max: None, qualifier: None }.to_string()
}

/// Every row of a site: its figure, its total, and whether it counts. Parts stand below their whole.
fn rows(site: &Compiled) -> String {
    fn row(model: &Model, amount: &Amount, depth: usize, lines: &mut Vec<String>) {
        let total = amount.total.map_or("?".to_owned(), sum);
        let counted = amount.why_not.map_or("counted", |why| why.as_str());
        let computed = if amount.computed { " computed" } else { "" };
        let measure = amount.measure.as_str();
        lines.push(format!("{}{} {measure}{computed} = {total}: {counted}", "  ".repeat(depth), amount.stated));
        amount.parts.iter().for_each(|&part| row(model, &model[part], depth + 1, lines));
    }
    let model = &site.site.model;
    let mut lines = Vec::new();
    model.top_rows().for_each(|id| row(model, &model[id], 0, &mut lines));
    lines.join("\n")
}

/// Sums as text; those of nothing are left out.
fn told(totals: &Totals) -> String {
    let one = |name: &str, sum: Sum| {
        let about = if sum.approximate > 0 { format!(", {} about", sum.approximate) } else { String::new() };
        (sum.rows > 0).then(|| format!("{name} {} ({}{about})", self::sum(sum.ore), sum.rows))
    };
    let four = [
        one("decided", totals.decided),
        one("proposed", totals.proposed),
        one("estimated", totals.estimated),
        one("paid", totals.paid),
        one("unreviewed", totals.unreviewed),
    ];
    let years = totals.years.iter().map(|(year, sum)| one(&year.to_string(), *sum));
    let open = |name: &str, rows: usize| (rows > 0).then(|| format!("{name} {rows}"));
    let open = [open("several years", totals.several_years.len()), open("no year", totals.no_year.len())];
    four.into_iter().chain(years).chain(open).flatten().collect::<Vec<_>>().join("; ")
}

fn totals(text: &str) -> String {
    told(&site(text).site.model.all_totals())
}

fn totals_of(site: &Compiled, entity: Entity) -> String {
    told(&site.site.model.totals(&site.site.model.rows_of(entity)))
}
