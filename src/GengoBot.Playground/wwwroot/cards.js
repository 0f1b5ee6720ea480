/* Draws Adaptive Cards with Microsoft's renderer and the Teams host configs. */
import { send } from "./dom.js";

const configs = {};
let markdown = null;

// The designer's host configs are older than Teams' present colours. These are readable, also inside containers.
const colours = {
  light: {
    text: { good: "#237b4b", warning: "#835c00", attention: "#c4314b", accent: "#5b5fc7" },
    ground: { accent: "#e8ebfa", good: "#e7f2da", attention: "#fcf4f6", warning: "#fbf6d9", emphasis: "#f5f5f5" },
  },
  dark: {
    text: { good: "#92c353", warning: "#f8d22a", attention: "#f38b97", accent: "#a6a7dc" },
    ground: { accent: "#2f2f4a", good: "#263a1c", attention: "#3e1f25", warning: "#3d3413", emphasis: "#232323" },
  },
};

export async function loadRenderer() {
  for (const theme of ["light", "dark"]) {
    const answer = await send("GET", `/playground/files/microsoft-teams-${theme}.json`);
    configs[theme] = answer.ok ? readable(answer.body, colours[theme]) : null;
  }

  if (window.markdownit && window.AdaptiveCards) {
    // Teams supports bold, italic, lists and links, but never HTML.
    markdown = window.markdownit({ html: false, linkify: false })
      .disable(["heading", "lheading", "image", "table", "code", "fence", "blockquote", "hr", "reference"]);
    AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
      result.outputHtml = markdown.render(text);
      result.didProcess = true;
    };
  }

  return canDraw();
}

export const canDraw = () => Boolean(window.AdaptiveCards && markdown && configs.light && configs.dark);

/** Markdown of a message as HTML, or null when there is no renderer. */
export const renderMarkdown = text => markdown?.render(text) ?? null;

/**
 * A card drawn: its element, and what was typed into it so far.
 * @param before What was typed into the same card when it was drawn before.
 */
export function draw(content, { theme, oldClient, onAction, before }) {
  const card = new AdaptiveCards.AdaptiveCard();
  card.hostConfig = new AdaptiveCards.HostConfig(configs[theme]);
  card.onExecuteAction = action => onAction(action);
  // A link opens a new tab without access to this page, as OpenUrl does.
  card.onAnchorClicked = (_, anchor) => { open(anchor.href); return true; };
  card.parse(withMentions(content), contextFor(oldClient));
  for (const input of card.getAllInputs()) {
    if (before?.has(input.id)) {
      input.defaultValue = before.get(input.id);
    }
  }

  const element = card.render();
  return { element, typed: () => new Map(card.getAllInputs().map(input => [input.id, input.value])) };
}

export function open(address) {
  if (/^https?:/i.test(address)) {
    window.open(address, "_blank", "noopener,noreferrer");
  }
}

// A client older than Action.Execute does not know it and uses the fallback.
function contextFor(oldClient) {
  const context = new AdaptiveCards.SerializationContext();
  if (oldClient) {
    const actions = new AdaptiveCards.CardObjectRegistry();
    AdaptiveCards.GlobalRegistry.populateWithDefaultActions(actions);
    actions.unregister("Action.Execute");
    context.setActionRegistry(actions);
  }
  return context;
}

// Teams turns <at>name</at> into a mention if the card's own entities list it. Otherwise it stays text.
function withMentions(content) {
  const mentions = (content.msteams?.entities ?? []).filter(entity => entity.type === "mention" && entity.text);
  if (mentions.length === 0) {
    return content;
  }
  return JSON.parse(JSON.stringify(content), (key, value) => key !== "text" && key !== "value" || typeof value !== "string"
    ? value
    : mentions.reduce((text, mention) => text.replaceAll(mention.text, mention.mentioned?.name ?? ""), value));
}

function readable(config, { text, ground }) {
  const styles = config.containerStyles;
  for (const [name, colour] of Object.entries(text)) {
    styles.default.foregroundColors[name] = { default: colour, subtle: colour };
  }
  for (const [name, colour] of Object.entries(ground)) {
    styles[name] = { ...styles[name], backgroundColor: colour, foregroundColors: styles.default.foregroundColors };
  }
  return config;
}
