//! Dates, with or without a time of day.

use std::{fmt, rc::Rc};

/// A day, or a time on a day with its time zone, in the proleptic Gregorian calendar; the year is 0 to 9999.
///
/// Two dates are equal when they are written alike: `08:00Z` and `09:00+01:00` of a day are the same time, but not equal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Date {
    iso: Rc<str>,
    precision: Precision,
    seconds: i64,
}

/// Whether a date has a time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Precision {
    /// A day only.
    Day,
    /// A day, a time of day and a time zone.
    Moment,
}

impl Date {
    /// Reads ISO 8601 (`2026-01-31`, `2026-01-31T08:00Z`; seconds, fractions, `+01:00`, `+0100`, `+01`, a space for the
    /// `T`) and RFC 822 (`Sat, 31 Jan 2026 08:00:00 GMT`). A time without a zone is taken as UTC. Fractions of a second are
    /// dropped. `None` if the text has none of these forms, or is not a valid date.
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = text.trim().as_bytes();
        if bytes.get(4) == Some(&b'-') {
            return iso(&mut Cursor(bytes));
        }
        // RFC 822: the name of the day may precede, with a comma.
        let comma = bytes.iter().position(|byte| *byte == b',').map_or(0, |comma| comma + 1);
        rfc_822(&mut Cursor(bytes.get(comma..)?.trim_ascii_start()))
    }

    /// The date in the form that `<time datetime>` and JavaScript's `Date` read: `2026-01-31` or
    /// `2026-01-31T08:00:00+01:00`.
    pub fn iso(&self) -> &str {
        &self.iso
    }

    /// The day, such as `2026-01-31`, in the date's own time zone.
    pub fn day(&self) -> &str {
        self.iso.get(..10).unwrap_or_default()
    }

    /// Whether there is a time of day.
    pub fn precision(&self) -> Precision {
        self.precision
    }

    /// Whether this date is later than another. Where one of the two has no time, only the days are compared.
    pub fn is_after(&self, other: &Self) -> bool {
        match (self.precision, other.precision) {
            (Precision::Moment, Precision::Moment) => self.seconds > other.seconds,
            _ => self.day() > other.day(),
        }
    }

    fn new(day: (u32, u32, u32), time: Option<(u32, u32, u32, i32)>) -> Option<Self> {
        let (year, month, date) = day;
        // ISO 8601 has another syntax for years of five digits, which feeds don't use.
        if year > 9999 || !(1..=12).contains(&month) || date == 0 || date > days_in(year, month) {
            return None;
        }
        let mut iso = String::with_capacity(25);
        let mut add = |before: &str, number, width| {
            iso.push_str(before);
            push_digits(&mut iso, number, width);
        };
        add("", year, 4);
        add("-", month, 2);
        add("-", date, 2);
        let midnight = days_since_1970(year, month, date) * 86_400;
        let Some((hour, minute, second, zone)) = time else {
            return Some(Self { iso: iso.into(), precision: Precision::Day, seconds: midnight });
        };
        if hour > 23 || minute > 59 || second > 60 || zone.abs() >= 24 * 60 {
            return None;
        }
        // JavaScript's `Date` has no leap seconds.
        let second = second.min(59);
        add("T", hour, 2);
        add(":", minute, 2);
        add(":", second, 2);
        if zone == 0 {
            iso.push('Z');
        } else {
            let offset = zone.unsigned_abs();
            add(if zone < 0 { "-" } else { "+" }, offset / 60, 2);
            add(":", offset % 60, 2);
        }
        let seconds = midnight + i64::from(hour * 3600 + minute * 60 + second) - i64::from(zone) * 60;
        Some(Self { iso: iso.into(), precision: Precision::Moment, seconds })
    }
}

/// As [`Date::iso`] has it.
impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.iso)
    }
}

fn iso(text: &mut Cursor) -> Option<Date> {
    let year = text.digits(4, 4)?;
    text.one_of(b"-")?;
    let month = text.digits(2, 2)?;
    text.one_of(b"-")?;
    let day = (year, month, text.digits(2, 2)?);
    if text.0.is_empty() {
        return Date::new(day, None);
    }
    text.one_of(b"Tt ")?;
    time(day, 2, text)
}

fn rfc_822(text: &mut Cursor) -> Option<Date> {
    const MONTHS: &[u8] = b"janfebmaraprmayjunjulaugsepoctnovdec";
    let date = text.digits(1, 2)?;
    let name = text.word().get(..3)?;
    let month = MONTHS.chunks(3).position(|month| month.eq_ignore_ascii_case(name))?;
    text.skip_word();
    let year = match text.digits(2, 4)? {
        year @ 0..=49 => year + 2000,
        year @ 50..=99 => year + 1900,
        year => year,
    };
    let day = (year, u32::try_from(month).ok()? + 1, date);
    text.skip_space();
    if text.0.is_empty() { Date::new(day, None) } else { time(day, 1, text) }
}

/// Reads a time of day and its zone, up to the end of the text. The hour has at least `hour_digits` digits.
fn time(day: (u32, u32, u32), hour_digits: usize, text: &mut Cursor) -> Option<Date> {
    let hour = text.digits(hour_digits, 2)?;
    text.one_of(b":")?;
    let minute = text.digits(2, 2)?;
    let mut second = 0;
    if text.one_of(b":").is_some() {
        second = text.digits(2, 2)?;
        if text.one_of(b".,").is_some() {
            while text.digits(1, 9).is_some() {}
        }
    }
    text.skip_space();
    Date::new(day, Some((hour, minute, second, zone(text)?)))
}

/// Reads a time zone as minutes east of UTC. Of the names, those of RFC 822 are known.
fn zone(text: &mut Cursor) -> Option<i32> {
    let sign = match text.0 {
        [b'+', ..] => 1,
        [b'-', ..] => -1,
        // The minus sign, U+2212.
        [0xe2, 0x88, 0x92, rest @ ..] => {
            text.0 = rest;
            -1
        }
        b"" | b"Z" | b"z" | b"GMT" | b"UT" | b"UTC" => return Some(0),
        [zone, kind @ (b'S' | b'D'), b'T'] => {
            let hours_west = 5 + i32::try_from(b"ECMP".iter().position(|known| known == zone)?).ok()?;
            return Some((i32::from(*kind == b'D') - hours_west) * 60);
        }
        _ => return None,
    };
    let _ = text.one_of(b"+-");
    let hours = text.digits(2, 2)?;
    let colon = text.one_of(b":").is_some();
    let minutes = if text.0.is_empty() && !colon { 0 } else { text.digits(2, 2)? };
    if minutes > 59 || !text.0.is_empty() {
        return None;
    }
    Some(sign * i32::try_from(hours * 60 + minutes).ok()?)
}

/// The bytes that are not read yet.
struct Cursor<'a>(&'a [u8]);

impl<'a> Cursor<'a> {
    /// Reads a number of `min` to `max` digits. A digit after `max` digits is left unread.
    fn digits(&mut self, min: usize, max: usize) -> Option<u32> {
        let (mut number, mut count) = (0, 0);
        while let [digit @ b'0'..=b'9', rest @ ..] = self.0 {
            if count == max {
                break;
            }
            (number, count, self.0) = (number * 10 + u32::from(digit - b'0'), count + 1, rest);
        }
        (count >= min).then_some(number)
    }

    /// Reads one of these bytes.
    fn one_of(&mut self, bytes: &[u8]) -> Option<()> {
        let (first, rest) = self.0.split_first()?;
        bytes.contains(first).then(|| self.0 = rest)
    }

    /// Skips white space and returns the bytes before the next white space, without reading them.
    fn word(&mut self) -> &'a [u8] {
        self.skip_space();
        let end = self.0.iter().position(u8::is_ascii_whitespace).unwrap_or(self.0.len());
        self.0.get(..end).unwrap_or_default()
    }

    /// Skips a word and the white space after it.
    fn skip_word(&mut self) {
        self.0 = self.0.get(self.word().len()..).unwrap_or_default();
        self.skip_space();
    }

    fn skip_space(&mut self) {
        self.0 = self.0.trim_ascii_start();
    }
}

/// Appends the last `width` digits of a number, with zeros before it; at most four.
fn push_digits(iso: &mut String, number: u32, width: usize) {
    for (index, unit) in [1000, 100, 10, 1].into_iter().enumerate() {
        if index + width >= 4 {
            iso.push(char::from(b'0' + u8::try_from(number / unit % 10).unwrap_or_default()));
        }
    }
}

fn days_in(year: u32, month: u32) -> u32 {
    match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// The days from 1970-01-01. The months are counted from March, so that the leap day is the last day of a year.
fn days_since_1970(year: u32, month: u32, date: u32) -> i64 {
    let year = i64::from(year) - i64::from(month <= 2);
    let month = i64::from((month + 9) % 12);
    let days = (month * 153 + 2) / 5 + i64::from(date) - 1;
    year * 365 + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400) + days - 719_468
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use super::*;

    fn check(text: &str, iso: &str, seconds: i64) {
        let date = Date::parse(text).ok_or(text).unwrap();
        assert_eq!((date.iso(), date.seconds), (iso, seconds), "{text}");
        assert_eq!(Date::parse(date.iso()), Some(date), "{text}");
    }

    #[test]
    fn iso_8601_is_read() {
        check("1970-01-01", "1970-01-01", 0);
        check("2000-02-29", "2000-02-29", 951_782_400);
        check("2026-01-31T08:00:00Z", "2026-01-31T08:00:00Z", 1_769_846_400);
        check(" 2026-01-31t08:00z ", "2026-01-31T08:00:00Z", 1_769_846_400);
        check("2026-01-31 08:00:00", "2026-01-31T08:00:00Z", 1_769_846_400);
        check("2026-01-31T09:00:00.123456+01:00", "2026-01-31T09:00:00+01:00", 1_769_846_400);
        check("2026-01-31T09:00:00+0100", "2026-01-31T09:00:00+01:00", 1_769_846_400);
        check("2026-01-31 09:00:00 +01", "2026-01-31T09:00:00+01:00", 1_769_846_400);
        check("2026-01-31T08:00:00\u{2212}00:00", "2026-01-31T08:00:00Z", 1_769_846_400);
        check("2026-01-31T02:30:00-05:30", "2026-01-31T02:30:00-05:30", 1_769_846_400);
    }

    #[test]
    fn rfc_822_is_read() {
        check("Sat, 31 Jan 2026 08:00:00 GMT", "2026-01-31T08:00:00Z", 1_769_846_400);
        check("31 Jan 26 09:00 +0100", "2026-01-31T09:00:00+01:00", 1_769_846_400);
        check("Sat, 31 January 2026 03:00:00 EST", "2026-01-31T03:00:00-05:00", 1_769_846_400);
        check("31 Jan 2026", "2026-01-31", 1_769_817_600);
    }

    #[test]
    fn other_texts_are_not_dates() {
        for text in [
            "",
            "yesterday",
            "2026",
            "2026-1-1",
            "2026-13-01",
            "2026-02-29",
            "2026-01-00",
            "2026-01-31T",
            "2026-01-31T24:00",
            "2026-01-31T08",
            "2026-01-31T08:00:00+25:00",
            "2026-01-31T08:00:00+1",
            "2026-01-31X",
            "31 Foo 2026",
            "é026-01-31",
            "2026-01-31T08:00:00é",
            "31 éab 2026",
            "31 Jan 20266",
            "31 Jan 4294967295",
        ] {
            assert_eq!(Date::parse(text), None, "{text}");
        }
    }

    #[test]
    fn later_dates_are_after_earlier_ones() {
        let after = |a, b| Date::parse(a).unwrap().is_after(&Date::parse(b).unwrap());
        assert!(after("2026-01-31T08:00:01Z", "2026-01-31T09:00:00+01:00"));
        assert!(!after("2026-01-31T08:00:00Z", "2026-01-31T09:00:00+01:00"));
        assert!(!after("2026-01-31T08:00:00Z", "2026-01-31"));
        assert!(after("2026-02-01", "2026-01-31T23:00:00Z"));
        assert_eq!(Date::parse("2026-01-31T08:00:00Z").unwrap().day(), "2026-01-31");
    }
}
