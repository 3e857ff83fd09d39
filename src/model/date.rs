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
        let text = text.trim();
        if text.starts_with(|c: char| c.is_ascii_digit()) && text.get(4..5) == Some("-") {
            iso(text)
        } else {
            rfc_822(text)
        }
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
        let mut iso = padded(year, 4);
        iso.extend(["-", &padded(month, 2), "-", &padded(date, 2)]);
        let midnight = days_since_1970(year, month, date) * 86_400;
        let Some((hour, minute, second, zone)) = time else {
            return Some(Self { iso: iso.into(), precision: Precision::Day, seconds: midnight });
        };
        if hour > 23 || minute > 59 || second > 60 || zone.abs() >= 24 * 60 {
            return None;
        }
        // No clock of a browser's knows the leap second.
        let second = second.min(59);
        iso.extend(["T", &padded(hour, 2), ":", &padded(minute, 2), ":", &padded(second, 2)]);
        let away = zone.unsigned_abs();
        match zone {
            0 => iso.push('Z'),
            _ => iso.extend([if zone < 0 { "-" } else { "+" }, &padded(away / 60, 2), ":", &padded(away % 60, 2)]),
        }
        let seconds = midnight + i64::from(hour * 3600 + minute * 60 + second) - i64::from(zone) * 60;
        Some(Self { iso: iso.into(), precision: Precision::Moment, seconds })
    }
}

fn iso(text: &str) -> Option<Date> {
    let (year, month, date) = (number(text, 0, 4)?, number(text, 5, 2)?, number(text, 8, 2)?);
    if text.get(7..8) != Some("-") {
        return None;
    }
    let day = (year, month, date);
    let rest = text.get(10..)?;
    if rest.is_empty() {
        return Date::new(day, None);
    }
    let rest = rest.strip_prefix(['T', 't', ' '])?;
    let (hour, minute) = (number(rest, 0, 2)?, number(rest, 3, 2)?);
    if rest.get(2..3) != Some(":") {
        return None;
    }
    let mut rest = rest.get(5..)?;
    let mut second = 0;
    if let Some(seconds) = rest.strip_prefix(':') {
        second = number(seconds, 0, 2)?;
        rest = seconds.get(2..)?;
        if let Some(fraction) = rest.strip_prefix(['.', ',']) {
            rest = fraction.trim_start_matches(|c: char| c.is_ascii_digit());
        }
    }
    Date::new(day, Some((hour, minute, second, zone(rest.trim_start())?)))
}

fn rfc_822(text: &str) -> Option<Date> {
    let text = text.split_once(',').map_or(text, |(_, rest)| rest);
    let mut words = text.split_ascii_whitespace();
    let date = words.next()?.parse().ok()?;
    let name = words.next()?.get(..3)?.to_ascii_lowercase();
    let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let month = u32::try_from(months.iter().position(|month| *month == name)? + 1).ok()?;
    let year: u32 = words.next()?.parse().ok()?;
    let year = match year {
        0..=49 => year + 2000,
        50..=99 => year + 1900,
        _ => year,
    };
    let Some(clock) = words.next() else { return Date::new((year, month, date), None) };
    let mut parts = clock.split(':').map(|part| part.parse().ok());
    let (hour, minute) = (parts.next()??, parts.next()??);
    let second = parts.next().unwrap_or(Some(0))?;
    Date::new((year, month, date), Some((hour, minute, second, zone(words.next().unwrap_or_default())?)))
}

/// Minutes east of Greenwich.
fn zone(text: &str) -> Option<i32> {
    let hours = |hours: i32| Some(hours * 60);
    match text {
        "" | "Z" | "z" | "GMT" | "UT" | "UTC" => return Some(0),
        "EST" => return hours(-5),
        "EDT" => return hours(-4),
        "CST" => return hours(-6),
        "CDT" => return hours(-5),
        "MST" => return hours(-7),
        "MDT" => return hours(-6),
        "PST" => return hours(-8),
        "PDT" => return hours(-7),
        _ => {}
    }
    let sign = if text.starts_with('-') { -1 } else { 1 };
    let rest = text.strip_prefix(['+', '-', '\u{2212}'])?;
    let hours = number(rest, 0, 2)?;
    let minutes = match rest.get(2..)? {
        "" => 0,
        rest => {
            let rest = rest.strip_prefix(':').unwrap_or(rest);
            if rest.len() != 2 {
                return None;
            }
            number(rest, 0, 2)?
        }
    };
    if minutes > 59 {
        return None;
    }
    Some(sign * i32::try_from(hours * 60 + minutes).ok()?)
}

fn number(text: &str, start: usize, length: usize) -> Option<u32> {
    let digits = text.get(start..start + length)?;
    if digits.bytes().all(|byte| byte.is_ascii_digit()) { digits.parse().ok() } else { None }
}

fn padded(number: u32, width: usize) -> String {
    let digits = number.to_string();
    ["0".repeat(width.saturating_sub(digits.len())), digits].concat()
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
        let date = Date::parse(text).unwrap_or_else(|| unreachable!("{text} is a date"));
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
