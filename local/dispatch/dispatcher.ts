import { join } from 'node:path';
import type { FunctionHost } from '../functions/host';
import type { Log } from '../log';
import { propertiesOf } from '../synth/evaluate';
import { resourcesOf } from '../synth/stacks';
import type { SynthOutput } from '../synth/synth';
import { watchFolder } from './alarm';
import { keep } from './kept';
import type { MappingDefinition } from './mapping';
import { openParking, parkedObject } from './parking';
import type { Parking } from './parking';
import { startPoller } from './stream-poller';
import type { Positions, StreamPoller } from './stream-poller';
import { streamsClient } from './streams-client';
import { startTimers, timerDefinitions, timerEvent } from './timers';

export interface Dispatcher {
  /** Events that functions failed on too many times. */
  readonly parking: Parking;
  /** Resolves when every stream is read to its end and no function runs. */
  settle(): Promise<void>;
  stop(): Promise<void>;
}

export interface DispatcherParts {
  readonly synth: SynthOutput;
  readonly host: FunctionHost;
  readonly log: Log;
  readonly databaseEndpoint: string;
  /** Where the engine keeps its data: every write shows there. */
  readonly databaseFolder?: string | undefined;
  readonly dataDir?: string;
}

interface MappingProperties {
  readonly EventSourceArn?: string;
  readonly FunctionName: string;
  readonly BatchSize?: number;
  readonly MaximumRetryAttempts?: number;
  readonly BisectBatchOnFunctionError?: boolean;
  readonly FunctionResponseTypes?: readonly string[];
  readonly DestinationConfig?: { readonly OnFailure?: { readonly Destination?: string } };
}

const DEFAULT_BATCH = 100;

/** In the data folder. */
export const PARKING_FOLDER = 'parked';

/** The streams that the template maps to functions. */
export function mappingDefinitions(synth: SynthOutput): MappingDefinition[] {
  return resourcesOf(synth.root, 'AWS::Lambda::EventSourceMapping').flatMap((placed) => {
    const properties = propertiesOf<MappingProperties>(placed);
    const tableName = /:table\/([^/]+)\/stream\//.exec(properties.EventSourceArn ?? '')?.[1];
    if (!tableName) return [];
    return {
      id: placed.logicalId,
      tableName,
      functionName: properties.FunctionName.split(':').at(-1) ?? '',
      batchSize: properties.BatchSize ?? DEFAULT_BATCH,
      retries: properties.MaximumRetryAttempts ?? -1,
      bisects: properties.BisectBatchOnFunctionError ?? false,
      reportsItems: properties.FunctionResponseTypes?.includes('ReportBatchItemFailures') ?? false,
      parksWhole: properties.DestinationConfig?.OnFailure?.Destination?.startsWith('arn:aws:s3:') ?? false,
    };
  });
}

function fileIn(dataDir: string | undefined, name: string): string | undefined {
  return dataDir && join(dataDir, name);
}

/** Brings table streams and schedules to their functions, and parks what keeps failing. */
export function startDispatcher(parts: DispatcherParts): Dispatcher {
  const { host, log, dataDir } = parts;
  const parking = openParking(fileIn(dataDir, PARKING_FOLDER));
  const client = streamsClient(parts.databaseEndpoint);
  let isStopping = false;

  const pollerFor = (definition: MappingDefinition): StreamPoller =>
    startPoller({
      definition,
      client,
      log,
      positions: keep<Positions>(fileIn(dataDir, `stream-${definition.id}.json`), {}),
      invoke: (event, requestId) =>
        host.invoke(definition.functionName, { event, ...(requestId ? { requestId } : {}) }),
      park: (letter) => parking.put(parkedObject({ definition }, letter)),
      isStopping: () => isStopping,
      isWoken: () => writes?.isHearing() === true,
    });

  const pollers = mappingDefinitions(parts.synth).map(pollerFor);
  const wakeAll = () => pollers.forEach((poller) => poller.wake());
  const writes = parts.databaseFolder === undefined ? null : watchFolder(parts.databaseFolder, wakeAll);
  const stopTimers = startTimers(timerDefinitions(parts.synth), (timer, at) => {
    log.line('timer', `${timer.functionName} is due (${timer.expression})`);
    host
      .invoke(timer.functionName, { event: timerEvent(timer, at) })
      .catch((error: unknown) => log.warn('timer', `${timer.functionName} failed: ${(error as Error).message}`));
  });

  return {
    parking,
    settle: async () => {
      do await Promise.all(pollers.map((poller) => poller.drained()));
      while (!host.isIdle());
    },
    stop: async () => {
      isStopping = true;
      stopTimers();
      writes?.stop();
      await Promise.all(pollers.map((poller) => poller.stop()));
    },
  };
}
