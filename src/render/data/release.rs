//! A release in data: its front matter in the long form, and what was worked out of it.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::Serialize;

use super::amount::AmountData;
use super::{BasisData, HeadData, id, ids, parties, party};
use crate::model::{
    Bounds, BoundsReason, Deadline, DeadlineId, DeadlineStatus, Entity, Model, Quoted, Release, ReleaseId,
};
use crate::parse::record::{Attachment, Contact, Delivered};
use crate::site::Site;

/// A release. The lists that most readers count or join on are always there, be they empty; other keys only where there is something to say.
#[derive(Serialize)]
pub(super) struct ReleaseData<'a> {
    #[serde(flatten)]
    head: HeadData<'a>,
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    published: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    bounds: Option<BoundsData>,
    #[serde(skip_serializing_if = "Option::is_none")]
    decided: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    updated: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reference: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    government: Option<&'a str>,
    /// Only beside `government`: whether the source says it, or the date.
    #[serde(skip_serializing_if = "Option::is_none")]
    government_stated: Option<bool>,
    ministry: Vec<&'a str>,
    minister: Vec<&'a str>,
    titles: Vec<TitlesData<'a>>,
    agencies: Vec<&'a str>,
    agency_roles: Vec<AgencyRoleData<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    assigned_by: Option<&'a str>,
    programs: Vec<&'a str>,
    topics: Vec<&'a str>,
    regions: Vec<&'a str>,
    amounts: Vec<AmountData<'a>>,
    deadlines: Vec<DeadlineData<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    basis: Option<BasisData<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    continues: Vec<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    strengthens: Vec<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    amends: Vec<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    replaces: Vec<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    assists: Vec<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    formal_decision: Vec<Cow<'a, str>>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    target_groups: &'a [String],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    quoted: Vec<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    attachments: Vec<AttachmentData<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    contacts: Vec<ContactData<'a>>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    evidence: &'a BTreeMap<String, String>,
}

/// The days on which it can have been published; `derived_from` only where the record does not state a date.
#[derive(Serialize)]
struct BoundsData {
    first: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    last: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    derived_from: Option<Vec<&'static str>>,
}

/// The title that a minister held then.
#[derive(Serialize)]
struct TitlesData<'a> {
    minister: &'a str,
    titles: &'a [String],
}

#[derive(Serialize)]
struct AgencyRoleData<'a> {
    agency: &'a str,
    role: &'static str,
}

#[derive(Serialize)]
struct DeadlineData<'a> {
    kind: &'static str,
    due: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    by: Vec<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    to: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    evidence: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    amends: Option<OtherDeadlineData<'a>>,
    /// The same text replaces it.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    superseded: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    delivered: Option<DeliveredData<'a>>,
    /// `coming`, `overdue`, `closed`, `delivered` or `replaced`, on the day of the build.
    status: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    days_late: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    replaced_by: Option<OtherDeadlineData<'a>>,
}

#[derive(Serialize)]
struct OtherDeadlineData<'a> {
    release: Cow<'a, str>,
    due: String,
}

#[derive(Serialize)]
struct DeliveredData<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
}

#[derive(Serialize)]
struct AttachmentData<'a> {
    title: &'a str,
    /// Absolute; missing where it leads nowhere.
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
}

#[derive(Serialize)]
struct ContactData<'a> {
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    role: Option<&'a str>,
    #[serde(rename = "for", skip_serializing_if = "Option::is_none")]
    for_: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    phone: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    email: Option<&'a str>,
}

impl<'a> ReleaseData<'a> {
    pub(super) fn of(site: &'a Site, release: &'a Release, index: u32) -> ReleaseData<'a> {
        let model = &site.model;
        let entity = Entity::Release(ReleaseId(index));
        let releases = |ids: &[ReleaseId]| ids.iter().map(|&release| id(model, Entity::Release(release))).collect();
        ReleaseData {
            head: HeadData::of(site, entity),
            kind: release.kind.as_str(),
            published: release.published.map(|date| date.to_string()),
            bounds: release.bounds.map(BoundsData::of),
            decided: release.decided.map(|date| date.to_string()),
            updated: release.updated.map(|date| date.to_string()),
            reference: release.reference.as_deref(),
            government: release.government.map(|id| model[id].head.id.as_str()),
            government_stated: release.government.map(|_| release.government_stated),
            ministry: ids(model, &release.ministries, Entity::Ministry),
            minister: release.ministers.iter().map(|signatory| model[signatory.minister].head.id.as_str()).collect(),
            titles: titles(model, release),
            agencies: release.agencies.iter().map(|involved| model[involved.organisation].head.id.as_str()).collect(),
            agency_roles: agency_roles(model, release),
            assigned_by: release.assigned_by.as_ref().map(|by| party(model, by)),
            programs: ids(model, &release.programs, Entity::Program),
            topics: ids(model, &release.topics, Entity::Topic),
            regions: ids(model, &release.regions, Entity::Region),
            amounts: release.amounts.iter().map(|&row| AmountData::of(model, row)).collect(),
            deadlines: release.deadlines.iter().map(|&deadline| DeadlineData::of(model, &model[deadline])).collect(),
            basis: release.basis.as_ref().map(|basis| BasisData::of(model, basis)),
            continues: releases(&release.continues),
            strengthens: releases(&release.strengthens),
            amends: releases(&release.amends),
            replaces: releases(&release.replaces),
            assists: releases(&release.assists),
            formal_decision: releases(&release.formal_decision),
            target_groups: &release.target_groups,
            quoted: release.quoted.iter().map(|quoted| quoted_name(model, quoted)).collect(),
            attachments: release.attachments.iter().map(|it| AttachmentData::of(site, entity, it)).collect(),
            contacts: release.contacts.iter().map(ContactData::of).collect(),
            evidence: &release.evidence,
        }
    }
}

fn titles<'a>(model: &'a Model, release: &'a Release) -> Vec<TitlesData<'a>> {
    let held = release.ministers.iter().filter(|signatory| !signatory.titles.is_empty());
    held.map(|signatory| TitlesData { minister: &model[signatory.minister].head.id, titles: &signatory.titles })
        .collect()
}

fn agency_roles<'a>(model: &'a Model, release: &Release) -> Vec<AgencyRoleData<'a>> {
    let agency = |involved: &crate::model::Involved| model[involved.organisation].head.id.as_str();
    release.agencies.iter().map(|it| AgencyRoleData { agency: agency(it), role: it.role.as_str() }).collect()
}

fn quoted_name<'a>(model: &'a Model, quoted: &'a Quoted) -> &'a str {
    match quoted {
        Quoted::Minister(id) => &model[*id].head.id,
        Quoted::Words(words) => words,
    }
}

impl BoundsData {
    fn of(bounds: Bounds) -> BoundsData {
        let derived_from = match bounds.reason {
            BoundsReason::Stated => None,
            BoundsReason::Derived { government, terms, address } => {
                let all = [(government, "government"), (terms, "terms"), (address, "address")];
                Some(all.into_iter().filter(|(applies, _)| *applies).map(|(_, word)| word).collect())
            }
        };
        BoundsData { first: bounds.first.to_string(), last: bounds.last.map(|day| day.to_string()), derived_from }
    }
}

impl<'a> DeadlineData<'a> {
    fn of(model: &'a Model, deadline: &'a Deadline) -> DeadlineData<'a> {
        let other = |other: DeadlineId| OtherDeadlineData {
            release: id(model, Entity::Release(model[other].release)),
            due: model[other].due.to_string(),
        };
        let mut data = DeadlineData {
            kind: deadline.kind.as_str(),
            due: deadline.due.to_string(),
            by: parties(model, &deadline.by),
            to: parties(model, &deadline.to),
            evidence: deadline.evidence.as_deref(),
            amends: deadline.amends.map(other),
            superseded: deadline.superseded,
            delivered: deadline.delivered.as_ref().map(DeliveredData::of),
            status: deadline.status.as_str(),
            days_late: None,
            replaced_by: None,
        };
        match &deadline.status {
            DeadlineStatus::Delivered { days_late, .. } => data.days_late = *days_late,
            DeadlineStatus::Replaced { by } => data.replaced_by = by.map(other),
            DeadlineStatus::Coming | DeadlineStatus::Overdue | DeadlineStatus::Closed => {}
        }
        data
    }
}

impl<'a> DeliveredData<'a> {
    fn of(delivered: &'a Delivered) -> DeliveredData<'a> {
        let date = delivered.date.as_ref().map(|date| date.value.to_string());
        DeliveredData { date, url: delivered.url.as_deref() }
    }
}

impl<'a> AttachmentData<'a> {
    fn of(site: &Site, from: Entity, attachment: &'a Attachment) -> AttachmentData<'a> {
        let url = site.absolute_attachment(from, &attachment.url.value);
        AttachmentData { title: &attachment.title, url }
    }
}

impl<'a> ContactData<'a> {
    fn of(contact: &'a Contact) -> ContactData<'a> {
        ContactData {
            name: &contact.name,
            role: contact.role.as_deref(),
            for_: contact.for_.as_deref(),
            phone: contact.phone.as_deref(),
            email: contact.email.as_deref(),
        }
    }
}
