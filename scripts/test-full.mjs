// `npm run test:full [-- engine models looks]`: what is too long for every run. Each part can be run alone.
import { spawnSync } from 'node:child_process';
import { ensureInstalled } from './install.mjs';
import { playwright, runStages, vitest } from './test/stages.mjs';

ensureInstalled();

const hasJava = spawnSync('java', ['-version'], { stdio: 'ignore' }).status === 0;

const parts = {
  engine: {
    name: 'everything on DynamoDB Local',
    skip: hasJava ? undefined : 'Java is missing (17 or later)',
    run: () =>
      vitest('engine', {
        projects: ['integration', 'integration-alone'],
        env: { WORKBAY_DATA_ENGINE: 'java' },
      }),
  },
  models: {
    name: 'long models',
    run: () =>
      vitest('models', {
        projects: ['integration', 'integration-alone'],
        paths: ['local/model/', 'local/mail-model/', 'local/acceptance/cut-off'],
        env: { WORKBAY_DATA_ENGINE: 'native', WORKBAY_MODEL_LONG: '1' },
      }),
  },
  looks: {
    name: 'every look of every page',
    run: () => playwright({ paths: ['e2e/accessibility'], env: { WORKBAY_ALL_LOOKS: '1' } }),
  },
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in parts));
if (unknown.length > 0) {
  console.error(`There is no part ${unknown.join(', ')}: ${Object.keys(parts).join(', ')}`);
  process.exit(1);
}
runStages((asked.length > 0 ? asked : Object.keys(parts)).map((name) => parts[name]));
