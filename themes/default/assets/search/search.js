// The search page. It fills a list while a person types; the searching itself is in the worker. It writes text, never HTML.
//
// On a page without `#search-results` it only lets `/` lead to the search box. On the search page it expects:
//
//   <form id="search-form" action="/sok/" role="search" data-index="/search/index.json"
//         data-text-one="1 träff." data-text-many="{count} träffar." data-text-none="Inga träffar."
//         data-text-loading="Söker …" data-text-error="Sökningen kunde inte hämtas. Försök igen."
//         data-text-fallback="{count} sidor har bara några av orden." data-text-more="Visa fler"
//         data-text-imported="Maskinellt inläst, ej granskad">
//     <label for="q">Sök</label> <input type="search" id="q" name="q" autocomplete="off">
//   </form>
//   <p id="search-status" role="status"></p>
//   <ol id="search-results" data-state="ready" data-query=""></ol>
//   <script type="module" src="…/assets/search-HASH/search.js"></script>
//
// and makes of every hit
//
//   <li data-url="…" [data-kind="agency"] [data-imported]>
//     <a href="…">title with <mark>hits</mark></a>
//     <p class="search-meta"><span>kind</span> <time datetime="2021-02">date</time> <span>imported</span></p>
//     <p class="search-excerpt">text with <mark>hits</mark></p>
//   </li>
//
// followed, where there is more, by `<button type="button" id="search-more">` after the list.

const ENTITIES = 5;
const RELEASES = 10;
const MORE = 4; // so many times more after the button
const SHORTEST = 2;
const PAUSE = 60; // milliseconds without a key before the search starts

class SearchPage {
  #form;
  #input;
  #list;
  #status;
  #more = element("button", "");
  #worker;
  #id = 0; // of the newest question; answers to others are not shown
  #timer;
  #wanted = { entities: ENTITIES, releases: RELEASES };
  #shownBefore; // the addresses that were shown when "more" was asked for

  constructor(form, input, list, status) {
    [this.#form, this.#input, this.#list, this.#status] = [form, input, list, status];
    Object.assign(this.#more, { type: "button", id: "search-more", textContent: form.dataset.textMore, hidden: true });
    list.after(this.#more);
    input.addEventListener("input", () => this.#searchSoon());
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#searchNow();
    });
    this.#more.addEventListener("click", () => this.#showMore());
    document.addEventListener("keydown", (event) => this.#moveByKey(event));
    window.addEventListener("popstate", () => this.#restoreQuery());
    this.#restoreQuery();
  }

  /** Waits for a pause in the typing. What was asked before is no longer an answer to what stands in the box. */
  #searchSoon() {
    this.#id += 1;
    this.#wanted = { entities: ENTITIES, releases: RELEASES };
    this.#shownBefore = undefined;
    this.#list.dataset.state = "loading";
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#searchNow(), PAUSE);
  }

  #searchNow() {
    const address = new URL(location.href);
    if (this.#input.value === "") address.searchParams.delete("q");
    else address.searchParams.set("q", this.#input.value);
    history.replaceState(null, "", address);
    this.#ask();
  }

  #restoreQuery() {
    this.#input.value = new URL(location.href).searchParams.get("q") ?? "";
    if (this.#input.value !== this.#list.dataset.query) this.#ask();
  }

  #showMore() {
    this.#wanted = { entities: this.#wanted.entities * MORE, releases: this.#wanted.releases * MORE };
    this.#shownBefore = new Set(Array.from(this.#list.children, (item) => item.dataset.url));
    this.#ask();
  }

  #ask() {
    clearTimeout(this.#timer);
    this.#id += 1;
    const text = this.#input.value;
    if (Array.from(text.trim()).length < SHORTEST) return this.#show("ready", { rows: [], more: false }, "");
    this.#list.dataset.state = "loading";
    this.#status.textContent = this.#text("textLoading", 0);
    this.#worker ??= this.#startWorker();
    this.#worker.postMessage({ id: this.#id, text, ...this.#wanted });
  }

  #startWorker() {
    const worker = new Worker(new URL("worker.js", import.meta.url), { type: "module" });
    worker.addEventListener("message", ({ data }) => data.id === this.#id && this.#receive(data));
    // The script itself could not be fetched: start anew with the next letter.
    worker.addEventListener("error", () => {
      this.#worker = undefined;
      worker.terminate();
      this.#receive({ error: true });
    });
    worker.postMessage({ index: new URL(this.#form.dataset.index, document.baseURI).href });
    return worker;
  }

  #receive(answer) {
    if (answer.error) this.#show("error", { rows: [], more: false }, this.#text("textError", 0));
    else this.#show(answer.count === 0 ? "empty" : "ready", answer, this.#summary(answer));
  }

  #show(state, { rows, more }, status) {
    this.#list.replaceChildren(...rows.map((row) => hit(row, this.#form.dataset.textImported)));
    this.#more.hidden = !more;
    this.#status.textContent = status;
    const before = this.#shownBefore;
    this.#shownBefore = undefined;
    if (before) Array.from(this.#list.children).find((item) => !before.has(item.dataset.url))?.querySelector("a").focus();
    this.#list.dataset.query = this.#input.value;
    this.#list.dataset.state = state; // last: whoever waits for it finds the rest done
  }

  /** How many were found with all words, and how many more with some of them. */
  #summary({ count, complete }) {
    if (count === 0) return this.#text("textNone", 0);
    const all = this.#text(complete === 1 ? "textOne" : "textMany", complete);
    const rest = this.#text("textFallback", count - complete);
    if (complete === count) return all;
    return complete === 0 ? rest : `${all} ${rest}`;
  }

  /** A text of the form, with its number. */
  #text(name, count) {
    const numbers = new Intl.NumberFormat(document.documentElement.lang || undefined);
    return (this.#form.dataset[name] ?? "").replace("{count}", numbers.format(count));
  }

  /** Arrows go from the box into the list and back, Escape from the list to the box, and in the box it empties it. Enter opens a hit, as for any link. */
  #moveByKey(event) {
    const links = Array.from(this.#list.querySelectorAll("li > a"));
    const at = links.indexOf(document.activeElement);
    if (at < 0 && document.activeElement !== this.#input) return;
    if (event.key === "ArrowDown") (links[at + 1] ?? links[at])?.focus();
    else if (event.key === "ArrowUp" && at >= 0) (links[at - 1] ?? this.#input).focus();
    else if (event.key === "Escape") this.#leave(at >= 0);
    else return;
    event.preventDefault();
  }

  #leave(isInList) {
    this.#input.focus();
    if (isInList || this.#input.value === "") return;
    this.#input.value = "";
    this.#searchNow();
  }
}

function focusBySlash(input) {
  document.addEventListener("keydown", (event) => {
    const isTyping = event.target.closest?.("input, textarea, select, [contenteditable]");
    if (event.key !== "/" || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    input.focus();
    input.select();
  });
}

function hit(row, importedText) {
  const item = element("li", "");
  item.dataset.url = row.url;
  if (row.kind !== "release") item.dataset.kind = row.kind;
  const link = element("a", "", ...row.title.map(piece));
  link.href = row.url;
  const meta = element("p", "search-meta", element("span", "", row.kindText));
  if (row.dateText !== "") {
    const time = element("time", "", row.dateText);
    time.dateTime = row.date;
    meta.append(" ", time);
  }
  if (row.imported) {
    item.dataset.imported = "";
    if (importedText) meta.append(" ", element("span", "", importedText));
  }
  item.append(link, meta);
  if (row.excerpt.length > 0) item.append(element("p", "search-excerpt", ...row.excerpt.map(piece)));
  return item;
}

/** A piece of text, as a text node: nothing in a title can become markup. */
function piece([text, isMarked]) {
  return isMarked ? element("mark", "", text) : text;
}

function element(name, className, ...children) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...children);
  return made;
}

const input = document.querySelector("input[type=search]");
const list = document.querySelector("#search-results");
if (input) focusBySlash(input);
if (input && list) new SearchPage(input.form, input, list, document.querySelector("#search-status"));
