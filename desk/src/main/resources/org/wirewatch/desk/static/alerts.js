// Alerts as they come: one stream for the number in the navigation and for the page of alerts.
import { arrivals } from "./arrivals.js";
import { liveLine } from "./live.js";
import { eventStream } from "./stream.js";

const COUNTED_MAX = 99;
const YEAR = 365 * 24 * 3600;

export function alertStream(badge) {
  const list = document.querySelector("[data-alerts]");
  const cards = list && arrivals(list, list.dataset.alertsList, ["new alert", "new alerts"]);
  const only = list?.dataset.alerts;
  const counted = new Set();
  let unseen = Number(badge.dataset.unseen);

  // the page of all alerts shows them: they are not new on the next page
  const seen = (at) => {
    document.cookie = `wirewatch_alerts_seen=${at + 1}; path=/; max-age=${YEAR}; samesite=lax`;
  };

  const count = (id) => {
    if (counted.has(id)) return;
    counted.add(id);
    unseen += 1;
    badge.textContent = unseen > COUNTED_MAX ? `${COUNTED_MAX}+` : unseen;
    badge.title = "new alerts";
    badge.hidden = false;
  };

  const arrive = (event) => {
    const card = new DOMParser().parseFromString(event.data, "text/html").body.firstElementChild;
    if (!card) return;
    const listed = list && (!only || only === card.dataset.subscription);
    if (listed) cards.arrive(event.data);
    if (event.type !== "alert") return;
    if (listed && !only) seen(Math.max(Number(card.dataset.at), Date.now()));
    else count(card.id);
  };

  const say = list ? liveLine() : () => {};
  eventStream(
    "/alerts/stream",
    badge.dataset.unseenLast,
    { alert: arrive, update: arrive, restart: () => cards?.reload() },
    { opened: () => say("live", "live"), lost: () => say("connecting", "reconnecting") },
  );
}
