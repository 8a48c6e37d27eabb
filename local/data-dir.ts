import { join } from 'node:path';
import { PROJECT_ROOT } from './synth/synth';

/** Where `npm start` keeps its data; `WORKBAY_DATA_DIR` names another folder. */
export function dataDirectory(): string {
  return process.env.WORKBAY_DATA_DIR || join(PROJECT_ROOT, '.local');
}
