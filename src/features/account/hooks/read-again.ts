import type { QueryClient } from '@tanstack/react-query';

/** Reads what was changed again, and lets booking ask anew who the person is. */
export async function readAgain(client: QueryClient, queryKey: readonly string[]): Promise<void> {
  void client.invalidateQueries({ queryKey: ['person'] });
  await client.invalidateQueries({ queryKey });
}
