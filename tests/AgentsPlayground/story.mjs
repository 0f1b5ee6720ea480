// GengoBot as Microsoft's Agents Playground sees it: a story in a personal chat, a group chat and a channel.
// node story.mjs GengoBot.dll MODULES FOLDER: prints each status of the playground's log; the exit code says whether all was well. Pictures and logs stay in FOLDER.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { PlaygroundPage } from './page.mjs';
import { startBot, startPlayground, stopAll } from './processes.mjs';

const [program, modules, folder] = process.argv.slice(2).map((path) => resolve(path));
const { chromium } = createRequire(resolve(modules, 'story.cjs'))('playwright-core');

process.on('exit', stopAll);
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));

const bot = await startBot(program, folder);
const chat = await PlaygroundPage.open(chromium, await startPlayground(modules, folder, bot), folder);
let failed = 0;

await tell('Personal Chat', async () => {
  await chat.shouldShow('Hello, I am GengoBot');
  await typeAll(42);

  await chat.say('job 42');
  await chat.shouldShow('Waits for your decision');
  await chat.press('Refresh');
  await chat.press('Changes');
  await chat.shouldShow('[−Das ist−][+Entdecken Sie+]');
  await chat.press('Back to the job');
  await chat.press('Comments');
  await chat.fill('Your comment', 'Bitte **du** statt „Sie“ & <b>kurz</b>');
  await chat.press('Send');
  await chat.shouldShow('You (customer)');
  await chat.press('Back to the job');

  await chat.press('Reject…');
  await chat.choose('Quality: the translation is bad');
  await chat.fill('Explanation', 'Too literal');
  await chat.fill('Letters in the picture', 'WRONG');
  await chat.press('Reject');
  await chat.shouldShow('That was not it: try the new picture.');
  await chat.picture('captcha');
  await chat.fill('Letters in the picture', (await desk('42')).captcha);
  await chat.press('Reject');
  await chat.shouldShow('Rejected by Alex Wilber');

  await chat.say('job 47');
  await chat.press('Approve…');
  await chat.choose('5: excellent');
  await chat.fill('To the translator', 'Well done');
  await chat.press('Approve');
  await chat.shouldShow('Approved by Alex Wilber');

  await chat.say('watch 45');
  await desk('45/comment', { text: 'May I shorten the second line?' });
  await chat.shouldShow('May I shorten the second line?');
  await share(45, 'App store text', 'store text');
});

await tell('Group Chat', async () => {
  await chat.goTo('Group Chat');
  await chat.shouldShow('Hello, I am GengoBot');
  await typeAll(48, true);
  await chat.press('Request changes…');
  await chat.fill('What should be changed', 'Shorter, please');
  await chat.press('Send back');
  await chat.shouldShow('Sent back for changes by Alex Wilber');
  await share(48, 'Outdoor catalogue, all entries', 'outdoor');
});

await tell('Channel', async () => {
  await chat.goTo('My Team - General');
  await chat.shouldShow('Hello, I am GengoBot');
  await chat.post('job 49');
  await chat.shouldShow('Waits for your decision');
  await typeAll(49, true);
  await chat.press('Read');
  await chat.press('Back to the job');
  await share(49, '抹茶の商品説明', '商品');
});

await tell('A page that is loaded again', async () => {
  const before = chat.log.length;
  await chat.reload();
  if (chat.log.slice(before).some((entry) => entry.byBot)) throw new Error('the bot introduced itself twice');
});

await tell('All that "Mock an Activity" offers in a chat', mockAll);

await tell('All that "Mock an Activity" offers in a channel', async () => {
  await chat.goTo('My Team - General');
  await mockAll();
});

await chat.close();
console.log('\nThe log, in numbers');
for (const [line, times] of count(chat.log)) console.log(`  ${times} × ${line}`);
const wrong = chat.log.filter((entry) => !entry.byBot && !(entry.status >= 200 && entry.status < 300));
check("every status of the bot's is 2xx", wrong.length === 0, wrong.map((entry) => `${entry.status} ${entry.what}`).join(', '));
check("the bot's own log tells of no failure", !/^(fail|crit): /m.test(readFileSync(resolve(folder, 'bot.log'), 'utf8')), 'see bot.log');
process.exit(failed ? 1 : 0);

async function tell(name, story) {
  console.log(`\n${name}`);
  const problem = await story().then(() => '', (error) => error.message.replace(/\s+/g, ' '));
  await chat.picture(name.toLowerCase().replace(/\W+/g, '-'));
  check(name, !problem, problem);
}

/** All that a person types; in a group chat and a channel a form is shown only to who presses its button. */
async function typeAll(job, mention = false) {
  const said = [
    ['help', 'reject 42'],
    [`job ${job}`, 'Waits for your decision'],
    [`${job}`, 'Waits for your decision'],
    [`aprove ${job}`, 'Did you mean approve?'],
    ['inbox', 'Waiting for a decision'],
    [`watch ${job}`],
    ['watching', `Job ${job}`],
    [`comments ${job}`, `Comments on job ${job}`],
    ['access', 'Who may do what here'],
    ['accounts', 'Gengo accounts'],
    ['status', 'Lost conversations'],
    [`approve ${job}`, mention ? 'Press the button below' : `Approve job ${job}`],
  ];
  for (const [text, card] of said) {
    await chat.say(text, mention);
    if (card) await chat.shouldShow(card);
    else await chat.shouldSay(`From now on I tell here of job ${job}`);
  }
}

/** The message extension, as far as the playground has it: it never asks for the entry that was chosen. */
async function share(job, title, words) {
  for (const text of [`${job}`, words]) {
    const found = await chat.search(text);
    if (found.join() !== `Job ${job} · ${title}`) throw new Error(`"${text}" finds "${found}"`);
  }
  if ((await chat.search('no such title')).length) throw new Error('a job is found that has not these words');
  await chat.sendLink(`https://gengo.com/c/dashboard/jobs/details/${job}/`, `Write “job ${job}” to GengoBot to see it as it is now`);
}

async function mockAll() {
  for (const name of await chat.mocks()) await chat.mock(name);
  await chat.mock('Uninstall application');
  await chat.mock('Install application');
  await chat.shouldShow('I am back'); // it asks about the watches that it paused when it was removed
}

/** The translator's desk of the demo. */
async function desk(path, body) {
  const answer = await fetch(`${bot}/sandbox/desk/jobs/${path}`, body && { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`the desk answers ${answer.status}`);
  return answer.json();
}

function count(log) {
  const lines = new Map();
  for (const { byBot, what, status } of log) {
    const line = `${byBot ? 'from the bot' : 'to the bot'}: ${what} ${status}`;
    lines.set(line, (lines.get(line) ?? 0) + 1);
  }
  return [...lines].sort();
}

function check(name, holds, problem) {
  if (!holds) failed++;
  console.log(holds ? `  ok: ${name}` : `  not ok: ${name}: ${problem}`);
}
