// Draws one card in the looks of Teams, and answers with what the renderer had to say about it. Its Markdown is all of markdown-it's: more
// than Teams knows, so that a text that is literal here is literal there.
async ({ cardJson, hostConfig, width }) => {
  AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
    result.outputHtml = markdownit({ html: false }).render(text);
    result.didProcess = true;
  };

  const context = new AdaptiveCards.SerializationContext(AdaptiveCards.Versions.v1_5);
  const card = new AdaptiveCards.AdaptiveCard();
  card.hostConfig = new AdaptiveCards.HostConfig(JSON.parse(hostConfig));
  card.parse(JSON.parse(cardJson), context);

  const host = document.getElementById("host");
  document.body.style.background = card.hostConfig.containerStyles.default.backgroundColor;
  host.style.width = `${width}px`;
  host.replaceChildren(card.render());
  await Promise.all([...document.images].map(image => image.decode().catch(() => {}))); // a picture that fails is seen by the test: it asked for it

  const parsed = Array.from({ length: context.eventCount }, (_, index) => context.getEventAt(index));
  const events = [...parsed, ...card.validateProperties().validationEvents]
    .map(found => `${AdaptiveCards.ValidationEvent[found.event]}: ${found.message}`);

  // Text cut by an ellipsis, and a box one types in, are meant to hold more than they show.
  const overflowing = [...host.querySelectorAll("*")].filter(element => {
    const mayScroll = element.matches("input, textarea, select") || getComputedStyle(element).textOverflow === "ellipsis";
    const box = element.getBoundingClientRect();
    const edge = host.getBoundingClientRect();
    const inside = element.clientWidth === 0 || mayScroll || element.scrollWidth <= element.clientWidth + 1;
    return !inside || box.right > edge.right + 1 || box.left < edge.left - 1;
  });

  return { text: host.innerText, events: [...new Set(events)], overflowing: overflowing.map(element => element.outerHTML.slice(0, 200)) };
}
