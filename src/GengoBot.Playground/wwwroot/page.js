/* The page: the chosen person, the open chat and its messages. The server keeps the messages, and this file draws them. */
import { loadRenderer, open } from "./cards.js";
import { composer } from "./composer.js";
import { startDesk } from "./desk.js";
import { byId, h, problem, send } from "./dom.js";
import { cardsFor, fillAvatar, messageElement } from "./messages.js";

const kept = (name, otherwise) => sessionStorage.getItem(name) ?? localStorage.getItem(name) ?? otherwise;
const page = {
  team: "", people: [], channels: [], missing: [],
  messages: new Map(), drawn: new Map(), threads: new Map(),
  busy: new Map(), bars: new Map(), refreshed: new Map(), drafts: new Map(), opened: new Set(),
  me: kept("me", "ana"), chat: kept("chat", "personal"), reply: null, follow: "",
  theme: kept("theme", matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light"),
  textOnly: kept("text-only", "") === "true", oldClient: kept("old-client", "") === "true", locale: kept("locale", "en-US"),
};

const list = byId("messages");
const me = () => page.people.find(person => person.key === page.me) ?? page.people[0];
const channel = () => page.channels.find(one => one.key === page.chat);
const conversation = () => channel()?.id ?? me().chat;
const inThread = thread => thread ? `${conversation()};messageid=${thread}` : conversation();
const mineOf = message => `${page.me}/${message.id}`;

// ---- Messages ----

async function tell(act) {
  const now = new Date();
  return send("POST", "/playground/send", {
    person: page.me, conversation: conversation(), locale: page.locale,
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone, utcOffset: -now.getTimezoneOffset(), ...act,
  });
}

/** Tells whether the server has kept the message, even if the bot did not get it. */
async function say(text, mention, thread) {
  showNotice("");
  page.follow = thread ?? "end";
  const answer = await tell({ kind: "message", conversation: inThread(thread), text, mention });
  if (!answer.ok) {
    showNotice(problem("The page's server", answer.status, answer.body));
  } else if (failed(answer.body.status)) {
    // The message itself shows the bot's answer.
    byId("typing").textContent = "";
  }
  return answer.ok;
}

const failed = status => status !== undefined && (status < 200 || status > 299);

async function openChat() {
  const place = conversation();
  if (page.opened.has(place)) {
    return;
  }
  page.opened.add(place);
  const answer = await tell({ kind: "open" });
  if (!answer.ok || failed(answer.body.status)) {
    page.opened.delete(place);
    showNotice(problemOf(answer));
  }
}

// ---- Buttons ----

async function pressed(message, content, action) {
  const type = action.getJsonTypeName();
  if (type === "Action.OpenUrl") {
    open(action.url);
  } else if (type === "Action.Execute") {
    const { id, verb } = action;
    await waiting(message, action.title, () => execute(message, { type, id, verb, data: action.data ?? {} }, "manual"));
  } else if (type === "Action.Submit") {
    await waiting(message, action.title, () => submit(message, action.data ?? {}));
  }
}

async function waiting(message, title, work) {
  const key = mineOf(message);
  if (page.busy.has(key)) {
    return;
  }
  const held = document.activeElement;
  page.busy.set(key, { title });
  page.bars.delete(key);
  redraw(message.id);
  try {
    const bar = await work();
    if (bar) {
      page.bars.set(key, bar);
    }
  } finally {
    page.busy.delete(key);
    redraw(message.id);
    if (page.bars.has(key)) {
      page.drawn.get(key)?.showBar();
    }
    // A waiting button loses the focus. It gets the focus back, or its message does if the card has changed.
    if (document.activeElement === document.body) {
      (held.isConnected ? held : page.drawn.get(key)?.element)?.focus({ preventScroll: true });
    }
  }
}

async function execute(message, action, trigger) {
  const answer = await tell({ kind: "execute", conversation: inThread(message.thread), replyToId: message.id, value: { action, trigger } });
  // The answer is the newest state, so the card as it is now needs no refresh.
  page.refreshed.set(versionOf(page.messages.get(message.id) ?? message), Date.now());
  if (!answer.ok || failed(answer.body.status)) {
    return errorBar(answer);
  }
  const told = answer.body.body;
  if (!told?.type) {
    return null;
  }
  if (told.type === "application/vnd.microsoft.activity.message") {
    return { kind: "info", text: String(told.value) };
  }
  return (told.statusCode ?? 200) >= 400 ? { kind: "error", text: told.value?.message ?? `The bot answered ${told.statusCode}.` } : null;
}

async function submit(message, data) {
  const conversation = inThread(message.thread);
  const { msteams, ...rest } = typeof data === "object" ? data : {};
  let act;
  switch (msteams?.type) {
    case undefined:
      act = { kind: "submit", value: data };
      break;
    case "imBack":
      act = { kind: "message", text: msteams.value, mention: true };
      break;
    case "messageBack":
      act = {
        kind: msteams.text ? "message" : "submit", text: msteams.text, shownText: msteams.displayText ?? "", mention: true,
        value: { ...rest, ...(typeof msteams.value === "object" ? msteams.value : {}) },
      };
      break;
    default:
      return { kind: "error", text: `This page does not know ${msteams.type}; Teams may.` };
  }
  const answer = await tell({ conversation, replyToId: message.id, ...act });
  return !answer.ok || failed(answer.body.status) ? errorBar(answer) : null;
}

const errorBar = answer => ({ kind: "error", text: problemOf(answer) });

const problemOf = answer => answer.ok
  ? problem("The bot", answer.body.status, answer.body.body ?? answer.body.text)
  : problem("The page's server", answer.status, answer.body);

// Teams asks for a fresh card when a card with `refresh` comes into view: once for each version of the message, and again
// after a minute at the earliest.
const versionOf = message => `${page.me}/${message.id}/${message.revision}`;

async function refresh(message) {
  const wanted = cardsFor(message, page.me).at(0)?.refresh;
  const fresh = Date.now() - (page.refreshed.get(versionOf(message)) ?? 0) < 60_000;
  const named = !wanted?.userIds || wanted.userIds.some(id => id === me().id || id === me().aadObjectId);
  if (!wanted?.action || !named || page.oldClient || page.textOnly || page.busy.has(mineOf(message)) || fresh) {
    return;
  }
  page.refreshed.set(versionOf(message), Date.now());
  const { type, id, verb, data } = wanted.action;
  await execute(message, { type, id, verb, data: data ?? {} }, "automatic");
}

const inView = new IntersectionObserver(entries => {
  for (const entry of entries.filter(one => one.isIntersecting)) {
    const message = page.messages.get(entry.target.dataset.messageId);
    if (message) {
      refresh(message);
    }
  }
}, { root: list });

// ---- Drawing ----

function redraw(id) {
  const message = page.messages.get(id);
  if (message) {
    page.drawn.get(mineOf(message))?.update(message, look(message));
  }
}

const look = message => ({
  me: page.me, people: page.people, theme: page.theme, textOnly: page.textOnly, oldClient: page.oldClient,
  busy: page.busy.get(mineOf(message)), bar: page.bars.get(mineOf(message)),
});

// Kept for each person: what Ana typed into a card is hers.
function drawn(message) {
  const key = mineOf(message);
  if (!page.drawn.has(key)) {
    page.drawn.set(key, messageElement(pressed));
  }
  const one = page.drawn.get(key);
  one.update(message, look(message));
  return one.element;
}

function drawMessages() {
  const atEnd = isAtEnd();
  const here = [...page.messages.values()].filter(message => message.conversation === conversation()).sort((a, b) => a.id - b.id);
  const shown = channel() ? threads(here) : here.map(drawn);
  arrange(list, shown.length ? shown : [emptyNote()]);
  for (const message of here) {
    const { element } = page.drawn.get(mineOf(message));
    inView.unobserve(element);
    inView.observe(element);
  }
  // After sending a message one wants to see it and its answer.
  if (atEnd || page.follow === "end") {
    list.scrollTop = list.scrollHeight;
  } else if (page.follow) {
    page.threads.get(threadKey(page.follow))?.lastElementChild.scrollIntoView({ block: "nearest" });
  }
  const newest = here.at(-1)?.id;
  if (newest) {
    sessionStorage.setItem(`seen/${page.me}/${page.chat}`, newest);
  }
  drawChats();
}

const isAtEnd = () => list.scrollHeight - list.scrollTop - list.clientHeight < 80;

// A phone's keyboard or a turned screen makes the list shorter. If the end was visible, keep it visible.
function stayAtEnd() {
  let atEnd = true;
  list.addEventListener("scroll", () => { atEnd = isAtEnd(); }, { passive: true });
  new ResizeObserver(() => {
    if (atEnd) {
      list.scrollTop = list.scrollHeight;
    }
  }).observe(list);
}

const threadKey = thread => `${page.me}/${page.chat}/${thread}`;

function threads(messages) {
  const byThread = Map.groupBy(messages, message => message.thread);
  return [...byThread].map(([thread, all]) => {
    const key = threadKey(thread);
    if (!page.threads.has(key)) {
      page.threads.set(key, h("section.thread", { "data-testid": "thread", "data-thread-id": thread, "aria-label": "Thread" }));
    }
    const element = page.threads.get(key);
    const open = page.reply === thread;
    const foot = element.foot?.open === open ? element.foot : replyFoot(thread, open);
    element.foot = foot;
    arrange(element, [...all.map(drawn), foot.element]);
    return element;
  });
}

function replyFoot(thread, open) {
  const key = threadKey(thread);
  const toggle = to => { page.reply = to; drawMessages(); };
  if (!open) {
    const onclick = () => { toggle(thread); list.querySelector(".thread .composer textarea")?.focus(); };
    return { open, element: h("button.reply", { type: "button", "data-testid": "reply", onclick }, "Reply") };
  }
  const box = composer({
    label: "Reply", channel: true, testid: "reply-composer", draft: page.drafts.get(key),
    onDraft: text => page.drafts.set(key, text), onSend: (text, mention) => say(text, mention, thread), onCancel: () => toggle(null),
  });
  return { open, element: box.element };
}

// Puts the elements in this order. It moves only those that are out of place, because moving an element takes its focus away.
function arrange(parent, elements) {
  for (const gone of [...parent.children].filter(child => !elements.includes(child))) {
    gone.remove();
  }
  elements.forEach((element, index) => {
    if (parent.children[index] !== element) {
      parent.insertBefore(element, parent.children[index] ?? null);
    }
  });
}

function emptyNote() {
  const tries = ["help", "job 42", "diff 42", "comments 42"];
  return h("div.empty", {},
    h("p", {}, channel() ? "Nothing has been said in this channel. Mention the bot to begin." : "Say something to the bot, for example:"),
    h("div", {}, ...tries.map(text => h("button.chip", { type: "button", onclick: () => say(text, true) }, text))));
}

function drawChats() {
  const entry = (key, name, avatar, id) => {
    const newest = [...page.messages.values()]
      .filter(message => message.conversation === id && message.person !== page.me)
      .map(message => message.id)
      .sort((a, b) => a - b)
      .at(-1);
    const unread = key !== page.chat && newest && Number(newest) > Number(sessionStorage.getItem(`seen/${page.me}/${key}`) ?? 0);
    return h("li", {}, h("button.chat", {
      type: "button", "data-testid": `chat-${key}`, "aria-current": key === page.chat ? "true" : undefined, onclick: () => go(key),
    }, avatar, h("span.name", {}, name), unread && h("span.unread", {}, h("span.hidden", {}, "unread"))));
  };
  const bot = h("span.avatar.bot", { "aria-hidden": "true" }, "G");
  update(byId("chat-list"), [entry("personal", "GengoBot", bot, me().chat)]);
  update(byId("channel-list"), page.channels.map(one => entry(one.key, one.name, h("span.hash", { "aria-hidden": "true" }, "#"), one.id)));
}

// The lists are redrawn on every event, and the focus stays where it was.
function update(parent, children) {
  const focused = [...parent.querySelectorAll("button")].findIndex(button => button === document.activeElement);
  parent.replaceChildren(...children);
  if (focused >= 0) {
    parent.querySelectorAll("button")[focused]?.focus();
  }
}

function drawHead() {
  const open = channel();
  byId("team-name").textContent = `Team ${page.team}`;
  byId("talk-name").textContent = open ? open.name : "GengoBot";
  byId("talk-about").textContent = open ? `${page.team} team · everyone sees this` : `Chat between ${me().name} and the bot`;
  const avatar = byId("talk-avatar");
  fillAvatar(avatar, null);
  if (open) {
    avatar.className = "avatar channel";
    avatar.textContent = "#";
  }
  update(byId("people"), page.people.map(person => {
    const face = h("span.avatar", { "aria-hidden": "true" });
    fillAvatar(face, person);
    return h("button.person", {
      type: "button",
      "data-testid": `person-${person.key}`,
      "aria-pressed": String(person.key === page.me),
      onclick: () => become(person.key),
    }, face, person.name);
  }));

  const key = `${page.me}/${page.chat}`;
  const box = composer({
    label: open ? "Start a post" : "Type a message", channel: Boolean(open), testid: "composer", draft: page.drafts.get(key),
    onDraft: text => page.drafts.set(key, text), onSend: say,
  });
  byId("composer-place").replaceChildren(box.element);
  const lacking = byId("missing");
  lacking.hidden = page.missing.length === 0;
  lacking.textContent = lacking.hidden
    ? ""
    : `Cards are shown by their text: the build could not bring ${page.missing.join(", ")}. Install npm, then build again.`;
}

function drawAll() {
  drawHead();
  byId("typing").textContent = "";
  drawMessages();
  list.scrollTop = list.scrollHeight;
  openChat();
}

function showNotice(text) {
  byId("notice").hidden = !text;
  byId("notice-text").textContent = text;
}

// ---- Settings ----

function go(chat) {
  page.chat = chat;
  page.reply = null;
  sessionStorage.setItem("chat", chat);
  showNotice("");
  showPane("talk");
  drawAll();
}

function become(person) {
  page.me = person;
  page.reply = null;
  sessionStorage.setItem("me", person);
  showNotice("");
  drawAll();
}

function showPane(pane) {
  document.body.dataset.pane = pane;
  for (const tab of document.querySelectorAll(".tabs button")) {
    tab.setAttribute("aria-current", String(tab.dataset.pane === pane));
  }
}

function bindSettings() {
  for (const move of ["wheel", "touchmove", "pointerdown"]) {
    list.addEventListener(move, () => { page.follow = ""; }, { passive: true });
  }

  const bind = (id, name, apply) => {
    const input = byId(id);
    input.checked = page[name];
    input.addEventListener("change", () => {
      page[name] = input.checked;
      localStorage.setItem(id, String(input.checked));
      apply?.();
      drawMessages();
    });
  };
  bind("text-only", "textOnly");
  bind("old-client", "oldClient");
  const dress = () => { document.documentElement.dataset.theme = page.theme; };
  const theme = byId("theme");
  theme.checked = page.theme === "dark";
  theme.addEventListener("change", () => {
    page.theme = theme.checked ? "dark" : "light";
    localStorage.setItem("theme", page.theme);
    dress();
    drawMessages();
  });
  dress();

  byId("locale").value = page.locale;
  byId("locale").addEventListener("change", event => {
    page.locale = event.target.value;
    localStorage.setItem("locale", page.locale);
  });
  byId("notice-close").addEventListener("click", () => showNotice(""));
  for (const tab of document.querySelectorAll(".tabs button")) {
    tab.addEventListener("click", () => showPane(tab.dataset.pane));
  }
  showPane("talk");
}

// ---- Events ----

let typingTimer = 0;

function typing(event) {
  if (event.conversation !== conversation()) {
    return;
  }
  byId("typing").textContent = "GengoBot is typing…";
  clearTimeout(typingTimer);
  typingTimer = setTimeout(() => { byId("typing").textContent = ""; }, 8000);
}

function keep(message) {
  const known = page.messages.get(message.id);
  if (!known || known.sequence < message.sequence) {
    page.messages.set(message.id, message);
  }
}

async function loadState() {
  const answer = await send("GET", "/playground/state");
  if (!answer.ok) {
    showNotice(problem("The page's server", answer.status, answer.body));
    return;
  }
  const { messages, ...rest } = answer.body;
  Object.assign(page, rest);
  const there = new Set(messages.map(message => message.id));
  for (const id of page.messages.keys()) {
    if (!there.has(id)) {
      forget(id);
    }
  }
  messages.forEach(keep);
  drawAll();
}

function forget(id) {
  page.messages.delete(id);
  for (const person of page.people) {
    page.drawn.delete(`${person.key}/${id}`);
  }
}

function listen(desk) {
  const events = new EventSource("/playground/events");
  events.onmessage = ({ data }) => {
    const event = JSON.parse(data);
    switch (event.type) {
      case "ready":
        // This also runs after the program has restarted and forgotten everything.
        page.messages.clear();
        page.drawn.clear();
        page.opened.clear();
        loadState();
        break;
      case "typing":
        typing(event);
        break;
      case "deleted":
        forget(event.id);
        drawMessages();
        break;
      case "message":
        keep(event.message);
        if (!event.message.person && event.message.conversation === conversation()) {
          byId("typing").textContent = "";
        }
        drawMessages();
        desk.nudge();
        break;
    }
  };
  events.onerror = () => showNotice("The connection to the program is lost. The page comes back by itself.");
  events.onopen = () => showNotice("");
}

bindSettings();
stayAtEnd();
await loadRenderer();
listen(startDesk(byId("desk"), byId("desk-refresh")));
