//! JSON one level at a time: order, doubled keys, the text of numbers and the place of everything are kept.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::Result;
use serde_json::value::RawValue;

/// A value with its contents still to be read.
pub(super) enum Value<'j> {
    Object(Vec<Member<'j>>),
    Array(Vec<&'j RawValue>),
    /// A string; `None` when an escape in it is half of a character.
    Text(Option<Cow<'j, str>>),
    /// A number as it is written.
    Number(&'j str),
    /// `true` or `false`.
    Bool(&'j str),
    Null,
}

/// A key, still with its quotes, and its value.
pub(super) struct Member<'j> {
    pub key: &'j RawValue,
    pub value: &'j RawValue,
}

impl<'j> Member<'j> {
    /// The key without quotes; as it is written when an escape in it is half of a character.
    pub(super) fn name(&self) -> Cow<'j, str> {
        text(self.key.get()).unwrap_or(Cow::Borrowed(self.key.get()))
    }
}

/// The offset of a part of the source.
pub(super) fn offset(source: &str, part: &RawValue) -> usize {
    (part.get().as_ptr() as usize).saturating_sub(source.as_ptr() as usize)
}

/// Reads one level of a value of which the syntax is known to be good.
pub(super) fn value(raw: &RawValue) -> Result<Value<'_>> {
    let json = raw.get();
    Ok(match json.as_bytes().first() {
        Some(b'{') => Value::Object(serde_json::from_str::<Members<'_>>(json)?.0),
        Some(b'[') => Value::Array(serde_json::from_str::<Items<'_>>(json)?.0),
        Some(b'"') => Value::Text(text(json)),
        Some(b'n') => Value::Null,
        Some(b't' | b'f') => Value::Bool(json),
        _ => Value::Number(json),
    })
}

/// The text of a string.
fn text(json: &str) -> Option<Cow<'_, str>> {
    let inner = json.get(1..json.len().checked_sub(1)?)?;
    if memchr::memchr(b'\\', inner.as_bytes()).is_none() {
        return Some(Cow::Borrowed(inner));
    }
    serde_json::from_str(json).ok().map(Cow::Owned)
}

struct Members<'j>(Vec<Member<'j>>);

impl<'j> Deserialize<'j> for Members<'j> {
    fn deserialize<D: Deserializer<'j>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        deserializer.deserialize_map(MembersVisitor)
    }
}

struct MembersVisitor;

impl<'j> Visitor<'j> for MembersVisitor {
    type Value = Members<'j>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'j>>(self, mut map: A) -> std::result::Result<Self::Value, A::Error> {
        let mut members = Vec::new();
        while let Some((key, value)) = map.next_entry::<&'j RawValue, &'j RawValue>()? {
            members.push(Member { key, value });
        }
        Ok(Members(members))
    }
}

struct Items<'j>(Vec<&'j RawValue>);

impl<'j> Deserialize<'j> for Items<'j> {
    fn deserialize<D: Deserializer<'j>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        deserializer.deserialize_seq(ItemsVisitor)
    }
}

struct ItemsVisitor;

impl<'j> Visitor<'j> for ItemsVisitor {
    type Value = Items<'j>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an array")
    }

    fn visit_seq<A: SeqAccess<'j>>(self, mut seq: A) -> std::result::Result<Self::Value, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = seq.next_element()? {
            items.push(item);
        }
        Ok(Items(items))
    }
}
