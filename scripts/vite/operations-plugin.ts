import path from 'node:path';
import { type Plugin, runnerImport } from 'vite';
import type { Declared } from '../../amplify/kernel/declare';
import type * as wireTypes from '../../amplify/kernel/wire-types';

/** The declarations of an area, or with `?wire=name` one of them. */
const OPERATIONS = /\/amplify\/areas\/[^/]+\/operations\.ts(\?wire=\w+)?$/;
const KINDS: ReadonlySet<unknown> = new Set([
  'COMMAND',
  'QUESTION',
  'GET',
  'LIST',
  'SIGNAL',
] satisfies Declared['kind'][]);

type Wire = wireTypes.Wire;
const WIRE_TYPES = path.resolve(import.meta.dirname, '../../amplify/kernel/wire-types.ts');

interface Area {
  readonly wires: ReadonlyMap<string, Wire>;
  /** What the area's file imports. */
  readonly files: readonly string[];
}

/**
 * Gives pages of an area's `operations.ts` what they need to write a document, instead of the schemas that the
 * functions parse with. Each declaration is a module of its own, so that it is loaded by the pages that use it and
 * left out where none does. Types stay those of the declarations. A declaration without a wire form stops the build.
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
    watchChange: () => areas.clear(),
    enforce: 'pre',
    transform: {
      filter: { id: OPERATIONS },
      async handler(_code, id) {
        const [file = '', name] = id.split('?wire=');
        const { wires, files } = await areaOf(file);
        for (const one of files) this.addWatchFile(one);
        return {
          code: name === undefined ? indexOf(file, wires) : moduleOf(id, wires.get(name)),
          moduleSideEffects: false,
        };
      },
    },
  };
}

async function readArea(file: string): Promise<Area> {
  const [area, { module }] = await Promise.all([
    runnerImport<Record<string, Declared>>(file, { logLevel: 'error' }),
    runnerImport<typeof wireTypes>(WIRE_TYPES, { logLevel: 'error' }),
  ]);
  const wires = Object.entries(area.module).flatMap(([name, declared]) => {
    if (!KINDS.has(declared.kind)) throw new Error(`${file}: ${name} declares no operation`);
    const wire = wireIn(module, name, declared);
    return wire ? [[name, wire] as const] : [];
  });
  return { wires: new Map(wires), files: area.dependencies };
}

/** The wire form of a declaration; none of a signal, which no page sends. */
function wireIn({ wireOf }: typeof wireTypes, name: string, declared: Declared): Wire | null {
  try {
    const wire = wireOf(name, declared);
    return wire && { ...wire, selection: wire.selection.replace(/\s+/g, ' ') };
  } catch (error) {
    throw new Error(`${name} has no wire form: ${String(error)}`, { cause: error });
  }
}

const indexOf = (file: string, wires: ReadonlyMap<string, Wire>): string =>
  [...wires.keys()]
    .map((name) => `export { wire as ${name} } from ${JSON.stringify(`${file}?wire=${name}`)};`)
    .join('\n');

function moduleOf(id: string, wire: Wire | undefined): string {
  if (wire === undefined) throw new Error(`${id}: no such operation`);
  return `export const wire = ${JSON.stringify(wire)};`;
}
