//! [`Json`] as a value of serde's data model.

use std::{fmt, rc::Rc};

use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{DeserializeSeed, Error, MapAccess, SeqAccess, Visitor},
    ser::{SerializeMap, SerializeSeq},
};

use crate::json::{Json, MAX_DEPTH};

/// Numbers are written as `u64`, `i64` or `f64`, whichever holds the value. A number that no `f64` holds, such as `1e999`,
/// is an error.
impl Serialize for Json {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_unit(),
            Self::Bool(value) => serializer.serialize_bool(*value),
            Self::Number(text) => number(text, serializer),
            Self::String(text) => serializer.serialize_str(text),
            Self::Array(items) => {
                let mut array = serializer.serialize_seq(Some(items.len()))?;
                for item in items {
                    array.serialize_element(item)?;
                }
                array.end()
            }
            Self::Object(members) => {
                let mut object = serializer.serialize_map(Some(members.len()))?;
                for (key, value) in members {
                    object.serialize_entry(&**key, value)?;
                }
                object.end()
            }
        }
    }
}

fn number<S: Serializer>(text: &str, serializer: S) -> Result<S::Ok, S::Error> {
    if let Ok(number) = text.parse::<u64>() {
        return serializer.serialize_u64(number);
    }
    // A negative zero is a floating-point number.
    if let Ok(number) = text.parse::<i64>()
        && number != 0
    {
        return serializer.serialize_i64(number);
    }
    match text.parse::<f64>() {
        Ok(number) if number.is_finite() => serializer.serialize_f64(number),
        _ => Err(serde::ser::Error::custom(format_args!("expected a number that fits into 64 bits, found `{text}`"))),
    }
}

/// A value that is nested deeper than [`MAX_DEPTH`] is an error, as is a number that JSON doesn't have (NaN, infinity).
impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Nested { depth: 0 }.deserialize(deserializer)
    }
}

/// Deserialises a value inside `depth` arrays and objects.
#[derive(Clone, Copy)]
struct Nested {
    depth: usize,
}

impl Nested {
    /// One level further in.
    fn deeper<E: Error>(self) -> Result<Self, E> {
        if self.depth == MAX_DEPTH {
            return Err(E::custom(format_args!("expected at most {MAX_DEPTH} nested arrays and objects, found more")));
        }
        Ok(Self { depth: self.depth + 1 })
    }
}

impl<'de> DeserializeSeed<'de> for Nested {
    type Value = Json;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Json, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Nested {
    type Value = Json;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_none<E>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Json, D::Error> {
        self.deserialize(deserializer)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Json, E> {
        Ok(Json::Bool(value))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Json, E> {
        Ok(Json::Number(number.to_string().into()))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Json, E> {
        Ok(Json::Number(number.to_string().into()))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Json, E> {
        if !number.is_finite() {
            return Err(E::custom(format_args!("expected a number, found {number}")));
        }
        // `{:?}` writes `1e300` where `{}` writes 301 digits; both are JSON.
        Ok(Json::Number(format!("{number:?}").into()))
    }

    fn visit_str<E>(self, text: &str) -> Result<Json, E> {
        Ok(Json::text(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Json, A::Error> {
        let inside = self.deeper()?;
        let mut array = Vec::new();
        while let Some(item) = items.next_element_seed(inside)? {
            array.push(item);
        }
        Ok(Json::Array(array))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Json, A::Error> {
        let inside = self.deeper()?;
        let mut object = Vec::new();
        while let Some(key) = members.next_key::<String>()? {
            object.push((Rc::from(key), members.next_value_seed(inside)?));
        }
        Ok(Json::Object(object))
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use super::*;

    #[test]
    fn values_are_those_of_serde_json() {
        let text = r#"{"a":[null,true,0,-0.0,18446744073709551615,-9223372036854775808,1.5,1e300,"é\n"],"b":{}}"#;
        let value: serde_json::Value = serde_json::from_str(text).unwrap();
        assert_eq!(serde_json::to_value(Json::parse(text).unwrap()).unwrap(), value);
        let json: Json = serde_json::from_str(text).unwrap();
        assert_eq!(serde_json::from_str::<serde_json::Value>(&json.to_string()).unwrap(), value);
    }

    #[test]
    fn a_number_beyond_64_bits_is_an_error() {
        let error = serde_json::to_value(Json::Number("1e999".into())).unwrap_err();
        assert_eq!(error.to_string(), "expected a number that fits into 64 bits, found `1e999`");
    }

    #[test]
    fn nesting_is_limited() {
        let nested = |depth: usize| (1..depth).fold(serde_json::json!([]), |inner, _| serde_json::json!([inner]));
        assert!(serde_json::from_value::<Json>(nested(MAX_DEPTH)).is_ok());
        let error = serde_json::from_value::<Json>(nested(MAX_DEPTH + 1)).unwrap_err();
        assert_eq!(error.to_string(), "expected at most 128 nested arrays and objects, found more");
    }
}
