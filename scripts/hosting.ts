/**
 * What Amplify Hosting must be told, from the files of this repository.
 *   npm run hosting                        the rules, to paste under "Rewrites and redirects"
 *   npm run hosting -- --apply <app id>    the command that sets them
 *   npm run hosting -- --headers           writes customHttp.yml for the backend of amplify_outputs.json
 *   npm run hosting -- --check <address>   asks a deployed site whether rules and headers are in effect
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { checkSite } from './site/check-site';
import { type BackendHosts, customHttp, hostingHeaders } from './site/hosting-headers';
import { RULES_FILE } from './site/hosting-rules';

const root = path.resolve(import.meta.dirname, '..');

function fail(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}

function writeHeaders(): void {
  const outputs = path.join(root, 'amplify_outputs.json');
  if (!existsSync(outputs)) fail('There is no amplify_outputs.json: the backend has to be deployed first.');
  const backend = JSON.parse(readFileSync(outputs, 'utf8')) as BackendHosts;
  if (backend.custom?.local) fail('amplify_outputs.json is for the local cloud: its headers are of no use elsewhere.');
  writeFileSync(path.join(root, 'customHttp.yml'), customHttp(hostingHeaders(backend)));
  console.log('Wrote customHttp.yml.');
}

async function check(site: string): Promise<void> {
  const findings = await checkSite(site);
  for (const finding of findings) console.error(`✗ ${finding}`);
  if (findings.length > 0) process.exit(1);
  console.log(`✓ ${site} answers by the rules and sends the headers.`);
}

const [option, value] = process.argv.slice(2);
switch (option) {
  case undefined:
    console.log(readFileSync(RULES_FILE, 'utf8').trim());
    break;
  case '--apply':
    if (!value) fail('Which app? npm run hosting -- --apply d1a2b3c4d5e6f7');
    console.log(`aws amplify update-app --app-id ${value} --custom-rules file://${path.basename(RULES_FILE)}`);
    break;
  case '--headers':
    writeHeaders();
    break;
  case '--check':
    if (!value) fail('Which site? npm run hosting -- --check https://book.example.com');
    await check(value);
    break;
  default:
    fail(`There is no ${option}: see the head of scripts/hosting.ts.`);
}
