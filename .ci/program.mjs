// Starts the bot as a process of its own and checks what it does. Each check prints a line.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';

let failed = false;

/** Starts the bot in an empty folder; its log is kept. */
export function start(program, folder, settings) {
  const child = spawn('dotnet', [program], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, Storage__ConnectionString: `Data Source=${folder}/gengobot.db`, ...settings },
  });
  const started = { process: child, ended: once(child, 'close'), log: '', errors: '' };
  child.stdout.on('data', (text) => (started.log += text));
  child.stderr.on('data', (text) => { started.log += text; started.errors += text; });
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => { child.kill('SIGKILL'); process.exit(1); });
  return started;
}

/** Waits until the bot answers, but not for one that has ended. */
export async function alive(started, address) {
  for (const deadline = Date.now() + 60_000; ; ) {
    if (started.process.exitCode !== null) throw new Error(`it ended with ${started.process.exitCode}`);
    try {
      return expect(await get(`${address}/healthz`), 200);
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await new Promise((again) => setTimeout(again, 200));
    }
  }
}

export async function stop(started) {
  started.process.kill('SIGTERM');
  const [code, signal] = await within(20, started.ended);
  if (code !== 0) throw new Error(`it ended with ${code ?? signal}`);
}

export async function check(name, body) {
  try {
    await body();
    console.log(`  ok: ${name}`);
  } catch (error) {
    failed = true;
    console.log(`  not ok: ${name}: ${error.cause?.message ?? error.message}`);
  }
}

/** Ends what still runs, and shows the log and sets the exit code when a check has failed. */
export function finish(...programs) {
  for (const started of programs) {
    started.process.kill('SIGKILL');
    if (failed) console.log(`--- what the bot said\n${started.log.slice(-8000)}`);
  }
  process.exitCode = failed ? 1 : 0;
}

export function get(address) {
  return fetch(address, { signal: AbortSignal.timeout(10_000) });
}

export function expect(response, status) {
  if (response.status !== status) throw new Error(`HTTP ${response.status}`);
}

export function within(seconds, promise) {
  return Promise.race([
    promise,
    new Promise((_, reject) => setTimeout(() => reject(new Error(`nothing within ${seconds} s`)), seconds * 1000).unref()),
  ]);
}

export function listen(server) {
  server.listen(0, '127.0.0.1');
  return once(server, 'listening');
}

export async function freePort() {
  const server = createServer();
  await listen(server);
  const { port } = server.address();
  server.close();
  return port;
}
