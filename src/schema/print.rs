//! A schema as an XSD file.

use std::fmt::Write as _;

use quick_xml::escape::escape;

use super::declared::declared;
use super::model::{ElementUse, Owner, Schema, TypeName, TypeUse};
use super::name::SchemaName;

/// The text of a schema as we declare it: one element per line, tabs for depth, the prefixes of the standard.
#[must_use]
pub fn print(name: SchemaName) -> String {
    let imported = name.domain().standard();
    let own = match name {
        SchemaName::Base(_) => imported.to_string(),
        SchemaName::Message(kind, domain) => kind.message(domain).prefix(),
    };
    let mut printer = Printer { out: String::new(), depth: 0, own, imported };
    printer.schema(&declared(name));
    printer.out
}

struct Printer {
    out: String,
    depth: usize,
    own: String,
    imported: &'static str,
}

impl Printer {
    fn schema(&mut self, schema: &Schema) {
        self.out.push_str("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        let own = format!("xmlns:{}", self.own);
        let base = format!("xmlns:{}", self.imported);
        let mut attributes =
            vec![("xmlns:xs", "http://www.w3.org/2001/XMLSchema"), (&own, &schema.namespace)];
        if let Some(import) = &schema.import {
            attributes.push((&base, &import.namespace));
        }
        attributes.push(("targetNamespace", &schema.namespace));
        attributes.push(("elementFormDefault", if schema.qualified { "qualified" } else { "unqualified" }));
        self.inside("schema", &attributes, |printer| printer.content(schema));
    }

    fn content(&mut self, schema: &Schema) {
        if let Some(import) = &schema.import {
            self.empty("import", &[("namespace", &import.namespace), ("schemaLocation", &import.location)]);
        }
        self.doc(&schema.doc);
        for root in &schema.roots {
            self.element(root);
        }
        for class in &schema.classes {
            self.inside("complexType", &[("name", &class.name)], |printer| {
                printer.doc(&class.doc);
                printer.inside("sequence", &[], |printer| {
                    for element in &class.elements {
                        printer.element(element);
                    }
                });
            });
        }
        for named in &schema.types {
            self.inside("simpleType", &[("name", &named.name)], |printer| {
                printer.doc(&named.doc);
                if let Some(content) = &named.content {
                    printer.restriction(content);
                }
            });
        }
    }

    fn element(&mut self, element: &ElementUse) {
        let inline = element.content.as_ref().filter(|content| !content.is_plain());
        let plain = element.content.as_ref().filter(|content| content.is_plain());
        let base = plain.map(|content| self.type_name(&content.base));
        let min = element.min.to_string();
        let max = element.max.map_or_else(|| "unbounded".to_string(), |max| max.to_string());
        let mut attributes = vec![("name", &*element.name)];
        attributes.extend(base.as_deref().map(|base| ("type", base)));
        if element.min != 1 {
            attributes.push(("minOccurs", &min));
        }
        if element.max != Some(1) {
            attributes.push(("maxOccurs", &max));
        }
        if inline.is_none() && element.doc.is_empty() {
            return self.empty("element", &attributes);
        }
        self.inside("element", &attributes, |printer| {
            printer.doc(&element.doc);
            if let Some(content) = inline {
                printer.inside("simpleType", &[], |printer| printer.restriction(content));
            }
        });
    }

    fn restriction(&mut self, content: &TypeUse) {
        let base = self.type_name(&content.base);
        self.inside("restriction", &[("base", &base)], |printer| {
            for code in &content.codes {
                printer.inside("enumeration", &[("value", &code.value)], |printer| printer.doc(&code.doc));
            }
            for facet in &content.facets {
                printer.empty(facet.kind.name(), &[("value", &facet.value)]);
            }
        });
    }

    fn type_name(&self, name: &TypeName) -> String {
        let prefix = match name.owner {
            Owner::Own => &self.own,
            Owner::Imported => self.imported,
            Owner::XmlSchema => "xs",
        };
        format!("{prefix}:{}", name.name)
    }

    fn doc(&mut self, doc: &str) {
        if doc.is_empty() {
            return;
        }
        self.inside("annotation", &[], |printer| {
            printer.indent();
            let _ = writeln!(printer.out, "<xs:documentation>{}</xs:documentation>", escape(doc));
        });
    }

    fn inside(&mut self, name: &str, attributes: &[(&str, &str)], content: impl FnOnce(&mut Self)) {
        self.tag(name, attributes, ">");
        self.depth += 1;
        content(self);
        self.depth -= 1;
        self.indent();
        let _ = writeln!(self.out, "</xs:{name}>");
    }

    fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.tag(name, attributes, "/>");
    }

    fn tag(&mut self, name: &str, attributes: &[(&str, &str)], end: &str) {
        self.indent();
        let _ = write!(self.out, "<xs:{name}");
        for (attribute, value) in attributes {
            let _ = write!(self.out, " {attribute}=\"{}\"", escape(*value));
        }
        let _ = writeln!(self.out, "{end}");
    }

    fn indent(&mut self) {
        self.out.extend(std::iter::repeat_n('\t', self.depth));
    }
}
