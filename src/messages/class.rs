//! `class!`: one declaration per class of the standard.

/// Declares a class: its struct, its table, how it is decoded and encoded.
///
/// `Message` or `Base` names the namespace of its elements. A field is
/// `required`, `optional`, `many` (one or more), `list "Container"` (one or more
/// in a container of their own) or `optional_list "Container"`; `only Jw` limits
/// it to one law.
macro_rules! class {
    (
        $(#[doc = $doc:literal])*
        $space:ident $name:ident = $xsd:literal {
            $(
                $(#[doc = $field_doc:literal])*
                $field:ident: $mode:ident $($container:literal)? $ty:ty = $element:literal $(only $domain:ident)?,
            )*
        }
    ) => {
        $(#[doc = $doc])*
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub struct $name {
            $( $(#[doc = $field_doc])* pub $field: class!(@type $mode $ty), )*
        }

        impl $crate::xml::Class for $name {
            const TABLE: &'static $crate::xml::ClassTable = &$crate::xml::ClassTable {
                name: $xsd,
                doc: concat!($($doc),*),
                space: $crate::xml::Space::$space,
                elements: &[ $( $crate::xml::Element {
                    name: class!(@name $mode $($container)? $element),
                    required: class!(@required $mode),
                    repeats: class!(@repeats $mode),
                    domain: class!(@domain $($domain)?),
                    content: class!(@content $space $mode $($container)? $ty, $element),
                    doc: concat!($($field_doc),*),
                } ),* ],
            };

            fn encode_children(&self, encoder: &mut $crate::xml::Encoder) {
                let domain = encoder.name().domain;
                let mut elements = Self::TABLE.elements.iter();
                $(
                    if elements.next().is_some_and(|element| element.is_for(domain)) {
                        class!(@write $mode $($container)? $element, encoder, self.$field);
                    }
                )*
            }
        }

        impl $crate::xml::Node for $name {
            const CONTENT: $crate::xml::Content = $crate::xml::Content::Class(<Self as $crate::xml::Class>::TABLE);

            fn decode(decoder: &mut $crate::xml::Decoder<'_>) -> Option<Self> {
                $( let mut $field = class!(@slot $mode); )*
                decoder.children(<Self as $crate::xml::Class>::TABLE, |decoder, index| {
                    // Counts up to the field with this index; the compiler turns it into a jump.
                    let mut field = 0;
                    $(
                        if index == field {
                            class!(@take $space $mode $($container)? $ty, $element, decoder, $field);
                            return;
                        }
                        field += 1;
                    )*
                    let _ = field;
                });
                Some(Self { $( $field: class!(@finish $mode $field), )* })
            }

            fn encode(&self, element: &'static str, encoder: &mut $crate::xml::Encoder) {
                encoder.class(element, <Self as $crate::xml::Class>::TABLE, |encoder| {
                    $crate::xml::Class::encode_children(self, encoder);
                });
            }
        }
    };

    (@type required $ty:ty) => { $ty };
    (@type optional $ty:ty) => { Option<$ty> };
    (@type many $ty:ty) => { $crate::xml::Many<$ty> };
    (@type list $ty:ty) => { $crate::xml::Many<$ty> };
    (@type optional_list $ty:ty) => { Option<$crate::xml::Many<$ty>> };

    (@name list $container:literal $element:literal) => { $container };
    (@name optional_list $container:literal $element:literal) => { $container };
    (@name $mode:ident $element:literal) => { $element };

    (@required optional) => { false };
    (@required optional_list) => { false };
    (@required $mode:ident) => { true };

    (@repeats many) => { true };
    (@repeats $mode:ident) => { false };

    (@domain) => { None };
    (@domain $domain:ident) => { Some($crate::values::Domain::$domain) };

    (@container $space:ident $container:literal $ty:ty, $element:literal) => {
        &$crate::xml::ClassTable {
            name: $container,
            doc: concat!("One or more of `", $element, "`."),
            space: $crate::xml::Space::$space,
            elements: &[$crate::xml::Element {
                name: $element,
                required: true,
                repeats: true,
                domain: None,
                content: <$ty as $crate::xml::Node>::CONTENT,
                doc: "",
            }],
        }
    };

    (@content $space:ident list $container:literal $ty:ty, $element:literal) => {
        $crate::xml::Content::Class(class!(@container $space $container $ty, $element))
    };
    (@content $space:ident optional_list $container:literal $ty:ty, $element:literal) => {
        $crate::xml::Content::Class(class!(@container $space $container $ty, $element))
    };
    (@content $space:ident $mode:ident $ty:ty, $element:literal) => { <$ty as $crate::xml::Node>::CONTENT };

    (@slot many) => { Vec::new() };
    (@slot list) => { Vec::new() };
    (@slot optional_list) => { Vec::new() };
    (@slot $mode:ident) => { None };

    (@take $space:ident many $ty:ty, $element:literal, $decoder:ident, $field:ident) => {
        $field.extend(<$ty as $crate::xml::Node>::decode($decoder))
    };
    (@take $space:ident list $container:literal $ty:ty, $element:literal, $decoder:ident, $field:ident) => {
        $decoder.children(class!(@container $space $container $ty, $element), |decoder, _| {
            $field.extend(<$ty as $crate::xml::Node>::decode(decoder));
        })
    };
    (@take $space:ident optional_list $container:literal $ty:ty, $element:literal, $decoder:ident, $field:ident) => {
        class!(@take $space list $container $ty, $element, $decoder, $field)
    };
    (@take $space:ident $mode:ident $ty:ty, $element:literal, $decoder:ident, $field:ident) => {
        $field = <$ty as $crate::xml::Node>::decode($decoder)
    };

    (@finish required $field:ident) => { $field? };
    (@finish optional $field:ident) => { $field };
    (@finish optional_list $field:ident) => { $crate::xml::Many::new($field) };
    (@finish $mode:ident $field:ident) => { $crate::xml::Many::new($field)? };

    (@write required $element:literal, $encoder:ident, $value:expr) => {
        $crate::xml::Node::encode(&$value, $element, $encoder)
    };
    (@write optional $element:literal, $encoder:ident, $value:expr) => {
        if let Some(value) = &$value {
            $crate::xml::Node::encode(value, $element, $encoder);
        }
    };
    (@write many $element:literal, $encoder:ident, $value:expr) => {
        for value in &$value {
            $crate::xml::Node::encode(value, $element, $encoder);
        }
    };
    (@write list $container:literal $element:literal, $encoder:ident, $value:expr) => {
        $encoder.list($container, $element, &$value)
    };
    (@write optional_list $container:literal $element:literal, $encoder:ident, $value:expr) => {
        if let Some(values) = &$value {
            $encoder.list($container, $element, values);
        }
    };
}

pub(super) use class;
