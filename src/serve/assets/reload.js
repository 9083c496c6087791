// Sits in every page that `diarium serve` shows: reloads it when the server has another version, and hides the findings on request.
// While the page is not looked at it keeps no connection (a browser has six per host), and asks again when it is.
(() => {
  const { digest } = document.currentScript.dataset;
  const address = `/_diarium/events?page=${encodeURIComponent(location.pathname)}&digest=${digest}`;
  let events = null;

  const stop = () => {
    events?.close();
    events = null;
  };
  const listen = () => {
    if (events || document.hidden) return;
    events = new EventSource(address);
    events.addEventListener("reload", () => {
      stop();
      location.reload(); // The browser keeps the scroll position.
    });
  };
  document.addEventListener("visibilitychange", () => (document.hidden ? stop() : listen()));
  addEventListener("pagehide", stop);
  addEventListener("pageshow", listen);
  listen();

  const panel = document.getElementById("diarium-panel");
  const hide = panel?.querySelector("button");
  if (!hide) return;
  const hidden = "diarium-hidden-findings";
  panel.hidden = sessionStorage.getItem(hidden) === panel.dataset.digest;
  hide.hidden = false;
  const dismiss = () => {
    sessionStorage.setItem(hidden, panel.dataset.digest);
    panel.hidden = true;
  };
  hide.addEventListener("click", dismiss);
  panel.addEventListener("keydown", (event) => {
    if (event.key === "Escape") dismiss();
  });
})();
