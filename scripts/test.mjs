// `npm test`: every stage in order, one closing line. Plain Node, because it may have to install first.
import { ensureInstalled } from './install.mjs';
import { playwright, runStages, vitest } from './test/stages.mjs';

ensureInstalled();

runStages([
  { name: 'unit', run: () => vitest('unit', { projects: ['unit', 'unit-ui'] }) },
  {
    name: 'integration',
    run: () =>
      vitest('integration', {
        projects: ['integration', 'integration-alone'],
        env: { WORKBAY_DATA_ENGINE: process.env.WORKBAY_DATA_ENGINE ?? 'native' },
      }),
  },
  { name: 'end to end', run: () => playwright() },
]);
