//! A schema as data.

/// A schema file: a sequence of types, and for a message its root element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Schema {
    /// What it describes, for people.
    pub doc: String,
    /// The target namespace.
    pub namespace: String,
    /// Whether elements inside a type are in the target namespace; in the standard they always are.
    pub qualified: bool,
    /// The schema that it builds upon.
    pub import: Option<Import>,
    /// The elements that a document can begin with.
    pub roots: Vec<ElementUse>,
    /// The complex types in order.
    pub classes: Vec<ComplexType>,
    /// The simple types in order.
    pub types: Vec<NamedType>,
}

/// Another schema that is built upon.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Import {
    /// Its namespace.
    pub namespace: String,
    /// Where it says that the file is.
    pub location: String,
    /// Line in the file, from 1; 0 when there is none.
    pub line: u32,
}

/// A complex type: a plain sequence of elements.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ComplexType {
    /// Its name.
    pub name: String,
    /// What it is, for people.
    pub doc: String,
    /// Its elements in order.
    pub elements: Vec<ElementUse>,
    /// Whether all of its content was understood; if not, elements may be missing here.
    pub whole: bool,
    /// Line in the file, from 1; 0 when there is none.
    pub line: u32,
}

/// An element in a type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ElementUse {
    /// Its name.
    pub name: String,
    /// What it means, for people.
    pub doc: String,
    /// How often it must be there.
    pub min: u32,
    /// How often it may be there; `None` is any number of times.
    pub max: Option<u32>,
    /// What is in it; `None` when that was not understood.
    pub content: Option<TypeUse>,
    /// Line in the file, from 1; 0 when there is none.
    pub line: u32,
}

/// A simple type with a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedType {
    /// Its name.
    pub name: String,
    /// What it is, for people.
    pub doc: String,
    /// What it restricts and how; `None` when that was not understood.
    pub content: Option<TypeUse>,
    /// Line in the file, from 1; 0 when there is none.
    pub line: u32,
}

/// A type, narrowed in this place or, without facets and codes, as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TypeUse {
    /// The type.
    pub base: TypeName,
    /// What narrows it, in order.
    pub facets: Vec<Facet>,
    /// The values that it is limited to; none is no limit.
    pub codes: Vec<Code>,
}

/// The name of a type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TypeName {
    /// Whose type it is.
    pub owner: Owner,
    /// Its name.
    pub name: String,
}

/// Whose type it is. The release is in the namespaces, so types are compared without them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Owner {
    /// Of this schema.
    Own,
    /// Of the schema that is imported.
    Imported,
    /// Of XML Schema itself.
    XmlSchema,
}

/// A facet with its value as it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facet {
    /// Which.
    pub kind: FacetKind,
    /// Its value.
    pub value: String,
    /// Line in the file, from 1; 0 when there is none.
    pub line: u32,
}

/// The facets in use, enumerations apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FacetKind {
    /// Fewest characters.
    MinLength,
    /// Most characters.
    MaxLength,
    /// Regular expression.
    Pattern,
    /// Smallest number.
    MinInclusive,
    /// Largest number.
    MaxInclusive,
}

/// A value of an enumeration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Code {
    /// The value.
    pub value: String,
    /// What it stands for.
    pub doc: String,
    /// Line in the file, from 1; 0 when there is none.
    pub line: u32,
}

impl TypeName {
    /// A type of the schema itself.
    pub(super) fn own(name: &str) -> Self {
        Self { owner: Owner::Own, name: name.to_string() }
    }
}

impl TypeUse {
    /// A type as it is.
    pub(super) const fn plain(base: TypeName) -> Self {
        Self { base, facets: Vec::new(), codes: Vec::new() }
    }

    /// Whether nothing narrows the type in this place.
    #[must_use]
    pub const fn is_plain(&self) -> bool {
        self.facets.is_empty() && self.codes.is_empty()
    }
}

impl FacetKind {
    /// Every kind.
    pub const ALL: [Self; 5] =
        [Self::MinLength, Self::MaxLength, Self::Pattern, Self::MinInclusive, Self::MaxInclusive];

    /// Its name in a schema.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::MinLength => "minLength",
            Self::MaxLength => "maxLength",
            Self::Pattern => "pattern",
            Self::MinInclusive => "minInclusive",
            Self::MaxInclusive => "maxInclusive",
        }
    }
}
