//! Sends what is written to the disk while more is being written, so that little is left to wait for before the switch.
//!
//! It makes nothing safe: `Staging::sync` does, at the end. Without it, a system with much memory would keep everything until then.

use std::os::fd::OwnedFd;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

/// Bytes after which what was written is sent on.
const PORTION: u64 = 96 << 20;

#[derive(Default)]
pub(super) struct Flusher {
    written: AtomicU64,
    is_busy: Arc<AtomicBool>,
}

impl Flusher {
    /// Notes that so many bytes more were written below a folder; each full portion is sent to the disk from another thread.
    pub fn wrote(&self, bytes: usize, folder: &OwnedFd) {
        let bytes = bytes as u64;
        let before = self.written.fetch_add(bytes, Ordering::Relaxed);
        if before / PORTION == (before + bytes) / PORTION || self.is_busy.swap(true, Ordering::Relaxed) {
            return;
        }
        let is_busy = self.is_busy.clone();
        let Ok(folder) = folder.try_clone() else { return };
        // Where there is no thread to be had, or the disk fails, the end waits longer, and tells.
        let _ = std::thread::Builder::new().spawn(move || {
            let _ = rustix::fs::syncfs(&folder);
            is_busy.store(false, Ordering::Relaxed);
        });
    }
}
