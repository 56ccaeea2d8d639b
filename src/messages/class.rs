//! `class!`: one declaration per class of the standard.

/// The type of a field by its mode; aliases, because a derive cannot look into a macro.
#[allow(non_camel_case_types, reason = "they are the words of `class!`")]
pub(super) mod mode {
    use crate::xml::Many;

    pub type required<T> = T;
    pub type optional<T> = Option<T>;
    pub type many<T> = Many<T>;
    pub type list<T> = Many<T>;
    pub type optional_list<T> = Option<Many<T>>;
}

/// Declares a class: its struct, its table, how it is decoded and encoded.
///
/// `Message` or `Base` names the namespace of its elements. A class that comes
/// back in a return message has its form as parameter (`Client<F>`): in a return
/// message it ends with `RetourCodes`, in a forward message it does not, and
/// nothing else differs.
///
/// A field is `required`, `optional`, `many` (one or more), `list "Container"`
/// (one or more in a container of their own) or `optional_list "Container"`;
/// `only Jw` limits it to one law.
macro_rules! class {
    (
        $(#[doc = $doc:literal])*
        $space:ident $name:ident $(<$form:ident>)? = $xsd:literal {
            $(
                $(#[doc = $field_doc:literal])*
                $field:ident: $mode:ident $($container:literal)? $ty:ty = $element:literal $(only $domain:ident)?,
            )*
        }
    ) => {
        $(#[doc = $doc])*
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub struct $name $(<$form: $crate::messages::Form = $crate::messages::Heen>)? {
            $( $(#[doc = $field_doc])* pub $field: $crate::messages::class::mode::$mode<$ty>, )*
            $(
                /// What the return message says about it; nothing in a forward message.
                pub retour_codes: <$form as $crate::messages::Form>::Codes,
            )?
        }

        impl $(<$form: $crate::messages::Form>)? $name $(<$form>)? {
            /// The elements, that of the retourcodes last.
            const ELEMENTS: &'static [$crate::xml::Element] = &[
                $( $crate::xml::Element {
                    name: class!(@name $mode $($container)? $element),
                    required: class!(@required $mode),
                    repeats: class!(@repeats $mode),
                    domain: class!(@domain $($domain)?),
                    content: class!(@content $space $mode $($container)? $ty, $element),
                    doc: concat!($($field_doc),*),
                }, )*
                $( <$form as $crate::messages::Form>::ELEMENT, )?
            ];
        }

        impl $(<$form: $crate::messages::Form>)? $crate::xml::Class for $name $(<$form>)? {
            const TABLE: &'static $crate::xml::ClassTable = &$crate::xml::ClassTable {
                name: $xsd,
                doc: concat!($($doc),*),
                space: $crate::xml::Space::$space,
                elements: class!(@elements Self::ELEMENTS $(, $form)?),
            };

            fn encode_children<S: $crate::xml::Sink>(&self, sink: &mut S) {
                let domain = sink.message().domain;
                let mut elements = Self::TABLE.elements.iter();
                $(
                    if let Some(element) = elements.next() && element.is_for(domain) {
                        class!(@write $mode $($container)?, element, sink, self.$field);
                    }
                )*
                $(
                    let codes = <$form as $crate::messages::Form>::codes(&self.retour_codes);
                    if let (Some(element), Some(codes)) = (elements.next(), codes) {
                        $crate::xml::Node::encode(codes, element, sink);
                    }
                )?
            }
        }

        impl $(<$form: $crate::messages::Form>)? $crate::xml::Node for $name $(<$form>)? {
            const CONTENT: $crate::xml::Content = $crate::xml::Content::Class(<Self as $crate::xml::Class>::TABLE);

            fn decode(decoder: &mut $crate::xml::Decoder<'_>) -> Option<Self> {
                $( let mut $field = class!(@slot $mode); )*
                $( let mut retour_codes: Option<<$form as $crate::messages::Form>::Codes> = None; )?
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
                    $( retour_codes = <$form as $crate::messages::Form>::decode(decoder); )?
                    let _ = field;
                });
                Some(Self {
                    $( $field: class!(@finish $mode $field), )*
                    $( retour_codes: <$form as $crate::messages::Form>::finish(retour_codes)?, )?
                })
            }

            fn encode<S: $crate::xml::Sink>(&self, element: &'static $crate::xml::Element, sink: &mut S) {
                sink.open(element, <Self as $crate::xml::Class>::TABLE);
                $crate::xml::Class::encode_children(self, sink);
                sink.close(element, <Self as $crate::xml::Class>::TABLE);
            }
        }
    };

    (@elements $all:expr) => { $all };
    (@elements $all:expr, $form:ident) => {
        // In a forward message the class ends before its retourcodes.
        $all.split_at($all.len() - !<$form as $crate::messages::Form>::IS_RETOUR as usize).0
    };

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
        $decoder.children(const { class!(@container $space $container $ty, $element) }, |decoder, _| {
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

    (@write required, $element:ident, $sink:ident, $value:expr) => {
        $crate::xml::Node::encode(&$value, $element, $sink)
    };
    (@write optional, $element:ident, $sink:ident, $value:expr) => {
        if let Some(value) = &$value {
            $crate::xml::Node::encode(value, $element, $sink);
        }
    };
    (@write many, $element:ident, $sink:ident, $value:expr) => { $value.encode_each($element, $sink) };
    (@write list $container:literal, $element:ident, $sink:ident, $value:expr) => {
        $value.encode_in($element, $sink)
    };
    (@write optional_list $container:literal, $element:ident, $sink:ident, $value:expr) => {
        if let Some(values) = &$value {
            values.encode_in($element, $sink);
        }
    };
}

pub(super) use class;
