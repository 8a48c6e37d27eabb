/**
 * Retries changes whose effects failed, and resends events that a function failed on too often (docs/deploy.md).
 *   npm run redrive -- [--dry-run]           those of `npm start`, which must be running
 *   npm run redrive -- --aws [--dry-run]     those of the deployment that amplify_outputs.json describes
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dataDirectory } from '../local/data-dir';
import { PARKING_FOLDER } from '../local/dispatch/dispatcher';
import { openParking } from '../local/dispatch/parking';
import { FIXED_PORTS } from '../local/ports';
import { PROJECT_ROOT } from '../local/synth/synth';
import { type Yard, redrive, redriveChanges } from './redrive/redrive';
import { bucketYard, localYard } from './redrive/yards';

interface Outputs {
  readonly data?: { readonly aws_region?: string };
  readonly custom?: { readonly parkedEventsBucket?: string; readonly effectsFunction?: string };
}

function yardOfDeployment(): Yard {
  const file = process.env['WORKBAY_OUTPUTS'] || join(PROJECT_ROOT, 'amplify_outputs.json');
  const { data, custom } = (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}) as Outputs;
  if (!custom?.parkedEventsBucket || !custom.effectsFunction || !data?.aws_region) {
    throw new Error(
      `${file} describes no deployment in AWS. Get it by: npx ampx generate outputs --app-id <id> --branch <name>`,
    );
  }
  return bucketYard({
    ...{ bucket: custom.parkedEventsBucket, region: data.aws_region },
    effectsFunction: custom.effectsFunction,
  });
}

const yardOfThisMachine = (): Yard =>
  localYard({
    parking: openParking(join(dataDirectory(), PARKING_FOLDER)),
    endpoint: `http://127.0.0.1:${FIXED_PORTS.lambda}`,
  });

async function main(flags: readonly string[]): Promise<void> {
  const yard = flags.includes('--aws') ? yardOfDeployment() : yardOfThisMachine();
  const dryRun = flags.includes('--dry-run');
  const { sent, left } = await redrive({ yard, dryRun, say: (line) => console.log(line) });
  console.log(`events: ${sent} done, ${left} ${dryRun ? 'parked' : 'left'}`);
  if (dryRun) return;
  const changes = await redriveChanges({ yard });
  console.log(`changes: ${changes.done} done, ${changes.failed} left`);
  if (left + changes.failed > 0) process.exitCode = 1;
}

// The SDK's notice about its next Node version says nothing about this work.
process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] ??= 'true';
main(process.argv.slice(2)).catch((error: unknown) => {
  console.error((error as Error).message);
  process.exitCode = 1;
});
