import path from 'node:path';
import { type Plugin, runnerImport } from 'vite';
import type { Declared } from '../../amplify/kernel/declare';
import type * as wireTypes from '../../amplify/kernel/wire-types';

const IMPORTED = /\/areas\/[^/]+\/operations$/;
/** The declarations of an area, as imported by one file. */
const OPERATIONS = /\/amplify\/areas\/[^/]+\/operations\.ts(\?for=|$)/;
const KINDS: ReadonlySet<unknown> = new Set([
  'COMMAND',
  'QUESTION',
  'GET',
  'LIST',
  'SIGNAL',
] satisfies Declared['kind'][]);

const WIRE_TYPES = path.resolve(import.meta.dirname, '../../amplify/kernel/wire-types.ts');

interface Area {
  readonly code: string;
  /** What the area's file imports. */
  readonly files: readonly string[];
}

/**
 * Gives pages of an area's `operations.ts` what they need to write a document, instead of the schemas that the
 * functions parse with. Each file that imports it gets a copy, of which the build keeps what that file uses: so no page
 * loads what another one needs. Types stay those of the declarations. A declaration without a wire form stops the
 * build.
 */
export function operationsPlugin(): Plugin {
  const areas = new Map<string, Promise<Area>>();
  const areaOf = (file: string): Promise<Area> => {
    const area = areas.get(file) ?? readArea(file);
    areas.set(file, area);
    return area;
  };
  return {
    name: 'workbay-operations',
    enforce: 'pre',
    watchChange: () => areas.clear(),
    resolveId: {
      filter: { id: IMPORTED },
      async handler(source, importer) {
        const found = await this.resolve(source, importer, { skipSelf: true });
        if (!found || !importer || !OPERATIONS.test(found.id)) return found;
        const file = path.relative(this.environment.config.root, importer);
        return `${found.id}?for=${encodeURIComponent(file)}`;
      },
    },
    transform: {
      filter: { id: OPERATIONS },
      async handler(_code, id) {
        const { code, files } = await areaOf(id.split('?')[0] ?? id);
        for (const file of files) this.addWatchFile(file);
        return { code, moduleSideEffects: false };
      },
    },
  };
}

async function readArea(file: string): Promise<Area> {
  const [area, { module }] = await Promise.all([
    runnerImport<Record<string, Declared>>(file, { logLevel: 'error' }),
    runnerImport<typeof wireTypes>(WIRE_TYPES, { logLevel: 'error' }),
  ]);
  const lines = Object.entries(area.module).flatMap(([name, declared]) => {
    if (!KINDS.has(declared.kind)) throw new Error(`${file}: ${name} declares no operation`);
    const wire = wireIn(module, name, declared);
    return wire ? [`export const ${name} = ${JSON.stringify(wire)};`] : [];
  });
  return { code: lines.join('\n'), files: area.dependencies };
}

/** The wire form of a declaration; none for a signal, which no page sends. */
function wireIn({ wireOf }: typeof wireTypes, name: string, declared: Declared): wireTypes.Wire | null {
  try {
    const wire = wireOf(name, declared);
    return wire && { ...wire, selection: wire.selection.replace(/\s+/g, ' ') };
  } catch (error) {
    throw new Error(`${name} has no wire form: ${String(error)}`, { cause: error });
  }
}
