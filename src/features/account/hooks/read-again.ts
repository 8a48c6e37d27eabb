import type { QueryClient } from '@tanstack/react-query';
import { keys } from '../../../lib/query-keys';

/** Reads what was changed again, and lets booking ask anew who the person is. */
export async function readAgain(client: QueryClient, queryKey: readonly string[]): Promise<void> {
  void client.invalidateQueries({ queryKey: keys.people });
  await client.invalidateQueries({ queryKey });
}
