import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

type Key = string | string[];
type Node = Record<string, unknown>;

/** The data-store shape that cognito-local's own services call. `ctx` is ignored. */
export interface JsonStore {
  get<T>(ctx: unknown, key: Key, fallback?: T): Promise<T | null>;
  getRoot<T>(ctx: unknown): Promise<T | null>;
  set<T>(ctx: unknown, key: Key, value: T): Promise<void>;
  delete(ctx: unknown, key: Key): Promise<void>;
}

/** Opens a JSON document, in memory when `file` is absent, else written whole and atomically after every change. */
export function openJsonStore(file: string | undefined, defaults: Node): JsonStore {
  const root: Node = { ...defaults, ...(file && existsSync(file) ? readNode(file) : {}) };
  const save = file ? atomicWriter(file, () => JSON.stringify(root)) : () => Promise.resolve();
  return {
    get: <T>(_ctx: unknown, key: Key, fallback?: T) =>
      Promise.resolve((find(root, key) as T | undefined) ?? fallback ?? null),
    getRoot: <T>() => Promise.resolve(root as T),
    set: (_ctx, key, value) => {
      const [parent, name] = placeOf(root, key);
      parent[name] = value;
      return save();
    },
    delete: (_ctx, key) => {
      const [parent, name] = placeOf(root, key);
      delete parent[name];
      return save();
    },
  };
}

/** Writes whole documents, one at a time; changes that arrive during a write share the next one. */
export function atomicWriter(file: string, serialise: () => string): () => Promise<void> {
  mkdirSync(dirname(file), { recursive: true });
  let running: Promise<void> | undefined;
  let next: Promise<void> | undefined;
  const write = async () => {
    await writeFile(`${file}.new`, serialise(), { mode: 0o600 });
    await rename(`${file}.new`, file);
  };
  const start = () => {
    running = write().finally(() => (running = undefined));
    return running;
  };
  return () => {
    if (!running) return start();
    next ??= running.then(() => {
      next = undefined;
      return start();
    });
    return next;
  };
}

const pathOf = (key: Key): string[] => (Array.isArray(key) ? key : [key]);

const readNode = (file: string): Node =>
  JSON.parse(readFileSync(file, 'utf8'), (key, value: unknown) =>
    key.endsWith('Date') && typeof value === 'string' ? new Date(value) : value,
  ) as Node;

function find(root: Node, key: Key): unknown {
  let node: unknown = root;
  for (const step of pathOf(key)) {
    if (typeof node !== 'object' || node === null || !Object.hasOwn(node, step)) return undefined;
    node = (node as Node)[step];
  }
  return node;
}

/** The object that holds the key's last step; missing ones are created. */
function placeOf(root: Node, key: Key): [parent: Node, name: string] {
  const path = pathOf(key);
  let node = root;
  for (const step of path.slice(0, -1)) {
    if (!Object.hasOwn(node, step)) node[step] = {};
    node = node[step] as Node;
  }
  return [node, path.at(-1) ?? ''];
}
