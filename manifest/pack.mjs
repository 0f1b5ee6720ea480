// Makes the Teams app package of manifest.json and the two icons: node pack.mjs [NAME=value ...]
// Other values come from the environment. README.md in this folder names them; a missing or wrong value stops with a sentence that says so.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import { zipSync } from 'fflate';

const folder = import.meta.dirname;
const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const zero = /^[0-]+$/;

const words = {
  MICROSOFT_APP_ID: {
    is: (value) => guid.test(value) && !zero.test(value),
    otherwise: "must be the bot's app id, a GUID like 3f2504e0-4f89-41d3-9a0c-0305e82c3301: the registration shows it as Microsoft App ID",
  },
  COMPANY: { is: (value) => value.length <= 32, otherwise: 'must be the name of who runs the bot, in at most 32 characters' },
  WEBSITE_URL: page("that company's website"),
  PRIVACY_URL: page("that company's privacy statement"),
  TERMS_URL: page("that company's terms of use"),
  VERSION: { is: (value) => /^\d+\.\d+\.\d+$/.test(value), otherwise: 'must be three numbers, like 1.2.3', usually: versionOfTheBot },
  OUTPUT: { is: (value) => value.endsWith('.zip'), otherwise: 'must name a .zip file', usually: () => resolve(folder, '../artifacts/gengobot-teams.zip') },
};

const problems = [];
const values = read(process.argv.slice(2));
if (problems.length > 0) {
  console.error(problems.join('\n'));
  process.exit(1);
}

const text = readFileSync(resolve(folder, 'manifest.json'), 'utf8');
const manifest = JSON.parse(text, (_, value) => (typeof value === 'string' ? value.replace(/\{\{(\w+)\}\}/g, (_, word) => values[word]) : value));

const output = resolve(values.OUTPUT);
mkdirSync(dirname(output), { recursive: true });
// One moment for all files, so that the same values make the same bytes.
writeFileSync(output, zipSync({
  'manifest.json': Buffer.from(JSON.stringify(manifest, null, 2)),
  'color.png': drawn('color.svg', 192),
  'outline.png': drawn('outline.svg', 32),
}, { mtime: new Date(1990, 0, 1) }));
console.log(`${output}: version ${values.VERSION} of the app ${values.MICROSOFT_APP_ID}`);

function page(what) {
  return { is: (value) => /^https:\/\/[^\s/]/.test(value) && URL.canParse(value) && value.length <= 2048, otherwise: `must be the https address of ${what}` };
}

function read(args) {
  const given = {};
  for (const arg of args) {
    const [, name, value] = /^([^=]*)=(.*)$/s.exec(arg) ?? [];
    if (Object.hasOwn(words, name ?? '')) given[name] = value;
    else problems.push(`'${arg}' is not understood: give NAME=value, where NAME is one of ${Object.keys(words).join(', ')}.`);
  }

  for (const [name, { is, otherwise, usually }] of Object.entries(words)) {
    const value = (given[name] ?? process.env[name] ?? '').trim() || usually?.();
    if (!value) problems.push(`${name} is missing: it ${otherwise}.`);
    else if (!is(value)) problems.push(`${name} ${otherwise}; '${value}' is not.`);
    given[name] = value;
  }
  return given;
}

function versionOfTheBot() {
  return /<Version>([^<]*)<\/Version>/.exec(readFileSync(resolve(folder, '../Directory.Build.props'), 'utf8'))[1];
}

function drawn(svg, width) {
  return new Resvg(readFileSync(resolve(folder, svg), 'utf8'), { fitTo: { mode: 'width', value: width }, font: { loadSystemFonts: false } }).render().asPng();
}
