import { existsSync, readFileSync } from 'node:fs';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { operationsPlugin } from './scripts/vite/operations-plugin.ts';
import { staffThemePlugin } from './scripts/vite/staff-theme-plugin.ts';

const OUTPUTS = 'virtual:workbay-outputs';

interface Outputs {
  auth?: { aws_region?: string; user_pool_id?: string; user_pool_client_id?: string };
  data?: { url?: string; aws_region?: string; api_key?: string };
  custom?: { local?: { userPoolEndpoint?: string } };
}

/**
 * Gives the site the few facts of `amplify_outputs.json` it needs, without the model introspection, which would weigh
 * on every page. Without the file (a bare `npm run build`) the site builds and says at run time that it is not connected.
 */
function outputsPlugin(): Plugin {
  const file = process.env['WORKBAY_OUTPUTS'] ?? 'amplify_outputs.json';
  const read = (): string => {
    const outputs = (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}) as Outputs;
    const { auth, data, custom } = outputs;
    return JSON.stringify({
      region: data?.aws_region ?? 'us-east-1',
      graphqlUrl: data?.url ?? '',
      apiKey: data?.api_key ?? '',
      userPoolId: auth?.user_pool_id ?? '',
      userPoolClientId: auth?.user_pool_client_id ?? '',
      userPoolEndpoint: custom?.local?.userPoolEndpoint ?? '',
    });
  };
  return {
    name: 'workbay-outputs',
    resolveId: (id) => (id === OUTPUTS ? `\0${OUTPUTS}` : undefined),
    load: (id) => (id === `\0${OUTPUTS}` ? `export default ${read()}` : undefined),
  };
}

/**
 * Amplify opens live updates at wss:// whatever the API's scheme. On a laptop the API speaks ws://, so pages built for
 * one get a WebSocket that knows. A deployed build carries nothing of it.
 */
function localSocketPlugin(): Plugin {
  const file = process.env['WORKBAY_OUTPUTS'] ?? 'amplify_outputs.json';
  const isLocal = () => existsSync(file) && /"url":\s*"http:\/\/127\.0\.0\.1/.test(readFileSync(file, 'utf8'));
  const shim = `const Native = window.WebSocket;
window.WebSocket = class extends Native {
  constructor(url, protocols) { super(String(url).replace(/^wss:\\/\\/127\\.0\\.0\\.1/, 'ws://127.0.0.1'), protocols); }
};\n`;
  return {
    name: 'workbay-local-socket',
    transform: (code, id) => (/\/src\/lib\/data-client\.ts$/.test(id) && isLocal() ? shim + code : undefined),
  };
}

export default defineConfig({
  plugins: [react(), operationsPlugin(), staffThemePlugin(), outputsPlugin(), localSocketPlugin()],
  build: { target: 'es2023', modulePreload: { polyfill: false }, reportCompressedSize: false, assetsInlineLimit: 2048 },
  server: { host: '127.0.0.1', port: 5173, strictPort: true },
});
