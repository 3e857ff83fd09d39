//! Enumerations whose variants have names in HTML or JSON.

/// Declares an enumeration together with the name of each variant, so that each name exists once.
macro_rules! named_enum {
    (
        $(#[$attribute:meta])*
        $visibility:vis enum $enumeration:ident { $($(#[$about:meta])* $variant:ident = $name:literal,)* }
    ) => {
        $(#[$attribute])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        $visibility enum $enumeration { $($(#[$about])* $variant),* }

        impl $enumeration {
            /// Every value, in the order of declaration.
            $visibility const ALL: &[Self] = &[$(Self::$variant),*];

            /// The names, in the same order.
            const NAMES: &[&str] = &[$($name),*];

            /// The name in HTML or JSON.
            $visibility fn name(self) -> &'static str {
                Self::NAMES.get(self as usize).copied().unwrap_or_default()
            }

            /// The value with exactly that name.
            $visibility fn from_name(name: &str) -> Option<Self> {
                Self::ALL.get(Self::NAMES.iter().position(|known| *known == name)?).copied()
            }
        }
    };
}

pub(crate) use named_enum;
