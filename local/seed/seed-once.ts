import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

import type { Services } from '../services/services';
import { type TableNames, tablesOf } from '../synth/tables';
import { seedDemoWorkshop } from './seed';

interface SeedRequest {
  readonly services: Services;
  readonly tables: TableNames;
  readonly client: DynamoDBClient;
  readonly options: { readonly dataDir?: string; readonly onProgress?: (text: string) => void };
}

/** Loads the demo workshop into a data folder that has none yet. */
export async function seedOnce({ services, tables, client, options }: SeedRequest): Promise<void> {
  const marker = options.dataDir && join(options.dataDir, 'demo-workshop');
  if (marker && existsSync(marker)) return;
  const now = new Date().toISOString();
  await seedDemoWorkshop({
    db: DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } }),
    tables: tablesOf(tables),
    createUser: (user) => services.pool.createUser(user),
    now,
    ...(options.onProgress ? { onProgress: options.onProgress } : {}),
  });
  // Last, so that a seeding that was cut short is done again from the start; it skips what is there.
  if (marker) writeFileSync(marker, `${now}\n`);
}
