/** Creates an element: h("p.note", { id: "x", onclick }, "text", child). Text is always text, never markup. */
export function h(tag, attributes = {}, ...children) {
  const [name, ...classes] = tag.split(".");
  const element = document.createElement(name);
  element.classList.add(...classes);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) {
      element.addEventListener(key.slice(2), value);
    } else if (key in element && typeof value !== "string") {
      element[key] = value;
    } else if (value !== undefined && value !== null && value !== false) {
      element.setAttribute(key, value === true ? "" : value);
    }
  }
  element.append(...children.filter(child => child !== null && child !== undefined && child !== false));
  return element;
}

export const byId = id => document.getElementById(id);

/** Sends JSON and returns {ok, status, body}. The body is parsed if it is JSON. */
export async function send(method, address, body) {
  try {
    const response = await fetch(address, {
      method,
      headers: body === undefined ? {} : { "Content-Type": "application/json" },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await response.text();
    return { ok: response.ok, status: response.status, body: parse(text) };
  } catch {
    return { ok: false, status: 0, body: null };
  }
}

/** Returns one sentence about a failed answer: its status, and the code and message of a JSON error. */
export function problem(who, status, body) {
  if (!status) {
    return `${who} cannot be reached. Is the program still running?`;
  }
  const error = body?.error ?? body;
  const told = typeof error === "string" ? error : [error?.code, error?.message].filter(Boolean).join(": ");
  return told ? `${who} answered ${status}: ${told}` : `${who} answered ${status}.`;
}

function parse(text) {
  if (!text) {
    return null;
  }
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
