import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PROJECT_ROOT } from '../local/synth/synth';

describe('one backend, wherever it runs', () => {
  it('knows no local machine', async () => {
    const folder = join(PROJECT_ROOT, 'amplify');
    const files = (await readdir(folder, { recursive: true })).filter(
      (file) => /\.ts$/.test(file) && !/\.test\.ts$/.test(file),
    );
    expect(files.length).toBeGreaterThan(15);
    for (const file of files) {
      const text = await readFile(join(folder, file), 'utf8');
      // The SDK's clients read it themselves; gateways without one read it the same way.
      if (!['area-functions.ts', 'file-store.ts', 'parameters.ts'].some((name) => file === join('gateways', name)))
        expect(text, file).not.toMatch(/AWS_ENDPOINT/);
      expect(text, file).not.toMatch(/isLocal\b|IS_LOCAL|if \((\w+\.)?local\b|from '(\.\.\/)+local\//);
    }
  });
});
