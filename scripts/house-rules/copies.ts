import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';

export const ROOT = path.resolve(import.meta.dirname, '../..');

/** Copies are inside the project, so that they find its packages, in a folder that no other tool looks at. */
const COPIES = path.join(ROOT, '.cache', `house-rules-${process.pid}`);

/** A folder for a copy that is to be broken. */
export function copyFolder(name: string): string {
  const folder = path.join(COPIES, name);
  mkdirSync(folder, { recursive: true });
  return folder;
}

export const removeCopies = (): void => rmSync(COPIES, { recursive: true, force: true });
