// "Notify me in this browser": subscribes at the browser's push service by the desk's VAPID key and
// adds the browser to the subscription of the page. Says plainly why it cannot.
const WORKER = "/push-worker.js";
const PATIENCE_MS = 30_000;

// What stands in the way, in words; nothing when the button can be pressed.
function obstacle() {
  if (!window.isSecureContext) {
    return "Browsers take notifications only from a desk behind https, or on localhost.";
  }
  if (!("serviceWorker" in navigator && "PushManager" in window && "Notification" in window)) {
    return "This browser cannot be notified: it knows no Web Push.";
  }
  if (Notification.permission === "denied") {
    return "Notifications of this desk are blocked in this browser. Allow them in its settings for this site, then load the page again.";
  }
  return null;
}

const bytes = (base64url) =>
  Uint8Array.from(atob(base64url.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));

const same = (one, other) => one.length === other.length && one.every((byte, i) => byte === other[i]);

async function sha256(text) {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

// A browser that cannot reach its push service asks on for ever without saying so.
function inTime(promise) {
  const late = new Promise((_, refuse) => {
    setTimeout(() => refuse(new Error("the push service of this browser does not answer.")), PATIENCE_MS);
  });
  return Promise.race([promise, late]);
}

// A subscription at the push service, made anew if it was made for another key.
async function subscribe(key) {
  await navigator.serviceWorker.register(WORKER);
  const { pushManager } = await navigator.serviceWorker.ready;
  const known = await pushManager.getSubscription();
  const its = known?.options.applicationServerKey;
  if (its && same(new Uint8Array(its), key)) return known;
  await known?.unsubscribe();
  return inTime(pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key }));
}

async function send(method, path, body) {
  const answer = await fetch(path, {
    method,
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  const text = await answer.text();
  const value = text ? JSON.parse(text) : {};
  if (!answer.ok) throw new Error(value.detail ?? `the desk answered ${answer.status}`);
  return value;
}

// The form of the subscription lists its receivers: saving it must not undo what was done here.
async function addRow(receiver) {
  const rows = document.getElementById("receivers");
  if (!rows) return;
  const query = new URLSearchParams({ channel: receiver.channel, address: receiver.address });
  const answer = await fetch(`/subscriptions/receiver?${query}`);
  rows.insertAdjacentHTML("beforeend", await answer.text());
}

function removeRow(address) {
  for (const input of document.querySelectorAll("#receivers input[name=address]")) {
    if (input.value === address) input.closest(".receiver").querySelector("[data-remove]").click();
  }
}

export async function pushSwitch(part) {
  const button = part.querySelector("[data-push-button]");
  const says = part.querySelector("[data-push-says]");
  const path = `/api/subscriptions/${part.dataset.subscription}/browsers`;
  const browsers = JSON.parse(part.dataset.browsers);
  let on = false;

  const show = (value) => {
    on = value;
    button.textContent = on ? "Stop notifying this browser" : "Notify me in this browser";
    button.hidden = false;
    says.textContent = on ? "This browser is notified of new alerts, also while the desk is closed." : "";
  };

  const start = async () => {
    if ((await Notification.requestPermission()) !== "granted") {
      throw new Error(obstacle() ?? "You did not allow notifications.");
    }
    says.textContent = "Asking the push service of this browser …";
    const subscription = await subscribe(bytes(part.dataset.push));
    const { endpoint, keys } = subscription.toJSON();
    const receiver = await send("POST", path, { endpoint, keys });
    browsers[await sha256(endpoint)] = receiver.address;
    await addRow(receiver);
    show(true);
  };

  const stop = async () => {
    const registration = await navigator.serviceWorker.ready;
    const { endpoint } = await registration.pushManager.getSubscription();
    await send("DELETE", path, { endpoint });
    removeRow(browsers[await sha256(endpoint)]);
    show(false);
  };

  button.addEventListener("click", async () => {
    button.disabled = true;
    try {
      await (on ? stop() : start());
    } catch (fault) {
      says.textContent = `That did not work: ${fault.message}`;
    } finally {
      button.disabled = false;
      button.hidden = obstacle() !== null;
    }
  });

  const why = obstacle();
  if (why) {
    says.textContent = why;
    return;
  }
  const registration = await navigator.serviceWorker.getRegistration("/");
  const subscription = await registration?.pushManager.getSubscription();
  show(subscription ? (await sha256(subscription.endpoint)) in browsers : false);
}
