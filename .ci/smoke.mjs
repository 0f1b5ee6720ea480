// Starts the demo as a person would, says "help" to it as Teams would, and stops it.
// node smoke.mjs GengoBot.dll FOLDER: each check prints a line; the exit code says whether all of them held.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { resolve } from 'node:path';

const [program, folder] = process.argv.slice(2).map((path) => resolve(path));
const signals = ['SIGINT', 'SIGTERM'];

// The bot's connector, as far as one answer needs it.
const replied = deferred();
const connector = createServer(async (request, response) => {
  let body = '';
  for await (const chunk of request) body += chunk;
  response.writeHead(201, { 'content-type': 'application/json' }).end('{"id":"1"}');
  const activity = JSON.parse(body || '{}');
  if (activity.type === 'message') replied.resolve(activity);
});

const port = await freePort();
const bot = `http://127.0.0.1:${port}`;
await listen(connector);

const demo = spawn('dotnet', [program], {
  cwd: folder,
  stdio: ['ignore', 'pipe', 'pipe'],
  env: {
    ...process.env,
    ASPNETCORE_URLS: bot,
    ASPNETCORE_CONTENTROOT: process.cwd(), // appsettings.json is at the root, as for `dotnet run`
    Demo__Enabled: 'true',
    Storage__ConnectionString: `Data Source=${folder}/gengobot.db`,
  },
});
const ended = once(demo, 'exit');
let log = '';
demo.stdout.on('data', (text) => (log += text));
demo.stderr.on('data', (text) => (log += text));
for (const signal of signals) process.once(signal, () => { demo.kill('SIGKILL'); process.exit(1); });

let failed = false;
await check('the demo is alive within a minute', alive);
await check('the page answers', async () => expect(await get('/'), 200));
await check('help is taken', async () => expect(await say('help'), 200));
await check('help is answered in the conversation', async () => {
  const activity = await within(10, replied.promise);
  if (!activity.text && !activity.attachments?.length) throw new Error('the answer is empty');
});
await check('a stop is obeyed', async () => {
  demo.kill('SIGTERM');
  const [code, signal] = await within(20, ended);
  if (code !== 0) throw new Error(`it ended with ${code ?? signal}`);
});

demo.kill('SIGKILL');
connector.close();
connector.closeAllConnections();
if (failed) console.log(`--- what the demo said\n${log.slice(-8000)}`);
process.exitCode = failed ? 1 : 0;

async function check(name, body) {
  try {
    await body();
    console.log(`  ok: ${name}`);
  } catch (error) {
    failed = true;
    console.log(`  not ok: ${name}: ${error.cause?.message ?? error.message}`);
  }
}

async function alive() {
  for (const deadline = Date.now() + 60_000; ; ) {
    if (demo.exitCode !== null) throw new Error(`it ended with ${demo.exitCode}`);
    try {
      return expect(await get('/healthz'), 200);
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await new Promise((again) => setTimeout(again, 200));
    }
  }
}

function get(path) {
  return fetch(bot + path, { signal: AbortSignal.timeout(10_000) });
}

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

function expect(response, status) {
  if (response.status !== status) throw new Error(`HTTP ${response.status}`);
}

function within(seconds, promise) {
  return Promise.race([
    promise,
    new Promise((_, reject) => setTimeout(() => reject(new Error(`nothing within ${seconds} s`)), seconds * 1000).unref()),
  ]);
}

function listen(server) {
  server.listen(0, '127.0.0.1');
  return once(server, 'listening');
}

async function freePort() {
  const server = createServer();
  await listen(server);
  const { port } = server.address();
  server.close();
  return port;
}

function deferred() {
  const later = {};
  later.promise = new Promise((resolve) => (later.resolve = resolve));
  return later;
}
