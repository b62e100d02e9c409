// A list that new cards go on top of. Nothing moves under the reader: while the page is scrolled
// down or the list is held, cards wait behind a button.
import { refreshTimes } from "./times.js";

const SHOWN_MAX = 80;
const WAITING_MAX = 80;

// words: of one and of several waiting cards, such as "new article" and "new articles".
export function arrivals(list, address, words) {
  const fresh = document.querySelector("[data-live-fresh]");
  const waiting = [];
  let held = false;

  const insert = (html) => {
    const template = document.createElement("template");
    template.innerHTML = html;
    const card = template.content.firstElementChild;
    if (!card) return;
    list.querySelector(".empty")?.remove();
    document.getElementById(card.id)?.remove();
    card.classList.add("arrived");
    list.prepend(card);
    window.htmx?.process(card);
    refreshTimes(card);
    while (list.children.length > SHOWN_MAX) list.lastElementChild.remove();
  };

  const showWaiting = () => {
    waiting.splice(0).forEach(insert);
    fresh.hidden = true;
  };

  fresh.addEventListener("click", () => {
    window.scrollTo({ top: 0 });
    showWaiting();
  });

  return {
    arrive(html) {
      if (!held && window.scrollY < 200) {
        insert(html);
        return;
      }
      waiting.push(html);
      if (waiting.length > WAITING_MAX) waiting.shift();
      fresh.textContent = waiting.length === 1 ? `Show 1 ${words[0]}` : `Show ${waiting.length} ${words[1]}`;
      fresh.hidden = false;
    },
    hold(value) {
      held = value;
      if (!held) showWaiting();
    },
    async reload() {
      const answer = await fetch(address);
      if (!answer.ok) return;
      list.innerHTML = await answer.text();
      waiting.length = 0;
      fresh.hidden = true;
      window.htmx?.process(list);
      refreshTimes(list);
    },
  };
}
