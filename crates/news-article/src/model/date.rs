//! A moment or a day, as far as a news article needs one.

use std::rc::Rc;

/// A moment or a day, valid in the proleptic Gregorian calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Date {
    iso: Rc<str>,
    precision: Precision,
    seconds: i64,
}

/// How much a date says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Precision {
    /// A day of the calendar.
    Day,
    /// A day and a time.
    Moment,
}

impl Date {
    /// Reads ISO 8601 (`2026-01-31`, `2026-01-31T08:00Z`; seconds, fractions, `+01:00`, `+0100`, `+01`, a space for the
    /// `T`) and RFC 822 (`Sat, 31 Jan 2026 08:00:00 GMT`). A time without a zone is taken as UTC.
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = text.trim().as_bytes();
        if bytes.get(4) == Some(&b'-') {
            return iso(&mut Cursor(bytes));
        }
        // What stands before a comma is the day's name.
        let comma = bytes.iter().position(|byte| *byte == b',').map_or(0, |comma| comma + 1);
        rfc_822(&mut Cursor(bytes.get(comma..)?.trim_ascii_start()))
    }

    /// The date as `<time datetime>` and every browser's `Date` read it: `2026-01-31` or `2026-01-31T08:00:00+01:00`.
    pub fn iso(&self) -> &str {
        &self.iso
    }

    /// The day alone, `2026-01-31`.
    pub fn day(&self) -> &str {
        self.iso.get(..10).unwrap_or_default()
    }

    /// Whether there is a time.
    pub fn precision(&self) -> Precision {
        self.precision
    }

    /// Whether this is later than another. A day is later than another day only.
    pub fn is_after(&self, other: &Self) -> bool {
        match (self.precision, other.precision) {
            (Precision::Moment, Precision::Moment) => self.seconds > other.seconds,
            _ => self.day() > other.day(),
        }
    }

    fn new(day: (u32, u32, u32), time: Option<(u32, u32, u32, i32)>) -> Option<Self> {
        let (year, month, date) = day;
        // A year of five digits is another syntax, which no feed writes.
        if year > 9999 || !(1..=12).contains(&month) || date == 0 || date > days_in(year, month) {
            return None;
        }
        let mut iso = String::with_capacity(25);
        let mut add = |before: &str, number, width| {
            iso.push_str(before);
            push(&mut iso, number, width);
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
        // No clock of a browser's knows the leap second.
        let second = second.min(59);
        add("T", hour, 2);
        add(":", minute, 2);
        add(":", second, 2);
        if zone == 0 {
            iso.push('Z');
        } else {
            let away = zone.unsigned_abs();
            add(if zone < 0 { "-" } else { "+" }, away / 60, 2);
            add(":", away % 60, 2);
        }
        let seconds = midnight + i64::from(hour * 3600 + minute * 60 + second) - i64::from(zone) * 60;
        Some(Self { iso: iso.into(), precision: Precision::Moment, seconds })
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
    let place = MONTHS.chunks(3).position(|month| month.eq_ignore_ascii_case(name))?;
    text.word_end();
    let year = match text.digits(2, 4)? {
        year @ 0..=49 => year + 2000,
        year @ 50..=99 => year + 1900,
        year => year,
    };
    let day = (year, u32::try_from(place).ok()? + 1, date);
    text.space();
    if text.0.is_empty() { Date::new(day, None) } else { time(day, 1, text) }
}

/// A time of day and its zone, up to the end of the text. The hour has that many digits at least.
fn time(day: (u32, u32, u32), least: usize, text: &mut Cursor) -> Option<Date> {
    let hour = text.digits(least, 2)?;
    text.one_of(b":")?;
    let minute = text.digits(2, 2)?;
    let mut second = 0;
    if text.one_of(b":").is_some() {
        second = text.digits(2, 2)?;
        if text.one_of(b".,").is_some() {
            while text.digits(1, 9).is_some() {}
        }
    }
    text.space();
    Date::new(day, Some((hour, minute, second, zone(text)?)))
}

/// Minutes east of Greenwich; of letters, those of RFC 822.
fn zone(text: &mut Cursor) -> Option<i32> {
    let sign = match text.0 {
        [b'+', ..] => 1,
        [b'-', ..] => -1,
        // The minus sign of typography, U+2212.
        [0xe2, 0x88, 0x92, rest @ ..] => {
            text.0 = rest;
            -1
        }
        b"" | b"Z" | b"z" | b"GMT" | b"UT" | b"UTC" => return Some(0),
        [zone, kind @ (b'S' | b'D'), b'T'] => {
            let place = i32::try_from(b"ECMP".iter().position(|known| known == zone)?).ok()?;
            return Some((i32::from(*kind == b'D') - 5 - place) * 60);
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

/// What is still to be read.
struct Cursor<'a>(&'a [u8]);

impl<'a> Cursor<'a> {
    /// A number of so many digits; one more is none of its own.
    fn digits(&mut self, least: usize, most: usize) -> Option<u32> {
        let (mut number, mut count) = (0, 0);
        while let [digit @ b'0'..=b'9', rest @ ..] = self.0 {
            if count == most {
                break;
            }
            (number, count, self.0) = (number * 10 + u32::from(digit - b'0'), count + 1, rest);
        }
        (count >= least).then_some(number)
    }

    /// One of these bytes.
    fn one_of(&mut self, bytes: &[u8]) -> Option<()> {
        let (first, rest) = self.0.split_first()?;
        bytes.contains(first).then(|| self.0 = rest)
    }

    /// The bytes up to white space, after what there is of it. They are not passed over.
    fn word(&mut self) -> &'a [u8] {
        self.space();
        let end = self.0.iter().position(u8::is_ascii_whitespace).unwrap_or(self.0.len());
        self.0.get(..end).unwrap_or_default()
    }

    /// Passes over a word and the white space after it.
    fn word_end(&mut self) {
        self.0 = self.0.get(self.word().len()..).unwrap_or_default();
        self.space();
    }

    fn space(&mut self) {
        self.0 = self.0.trim_ascii_start();
    }
}

/// Adds a number with at least so many digits, up to four.
fn push(iso: &mut String, number: u32, width: usize) {
    for (place, unit) in [1000, 100, 10, 1].into_iter().enumerate() {
        if place + width >= 4 {
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

/// Days from 1970-01-01, by counting months from March, so that the leap day comes last.
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
    fn iso_8601() {
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
    fn rfc_822() {
        check("Sat, 31 Jan 2026 08:00:00 GMT", "2026-01-31T08:00:00Z", 1_769_846_400);
        check("31 Jan 26 09:00 +0100", "2026-01-31T09:00:00+01:00", 1_769_846_400);
        check("Sat, 31 January 2026 03:00:00 EST", "2026-01-31T03:00:00-05:00", 1_769_846_400);
        check("31 Jan 2026", "2026-01-31", 1_769_817_600);
    }

    #[test]
    fn what_is_no_date() {
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
    fn later() {
        let after = |a, b| Date::parse(a).unwrap().is_after(&Date::parse(b).unwrap());
        assert!(after("2026-01-31T08:00:01Z", "2026-01-31T09:00:00+01:00"));
        assert!(!after("2026-01-31T08:00:00Z", "2026-01-31T09:00:00+01:00"));
        assert!(!after("2026-01-31T08:00:00Z", "2026-01-31"));
        assert!(after("2026-02-01", "2026-01-31T23:00:00Z"));
        assert_eq!(Date::parse("2026-01-31T08:00:00Z").unwrap().day(), "2026-01-31");
    }
}
