// On every page but the search: keys, tables that can be sorted, citations that can be copied, contents that show where one reads, previews of
// what links lead to. Nothing here is needed to read the page; all words come from it.

// `/` leads to the search box, or where the page shows none, to the search.
addEventListener("keydown", (event) => {
  const target = /** @type {Element} */ (event.target);
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || target.closest?.("input, textarea, select, [contenteditable]")) return;
  const box = /** @type {HTMLInputElement | null} */ (document.querySelector("input[type=search]"));
  if (!box) return;
  event.preventDefault();
  if (!box.checkVisibility()) return location.assign(box.form?.action ?? "");
  box.focus();
  box.select();
});

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} name
 * @param {Partial<HTMLElementTagNameMap[K]>} properties
 * @param {(Node | string)[]} children
 */
function element(name, properties, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

/** A place where screen readers hear what has changed. @param {Element} within */
function announcer(within) {
  const made = element("span", { className: "unseen", role: "status" });
  within.append(made);
  return made;
}

// Days

const { lang } = document.documentElement;

/** "för 3 år sedan", counted from the day of reading: whole years, months or days. @param {string} due */
function fromToday(due) {
  const [year, month, day] = due.split("-").map(Number);
  const now = new Date();
  const today = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate());
  const then = Date.UTC(year, (month ?? 12) - 1, day ?? new Date(Date.UTC(year, month ?? 12, 0)).getUTCDate());
  const [first, last] = [new Date(Math.min(today, then)), new Date(Math.max(today, then))];
  const months = (last.getUTCFullYear() - first.getUTCFullYear()) * 12 + last.getUTCMonth() - first.getUTCMonth() - Number(last.getUTCDate() < first.getUTCDate());
  const sign = then < today ? -1 : 1;
  const words = new Intl.RelativeTimeFormat(lang);
  if (months >= 12) return words.format(sign * Math.floor(months / 12), "year");
  if (months > 0) return words.format(sign * months, "month");
  return new Intl.RelativeTimeFormat(lang, { numeric: "auto" }).format(Math.round((then - today) / 864e5), "day");
}

document.querySelectorAll(".deadline .date > time[datetime]").forEach((time) => {
  const due = time.getAttribute("datetime") ?? "";
  if (/^\d{4}(-\d\d){0,2}$/.test(due)) time.after(" ", element("span", { className: "relative" }, fromToday(due).replaceAll(" ", "\u00a0")));
});

// Tables

const collator = new Intl.Collator(lang, { numeric: true });

/** What a cell is sorted by: the value for programs where it has one, else its text. @param {HTMLTableRowElement} row @param {number} at */
function key(row, at) {
  const cell = row.cells[at];
  const exact = cell?.querySelector("data, time");
  return (exact?.getAttribute("value") ?? exact?.getAttribute("datetime") ?? cell?.textContent ?? "").trim();
}

/** @param {HTMLTableElement} table */
function sortable(table) {
  const heads = [...(table.tHead?.rows[0]?.cells ?? [])];
  const body = table.tBodies[0];
  const [rising, falling] = (table.dataset.sort ?? "").split("|");
  const heard = announcer(/** @type {Element} */ (table.parentElement));
  heads.forEach((head, at) => {
    const name = head.textContent ?? "";
    const arrow = element("span", { className: "arrow", ariaHidden: "true" });
    const button = element("button", { type: "button", className: "sort" }, name, arrow);
    head.replaceChildren(button);
    button.addEventListener("click", () => {
      // Figures first fall, everything else rises.
      const first = head.classList.contains("number") ? "descending" : "ascending";
      const other = first === "ascending" ? "descending" : "ascending";
      const order = head.ariaSort === first ? other : first;
      heads.forEach((each) => each.removeAttribute("aria-sort"));
      head.ariaSort = order;
      sort(body, at, order === "ascending" ? 1 : -1);
      heard.textContent = (order === "ascending" ? rising : falling).replace("{column}", name);
    });
  });
  table.dataset.sort = "on";
}

/** Sums stay last; so does what has no value. @param {HTMLTableSectionElement} body @param {number} at @param {1 | -1} sign */
function sort(body, at, sign) {
  const rows = [...body.rows].filter((row) => !row.classList.contains("sum"));
  const keyed = rows.map((row) => /** @type {const} */ ([key(row, at), row]));
  keyed.sort(([a], [b]) => (a === "" || b === "" ? Number(a === "") - Number(b === "") : sign * collator.compare(a, b)));
  const sums = [...body.rows].filter((row) => row.classList.contains("sum"));
  body.append(...keyed.map(([, row]) => row), ...sums);
}

// Narrow windows lay rows out as blocks, for which some browsers take a table for none. (In the page's own markup these roles would be errors.)
for (const [within, role] of [["", "table"], [" :is(thead, tbody)", "rowgroup"], [" tr", "row"], [" td", "cell"], [" th[scope=col]", "columnheader"], [" th[scope=row]", "rowheader"]]) {
  document.querySelectorAll(`.table${within}`).forEach((part) => part.setAttribute("role", role));
}

document.querySelectorAll("table[data-sort]").forEach((table) => sortable(/** @type {HTMLTableElement} */ (table)));

// Citations

/** @param {HTMLElement} cite */
function copyable(cite) {
  const heard = announcer(cite);
  const { copy = "", copied = "", accessed = "" } = cite.dataset;
  dated(cite, accessed);
  /** @param {Element} citation @param {string} name */
  const button = (citation, name) => {
    const made = element("button", { type: "button", className: "plain-button" }, copy, element("span", { className: "unseen" }, name));
    made.addEventListener("click", async () => {
      await write(citation);
      heard.textContent = "";
      heard.textContent = copied;
      made.firstChild?.replaceWith(copied);
      setTimeout(() => made.firstChild?.replaceWith(copy), 2000);
    });
    return made;
  };
  const sentence = cite.querySelector("blockquote");
  if (sentence) cite.querySelector(".more")?.prepend(button(sentence, ""), " ");
  cite.querySelectorAll(".styles > div").forEach((style) => {
    const [name, text] = [style.querySelector("dt"), style.querySelector(".citation")];
    if (name && text) style.querySelector("dd")?.append(button(text, ` ${name.textContent}`));
  });
}

/** The day of reading, which the page cannot know, in the sentence and in BibTeX. @param {HTMLElement} cite @param {string} accessed */
function dated(cite, accessed) {
  const today = new Date();
  const day = today.toLocaleDateString(lang, { dateStyle: "long" }).replaceAll(" ", "\u00a0");
  cite.querySelector("blockquote .address")?.after(` ${accessed.replace("{date}", day)}`);
  cite.querySelectorAll(".styles .citation").forEach((style) => {
    const text = style.textContent ?? "";
    if (text.startsWith("@")) style.textContent = text.replace(/\n}$/, `,\n  urldate = {${today.toLocaleDateString("sv")}}\n}`);
  });
}

/** To the clipboard; where the browser keeps it closed, by way of the selection. @param {Element} citation */
async function write(citation) {
  const text = (citation.textContent ?? "").trim();
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    getSelection()?.selectAllChildren(citation);
    document.execCommand("copy");
  }
}

document.querySelectorAll(".cite").forEach((cite) => copyable(/** @type {HTMLElement} */ (cite)));

// Contents

/** @param {Element} contents */
function following(contents) {
  const links = [...contents.querySelectorAll("a")];
  const heads = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))));
  const mark = () => {
    const passed = heads.filter((head) => head && head.getBoundingClientRect().top < innerHeight / 4).length;
    links.forEach((link, at) => (at === passed - 1 ? link.setAttribute("aria-current", "true") : link.removeAttribute("aria-current")));
  };
  const observer = new IntersectionObserver(mark, { rootMargin: "-25% 0px -74%" });
  heads.forEach((head) => head && observer.observe(head));
  addEventListener("scroll", mark, { passive: true });
  mark();
}

document.querySelectorAll(".contents").forEach(following);

// Previews

const [lists, ofReleases] = (document.body.dataset.previews ?? "").split("|").map((all) => all.split(" ").filter(Boolean));
/** @type {Map<string, Promise<any>>} */
const fetched = new Map();
/** @type {HTMLElement | null} */
let shown = null;
/** @type {HTMLAnchorElement | null} */
let owner = null;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let waiting;

/** @typedef {{ kind: string, title: string, text: string, facts: string[] }} Preview */

/** The link below an event, if what it leads to has a preview. @param {Event} event */
function previewed(event) {
  const target = /** @type {Element} */ (event.target);
  const link = /** @type {HTMLAnchorElement | null} */ (target.closest?.("main a[href]"));
  if (!link || link.origin !== location.origin || link.pathname === location.pathname || link.hash) return null;
  const within = (/** @type {string} */ list) => link.pathname.startsWith(list) && link.pathname !== list;
  // A year or a month is a list of releases, no release.
  return lists.some(within) || (ofReleases?.some(within) && !/\/\d+\/$/.test(link.pathname)) ? link : null;
}

/** The file beside a page, fetched once. @param {string} folder */
function load(folder) {
  const known = fetched.get(folder);
  if (known) return known;
  const answer = fetch(`${folder}preview.json`).then((got) => (got.ok ? got.json() : null)).catch(() => null);
  fetched.set(folder, answer);
  return answer;
}

/** A segment of an address as ids have it; one that is wrongly encoded names nothing. @param {string} segment */
function decoded(segment) {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

/** Names have a file each; releases share that of the folder that they stand in. @param {string} path @returns {Promise<Preview | null>} */
async function previewOf(path) {
  if (!ofReleases?.some((list) => path.startsWith(list))) return load(path);
  const [, folder, last] = /^(.*\/)([^/]+)\/$/.exec(path) ?? [];
  const all = folder && (await load(folder));
  return all && Object.hasOwn(all, decoded(last)) ? all[decoded(last)] : null;
}

/** @param {HTMLAnchorElement} link */
async function show(link) {
  const preview = await previewOf(link.pathname);
  if (!preview || owner !== link) return;
  close();
  const lines = preview.facts.map((/** @type {string} */ fact) => element("span", { className: "line quiet" }, fact));
  const text = preview.text ? [element("span", { className: "line" }, preview.text)] : [];
  shown = element("div", { className: "preview", id: "preview", role: "tooltip" },
    element("span", { className: "line quiet" }, preview.kind), element("strong", { className: "line" }, preview.title), ...text, ...lines);
  document.body.append(shown);
  link.setAttribute("aria-describedby", "preview");
  owner = link;
  place(shown, link);
}

/** Below the link, above it where there is no room; never outside the window. @param {HTMLElement} box @param {Element} link */
function place(box, link) {
  const at = link.getClientRects()[0] ?? link.getBoundingClientRect();
  const { width, height } = box.getBoundingClientRect();
  const below = at.bottom + height + 8 < innerHeight || at.top < height;
  const left = Math.max(8, Math.min(at.left, document.documentElement.clientWidth - width - 8));
  box.style.left = `${left + scrollX}px`;
  box.style.top = `${(below ? at.bottom + 4 : at.top - height - 4) + scrollY}px`;
}

function close() {
  shown?.remove();
  shown = null;
  owner?.removeAttribute("aria-describedby");
}

/** @param {HTMLAnchorElement} link */
function soon(link) {
  clearTimeout(waiting);
  if (link === owner && shown) return;
  close();
  owner = link;
  waiting = setTimeout(() => show(link), 300);
}

function later() {
  clearTimeout(waiting);
  waiting = setTimeout(() => { close(); owner = null; }, 300);
}

if (lists.length > 0) {
  addEventListener("focusin", (event) => {
    const link = previewed(event);
    if (link?.matches(":focus-visible")) soon(link);
    else if (shown) later();
  });
  addEventListener("focusout", (event) => owner === event.target && later());
  addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    clearTimeout(waiting);
    close();
    owner = null;
  });
  addEventListener("pointerover", (event) => {
    if (event.pointerType !== "mouse") return;
    const link = previewed(event);
    const inside = shown?.contains(/** @type {Node} */ (event.target));
    if (link) soon(link);
    else if (inside) clearTimeout(waiting);
    else if (owner && owner !== document.activeElement) later();
  });
}
