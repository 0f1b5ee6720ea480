// Starts the demo as a person would, says "help" to it as Teams would, and stops it.
// node smoke.mjs GengoBot.dll FOLDER: the exit code says whether all checks held.
import { createServer } from 'node:http';
import { resolve } from 'node:path';
import { alive, check, expect, finish, freePort, get, listen, start, stop, within } from './program.mjs';

const [program, folder] = process.argv.slice(2).map((path) => resolve(path));

// The bot's connector, as far as one answer needs it.
const replied = deferred();
const connector = createServer(async (request, response) => {
  let body = '';
  for await (const chunk of request) body += chunk;
  response.writeHead(201, { 'content-type': 'application/json' }).end('{"id":"1"}');
  const activity = JSON.parse(body || '{}');
  if (activity.type === 'message') replied.resolve(activity);
});

const bot = `http://127.0.0.1:${await freePort()}`;
await listen(connector);

const demo = start(program, folder, {
  ASPNETCORE_URLS: bot,
  ASPNETCORE_CONTENTROOT: process.cwd(), // appsettings.json is at the root, as for `dotnet run`
  Demo__Enabled: 'true',
});
await check('the demo is alive within a minute', () => alive(demo, bot));
await check('the page answers', async () => expect(await get(`${bot}/`), 200));
await check('help is taken', async () => expect(await say('help'), 200));
await check('help is answered in the conversation', async () => {
  const activity = await within(10, replied.promise);
  if (!activity.text && !activity.attachments?.length) throw new Error('the answer is empty');
});
await check('a stop is obeyed', () => stop(demo));

connector.close();
connector.closeAllConnections();
finish(demo);

function say(text) {
  const tenant = '00000000-0000-0000-0000-0000000000aa';
  return fetch(`${bot}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    signal: AbortSignal.timeout(20_000),
    body: JSON.stringify({
      type: 'message',
      id: `${Date.now()}`,
      timestamp: new Date().toISOString(),
      serviceUrl: `http://127.0.0.1:${connector.address().port}/`,
      channelId: 'msteams',
      from: { id: '29:smoke', name: 'Smoke', aadObjectId: '00000000-0000-0000-0000-0000000000bb' },
      recipient: { id: '28:gengobot', name: 'GengoBot' },
      conversation: { id: 'a:smoke', conversationType: 'personal', tenantId: tenant },
      channelData: { tenant: { id: tenant } },
      locale: 'en-US',
      textFormat: 'plain',
      text,
    }),
  });
}

function deferred() {
  const later = {};
  later.promise = new Promise((resolve) => (later.resolve = resolve));
  return later;
}
