/* Draws one message: its author, time, text and card, and the result of the last click on the card. */
import { canDraw, draw, renderMarkdown } from "./cards.js";
import { h } from "./dom.js";

const CARD = "application/vnd.microsoft.card.adaptive";

/** Returns the card that a person sees in a message: their own view, or the one for everyone. */
export function cardsFor(message, person) {
  const cards = (message.activity.attachments ?? [])
    .filter(attachment => attachment.contentType === CARD)
    .map(attachment => attachment.content);
  const view = message.views[person];
  return view ? [view] : cards;
}

/** Tells whether a person's own view differs from the card for everyone. */
function isPersonal(message, person) {
  const words = card => JSON.stringify({ ...card, refresh: undefined });
  return Boolean(message.views[person]) && words(message.views[person]) !== words(cardsFor(message, "").at(0));
}

/**
 * A drawn message. `update(message, look)` redraws only what changed, so that words half typed into a card stay.
 * look: { me, people, theme, textOnly, oldClient, busy, bar }
 */
export function messageElement(onAction) {
  const head = h("p.who");
  const body = h("div.body");
  const bar = h("p.bar", { role: "status", hidden: true });
  const avatar = h("span.avatar", { "aria-hidden": "true" });
  const element = h("article.message", { "data-testid": "message", tabindex: "-1" }, avatar, h("div.bubble", {}, head, body, bar));
  let drawn = "";
  let content = "";
  let cards = [];

  return {
    element,
    /** Shows the result of a click, wherever the list is scrolled to. */
    showBar: () => bar.scrollIntoView({ block: "nearest" }),
    update(message, look) {
      const person = look.people.find(one => one.key === message.person);
      const mine = message.person === look.me;
      element.dataset.messageId = message.id;
      element.classList.toggle("mine", mine);
      element.classList.toggle("bot", !person);
      fillAvatar(avatar, person);

      const { text, textFormat } = message.activity;
      const now = JSON.stringify([text, textFormat, cardsFor(message, look.me), look.theme, look.textOnly, look.oldClient]);
      if (now !== drawn) {
        // When the same card is drawn in other colours, it keeps what was typed into it.
        const same = JSON.stringify(cardsFor(message, look.me)) === content;
        const before = same ? cards.map(card => card.typed()) : [];
        const focused = element.contains(document.activeElement) && document.activeElement !== element;
        cards = fill(body, message, look, before, onAction);
        drawn = now;
        content = JSON.stringify(cardsFor(message, look.me));
        element.classList.toggle("wide", cards.length > 0 || body.querySelector(".as-text") !== null);
        if (focused) {
          element.focus({ preventScroll: true });
        }
      }

      const edited = message.revision > 1 ? h("span.edited", {}, "Edited") : null;
      const personal = isPersonal(message, look.me) ? h("span.only-you", { "data-testid": "only-you" }, "Only you see this card") : null;
      const badge = person ? "" : h("span.badge", {}, "BOT");
      const marks = [edited, personal].filter(Boolean);
      head.replaceChildren(h("strong", {}, person?.name ?? "GengoBot"), badge, time(message.time), ...marks);

      setBusy(body, look.busy);
      const told = look.bar ?? (message.problem ? { kind: "error", text: message.problem } : null);
      bar.hidden = !told;
      bar.textContent = told?.text ?? "";
      bar.className = `bar ${told?.kind ?? ""}`;
      bar.dataset.testid = told ? `bar-${told.kind}` : "";
    },
  };
}

export function fillAvatar(avatar, person) {
  avatar.className = `avatar ${person?.key ?? "bot"}`;
  avatar.textContent = person ? person.name.split(" ").map(word => word[0]).join("") : "G";
}

function fill(body, message, look, before, onAction) {
  body.replaceChildren();
  const { text, textFormat } = message.activity;
  if (text) {
    body.append(words(message, text, textFormat));
  }

  const cards = [];
  cardsFor(message, look.me).forEach((content, index) => {
    if (look.textOnly || !canDraw()) {
      const plain = content.fallbackText ?? "This card says nothing to people who cannot see it: it has no fallbackText.";
      body.append(h("p.as-text", { "data-testid": "card-text" }, plain));
      return;
    }

    // Each card is in its own form, because the renderer names radio buttons by the input's id, and two cards may share an id.
    const place = h("form.card", { "data-testid": "card", novalidate: true, onsubmit: event => event.preventDefault() });
    if (content.msteams?.width?.toLowerCase?.() === "full") {
      place.classList.add("full");
    }
    try {
      const card = draw(content, {
        theme: look.theme,
        oldClient: look.oldClient,
        before: before[index],
        onAction: action => onAction(message, content, action),
      });
      place.append(card.element);
      cards.push(card);
    } catch (error) {
      place.append(h("p.bar.error", { role: "alert" }, `This card cannot be drawn: ${error.message}`));
    }
    body.append(place);
  });
  return cards;
}

// A person's text is shown as it is, except for the mention that the composer added. A bot's text is Markdown unless it says otherwise.
function words(message, text, format) {
  const rich = !message.person && format !== "plain" && format !== "xml" ? renderMarkdown(text) : null;
  if (rich !== null) {
    const place = h("div.words.rich");
    place.innerHTML = rich; // markdown-it with html off: what is not Markdown comes out escaped.
    place.querySelectorAll("a").forEach(link => Object.assign(link, { target: "_blank", rel: "noopener noreferrer" }));
    return place;
  }

  const place = h("p.words");
  const mentions = (message.activity.entities ?? []).filter(entity => entity.type === "mention" && entity.text);
  let rest = text;
  for (const mention of mentions) {
    const at = rest.indexOf(mention.text);
    if (at >= 0) {
      place.append(rest.slice(0, at), h("span.mention", {}, mention.mentioned?.name ?? ""));
      rest = rest.slice(at + mention.text.length);
    }
  }
  place.append(rest);
  return place;
}

function setBusy(body, busy) {
  body.classList.toggle("busy", Boolean(busy));
  body.setAttribute("aria-busy", String(Boolean(busy)));
  for (const button of body.querySelectorAll(".card button")) {
    if (busy && !button.disabled) {
      button.disabled = true;
      button.dataset.waits = "";
    } else if (!busy && "waits" in button.dataset) {
      button.disabled = false;
      delete button.dataset.waits;
    }
    button.classList.toggle("pressed", Boolean(busy) && button.textContent === busy.title);
  }
}

function time(iso) {
  const when = new Date(iso);
  const today = new Date().toDateString() === when.toDateString();
  const text = when.toLocaleString([], today ? { timeStyle: "short" } : { dateStyle: "medium", timeStyle: "short" });
  return h("time", { datetime: iso }, text);
}
