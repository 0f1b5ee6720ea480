// The playground's page, used by keyboard and mouse, and the log that it shows: each activity with its HTTP status, both ways.
import { resolve } from 'node:path';

const patience = 15_000;

export class PlaygroundPage {
  /** What was sent and answered, in order: { byBot, what, said, status, answer }. */
  log = [];
  #waiting = new Set();
  /** Where the newest message is: the page, or in a channel the thread of the newest post. */
  #place;

  static async open(chromium, address, folder) {
    const opened = new PlaygroundPage();
    opened.folder = folder;
    opened.browser = await chromium.launch({
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
    });
    opened.page = await opened.browser.newPage({ viewport: { width: 1400, height: 1300 }, locale: 'en-US', timezoneId: 'UTC' });
    opened.page.setDefaultTimeout(patience);
    // It would load fonts and animations from elsewhere; nothing here needs them.
    await opened.page.route((url) => url.origin !== address, (route) => route.abort());
    opened.page.on('websocket', (socket) => {
      if (socket.url().endsWith('/_ws/log/stream')) socket.on('framereceived', ({ payload }) => opened.#hear(JSON.parse(payload).log));
    });
    await opened.#shows(() => opened.page.goto(address));
    return opened;
  }

  /** Loads the page again: the playground tells the bot again that it was installed. */
  reload() {
    return this.#shows(() => this.page.reload());
  }

  goTo(chat) {
    return this.#shows(() => this.page.getByRole('treeitem', { name: chat }).click());
  }

  async say(text, mention) {
    await this.#type(this.#place.locator('[contenteditable][role=textbox]').last(), text, mention);
    await this.#answered(() => this.page.keyboard.press('Enter'));
  }

  /** Begins a thread in a channel. */
  async post(text) {
    await this.#type(this.page.locator('[contenteditable][role=textbox]').first(), text, true);
    await this.#answered(() => this.page.getByRole('button', { name: 'Post' }).click());
    this.#place = this.page.locator('.fui-Card').filter({ hasText: `Test Bot ${text}` }).first();
  }

  get card() {
    return this.#place.locator('.ac-adaptiveCard').last();
  }

  async press(button) {
    await this.#answered(() => this.card.getByRole('button', { name: button, exact: true }).click());
  }

  async fill(box, text) {
    await this.card.getByRole('textbox', { name: box }).fill(text);
  }

  async choose(choice) {
    await this.card.getByText(choice).click();
  }

  /** The last card says so. */
  async shouldShow(text) {
    await this.card.filter({ hasText: text }).waitFor().catch(async () => {
      throw new Error(`no card says "${text}"; the last one says "${(await this.card.innerText()).slice(0, 200)}"`);
    });
  }

  async shouldSay(text) {
    await this.#place.getByText(text).last().waitFor();
  }

  /**
   * "Search Command" of the compose box, which asks with each key: so all is put in at once. @returns the titles of what was found: the playground draws a sentence,
   * but no list whose entries ask the bot when they are pressed.
   */
  async search(text) {
    await this.#extend('Search Command');
    const { composeExtension: offer } = await this.#answered(() => this.page.getByPlaceholder('Enter a search term').fill(text));
    if (offer.text) await this.page.getByText(offer.text).waitFor();
    await this.page.keyboard.press('Escape');
    return (offer.attachments ?? []).map(({ preview }) => preview.content.title);
  }

  /** "Link Unfurling" of the compose box: the link's card is drawn, and sent as a message. */
  async sendLink(link, text) {
    await this.#extend('Link Unfurling');
    const dialog = this.page.getByRole('dialog');
    await this.#answered(() => dialog.getByRole('textbox').fill(link));
    await dialog.locator('.ac-adaptiveCard').filter({ hasText: text }).waitFor();
    await dialog.getByRole('button', { name: 'Send to Conversation' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await this.page.locator('.ac-adaptiveCard').filter({ hasText: text }).last().waitFor();
  }

  /** What "Mock an Activity" offers in this chat. */
  async mocks() {
    await this.page.getByRole('button', { name: 'Mock an Activity' }).click();
    const items = this.page.locator('[role=menuitem]:not([aria-disabled=true])');
    await items.first().waitFor();
    const names = await items.allInnerTexts();
    await this.page.keyboard.press('Escape');
    return names;
  }

  async mock(name) {
    await this.page.getByRole('button', { name: 'Mock an Activity' }).click();
    await this.page.getByRole('menuitem').filter({ hasText: new RegExp(`^${name}$`) }).click();
    const dialog = this.page.getByRole('dialog');
    const send = dialog.getByRole('button', { name: 'Send activity' });
    await send.waitFor();
    for (const field of await dialog.locator('input:visible, .fui-Textarea textarea').all()) {
      if (!(await field.inputValue())) await field.fill('somebody@example.test');
    }
    await this.#answered(() => send.click());
    await dialog.waitFor({ state: 'hidden' });
  }

  async picture(name) {
    await this.page.screenshot({ path: resolve(this.folder, `${name}.png`) });
  }

  close() {
    return this.browser.close();
  }

  /** A chat that is shown for the first time is told to the bot as two activities, both at once, in any order. */
  async #shows(act) {
    this.#place = this.page;
    const before = this.log.length;
    await act();
    const isTold = (what) => this.log.slice(before).some((entry) => entry.what.startsWith(what));
    await this.#until(() => isTold('installationUpdate') && isTold('conversationUpdate'), 'an installation');
  }

  async #extend(command) {
    await this.page.getByRole('button', { name: 'Trigger Message Extension App' }).last().click();
    await this.page.getByRole('menuitem', { name: command }).click();
  }

  async #type(box, text, mention) {
    await box.click();
    if (mention) {
      await this.page.keyboard.type('@Test');
      await this.page.getByRole('menuitem', { name: 'Test Bot' }).click();
    }
    await this.page.keyboard.insertText(mention ? ` ${text}` : text);
  }

  async #answered(act) {
    const before = this.log.length;
    const answer = () => this.log.slice(before).find((entry) => !entry.byBot);
    await act();
    await this.#until(answer, "the bot's answer");
    return answer().answer;
  }

  async #until(holds, what) {
    if (holds()) return;
    await new Promise((yes, no) => {
      const look = () => {
        if (!holds()) return;
        clearTimeout(timer);
        this.#waiting.delete(look);
        yes();
      };
      const timer = setTimeout(() => {
        this.#waiting.delete(look);
        no(new Error(`the log does not tell of ${what} within ${patience / 1000} s`));
      }, patience);
      this.#waiting.add(look);
    });
  }

  #hear(entry) {
    if (!entry?.request) return; // a remark of the playground's own
    const { body } = entry.request;
    const heard = {
      byBot: entry.from === 'User Application',
      what: [entry.activityName, body?.name, body?.action].filter((word) => typeof word === 'string').join(' '),
      said: body?.text ?? body?.channelData?.eventType ?? body?.value?.action?.title ?? body?.value?.url ?? body?.value?.parameters?.[0].value ?? '',
      status: entry.response?.statusCode ?? 'no answer',
      answer: entry.response?.body,
    };
    this.log.push(heard);
    console.log(`  ${heard.byBot ? '<-' : '->'} ${heard.status} ${heard.what} ${heard.byBot ? '' : heard.said}`.trimEnd());
    for (const look of [...this.#waiting]) look();
  }
}
