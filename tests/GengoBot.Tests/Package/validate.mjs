// What Microsoft's own validator finds wrong with a manifest, a line each: node validate.mjs FOLDER-WITH-NODE-MODULES MANIFEST
// The schema comes with the package: nothing is asked of the network.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const [folder, file] = process.argv.slice(2);
const { AppManifestUtils } = createRequire(join(folder, 'package.json'))('@microsoft/app-manifest');

const manifest = JSON.parse(readFileSync(file, 'utf8'));
const [, version] = /\/v([\d.]+)\/MicrosoftTeams\.schema\.json$/.exec(manifest.$schema);
const schemas = join(folder, 'node_modules/@microsoft/app-manifest/build/json-schemas/teams');
const schema = JSON.parse(readFileSync(join(schemas, `v${version}/MicrosoftTeams.schema.json`), 'utf8'));

for (const problem of await AppManifestUtils.validateAgainstSchema(manifest, schema)) console.log(problem);
