import { createRequire } from 'node:module';
import { defineConfig, type Plugin } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { operationsPlugin } from './scripts/vite/operations-plugin.ts';
import { staffThemePlugin } from './scripts/vite/staff-theme-plugin.ts';

/** The SPA reads its configuration from a virtual module of vite.config.ts; unit tests get a fixed one that names nobody. */
const outputsForTests: Plugin = {
  name: 'workbay-outputs-for-tests',
  resolveId: (id) => (id === 'virtual:workbay-outputs' ? `\0${id}` : undefined),
  load: (id) =>
    id === '\0virtual:workbay-outputs'
      ? `export default ${JSON.stringify({
          region: 'us-east-1',
          graphqlUrl: 'http://127.0.0.1:1/graphql',
          apiKey: 'da2-test',
          userPoolId: 'us-east-1_test',
          userPoolClientId: 'test',
          userPoolEndpoint: '',
        })}`
      : undefined,
};

/** The AppSync simulator requires graphql's CommonJS copy; Vite would pick the other, and two copies refuse each other. */
const oneGraphql = { find: /^graphql$/, replacement: createRequire(import.meta.url).resolve('graphql') };

/** The model tests take minutes: begun last, they would keep one core waiting. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLong = ({ moduleId }: TestSpecification) => moduleId.includes('/local/model/');
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

/** Far beyond what any unit test takes, so that a busy machine makes none of them fail. */
const PATIENCE_MS = 30_000;

/** Integration tests that replace modules, the environment or the clock for the whole process. */
const ALONE = ['local/acceptance/cut-off.int.test.ts'];

const INTEGRATION = { environment: 'node', testTimeout: 60_000, hookTimeout: 180_000, maxWorkers: 2 } as const;

const never = ['**/node_modules/**', 'dist/**', '.cache/**', '.amplify/**', 'e2e/**'];

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        resolve: { alias: [oneGraphql] },
        test: {
          name: 'unit',
          include: ['{domain,amplify,local,scripts}/**/*.test.ts'],
          exclude: [...never, '**/*.int.test.ts'],
          environment: 'node',
          setupFiles: ['scripts/test/no-console-error.ts'],
          testTimeout: PATIENCE_MS,
        },
      },
      {
        plugins: [operationsPlugin(), staffThemePlugin(), outputsForTests],
        test: {
          name: 'unit-ui',
          include: ['src/**/*.test.{ts,tsx}'],
          exclude: never,
          environment: 'jsdom',
          setupFiles: ['scripts/test/no-console-error.ts', 'scripts/test/dom.ts'],
          testTimeout: PATIENCE_MS,
        },
      },
      {
        resolve: { alias: [oneGraphql] },
        test: {
          name: 'integration',
          include: ['{amplify,local,scripts}/**/*.int.test.ts'],
          exclude: [...never, ...ALONE],
          ...INTEGRATION,
          // What a worker has loaded, and its engine, serves its next files too.
          isolate: false,
        },
      },
      {
        resolve: { alias: [oneGraphql] },
        test: { name: 'integration-alone', include: ALONE, exclude: never, ...INTEGRATION },
      },
    ],
  },
});
