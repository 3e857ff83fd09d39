//! A member of a JSON object together with its key.

use crate::json::Json;

/// A member of an object: its key, and its value unless that is absent or `null`. The key is empty for a value that is
/// read at the current path, such as a string that stands for a whole object.
#[derive(Clone, Copy)]
pub(crate) struct Member<'a> {
    /// The key, as in the JSON and in paths.
    pub(crate) key: &'static str,
    /// The value; `None` when the member is absent or `null`.
    pub(crate) value: Option<&'a Json>,
}

impl<'a> Member<'a> {
    /// The member of an object with this key.
    pub(crate) fn of(object: &'a Json, key: &'static str) -> Self {
        Self { key, value: object.get(key).filter(|value| !value.is_null()) }
    }

    /// The first of these members that has a value, for a property with several names; else the first of them.
    pub(crate) fn any(object: &'a Json, keys: &[&'static str]) -> Self {
        let mut members = keys.iter().map(|key| Self::of(object, key));
        let first = members.next().unwrap_or(Self { key: "", value: None });
        if first.value.is_some() { first } else { members.find(|member| member.value.is_some()).unwrap_or(first) }
    }

    /// A value at the current path.
    pub(crate) fn current(value: &'a Json) -> Self {
        Self { key: "", value: Some(value) }
    }
}
