//! A member of a JSON object together with its key.

use crate::{json::Json, model::Inlines};

/// A member of an object: its key, and its value unless that is absent or `null`. The key is empty for a value that is
/// read at the current path, such as a string that is accepted instead of an object.
#[derive(Clone, Copy)]
pub(crate) struct Member<'a> {
    /// The key, as in the JSON and in paths.
    pub(crate) key: &'static str,
    /// The value; `None` if the member is absent or `null`.
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

    /// The cells of a table row, given those that [`Reader::each`](super::Reader::each) has read. It skips `null`, which
    /// becomes an empty cell here, so that the columns stay aligned. (Passing a function that reads a cell instead would
    /// cost 100 bytes in the main bundle.)
    pub(crate) fn with_null_cells(self, cells: Vec<Inlines>, limit: usize) -> Vec<Inlines> {
        let Some(Json::Array(items)) = self.value else { return cells };
        let mut cells = cells.into_iter();
        let cell = |json: &Json| if json.is_null() { None } else { cells.next() };
        items.iter().take(limit).map(cell).map(|cell| cell.unwrap_or_else(|| [].into())).collect()
    }
}
