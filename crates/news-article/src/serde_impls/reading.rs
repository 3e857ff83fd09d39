//! Readings, warnings and errors, as JavaScript gets them.

use serde::{Serialize, Serializer, ser::SerializeStruct};

use crate::error::{FormatError, Reading, Warning};

/// `{ "article": …, "format": …, "warnings": […] }`
impl Serialize for Reading {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_struct("Reading", 3)?;
        object.serialize_field("article", &self.article)?;
        object.serialize_field("format", self.format)?;
        object.serialize_field("warnings", &self.warnings)?;
        object.end()
    }
}

/// `{ "code": …, "path": …, "message": … }`
impl Serialize for Warning {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_struct("Warning", 3)?;
        object.serialize_field("code", self.code)?;
        object.serialize_field("path", &self.path)?;
        object.serialize_field("message", &self.message)?;
        object.end()
    }
}

/// `{ "code": …, "message": …, "path": … }`, without `path` if there is none.
impl Serialize for FormatError {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let path = self.path();
        let mut object = serializer.serialize_struct("FormatError", if path.is_some() { 3 } else { 2 })?;
        object.serialize_field("code", self.code())?;
        object.serialize_field("message", self.message())?;
        match path {
            Some(path) => object.serialize_field("path", path)?,
            None => object.skip_field("path")?,
        }
        object.end()
    }
}
