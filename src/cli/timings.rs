//! How long each stage took by the clock on the wall, and the most memory that the process has held.
#![allow(clippy::disallowed_methods)] // This is the clock, and /proc is no file of the site.

use std::time::{Duration, Instant};

/// A stopwatch with one stage after another.
pub struct Timings {
    began: Instant,
    running: &'static str,
    stages: Vec<(&'static str, Duration)>,
    /// After how many stages, what, and how long.
    parts: Vec<(usize, &'static str, Duration)>,
}

/// What an action gives, and how many nanoseconds it took.
pub fn of<T>(action: impl FnOnce() -> T) -> (T, u64) {
    let began = Instant::now();
    let result = action();
    (result, u64::try_from(began.elapsed().as_nanos()).unwrap_or(u64::MAX))
}

impl Timings {
    pub fn begin(stage: &'static str) -> Timings {
        Timings { began: Instant::now(), running: stage, stages: Vec::new(), parts: Vec::new() }
    }

    /// Ends the stage that is running, and begins the next.
    pub fn next(&mut self, stage: &'static str) {
        self.end();
        self.running = stage;
    }

    /// Notes a part of the stage that has just ended: the nanoseconds that all threads spent on it, shared out among them.
    pub fn shared(&mut self, part: &'static str, nanoseconds: u64) {
        let each = Duration::from_nanos(nanoseconds / rayon::current_num_threads().max(1) as u64);
        self.parts.push((self.stages.len(), part, each));
    }

    /// Ends the last stage.
    pub fn end(&mut self) {
        let now = Instant::now();
        self.stages.push((self.running, now - self.began));
        self.began = now;
    }

    /// How long all stages that have ended took together.
    pub fn total(&self) -> Duration {
        self.stages.iter().map(|(_, took)| *took).sum()
    }

    /// One line per stage, in whole milliseconds, the sum, and the peak of memory where the system tells it.
    pub fn report(&self) -> String {
        let line = |(stage, took): &(&str, Duration)| format!("{stage:<16}{:>8} ms\n", took.as_millis());
        let mut report = String::new();
        for (at, stage) in (1..).zip(&self.stages) {
            report += &line(stage);
            for (_, part, took) in self.parts.iter().filter(|(after, ..)| *after == at) {
                report += &line(&(*part, *took));
            }
        }
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
