// Starts the bot that was built without the demo, as the container image has it: without settings, with the demo's, and with an account.
// node without-demo.mjs GengoBot.dll FOLDER: the exit code says whether all checks held.
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { alive, check, expect, finish, freePort, get, start, stop, within } from './program.mjs';

const [program, folder] = process.argv.slice(2).map((path) => resolve(path));
const bot = `http://127.0.0.1:${await freePort()}`;

await check('nothing of the demo is there', () => {
  for (const name of ['Gengo.Sandbox.dll', 'GengoBot.Playground.dll', 'wwwroot']) {
    if (existsSync(join(dirname(program), name))) throw new Error(`${name} is`);
  }
});

const bare = start(program, folder, { ASPNETCORE_URLS: bot });
await check('without an account it says what to set', () => refused(bare, 'Gengo:Accounts is empty'));

const demo = start(program, folder, { ASPNETCORE_URLS: bot, Demo__Enabled: 'true' });
await check('the demo is refused', () => refused(demo, 'built without the demo'));

const live = start(program, folder, {
  ASPNETCORE_URLS: bot,
  Gengo__Accounts__main__PublicKey: 'a',
  Gengo__Accounts__main__PrivateKey: 'b',
});
await check('with an account it is alive within a minute', () => alive(live, bot));
await check('there is no page', async () => expect(await get(`${bot}/`), 404));
await check('it answers nobody without a token', async () => expect(await fetch(`${bot}/api/messages`, { method: 'POST' }), 401));
await check('a stop is obeyed', () => stop(live));

finish(bare, demo, live);

/** One plain sentence and exit code 1. */
async function refused(started, sentence) {
  const [code] = await within(30, started.ended);
  const said = started.errors.trim();
  if (code !== 1 || said.includes('\n') || !said.includes(sentence)) throw new Error(`it ended with ${code} and said: ${said}`);
}
