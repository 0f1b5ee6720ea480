/* The translator's desk: shows the sandbox's jobs, and lets one act as the translator or as Gengo. */
import { h, problem, send } from "./dom.js";

const EVERY = 5000;
const FAULTS = [
  ["timeout-after", "The answer is lost, the work is done"], ["timeout-before", "Nothing arrives in time"], ["500", "Error 500"],
  ["503", "Unavailable, 503"], ["2800", "Gengo's error 2800"], ["html", "A web page instead of JSON"],
  ["", "Only late: set a delay"],
];

export function startDesk(place, refreshButton) {
  let jobs = [];
  let chosen = sessionStorage.getItem("desk-job") ?? "";
  let job = null;
  let nudged = 0;
  let last = "";
  const text = h("textarea", { id: "desk-text", rows: "3", "data-testid": "desk-text", placeholder: "Translation or comment" });
  const listPlace = h("ul.jobs", { "aria-label": "Jobs" });
  const detail = h("section.job", { "aria-label": "Job" });
  const note = h("p.bar", { role: "status", hidden: true, "data-testid": "desk-note" });
  place.append(note, listPlace, detail, faults());
  refreshButton.addEventListener("click", load);
  setInterval(() => { if (!document.hidden) { load(); } }, EVERY);
  load();

  // Many messages can arrive at once, so the desk reloads after the last one.
  return { nudge: () => { clearTimeout(nudged); nudged = setTimeout(load, 300); } };

  async function load() {
    const answer = await send("GET", "/sandbox/desk/jobs");
    if (!answer.ok) {
      tell("error", problem("The sandbox", answer.status, answer.body), "load");
      return;
    }
    jobs = Array.isArray(answer.body) ? answer.body : [];
    if (chosen) {
      const one = await send("GET", `/sandbox/desk/jobs/${encodeURIComponent(chosen)}`);
      job = one.ok ? one.body : null;
    }
    if (note.dataset.from === "load") {
      tell("", "");
    }
    drawIfNew();
  }

  function drawIfNew() {
    const now = JSON.stringify([jobs, job, chosen]);
    if (now !== last) {
      last = now;
      drawList();
      drawJob();
    }
  }

  function drawList() {
    const focused = document.activeElement?.dataset?.testid;
    listPlace.replaceChildren(...jobs.map(one => {
      const id = idOf(one);
      return h("li", {}, h("button.job-row", {
        type: "button", "data-testid": `desk-job-${id}`, "aria-current": id === chosen ? "true" : undefined, onclick: () => choose(id),
      }, h("span.id", {}, id), h("span.slug", {}, [one.slug, pair(one)].filter(Boolean).join(" · ")), status(one)));
    }));
    if (focused?.startsWith("desk-job-")) {
      listPlace.querySelector(`[data-testid="${CSS.escape(focused)}"]`)?.focus();
    }
  }

  function drawJob() {
    const hadFocus = document.activeElement === text;
    if (!job) {
      detail.replaceChildren(h("p.quiet-text", {}, "Choose a job to see it and to act as its translator."));
      return;
    }
    const { captcha, feedback, rejection, thread: comments = [], revisions = [] } = job;
    detail.replaceChildren(
      h("h3", {}, `Job ${idOf(job)}`, " ", status(job)),
      h("dl", {},
        ...row("Languages", pair(job)), ...row("Tier", job.tier), ...row("Slug", job.slug),
        ...row("Captcha", captcha && h("code", { "data-testid": "desk-captcha" }, captcha)),
        ...row("Feedback", feedback && [feedback.rating && `${feedback.rating} of 5`, feedback.for_translator].filter(Boolean).join(": ")),
        ...row("Rejected", rejection && [rejection.reason, rejection.comment].filter(Boolean).join(": "))),
      ...block("Source", job.body_src), ...block("Translation", job.body_tgt ?? revisions.at(-1)?.body_tgt),
      h("h4", {}, "Thread"),
      comments.length
        ? h("ol.thread-list", { "data-testid": "desk-thread" },
          ...comments.map(one => h("li", {}, h("strong", {}, authorOf(one)), " ", one.body)))
        : h("p.quiet-text", {}, "No comments yet."),
      h("label", { for: "desk-text" }, "Text"),
      text,
      h("div.buttons", {},
        button("start", "Take the job"), button("submit", "Submit translation"), button("comment", "Comment"),
        button("approve", "Approve"), button("hold", "Hold / release")));
    if (hadFocus) {
      text.focus();
    }
  }

  function button(step, title) {
    const it = h("button.quiet", { type: "button", "data-testid": `desk-${step}`, onclick: () => act(step, it) }, title);
    return it;
  }

  async function act(step, it) {
    it.disabled = true;
    const words = text.value.trim();
    if ((step === "comment" || step === "submit") && !words) {
      tell("error", step === "comment" ? "Type the comment first." : "Type the translation first.");
      it.disabled = false;
      text.focus();
      return;
    }
    const answer = await send("POST", `/sandbox/desk/jobs/${encodeURIComponent(chosen)}/${step}`, { text: words });
    it.disabled = false;
    if (answer.ok) {
      if (step === "comment" || step === "submit") {
        text.value = "";
      }
      tell("info", `Job ${chosen}: done.`);
    } else {
      tell("error", problem("The sandbox", answer.status, answer.body));
    }
    await load();
    detail.querySelector(`[data-testid="desk-${step}"]`)?.focus();
  }

  async function choose(id) {
    chosen = chosen === id ? "" : id;
    job = null;
    text.value = "";
    sessionStorage.setItem("desk-job", chosen);
    tell("", "");
    await load();
  }

  function faults() {
    const call = h("select", { id: "fault-call", "data-testid": "fault-call" },
      ...["PUT", "GET", "POST", "DELETE"].map(name => h("option", { value: name }, name)));
    const fault = h("select", { id: "fault-kind", "data-testid": "fault-kind" },
      ...FAULTS.map(([value, title]) => h("option", { value }, title)));
    const times = h("input", { id: "fault-times", type: "number", min: "1", max: "99", value: "1", "data-testid": "fault-times" });
    const delay = h("input", {
      id: "fault-delay", type: "number", min: "0", max: "60000", step: "500", value: "0", "data-testid": "fault-delay",
    });
    const set = h("button.quiet", { type: "submit", "data-testid": "fault-set" }, "Let it fail");
    const labelled = (id, title, input) => h("div", {}, h("label", { for: id }, title), input);
    return h("details.faults", {}, h("summary", { "data-testid": "faults" }, "Let Gengo fail"),
      h("form", {
        onsubmit: async event => {
          event.preventDefault();
          const order = { call: call.value, times: Number(times.value), fault: fault.value || undefined, delayMs: Number(delay.value) };
          const answer = await send("POST", "/sandbox/desk/faults", order);
          if (answer.ok) {
            tell("info", `Planned for the next ${order.times === 1 ? order.call : `${order.times} times ${order.call}`}.`);
          } else {
            tell("error", problem("The sandbox", answer.status, answer.body));
          }
        },
      }, labelled("fault-kind", "What happens", fault), labelled("fault-call", "Call", call), labelled("fault-times", "Times", times),
        labelled("fault-delay", "Delay, ms", delay), set));
  }

  function tell(kind, words, from = "") {
    note.hidden = !words;
    note.className = `bar ${kind}`;
    note.textContent = words;
    note.dataset.from = from;
  }
}

const idOf = job => String(job.job_id);
const pair = job => job.lc_src && job.lc_tgt ? `${job.lc_src} → ${job.lc_tgt}` : "";
const status = job => h("span.status", { "data-status": job.status ?? "" }, job.status ?? "");
const row = (name, value) => value ? [h("dt", {}, name), h("dd", {}, value)] : [];
const block = (name, text) => text ? [h("h4", {}, name), h("p.foreign", { dir: "auto", tabindex: "0" }, text)] : [];
const authorOf = comment => comment.author === "worker" ? "translator" : comment.author === "customer" ? "you" : comment.author ?? "";
