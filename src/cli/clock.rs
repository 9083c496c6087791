//! The only reader of the clock: what time it is in Sweden, and how long until another.
#![allow(clippy::disallowed_methods)] // This is the clock.

use jiff::Zoned;
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;

/// Swedish local time, to the second.
pub fn now() -> DateTime {
    let now = Zoned::now().with_time_zone(sweden()).datetime();
    now.with().subsec_nanosecond(0).build().expect("a whole second of a time that exists")
}

/// How long until a Swedish local time; nothing when it has passed.
#[cfg(feature = "serve")]
pub fn until(then: DateTime) -> std::time::Duration {
    let Ok(then) = then.to_zoned(sweden()) else { return std::time::Duration::MAX };
    std::time::Duration::try_from(Zoned::now().duration_until(&then)).unwrap_or_default()
}

/// `2026-12-01`, its first minute, or `2026-12-01T09:00`.
pub fn parse(text: &str) -> Result<DateTime, String> {
    // The forms of content: what else jiff reads (a zone, a compact form) would be a second way to say it.
    let is_date = text.len() == "2026-12-01".len();
    let parsed = if is_date { text.parse::<Date>().map(|date| date.at(0, 0, 0, 0)) } else { text.parse::<DateTime>() };
    match parsed {
        Ok(time) if is_date || text.as_bytes().get(10) == Some(&b'T') && !text.contains(['[', '+', 'Z']) => Ok(time),
        Ok(_) => Err("write a date as 2026-12-01 or a Swedish local time as 2026-12-01T09:00".to_owned()),
        Err(_) => Err("it is no date (2026-12-01) and no Swedish local time (2026-12-01T09:00) that exists".to_owned()),
    }
}

fn sweden() -> TimeZone {
    TimeZone::get("Europe/Stockholm").expect("the time zones are compiled in")
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn a_date_or_a_local_time_is_read_and_nothing_else() {
        assert_eq!(parse("2026-12-01").map(|time| time.to_string()), Ok("2026-12-01T00:00:00".to_owned()));
        assert_eq!(parse("2026-12-01T09:00").map(|time| time.to_string()), Ok("2026-12-01T09:00:00".to_owned()));
        for bad in [
            "",
            "today",
            "2026-13-01",
            "2026-02-30",
            "2026",
            "2026-12",
            "2026-12-01T25:00",
            "2026-12-01T09:00Z",
            "20261201T090000",
        ] {
            assert!(parse(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn what_has_passed_is_now() {
        assert_eq!(until(Date::constant(2000, 1, 1).at(0, 0, 0, 0)), Duration::ZERO);
        assert!(until(Date::constant(9000, 1, 1).at(0, 0, 0, 0)) > Duration::from_secs(86_400));
    }
}
