// On every page but the search: `/` leads to the search box, or where the page shows none, to the search.

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
