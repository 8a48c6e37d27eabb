import { developmentHeaders } from '../scripts/site/hosting-headers';
import type { AmplifyOutputs } from './outputs';
import { PROJECT_ROOT } from './synth/synth';

/** The site as a developer sees it, in this process: Vite with hot reload, on the loopback interface. */
export async function startSite(port: number, outputs: AmplifyOutputs): Promise<{ stop(): Promise<void> }> {
  const { createServer } = await import('vite');
  const server = await createServer({
    root: PROJECT_ROOT,
    logLevel: 'warn',
    clearScreen: false,
    server: { host: '127.0.0.1', port, strictPort: true, headers: developmentHeaders(outputs, port) },
  });
  await server.listen();
  return { stop: () => server.close() };
}
