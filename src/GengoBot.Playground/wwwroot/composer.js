/* The message box: Enter sends, Shift+Enter starts a new line. In a channel it mentions the bot unless the user switches that off. */
import { h } from "./dom.js";

export function composer({ label, channel, testid, onSend, draft = "", onDraft = () => {}, onCancel }) {
  const box = h("textarea", { rows: "1", placeholder: label, "aria-label": label, "data-testid": testid, maxlength: "28000", value: "" });
  box.value = draft;
  const mention = channel && h("button.chip", {
    type: "button", "aria-pressed": "true", "data-testid": testid === "composer" ? "mention" : `${testid}-mention`,
    title: "In a channel the bot hears only what mentions it", onclick: () => {
      mention.setAttribute("aria-pressed", String(mention.getAttribute("aria-pressed") !== "true"));
      hint();
    },
  }, "@GengoBot");
  const note = h("p.hint");
  const submit = h("button.send", {
    type: "submit", "aria-label": "Send", "data-testid": testid === "composer" ? "send" : `${testid}-send`,
  }, arrow());
  const cancel = onCancel && h("button.cancel", { type: "button", "aria-label": "Cancel", onclick: onCancel }, "✕");
  const form = h("form.composer", { novalidate: true, onsubmit: event => { event.preventDefault(); sendNow(); } },
    h("div.write", {}, mention, box, cancel, submit), note);

  box.addEventListener("input", () => { enable(); onDraft(box.value); });
  box.addEventListener("keydown", event => {
    // In a Japanese input method Enter also ends a word. That Enter does not send.
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      sendNow();
    } else if (event.key === "Escape" && onCancel) {
      onCancel();
    }
  });
  enable();
  hint();
  return { element: form, focus: () => box.focus() };

  async function sendNow() {
    const text = box.value.trim();
    if (!text) {
      return;
    }
    box.value = "";
    onDraft("");
    enable();
    const mentions = !channel || mention.getAttribute("aria-pressed") === "true";
    if (channel) {
      mention.setAttribute("aria-pressed", "true");
    }
    hint();
    const sent = await onSend(text, mentions);
    if (!sent && !box.value) {
      box.value = text;
      onDraft(text);
      enable();
    }
  }

  function enable() {
    submit.disabled = box.value.trim() === "";
  }

  function hint() {
    const unheard = channel && mention.getAttribute("aria-pressed") !== "true";
    note.textContent = unheard ? "Without the mention the bot does not hear this, as in Teams." : "";
    note.hidden = !note.textContent;
  }
}

function arrow() {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 20 20");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(svg.namespaceURI, "path");
  path.setAttribute("d", "M3 3l15 7-15 7 2.2-7zM5.2 10H12");
  svg.append(path);
  return svg;
}
