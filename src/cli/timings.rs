//! How long each stage took by the clock on the wall, and the most memory that the process has held.
#![allow(clippy::disallowed_methods)] // This is the clock, and /proc is no file of the site.

use std::time::{Duration, Instant};

/// A stopwatch that notes each stage as it ends.
pub struct Timings {
    last: Instant,
    stages: Vec<(&'static str, Duration)>,
}

impl Timings {
    pub fn start() -> Timings {
        Timings { last: Instant::now(), stages: Vec::new() }
    }

    /// Notes that a stage has ended, and begins the next.
    pub fn ended(&mut self, stage: &'static str) {
        let now = Instant::now();
        self.stages.push((stage, now - self.last));
        self.last = now;
    }

    /// How long all stages took together.
    pub fn total(&self) -> Duration {
        self.stages.iter().map(|(_, took)| *took).sum()
    }

    /// One line per stage, in whole milliseconds, the sum, and the peak of memory where the system tells it.
    pub fn report(&self) -> String {
        let line = |(stage, took): &(&str, Duration)| format!("{stage:<16}{:>8} ms\n", took.as_millis());
        let mut report: String = self.stages.iter().map(line).collect();
        report += &line(&("total", self.total()));
        if let Some(bytes) = peak_memory() {
            report += &format!("{:<16}{:>8} MB\n", "peak memory", bytes / 1_000_000);
        }
        report
    }
}

/// The largest resident set so far, in bytes (`VmHWM`, proc_pid_status(5)); Linux alone tells it.
fn peak_memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kibibytes: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kibibytes * 1024)
}
