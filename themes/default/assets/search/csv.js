// A search result as a file for spreadsheets. It is fetched when a reader asks for a file.

// Spreadsheets take a text that begins so as a formula and run it.
const FORMULA = /^[=+\-@\t\r]/u;

/** The rows as CSV (RFC 4180) that spreadsheets read: with a byte order mark, and nothing in it that they would run. @param {string[][]} rows @param {string} separator @returns {string} */
export function csv(rows, separator) {
  const lines = rows.map((row) => row.map((text) => cell(text, separator)).join(separator) + "\r\n");
  return "\ufeff" + lines.join("");
}

/** @param {string} text @param {string} separator */
function cell(text, separator) {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /["\r\n]/u.test(safe) || safe.includes(separator) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Hands a text to the reader as a file. @param {string} name @param {string} text */
export function save(name, text) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  link.download = name;
  link.click();
  // The browser has begun to read it by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
