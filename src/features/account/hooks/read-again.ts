import type { QueryClient } from '@tanstack/react-query';
import { keys } from '../../../lib/query-keys';

/** Reads the changed data again, and makes booking read the person again. */
export async function readAgain(client: QueryClient, queryKey: readonly string[]): Promise<void> {
  void client.invalidateQueries({ queryKey: keys.people });
  await client.invalidateQueries({ queryKey });
}
