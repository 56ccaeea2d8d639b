//! Two schemas beside each other, by structure: prefixes, texts for people and the order of types do not count.

use std::borrow::Cow;
use std::collections::HashSet;

use super::difference::{Difference, DifferenceKind};
use super::model::{ComplexType, ElementUse, FacetKind, NamedType, Owner, Schema, TypeName, TypeUse};
use crate::finding::Text;
use crate::values::{Pattern, Restriction};

/// What a file has other than we have, from the top down.
#[must_use]
pub fn compare(ours: &Schema, theirs: &Schema) -> Vec<Difference> {
    let mut comparison = Comparison::default();
    comparison.schema(ours, theirs);
    comparison.found
}

#[derive(Default)]
struct Comparison {
    found: Vec<Difference>,
}

/// What has a name and a line of its own in a schema.
trait Named {
    fn name(&self) -> &str;
    fn line(&self) -> u32;
}

macro_rules! named {
    ($($type:ty),*) => { $(
        impl Named for $type {
            fn name(&self) -> &str {
                &self.name
            }

            fn line(&self) -> u32 {
                self.line
            }
        }
    )* };
}

named!(ComplexType, ElementUse, NamedType);

const ELEMENT: Text = Text::fixed("element", "element");

impl Comparison {
    fn schema(&mut self, ours: &Schema, theirs: &Schema) {
        let namespace = Text::fixed("`targetNamespace`", "`targetNamespace`");
        self.value(
            DifferenceKind::Namespace,
            "",
            1,
            &namespace,
            Some(&ours.namespace),
            Some(&theirs.namespace),
        );
        let form = Text::fixed("`elementFormDefault`", "`elementFormDefault`");
        let word = |qualified| Some(if qualified { "qualified" } else { "unqualified" });
        self.value(DifferenceKind::Namespace, "", 1, &form, word(ours.qualified), word(theirs.qualified));
        let line = theirs.import.as_ref().map_or(1, |import| import.line);
        let import = |schema: &Schema| schema.import.as_ref().map(|import| import.namespace.clone());
        let what = Text::fixed("de naamruimte van `xs:import`", "the namespace of `xs:import`");
        self.value(
            DifferenceKind::Namespace,
            "",
            line,
            &what,
            import(ours).as_deref(),
            import(theirs).as_deref(),
        );
        let place = |schema: &Schema| schema.import.as_ref().map(|import| import.location.clone());
        let what = Text::fixed("het bestand van `xs:import`", "the file of `xs:import`");
        self.value(
            DifferenceKind::Namespace,
            "",
            line,
            &what,
            place(ours).as_deref(),
            place(theirs).as_deref(),
        );

        let what = Text::fixed("hoofdelement", "root element");
        for (ours, theirs) in self.pairs("", &what, &ours.roots, &theirs.roots) {
            self.element("", ours, theirs);
        }
        let what = Text::fixed("klasse", "class");
        for (ours, theirs) in self.pairs("", &what, &ours.classes, &theirs.classes) {
            self.class(ours, theirs);
        }
        let what = Text::fixed("basistype", "base type");
        for (ours, theirs) in self.pairs("", &what, &ours.types, &theirs.types) {
            self.content(&ours.name, theirs.line, ours.content.as_ref(), theirs.content.as_ref());
        }
    }

    fn value(
        &mut self,
        kind: DifferenceKind,
        place: &str,
        line: u32,
        what: &Text,
        ours: Option<&str>,
        theirs: Option<&str>,
    ) {
        if ours != theirs {
            self.found.push(Difference::values(kind, place, line, what, ours, theirs));
        }
    }

    /// What both have; tells what only one has, and what the file has more than once.
    fn pairs<'s, T: Named>(
        &mut self,
        place: &str,
        what: &Text,
        ours: &'s [T],
        theirs: &'s [T],
    ) -> Vec<(&'s T, &'s T)> {
        let mut pairs = Vec::new();
        for own in ours {
            match theirs.iter().find(|their| their.name() == own.name()) {
                Some(their) => pairs.push((own, their)),
                None => self.found.push(Difference::one_sided(place, 0, what, Some(own.name()), None)),
            }
        }
        let known: HashSet<_> = ours.iter().map(Named::name).collect();
        let mut seen = HashSet::new();
        for their in theirs {
            let (name, line) = (their.name(), their.line());
            if !seen.insert(name) {
                let message = Text::new(
                    format!("{} `{}` staat er meer dan eens", what.nl, super::read::shown(name)),
                    format!("{} `{}` is there more than once", what.en, super::read::shown(name)),
                );
                self.found.push(Difference::new(DifferenceKind::Repeated, place, line, message));
            } else if !known.contains(name) {
                self.found.push(Difference::one_sided(place, line, what, None, Some(name)));
            }
        }
        pairs
    }

    fn class(&mut self, ours: &ComplexType, theirs: &ComplexType) {
        // What was refused is told already; what it holds is not known, so nothing can be said to be missing.
        if !theirs.whole {
            return;
        }
        let pairs = self.pairs(&ours.name, &ELEMENT, &ours.elements, &theirs.elements);
        self.order(ours, theirs, &pairs);
        for (own, their) in pairs {
            self.element(&ours.name, own, their);
        }
    }

    /// The order of the elements that both have; only the part that differs is told.
    fn order(&mut self, ours: &ComplexType, theirs: &ComplexType, pairs: &[(&ElementUse, &ElementUse)]) {
        let mut own: Vec<_> = pairs.iter().map(|(own, _)| own.name.as_str()).collect();
        let both: HashSet<_> = own.iter().copied().collect();
        let mut seen = HashSet::new();
        let names = theirs.elements.iter().map(|element| element.name.as_str());
        let mut their: Vec<_> = names.filter(|name| both.contains(name) && seen.insert(*name)).collect();
        while own.last().is_some() && own.last() == their.last() {
            own.pop();
            their.pop();
        }
        let same = own.iter().zip(&their).take_while(|(own, their)| own == their).count();
        let [own, their] = [&own[same..], &their[same..]].map(|names| names.join(", "));
        if own != their {
            let what = Text::fixed("de volgorde", "the order");
            let line = theirs.line;
            let kind = DifferenceKind::Order;
            self.value(kind, &ours.name, line, &what, Some(&own), Some(&their));
        }
    }

    fn element(&mut self, class: &str, ours: &ElementUse, theirs: &ElementUse) {
        let place = if class.is_empty() { ours.name.clone() } else { format!("{class}/{}", ours.name) };
        let times = Text::fixed("het aantal keren", "the number of times");
        let [own, their] = [ours, theirs].map(occurs);
        self.value(DifferenceKind::Occurs, &place, theirs.line, &times, Some(&own), Some(&their));
        self.content(&place, theirs.line, ours.content.as_ref(), theirs.content.as_ref());
    }

    fn content(&mut self, place: &str, line: u32, ours: Option<&TypeUse>, theirs: Option<&TypeUse>) {
        // Without content the file has a construct there that is told already.
        let (Some(ours), Some(theirs)) = (ours, theirs) else { return };
        if ours.base != theirs.base {
            let alike = ours.base.name == theirs.base.name;
            let [own, their] = [ours, theirs].map(|content| type_name(&content.base, alike));
            let what = Text::fixed("het type", "the type");
            self.value(DifferenceKind::Type, place, line, &what, Some(&own), Some(&their));
        }
        for kind in FacetKind::ALL {
            self.facet(place, line, kind, ours, theirs);
        }
        self.codes(place, line, ours, theirs);
    }

    fn facet(&mut self, place: &str, line: u32, kind: FacetKind, ours: &TypeUse, theirs: &TypeUse) {
        let values = |content: &TypeUse| {
            let facets = content.facets.iter().filter(|facet| facet.kind == kind);
            let values: Vec<_> = facets.map(|facet| facet.value.clone()).collect();
            (!values.is_empty()).then(|| values.join("`, `"))
        };
        let line = theirs.facets.iter().find(|facet| facet.kind == kind).map_or(line, |facet| facet.line);
        let [own, their] = [ours, theirs].map(values);
        if own == their {
            return;
        }
        let what = Text::new(format!("`{}`", kind.name()), format!("`{}`", kind.name()));
        let (own, their) = (own.as_deref(), their.as_deref());
        let mut difference = Difference::values(DifferenceKind::Facet, place, line, &what, own, their);
        if kind == FacetKind::Pattern && their.is_some_and(|regex| !is_known(regex)) {
            let Text { nl, en } = difference.message;
            difference.message = Text::new(
                format!("{nl}; dat patroon kennen wij nergens"),
                format!("{en}; we have that pattern nowhere"),
            );
        }
        self.found.push(difference);
    }

    fn codes(&mut self, place: &str, line: u32, ours: &TypeUse, theirs: &TypeUse) {
        let what = Text::fixed("waarde", "value");
        let mut found = Vec::new();
        let there: HashSet<_> = theirs.codes.iter().map(|code| code.value.as_str()).collect();
        for code in ours.codes.iter().filter(|code| !there.contains(code.value.as_str())) {
            found.push(Difference::one_sided(place, line, &what, Some(&code.value), None));
        }
        let known: HashSet<_> = ours.codes.iter().map(|code| code.value.as_str()).collect();
        for code in theirs.codes.iter().filter(|code| !known.contains(code.value.as_str())) {
            found.push(Difference::one_sided(place, code.line, &what, None, Some(&code.value)));
        }
        let found =
            found.into_iter().map(|difference| Difference { kind: DifferenceKind::Code, ..difference });
        self.found.extend(found);
    }
}

/// How often an element is there: `0..1`, `1..unbounded`.
fn occurs(element: &ElementUse) -> String {
    let max = element.max.map_or(Cow::Borrowed("unbounded"), |max| max.to_string().into());
    format!("{}..{max}", element.min)
}

/// A type as it is told; with its owner when that is all that differs.
fn type_name(name: &TypeName, with_owner: bool) -> String {
    let owner = match name.owner {
        Owner::XmlSchema => "xs:",
        Owner::Own if with_owner => "(message) ",
        Owner::Imported if with_owner => "(basisschema) ",
        Owner::Own | Owner::Imported => "",
    };
    format!("{owner}{}", super::read::shown(&name.name))
}

/// Whether a regular expression is one of those that we have, or is a plain value.
fn is_known(regex: &str) -> bool {
    let digits = regex.strip_prefix("[0-9]{").and_then(|rest| rest.strip_suffix('}')?.parse().ok());
    let patterns = [
        Pattern::NotBlank,
        Pattern::Comment,
        Pattern::AnyDigits,
        Pattern::Letters,
        Pattern::Alphanumeric,
        Pattern::Version,
    ];
    let mut known =
        patterns.into_iter().chain(digits.map(Pattern::Digits)).map(|pattern| Some(pattern.regex()));
    regex.chars().all(char::is_alphanumeric)
        || known.any(|known| known.as_deref() == Some(regex))
        || [Restriction::Date, Restriction::Time].iter().any(|own| own.regex().as_deref() == Some(regex))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::{SchemaName, declared};

    #[test]
    fn every_pattern_that_we_have_is_known() {
        let mut patterns = HashSet::new();
        for schema in SchemaName::all().map(declared) {
            let elements = schema.classes.into_iter().flat_map(|class| class.elements);
            let contents = schema.types.into_iter().map(|named| named.content);
            for content in contents.chain(elements.map(|element| element.content)).flatten() {
                let facets = content.facets.into_iter().filter(|facet| facet.kind == FacetKind::Pattern);
                patterns.extend(facets.map(|facet| facet.value));
            }
        }
        assert!(patterns.len() > 10);
        for pattern in patterns {
            assert!(is_known(&pattern), "{pattern}");
        }
        for other in ["[0-9]{4}x", "[0-9]{x}", ".*", "[0-9]+", ""] {
            assert_eq!(is_known(other), other.is_empty(), "{other}");
        }
    }
}
