// Shows what the desk pushes to this browser, also while none of its pages is open. Alerts of one
// story have the same tag: the later one takes the place of the one before.
self.addEventListener("push", (event) => {
  const message = event.data.json();
  event.waitUntil(
    self.registration.showNotification(message.title, {
      body: message.body,
      tag: message.tag,
      renotify: message.kind === "alert" || message.kind === "escalation",
      data: { url: message.url ?? "/alerts" },
    }),
  );
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(self.clients.openWindow(event.notification.data.url));
});
