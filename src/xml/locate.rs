//! Finds the place of elements by their path, for findings of rules that only know typed values.

use std::borrow::Cow;
use std::collections::HashMap;

use quick_xml::Reader;
use quick_xml::events::Event;

use super::position::Positions;
use crate::finding::Finding;

/// Fills line and column of findings from their paths; an absent element gets the place of its nearest parent.
pub fn locate(source: &str, findings: &mut [Finding]) {
    if findings.iter().all(|finding| finding.line > 0) {
        return;
    }
    let mut wanted: HashMap<String, Option<usize>> = HashMap::new();
    for finding in findings.iter().filter(|finding| finding.line == 0) {
        let path = plain(&finding.path);
        for (end, _) in path.match_indices('/').skip(1).chain([(path.len(), "")]) {
            wanted.entry(path[..end].to_string()).or_insert(None);
        }
    }
    walk(source, |path, offset, _| {
        if let Some(place @ None) = wanted.get_mut(path) {
            *place = Some(offset);
        }
        true
    });
    let nearest = |path: &str| {
        let mut path = plain(path);
        while !path.is_empty() {
            if let Some(Some(offset)) = wanted.get(&path) {
                return Some(*offset);
            }
            path.truncate(path.rfind('/').unwrap_or(0));
        }
        None
    };
    let mut places: Vec<(usize, usize)> = findings
        .iter()
        .enumerate()
        .filter(|(_, finding)| finding.line == 0)
        .filter_map(|(index, finding)| nearest(&finding.path).map(|offset| (offset, index)))
        .collect();
    places.sort_unstable();
    let mut positions = Positions::new(source);
    for (offset, index) in places {
        (findings[index].line, findings[index].column) = positions.of(offset);
    }
}

/// The text of the first element with a path, as far as the document can be read.
#[must_use]
pub fn text_at(source: &str, path: &str) -> Option<String> {
    let wanted = plain(path);
    let mut text = None;
    walk(source, |path, _, content| {
        if path == wanted {
            text = content.map(|raw| {
                // What has an entity that is not allowed is shown as it is written.
                quick_xml::escape::unescape(raw).map_or_else(|_| raw.to_string(), Cow::into_owned)
            });
        }
        text.is_none()
    });
    text
}

/// A path in which a first element has no index, because nobody can see whether its name repeats.
fn plain(path: &str) -> String {
    path.replace("[1]", "")
}

/// Visits every start tag with its path, offset and the text that directly follows, until `visit` says stop.
fn walk<'x>(source: &'x str, mut visit: impl FnMut(&str, usize, Option<&'x str>) -> bool) {
    let mut reader = Reader::from_str(source);
    reader.config_mut().expand_empty_elements = true;
    let mut path = String::new();
    let mut lengths = vec![0];
    let mut counts: Vec<HashMap<Vec<u8>, u32>> = vec![HashMap::new()];
    loop {
        let offset = usize::try_from(reader.buffer_position()).unwrap_or(source.len());
        match reader.read_event() {
            Ok(Event::Start(tag)) => {
                let name = tag.local_name();
                let Some(siblings) = counts.last_mut() else { return };
                let count = siblings.entry(name.into_inner().to_vec()).or_insert(0);
                *count += 1;
                path.extend(["/", &String::from_utf8_lossy(name.into_inner())]);
                if *count > 1 {
                    path.extend(["[", &count.to_string(), "]"]);
                }
                let after = usize::try_from(reader.buffer_position()).unwrap_or(source.len());
                let text = source.get(after..).and_then(|rest| rest.split('<').next());
                if !visit(&path, offset, text) {
                    return;
                }
                lengths.push(path.len());
                counts.push(HashMap::new());
            }
            Ok(Event::End(_)) => {
                lengths.pop();
                counts.pop();
                path.truncate(lengths.last().copied().unwrap_or(0));
            }
            Ok(Event::Eof) | Err(_) => return,
            Ok(_) => {}
        }
    }
}
