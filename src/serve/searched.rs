//! The files of the search: made beside everything else, so that no save waits for them, and swapped when the newest are whole. Until then the last
//! ones answer. Should making one fail altogether (a fault of this program), that is told, and the next edit tries again. Knows neither requests nor the
//! disk.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Condvar, Mutex, MutexGuard};
use std::time::Duration;

use crate::{Compiled, SearchFiles};

/// How long the very first index may take before a request for it is given up.
const PATIENCE: Duration = Duration::from_secs(60);

/// The newest index that is finished, and what the next is to be made of.
#[derive(Default)]
pub struct Searched {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Default)]
struct State {
    finished: Option<Arc<SearchFiles>>,
    /// The one before: a page that has read the old table of contents may still ask for what it names.
    before: Option<Arc<SearchFiles>>,
    wanted: Option<Arc<Compiled>>,
    /// The newest could not be made: nobody waits for it.
    has_failed: bool,
}

impl Searched {
    /// Starts the thread that makes one index after the other, always of the newest site, and tells why one could not be made.
    pub fn start(tell: impl Fn(&str) + Send + 'static) -> Arc<Searched> {
        let searched = Arc::new(Searched::default());
        let maker = searched.clone();
        std::thread::spawn(move || {
            // A pool of its own with one thread: the others are for whoever saves or reads meanwhile.
            let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build().expect("a thread can be started");
            loop {
                let site = maker.next();
                maker.make_now(|| pool.install(|| site.search_files()), &tell);
            }
        });
        searched
    }

    /// Has an index made of a site; one that is waited for but not begun is never made.
    pub fn make(&self, site: Arc<Compiled>) {
        let mut state = self.state();
        state.wanted = Some(site);
        state.has_failed = false;
        self.changed.notify_all();
    }

    fn make_now(&self, make: impl FnOnce() -> Arc<SearchFiles>, tell: impl Fn(&str)) {
        // What a panic leaves half made is dropped with it: a site whose index was not finished has none.
        match catch_unwind(AssertUnwindSafe(make)) {
            Ok(files) => self.finish(files),
            Err(panic) => {
                let words = panic.downcast_ref::<String>().map(String::as_str);
                let words = words.or(panic.downcast_ref::<&str>().copied()).unwrap_or("no reason given");
                tell(&format!(
                    "cannot make the index of the search ({words}); the last one answers until the next edit"
                ));
                self.state().has_failed = true;
                self.changed.notify_all();
            }
        }
    }

    /// A file of the newest index that is finished, or of the one before. Waits for the first index, no other.
    pub fn get(&self, path: &str) -> Option<Vec<u8>> {
        let waited = self
            .changed
            .wait_timeout_while(self.state(), PATIENCE, |state| state.finished.is_none() && !state.has_failed);
        let (state, _) = waited.expect(NO_PANIC);
        let files = [&state.finished, &state.before].into_iter().flatten();
        files.filter_map(|files| files.get(path)).next().cloned()
    }

    fn next(&self) -> Arc<Compiled> {
        let waited = self.changed.wait_while(self.state(), |state| state.wanted.is_none());
        waited.expect(NO_PANIC).wanted.take().expect("it was waited for")
    }

    fn finish(&self, files: Arc<SearchFiles>) {
        let mut state = self.state();
        state.before = state.finished.replace(files);
        self.changed.notify_all();
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().expect(NO_PANIC)
    }
}

const NO_PANIC: &str = "no thread panics while it holds this";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Options, Sources};

    fn site(title: &str) -> Arc<Compiled> {
        let mut sources = Sources::new(Options::at(jiff::civil::date(2026, 1, 1).at(0, 0, 0, 0)));
        sources.add("content/site.yaml", "title: Prov\nbase_url: https://prov.example/\n".as_bytes().to_vec());
        sources.add("content/releases/a.md", format!("---\ntitle: {title}\n---\n").into_bytes());
        Arc::new(crate::compile(&sources))
    }

    #[test]
    fn an_index_that_cannot_be_made_is_told_and_the_next_is_tried() {
        let searched = Searched::default();
        let told = std::cell::RefCell::new(Vec::new());
        let tell = |text: &str| told.borrow_mut().push(text.to_owned());
        searched.make_now(|| panic!("index out of bounds"), tell);
        let expected =
            "cannot make the index of the search (index out of bounds); the last one answers until the next edit";
        assert_eq!(*told.borrow(), [expected]);
        assert_eq!(searched.get("search/index.json"), None, "nobody waits for what will not come");
        searched.make(site("Nytt"));
        let next = searched.next();
        searched.make_now(|| next.search_files(), tell);
        assert!(searched.get("search/index.json").is_some());
        searched.make_now(|| panic!("again"), tell);
        assert!(searched.get("search/index.json").is_some(), "the last one answers");
    }

    #[test]
    fn the_last_index_answers_until_the_next_is_whole_and_its_files_a_while_longer() {
        let (old, new) = (site("Gammal"), site("Nytt"));
        let names = |site: &Compiled| site.search_files().keys().find(|name| name.contains("terms")).cloned();
        let (old_name, new_name) = (names(&old).expect("terms"), names(&new).expect("terms"));
        let searched = Searched::default();
        searched.finish(old.search_files());
        searched.make(new.clone());
        assert!(searched.get(&old_name).is_some());
        assert_eq!(searched.get(&new_name), None);
        searched.finish(searched.next().search_files());
        assert!(searched.get(&new_name).is_some());
        assert!(searched.get(&old_name).is_some(), "a page may have the old table of contents");
        let table = searched.get("search/index.json").expect("it is always there");
        assert_eq!(table, new.search_files()["search/index.json"]);
    }
}
