// A stream of server-sent events that goes on after the last event that came. A browser allows six
// connections to one server: a page that nobody sees gives its own back.
const RETRY_MS = 3_000;

// handlers: by event name; opened and lost say how it stands.
export function eventStream(path, from, handlers, { opened, lost } = {}) {
  let last = from;
  let stream = null;

  const open = () => {
    if (stream || document.hidden) return;
    const address = new URL(path, location.href);
    if (last) address.searchParams.set("last", last);
    stream = new EventSource(address);
    stream.onopen = () => opened?.();
    stream.onerror = () => {
      lost?.();
      if (stream?.readyState === EventSource.CLOSED) {
        close();
        setTimeout(open, RETRY_MS);
      }
    };
    for (const [name, handle] of Object.entries(handlers)) {
      stream.addEventListener(name, (event) => {
        if (event.lastEventId) last = event.lastEventId;
        handle(event);
      });
    }
  };

  const close = () => {
    stream?.close();
    stream = null;
  };

  document.addEventListener("visibilitychange", () => (document.hidden ? close() : open()));
  window.addEventListener("pagehide", close);
  window.addEventListener("pageshow", open);
  open();
}
