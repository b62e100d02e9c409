// The query editor: the underlines lie in an echo behind the text and follow it while typing; the
// server says where they are. Also removes rows of the receivers.
export function queryEditor() {
  const editor = document.querySelector("[data-query]");
  if (editor) {
    const echo = () => document.getElementById("query-echo");
    const follow = () => {
      if (echo().textContent.replace(/\u00a0$/, "") !== editor.value) echo().textContent = editor.value;
    };
    editor.addEventListener("input", follow);
    document.addEventListener("htmx:oobAfterSwap", follow);
    if (!echo().textContent) follow();
  }
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-remove]");
    if (!button) return;
    const row = button.closest(".receiver");
    if (row.parentElement.children.length > 1) row.remove();
    else row.querySelector("input").value = "";
  });
}
