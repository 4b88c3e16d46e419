//! The macros by which every record, row and choice is declared once: its fields, their
//! words in both languages, what they may hold, and how each is read and set by name.

/// Declares an enumeration with its code in the file and its words on screen.
/// The first choice is the default.
macro_rules! choice {
    ($(#[doc = $about:literal])+ pub enum $name:ident {
        $( $(#[doc = $doc:literal])+ $variant:ident = $code:literal, $sv:literal / $en:literal; )+
    }) => {
        $(#[doc = $about])+
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum $name { $( $(#[doc = $doc])+ $variant, )+ }

        impl $name {
            /// Every choice, in the order in which they are offered.
            pub const ALL: &'static [$name] = &[$($name::$variant,)+];
            /// Code and words of every choice, in the same order.
            pub const ITEMS: &'static [$crate::model::field::ChoiceItem] = &[$(
                $crate::model::field::ChoiceItem {
                    code: $code,
                    words: $crate::model::words::Words::new($sv, $en),
                },
            )+];

            /// How it stands in the file.
            #[must_use]
            #[allow(clippy::indexing_slicing, reason = "there is an item for each choice")]
            pub const fn code(self) -> &'static str {
                Self::ITEMS[self as usize].code
            }

            /// How it is called.
            #[must_use]
            #[allow(clippy::indexing_slicing, reason = "there is an item for each choice")]
            pub const fn words(self) -> $crate::model::words::Words {
                Self::ITEMS[self as usize].words
            }
        }

        impl Default for $name {
            fn default() -> $name {
                const FIRST: $name = [$($name::$variant,)+][0];
                FIRST
            }
        }

        impl $crate::model::field::FieldValue for $name {
            const SHAPE: $crate::model::field::Shape = $crate::model::field::Shape::Choice($name::ITEMS);
            fn to_value(&self) -> $crate::model::value::Value {
                $crate::model::value::Value::text(self.code())
            }
            fn from_value(
                value: $crate::model::value::Value,
            ) -> Result<$name, $crate::model::value::Value> {
                let place = $crate::model::field::choice_of($name::ITEMS, &value);
                place.and_then(|place| $name::ALL.get(place).copied()).ok_or(value)
            }
        }
    };
}
pub(crate) use choice;

/// Declares a struct with described fields, without an id.
macro_rules! fields {
    ($(#[doc = $about:literal])+ pub struct $name:ident {
        [$($head:tt)*]
        $( $(#[doc = $doc:literal])+ $field:ident: $type:ty = $sv:literal / $en:literal, )+
    }) => {
        $(#[doc = $about])+
        #[derive(Debug, Clone, PartialEq, Eq, Default)]
        pub struct $name {
            $($head)*
            $( $(#[doc = $doc])+ pub $field: $type, )+
            /// What stood beside these fields in a file.
            pub extra: $crate::model::record::Extra,
        }

        impl $crate::model::record::Described for $name {
            const INFOS: &'static [$crate::model::field::FieldInfo] = &[$(
                $crate::model::field::FieldInfo {
                    name: stringify!($field),
                    label: $crate::model::words::Words::new($sv, $en),
                    // The page shows labels; only the schema tells what a field means.
                    doc: if cfg!(target_family = "wasm") { "" } else { concat!($($doc),+) },
                    shape: <$type as $crate::model::field::FieldValue>::SHAPE,
                },
            )+];
        }

        impl $crate::model::record::Fields for $name {
            fn infos(&self) -> &'static [$crate::model::field::FieldInfo] {
                <Self as $crate::model::record::Described>::INFOS
            }

            fn get(&self, name: &str) -> Option<$crate::model::value::Value> {
                let place = $crate::model::field::place_of(self.infos(), name)?;
                let mut here = 0;
                $( if place == here {
                    return Some($crate::model::field::read(&self.$field));
                }
                here += 1; )+
                let _ = here;
                None
            }

            fn set(
                &mut self,
                name: &str,
                value: $crate::model::value::Value,
            ) -> Result<(), $crate::model::value::Value> {
                let Some(place) = $crate::model::field::place_of(self.infos(), name) else {
                    return Err(value);
                };
                let mut here = 0;
                $( if place == here {
                    return $crate::model::field::assign(&mut self.$field, value);
                }
                here += 1; )+
                let _ = here;
                Err(value)
            }

            fn extra(&self) -> &$crate::model::record::Extra {
                &self.extra
            }

            fn extra_mut(&mut self) -> &mut $crate::model::record::Extra {
                &mut self.extra
            }
        }
    };
}
pub(crate) use fields;

/// Declares a row: described fields that live inside a record, in a list of their own.
macro_rules! row {
    ($(#[doc = $about:literal])+ pub struct $name:ident { $($rest:tt)+ }) => {
        $crate::model::declare::fields! { $(#[doc = $about])+ pub struct $name { [] $($rest)+ } }

        impl $crate::model::field::FieldValue for $name {
            const SHAPE: $crate::model::field::Shape =
                $crate::model::field::Shape::Object(<$name as $crate::model::record::Described>::INFOS);
            fn to_value(&self) -> $crate::model::value::Value {
                $crate::model::record::write_fields(self, Vec::new())
            }
            fn from_value(value: $crate::model::value::Value) -> Result<$name, $crate::model::value::Value> {
                match value {
                    $crate::model::value::Value::Object(entries) => {
                        let mut row = $name::default();
                        $crate::model::record::read_fields(&mut row, entries);
                        Ok(row)
                    }
                    $crate::model::value::Value::Null => Ok($name::default()),
                    other => Err(other),
                }
            }
        }
    };
}
pub(crate) use row;

/// Declares a record: described fields with an id and a place in a list.
macro_rules! record {
    ($(#[doc = $about:literal])+ pub struct $name:ident($id:ident, $kind:ident) { $($rest:tt)+ }) => {
        $crate::model::declare::fields! { $(#[doc = $about])+ pub struct $name {
            [
                /// Permanent id.
                pub id: $crate::model::record::$id,
                /// Place in its list.
                pub rank: $crate::model::rank::Rank,
            ]
            $($rest)+
        } }

        impl $crate::model::record::Record for $name {
            fn kind(&self) -> $crate::model::record::Kind {
                $crate::model::record::Kind::$kind
            }
            fn id(&self) -> $crate::model::record::Id {
                self.id.0
            }
            fn set_id(&mut self, id: $crate::model::record::Id) {
                self.id = $crate::model::record::$id(id);
            }
            fn rank(&self) -> &$crate::model::rank::Rank {
                &self.rank
            }
            fn set_rank(&mut self, rank: $crate::model::rank::Rank) {
                self.rank = rank;
            }
        }
    };
}
pub(crate) use record;
