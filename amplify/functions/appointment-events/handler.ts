// Placeholder until the real handler is written.
export const handler = (): Promise<unknown> => Promise.reject(new Error('not built yet'));
