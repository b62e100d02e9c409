// The live wire: new articles come as server-sent events and go on top.
import { arrivals } from "./arrivals.js";
import { eventStream } from "./stream.js";

// Says how a stream stands beside the page's heading.
export function liveLine() {
  const label = document.querySelector("[data-live-label]");
  const state = document.querySelector("[data-live-state]");
  return (value, words) => {
    if (!state) return;
    state.dataset.liveState = value;
    label.textContent = words;
  };
}

export function liveWire(wire) {
  const pause = document.querySelector("[data-live-pause]");
  const say = liveLine();
  const cards = arrivals(wire, wire.dataset.liveList, ["new article", "new articles"]);
  let paused = false;
  const sayOpen = () => say(paused ? "paused" : "live", paused ? "paused" : "live");

  pause.addEventListener("click", () => {
    paused = !paused;
    pause.textContent = paused ? "Resume" : "Pause";
    pause.setAttribute("aria-pressed", String(paused));
    sayOpen();
    cards.hold(paused);
  });
  if (!wire.dataset.live) {
    say("paused", "not streaming");
    return;
  }
  eventStream(
    wire.dataset.live,
    wire.dataset.liveLast,
    { article: (event) => cards.arrive(event.data), restart: cards.reload },
    { opened: sayOpen, lost: () => say("connecting", "reconnecting") },
  );
}
