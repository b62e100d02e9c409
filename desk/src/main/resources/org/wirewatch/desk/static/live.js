// The live wire: new articles come as server-sent events and go on top. Nothing moves under the
// reader: while the page is scrolled down or paused, articles wait behind a button.
import { refreshTimes } from "./times.js";

const SHOWN_MAX = 80;
const WAITING_MAX = 80;

export function liveWire(wire) {
  const label = document.querySelector("[data-live-label]");
  const state = document.querySelector("[data-live-state]");
  const pause = document.querySelector("[data-live-pause]");
  const fresh = document.querySelector("[data-live-fresh]");
  const waiting = [];
  let stream = null;
  let last = wire.dataset.liveLast;
  let paused = false;

  const say = (value, words) => {
    state.dataset.liveState = value;
    label.textContent = words;
  };

  const element = (html) => {
    const template = document.createElement("template");
    template.innerHTML = html;
    return template.content.firstElementChild;
  };

  const insert = (html) => {
    const card = element(html);
    if (!card) return;
    wire.querySelector(".empty")?.remove();
    document.getElementById(card.id)?.remove();
    card.classList.add("arrived");
    wire.prepend(card);
    window.htmx?.process(card);
    refreshTimes(card);
    while (wire.children.length > SHOWN_MAX) wire.lastElementChild.remove();
  };

  const showWaiting = () => {
    waiting.splice(0).forEach(insert);
    fresh.hidden = true;
  };

  const arrive = (event) => {
    last = event.lastEventId;
    if (!paused && window.scrollY < 200) {
      insert(event.data);
      return;
    }
    waiting.push(event.data);
    if (waiting.length > WAITING_MAX) waiting.shift();
    fresh.textContent = waiting.length === 1 ? "Show 1 new article" : `Show ${waiting.length} new articles`;
    fresh.hidden = false;
  };

  const reload = async () => {
    const answer = await fetch(wire.dataset.liveList);
    if (!answer.ok) return;
    wire.innerHTML = await answer.text();
    waiting.length = 0;
    fresh.hidden = true;
    refreshTimes(wire);
  };

  const open = () => {
    if (stream || !wire.dataset.live) return;
    const address = new URL(wire.dataset.live, location.href);
    if (last) address.searchParams.set("last", last);
    stream = new EventSource(address);
    stream.onopen = () => say(paused ? "paused" : "live", paused ? "paused" : "live");
    stream.onerror = () => {
      say("connecting", "reconnecting");
      if (stream.readyState === EventSource.CLOSED) {
        close();
        setTimeout(open, 3000);
      }
    };
    stream.addEventListener("article", arrive);
    stream.addEventListener("restart", reload);
  };

  const close = () => {
    stream?.close();
    stream = null;
  };

  pause.addEventListener("click", () => {
    paused = !paused;
    pause.textContent = paused ? "Resume" : "Pause";
    pause.setAttribute("aria-pressed", String(paused));
    say(paused ? "paused" : "live", paused ? "paused" : "live");
    if (!paused) showWaiting();
  });
  fresh.addEventListener("click", () => {
    window.scrollTo({ top: 0 });
    showWaiting();
  });
  // a browser allows six connections to one server: a page that nobody sees gives its own back
  document.addEventListener("visibilitychange", () => (document.hidden ? close() : open()));
  window.addEventListener("pagehide", close);
  if (!wire.dataset.live) say("paused", "not streaming");
  else open();
}
