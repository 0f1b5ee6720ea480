// The bot in demo mode and Microsoft's Agents Playground, each on a free loopback port, ended by their own process ids.
import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { resolve } from 'node:path';

const started = [];

export async function startBot(program, folder) {
  const settings = {
    ASPNETCORE_URLS: 'http://127.0.0.1:0',
    Demo__Enabled: 'true',
    Storage__ConnectionString: `Data Source=${resolve(folder, 'gengobot.db')}`,
    Notifications__MergeWindow: '00:00:01', // a comment is told at once
  };
  const [, address] = await start('dotnet', [program], settings, folder, 'bot', /Now listening on: (\S+)/);
  return address;
}

/** It sends no token, so the bot must be in demo mode. */
export async function startPlayground(modules, folder, bot) {
  const program = resolve(modules, '@microsoft/m365agentsplayground/cli.js');
  const settings = { TEAMSAPPTESTER_BROWSER: 'none', M365_AGENTS_PLAYGROUND_LOGFILE: resolve(folder, 'playground-own.log') };
  const [, port] = await start(
    process.execPath, [program, 'start', '-e', `${bot}/api/messages`, '-c', 'msteams', '--disable-telemetry'], settings, folder, 'playground', /Listening on (\d+)/);
  return `http://127.0.0.1:${port}`;
}

export function stopAll() {
  for (const child of started) child.kill('SIGKILL');
}

/** @returns what the line says that tells of a successful start. */
function start(command, args, settings, cwd, name, isUp) {
  const child = spawn(command, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...settings } });
  started.push(child);
  const log = createWriteStream(resolve(cwd, `${name}.log`));
  for (const said of [child.stdout, child.stderr]) said.pipe(log, { end: false });
  return new Promise((up, down) => {
    createInterface(child.stdout).on('line', (line) => {
      const said = isUp.exec(line);
      if (said) up(said);
    });
    child.on('error', down);
    child.on('exit', (code) => down(new Error(`${name} ended with ${code}: ${name}.log says why`)));
  });
}
