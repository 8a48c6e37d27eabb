import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { startChild } from './child';
import type { Child } from './child';
import { freePort, isPortFree } from './free-port';

export type EngineKind = 'native' | 'java';

export interface Engine {
  readonly kind: EngineKind;
  readonly endpoint: string;
  readonly pid: number;
  /** Where its data is; undefined when it is in memory. */
  readonly folder: string | undefined;
  stop(): Promise<void>;
}

export interface EngineOptions {
  kind?: EngineKind;
  /** Folder for the data file. Without it the data is only in memory. */
  dataDir?: string;
  port?: number;
}

const require = createRequire(import.meta.url);
const INSTALL_HINT =
  'No data engine for this machine: install Java 17 or newer, or use Linux x64 where the native engine runs.';
const START_TIMEOUT_MS = 20_000;

function resolved(request: string): string | undefined {
  try {
    return require.resolve(request);
  } catch {
    return undefined;
  }
}

function nativeBinary(): string | undefined {
  const manifest = resolved(`@dynoxide/${process.platform}-${process.arch}/package.json`);
  const binary = manifest && join(dirname(manifest), 'dynoxide');
  return binary && existsSync(binary) ? binary : undefined;
}

function javaFolder(): string | undefined {
  const entry = resolved('amplify-dynamodb-simulator/package.json');
  const folder = entry && join(dirname(entry), 'emulator');
  if (!folder || !existsSync(join(folder, 'DynamoDBLocal.jar'))) return undefined;
  try {
    execFileSync('java', ['-version'], { stdio: 'ignore' });
    return folder;
  } catch {
    return undefined;
  }
}

/** The engines that can run here, preferred one first. */
export function availableEngines(): EngineKind[] {
  return [...(nativeBinary() ? (['native'] as const) : []), ...(javaFolder() ? (['java'] as const) : [])];
}

/** The engine to run: the argument, else `WORKBAY_DATA_ENGINE`, else the preferred one. Throws if it cannot run. */
export function chooseKind(asked?: EngineKind): EngineKind {
  const wanted = asked ?? (process.env.WORKBAY_DATA_ENGINE as EngineKind | undefined);
  const kinds = wanted === 'native' && nativeBinary() ? ['native' as const] : availableEngines();
  const kind = wanted ? kinds.find((available) => available === wanted) : kinds[0];
  if (!kind) throw new Error(wanted ? `The data engine '${wanted}' cannot run here. ${INSTALL_HINT}` : INSTALL_HINT);
  return kind;
}

function nativeCommand(port: number, dataDir?: string): string[] {
  const file = dataDir ? ['--db-path', join(dataDir, 'data.sqlite')] : [];
  return [nativeBinary() ?? 'dynoxide', 'serve', '--host', '127.0.0.1', '--port', String(port), ...file];
}

function javaCommand(port: number, dataDir?: string): string[] {
  const store = dataDir ? ['-sharedDb', '-dbPath', dataDir] : ['-sharedDb', '-inMemory'];
  return [
    ...['java', '-Xmx256m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1'],
    ...['-Djava.library.path=./DynamoDBLocal_lib', '-jar', 'DynamoDBLocal.jar'],
    ...['-port', String(port), '-disableTelemetry', ...store],
  ];
}

async function waitUntilAnswering(endpoint: string, child: Child): Promise<boolean> {
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (Date.now() < deadline && !child.hasExited()) {
    const answered = await fetch(endpoint, { signal: AbortSignal.timeout(1000) }).then(
      () => true,
      () => false,
    );
    if (answered && !child.hasExited()) return true;
    await new Promise((resolve) => setTimeout(resolve, 15));
  }
  return false;
}

async function launch(kind: EngineKind, port: number, dataDir?: string): Promise<Engine | undefined> {
  const child =
    kind === 'native'
      ? await startChild(nativeCommand(port, dataDir))
      : await startChild(javaCommand(port, dataDir), javaFolder());
  const endpoint = `http://127.0.0.1:${port}`;
  if (await waitUntilAnswering(endpoint, child)) {
    return { kind, endpoint, pid: child.pid, folder: dataDir, stop: () => child.stop() };
  }
  await child.stop();
  return undefined;
}

/** Starts the data engine; its data survives `kill -9` when `dataDir` is given. */
export async function startEngine(options: EngineOptions = {}): Promise<Engine> {
  const kind = chooseKind(options.kind);
  const dataDir = options.dataDir && join(options.dataDir, kind);
  if (dataDir) mkdirSync(dataDir, { recursive: true });
  if (options.port && !(await isPortFree(options.port))) throw new Error(`Port ${options.port} is in use.`);
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const engine = await launch(kind, options.port ?? (await freePort()), dataDir);
    if (engine) return engine;
  }
  throw new Error(`The data engine '${kind}' did not start${dataDir ? ` on ${dataDir}` : ''}.`);
}
