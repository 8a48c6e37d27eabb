import { transformSync } from 'esbuild';

// production-uses-dependencies
export const tooling = transformSync;
