//! A resource type from its packed record, decoded when it is first asked for and kept.

use std::sync::OnceLock;

use super::format::{self, type_flag};
use super::packed::{Reader, TYPE_COUNT, TYPES};
use super::property::{self, attribute, support};
use super::{Behaviour, Handler, ReplaceRule, Resolver, ResourceType, Status, Translation, TranslationKind};

static DECODED: [OnceLock<ResourceType>; TYPE_COUNT] = [const { OnceLock::new() }; TYPE_COUNT];

/// In the order of `format::HANDLERS`.
pub const HANDLERS: [Handler; format::HANDLERS.len()] = [
    Handler::Create,
    Handler::Update,
    Handler::Delete,
    Handler::Suspend,
    Handler::Resume,
    Handler::Check,
    Handler::Snapshot,
    Handler::SnapshotDelete,
    Handler::DeleteSnapshot,
    Handler::Restore,
    Handler::Signal,
    Handler::Adopt,
    Handler::MetadataReset,
    Handler::Preempt,
];

/// In the order of `format::REPLACE_RULES`.
pub const REPLACE_RULES: [ReplaceRule; format::REPLACE_RULES.len()] =
    [ReplaceRule::Update, ReplaceRule::Failed, ReplaceRule::Properties, ReplaceRule::Definition];

/// In the order of `format::TRANSLATION_KINDS`.
pub const TRANSLATION_KINDS: [TranslationKind; format::TRANSLATION_KINDS.len()] =
    [TranslationKind::Replace, TranslationKind::Add, TranslationKind::Delete, TranslationKind::Resolve];

pub fn resource_type(name: &str) -> Option<&'static ResourceType> {
    let index = TYPES.find(name)?;
    Some(DECODED[index].get_or_init(|| decode(index)))
}

/// The status that stands in the section beside the name of a type.
pub fn status(extra: u32) -> Status {
    property::STATUSES[extra as usize]
}

fn decode(index: usize) -> ResourceType {
    let entry = TYPES.entry(index);
    let reader = &mut Reader::new(entry.value);
    let flags = reader.number();
    let support = support(reader);
    let service = reader.optional_text();
    let behaviour = behaviour(reader, flags);
    let properties = reader.list(property::named);
    let attributes = reader.list(|reader| (reader.text(), attribute(reader)));
    let update_policy = reader.list(property::named);
    let translations = reader.list(translation);
    ResourceType {
        name: super::Text::new_static(entry.key),
        support,
        properties,
        attributes,
        update_policy,
        service,
        any_attribute: flags & type_flag::ANY_ATTRIBUTE != 0,
        any_property: behaviour.placeholder,
        snapshots: behaviour.placeholder || behaviour.handlers.contains(&Handler::SnapshotDelete),
        translations,
        behaviour,
    }
}

fn behaviour(reader: &mut Reader, flags: u64) -> Behaviour {
    let has = |flag: u64| flags & flag != 0;
    Behaviour {
        placeholder: has(type_flag::PLACEHOLDER),
        emptied_in: reader.optional_text(),
        shipped_template: reader.optional_text(),
        service_extension: reader.optional_text(),
        entity: reader.optional_text(),
        handlers: reader.list(|reader| HANDLERS[reader.index()]),
        replace_rules: reader.list(|reader| REPLACE_RULES[reader.index()]),
        physical_resource_name_limit: reader.number() as u32,
        nested_stack: has(type_flag::NESTED_STACK),
        signal_responder: has(type_flag::SIGNAL_RESPONDER),
        signals_always: has(type_flag::SIGNALS_ALWAYS),
        signal_needs_metadata_updates: !has(type_flag::NO_METADATA_UPDATES_ON_SIGNAL),
        stack_user: has(type_flag::STACK_USER),
        requires_deferred_auth: has(type_flag::REQUIRES_DEFERRED_AUTH),
        own_validate: has(type_flag::OWN_VALIDATE),
        own_reference_id: has(type_flag::OWN_REFERENCE_ID),
        adds_implicit_dependencies: has(type_flag::ADDS_IMPLICIT_DEPENDENCIES),
        live_state: has(type_flag::LIVE_STATE),
        always_replace_on_check_failed: !has(type_flag::NO_REPLACE_ON_CHECK_FAILED),
    }
}

fn translation(reader: &mut Reader) -> Translation {
    let kind = TRANSLATION_KINDS[reader.index()];
    let from = reader.list(Reader::text);
    let to = reader.list(Reader::text);
    let client = reader.optional_text();
    let finder = reader.optional_text();
    let entity = reader.optional_text();
    let resolver = client.zip(finder).map(|(client, finder)| Resolver { client, finder, entity });
    Translation { from, to: Some(to).filter(|to| !to.is_empty()), kind, resolver }
}
