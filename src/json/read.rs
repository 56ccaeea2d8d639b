//! Reads a message from JSON: what it is, and then XML of it for the decode engine.

use serde_json::error::Category;
use serde_json::value::RawValue;

use super::finish::finish;
use super::make::make;
use super::refuse::Refusal;
use super::value::{Member, Value, offset, value};
use super::{BERICHT, RELEASE_KEY};
use crate::messages::{Kind, Reading};
use crate::values::Domain;
use crate::xml::{RELEASE, Refused, Unreadable, shown, utf8_text};

/// Deeper than any message of the standard, as for XML.
const MAX_DEPTH: usize = 64;

/// How much larger a message may be as XML than the largest JSON that is read.
///
/// Only a list of thousands of empty items grows more than this: names that XML writes twice, around nothing.
const GROWTH: usize = 8;

/// Reads a message from JSON, with the same checks and findings as [`crate::messages::read`].
///
/// Findings have the line and column of the JSON value or key that they are
/// about; of what is absent, those of the object in which it is.
#[must_use]
pub fn read(bytes: &[u8], max_bytes: usize) -> Reading {
    let source = match utf8_text(bytes, max_bytes) {
        Ok(source) => source,
        Err(refused) => return Reading::Unreadable(Refusal::File(refused).finding("")),
    };
    read_text(source, max_bytes).unwrap_or_else(|refusal| Reading::Unreadable(refusal.finding(source)))
}

fn read_text(source: &str, max_bytes: usize) -> Result<Reading, Refusal> {
    if let Some(offset) = too_deep(source) {
        return Err(Refusal::File(Refused::at(Unreadable::TooDeep, source, offset)));
    }
    let raw: &RawValue = serde_json::from_str(source).map_err(|error| not_json(source, &error))?;
    let Value::Object(members) = value(raw).map_err(|error| not_json(source, &error))? else {
        return Err(Refusal::NotAnObject);
    };
    let (keys, members): (Vec<_>, Vec<_>) =
        members.into_iter().partition(|member| matches!(&*member.name(), BERICHT | RELEASE_KEY));
    let (name, name_at) = one_text(source, &keys, BERICHT)?;
    let (release, release_at) = one_text(source, &keys, RELEASE_KEY)?;
    if release != RELEASE {
        return Err(Refusal::OtherRelease(shown("", &release), release_at));
    }
    let messages = Kind::ALL.into_iter().flat_map(|kind| Domain::ALL.map(|domain| (kind, domain)));
    let Some((kind, domain)) =
        messages.into_iter().find(|(kind, domain)| kind.message(*domain).name() == name)
    else {
        return Err(Refusal::UnknownMessage(shown("", &name), name_at));
    };
    let limit = max_bytes.saturating_mul(GROWTH).max(1_000_000);
    let made = make(source, kind.message(domain), kind.root(), raw, members, limit)?;
    Ok(finish(source, made))
}

/// The value of a key that must be there once, as a string; with its offset.
fn one_text(source: &str, keys: &[Member<'_>], key: &'static str) -> Result<(String, usize), Refusal> {
    let mut found = keys.iter().filter(|member| member.name() == key);
    let Some(member) = found.next() else { return Err(Refusal::NoKey(key)) };
    if let Some(again) = found.next() {
        return Err(Refusal::NotOneText(key, offset(source, again.key)));
    }
    match value(member.value) {
        Ok(Value::Text(Some(text))) => Ok((text.into_owned(), offset(source, member.value))),
        _ => Err(Refusal::NotOneText(key, offset(source, member.value))),
    }
}

/// The first bracket that is nested deeper than any message.
fn too_deep(source: &str) -> Option<usize> {
    let bytes = source.as_bytes();
    let (mut depth, mut at) = (0_usize, 0);
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'"' => at += string_length(&bytes[at..]),
            b'{' | b'[' => {
                depth += 1;
                if depth > MAX_DEPTH {
                    return Some(at);
                }
            }
            b'}' | b']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        at += 1;
    }
    None
}

/// The bytes of a string before its closing quote.
fn string_length(bytes: &[u8]) -> usize {
    let mut at = 1;
    while let Some(found) = bytes.get(at..).and_then(|rest| memchr::memchr2(b'"', b'\\', rest)) {
        at += found;
        if bytes[at] == b'"' {
            return at;
        }
        at += 2;
    }
    bytes.len()
}

/// What the parser says, with its place as an offset.
fn not_json(source: &str, error: &serde_json::Error) -> Refusal {
    let before: usize = source.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum();
    // The column of the parser counts bytes and is that of the last byte it read.
    let mut offset = (before + error.column().saturating_sub(1)).min(source.len());
    while !source.is_char_boundary(offset) {
        offset -= 1;
    }
    if error.classify() == Category::Eof {
        return Refusal::File(Refused::at(Unreadable::Truncated, source, offset));
    }
    let what = error.to_string();
    let what = what.split(" at line ").next().unwrap_or_default();
    Refusal::NotJson(what.to_string(), offset)
}
