import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

import { letterheadOf } from '../../amplify/outgoing/letterhead';
import type { Services } from '../services/services';
import { propertiesOf } from '../synth/evaluate';
import { resourcesOf } from '../synth/stacks';
import type { SynthOutput } from '../synth/synth';
import { type TableNames, tablesOf } from '../synth/tables';
import { DEMO_SETTINGS } from './workshop';

interface SeedRequest {
  readonly services: Services;
  readonly deployment: { readonly synth: SynthOutput; readonly tables: TableNames };
  readonly client: DynamoDBClient;
  readonly options: { readonly dataDir?: string; readonly onProgress?: (text: string) => void };
}

/** Loads the demo workshop into a data folder that has none yet. */
export async function seedOnce({ services, deployment, client, options }: SeedRequest): Promise<void> {
  const marker = options.dataDir && join(options.dataDir, 'demo-workshop');
  if (marker && existsSync(marker)) return;
  const now = new Date().toISOString();
  // Imported here, because a complete folder needs none of the product's commands.
  const { seedDemoWorkshop } = await import('./seed');
  await seedDemoWorkshop({
    db: DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } }),
    tables: tablesOf(deployment.tables),
    createUser: (user) => services.pool.createUser(user),
    now,
    ...(options.onProgress ? { onProgress: options.onProgress } : {}),
  });
  for (const name of letterheadsOf(deployment.synth)) {
    services.parameters.put(name, JSON.stringify(letterheadOf(DEMO_SETTINGS)));
  }
  // Last, so an interrupted seeding runs again from the start; it skips what exists.
  if (marker) writeFileSync(marker, `${now}\n`);
}

/** Where the function that saves the settings would have written them for sign-in emails. */
const letterheadsOf = ({ root }: SynthOutput): string[] =>
  resourcesOf(root, 'AWS::SSM::Parameter')
    .map((placed) => propertiesOf<{ Name: string }>(placed).Name)
    .filter((name) => name.endsWith('/letterhead'));
