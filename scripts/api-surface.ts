/**
 * Writes docs/api-surface.txt from the synthesised schema. A removal is refused without `--remove`: a declared
 * operation only gains optional arguments, and one with another meaning gets another name.
 */
import { writeFileSync } from 'node:fs';
import { parse } from 'graphql';
import { readApi } from '../local/appsync/config';
import { DEFAULT_FACTS } from '../local/synth/physical';
import { synthesise } from '../local/synth/synth';
import { SURFACE_FILE, lostFrom, readSurface, surfaceOf } from './api-surface/surface';

const { schema } = await readApi(await synthesise(), DEFAULT_FACTS);
const surface = surfaceOf(parse(schema));
const lost = lostFrom(readSurface(), surface);
if (lost.length > 0 && !process.argv.includes('--remove')) {
  process.stderr.write(`These are no longer offered; pass --remove if that is intended:\n${lost.join('\n')}\n`);
  process.exit(1);
}
writeFileSync(SURFACE_FILE, `${surface.join('\n')}\n`);
console.log(`${surface.length} operations written to ${SURFACE_FILE}`);
