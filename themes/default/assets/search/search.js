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

const input = document.querySelector("input[type=search]");
const list = document.querySelector("#search-results");

if (input) {
  document.addEventListener("keydown", (event) => {
    const isTyping = event.target.closest?.("input, textarea, select, [contenteditable]");
    if (event.key !== "/" || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    input.focus();
    input.select();
  });
}
if (input && list) startSearchPage(input.form, document.querySelector("#search-status"));

function startSearchPage(form, status) {
  const texts = form.dataset;
  const numbers = new Intl.NumberFormat(document.documentElement.lang || undefined);
  const more = document.createElement("button");
  let worker;
  let id = 0;
  let timer;
  let shownBefore; // the addresses that were shown when "more" was asked for
  let wanted = { entities: ENTITIES, releases: RELEASES };

  more.type = "button";
  more.id = "search-more";
  more.textContent = texts.textMore;
  more.hidden = true;
  list.after(more);

  function fill(text, count) {
    return (text ?? "").replace("{count}", numbers.format(count));
  }

  /** Asks the worker; whatever was asked before is no longer waited for. */
  function search() {
    clearTimeout(timer);
    id += 1;
    const text = input.value;
    if (Array.from(text.trim()).length < SHORTEST) return show("ready", { rows: [], more: false }, "");
    list.dataset.state = "loading";
    status.textContent = fill(texts.textLoading, 0);
    worker ??= startWorker();
    worker.postMessage({ id, text, ...wanted });
  }

  function startWorker() {
    const started = new Worker(new URL("worker.js", import.meta.url), { type: "module" });
    started.addEventListener("message", ({ data }) => data.id === id && receive(data));
    // The script itself could not be fetched: start anew with the next letter.
    started.addEventListener("error", () => {
      worker = undefined;
      started.terminate();
      receive({ error: true });
    });
    started.postMessage({ index: new URL(form.dataset.index, document.baseURI).href });
    return started;
  }

  function receive(answer) {
    if (answer.error) return show("error", { rows: [], more: false }, fill(texts.textError, 0));
    show(answer.count === 0 ? "empty" : "ready", answer, summary(answer));
  }

  function summary({ count, complete }) {
    if (count === 0) return fill(texts.textNone, 0);
    const text = fill(complete === 1 ? texts.textOne : texts.textMany, complete);
    if (complete === count) return text;
    const rest = fill(texts.textFallback, count - complete);
    return complete === 0 ? rest : `${text} ${rest}`;
  }

  function show(state, { rows, more: hasMore }, text) {
    list.replaceChildren(...rows.map((row) => hit(row, texts.textImported)));
    more.hidden = !hasMore;
    status.textContent = text;
    if (shownBefore) Array.from(list.children).find((item) => !shownBefore.has(item.dataset.url))?.querySelector("a").focus();
    shownBefore = undefined;
    list.dataset.query = input.value;
    list.dataset.state = state; // last: whoever waits for it finds the rest done
  }

  function rememberQuery() {
    const address = new URL(location.href);
    if (input.value === "") address.searchParams.delete("q");
    else address.searchParams.set("q", input.value);
    history.replaceState(null, "", address);
  }

  function restoreQuery() {
    input.value = new URL(location.href).searchParams.get("q") ?? "";
    if (input.value !== list.dataset.query) search();
  }

  input.addEventListener("input", () => {
    wanted = { entities: ENTITIES, releases: RELEASES };
    shownBefore = undefined;
    // An answer to what stood there before must not be shown as one to what stands there now.
    id += 1;
    list.dataset.state = "loading";
    clearTimeout(timer);
    timer = setTimeout(() => {
      rememberQuery();
      search();
    }, PAUSE);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    rememberQuery();
    search();
  });
  more.addEventListener("click", () => {
    wanted = { entities: wanted.entities * MORE, releases: wanted.releases * MORE };
    shownBefore = new Set(Array.from(list.children, (item) => item.dataset.url));
    search();
  });
  addEventListener("popstate", restoreQuery);
  addEventListener("keydown", moveByKey);
  restoreQuery();

  /** Arrows go from the box into the list and back, Escape from the list to the box, and in the box it empties it. Enter opens a hit, as for any link. */
  function moveByKey(event) {
    const links = Array.from(list.querySelectorAll("li > a"));
    const at = links.indexOf(document.activeElement);
    if (at < 0 && document.activeElement !== input) return;
    if (event.key === "ArrowDown") (links[at + 1] ?? links[at])?.focus();
    else if (event.key === "ArrowUp" && at >= 0) (links[at - 1] ?? input).focus();
    else if (event.key === "Escape") leaveByEscape(at >= 0);
    else return;
    event.preventDefault();
  }

  function leaveByEscape(isInList) {
    input.focus();
    if (isInList || input.value === "") return;
    input.value = "";
    rememberQuery();
    search();
  }
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
