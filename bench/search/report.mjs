// The table of a scored search: success@1, success@10, MRR by class, and what was missed. It knows nothing of how the hits were found.

/**
 * @param {{id: string, class: string, query: string, paths: string[], urls: string[], ms: number, notes?: object[]}[]} results
 * @param {string} section hits below it count
 * @param {boolean} isAll whether every query is printed, not only the misses
 */
export function report(results, section, isAll) {
  const scored = results.map((result) => ({ ...result, rank: rankOf(result, section) }));
  const classes = [...new Set(scored.map((result) => result.class))].sort();
  console.log(`${"class".padEnd(18)}${"queries".padStart(8)}${"@1".padStart(8)}${"@10".padStart(8)}${"MRR".padStart(8)}`);
  for (const name of [...classes, "all"]) {
    const some = scored.filter((result) => name === "all" || result.class === name);
    const share = (/** @type {(rank: number) => number} */ of) => (some.reduce((sum, { rank }) => sum + of(rank), 0) / some.length).toFixed(3).padStart(8);
    console.log(name.padEnd(18) + String(some.length).padStart(8) + share((rank) => (rank === 1 ? 1 : 0)) + share((rank) => (rank > 0 && rank <= 10 ? 1 : 0)) + share((rank) => (rank > 0 ? 1 / rank : 0)));
  }
  const times = scored.map(({ ms }) => ms).sort((a, b) => a - b);
  console.log(`milliseconds: median ${times[Math.floor(times.length / 2)].toFixed(1)}, p95 ${times[Math.floor(times.length * 0.95)].toFixed(1)}, most ${times.at(-1).toFixed(1)}`);
  for (const { id, query, rank, ms, urls, notes } of scored) {
    if (!isAll && rank > 0 && rank <= 10) continue;
    console.log(`${rank > 0 ? String(rank).padStart(4) : "   –"}  ${id}: ${query} (${ms.toFixed(0)} ms) ${JSON.stringify(notes ?? [])}${isAll ? "" : `\n        first: ${urls.slice(0, 3).join(" ")}`}`);
  }
}

/** The place of the first right page among the hits below a section, from 1; 0 where there is none. */
function rankOf({ paths, urls }, section) {
  const right = paths.map((path) => `/${path.replace(/\.md$/u, "")}/`);
  const counted = urls.map((url) => new URL(url, "https://site.example/").pathname).filter((path) => path.includes(`/${section}/`));
  return counted.findIndex((path) => right.some((end) => path.endsWith(end))) + 1;
}
