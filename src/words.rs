//! Words that don't travel in a wasm: the packer hands them to the file that says them, as JSON.

/// A record of words.
pub trait Pairs {
    /// Each text after the name by which a host may give its own (`labels`).
    fn pairs(&self) -> Vec<(&'static str, &'static str)>;
}

macro_rules! words {
    ($(#[$attribute:meta])* $record:ident: $($(#[doc = $doc:literal])* $field:ident = $key:literal),* $(,)?) => {
        $(#[$attribute])*
        ///
        /// There are no optional fields: a language is whole or isn't there.
        #[derive(Clone, Debug, PartialEq)]
        pub struct $record { $($(#[doc = $doc])* pub $field: &'static str),* }

        impl $crate::words::Pairs for $record {
            fn pairs(&self) -> Vec<(&'static str, &'static str)> {
                vec![$(($key, self.$field)),*]
            }
        }
    };
}
pub(crate) use words;
