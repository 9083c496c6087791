//! What the search shows of an entity, and the words of the interface that its files carry. Knows nothing of the index.

use super::part::records;
use super::writer::Writer;
use crate::model::Entity;
use crate::search::{Label, Texts};

pub struct Searched<'a>(pub Writer<'a>);

impl Texts for Searched<'_> {
    fn label(&self, entity: Entity) -> Label {
        let writer = &self.0;
        let kind = writer.kind_word(entity);
        match entity {
            Entity::Release(id) => Label {
                kind,
                date: writer.published_as_text(&writer.model[id]),
                who: records::senders_as_text(writer, id),
                amount: records::figure_as_text(writer, id),
            },
            _ => Label { kind, ..Label::default() },
        }
    }

    fn text(&self, key: &str) -> String {
        self.0.texts.get(key).to_owned()
    }
}
