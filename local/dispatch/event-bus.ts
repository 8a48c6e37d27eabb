import { randomUUID } from 'node:crypto';
import type { FunctionHost } from '../functions/host';
import type { Log } from '../log';
import { propertiesOf } from '../synth/evaluate';
import { ACCOUNT_ID, REGION } from '../synth/physical';
import { resourcesOf } from '../synth/stacks';
import type { SynthOutput } from '../synth/synth';

/** An event as a service puts it on the account's bus. */
export interface BusEvent {
  readonly source: string;
  readonly detailType: string;
  readonly detail: Readonly<Record<string, unknown>>;
}

interface RuleDefinition {
  readonly pattern: unknown;
  readonly functionNames: readonly string[];
  readonly retries: number;
}

interface RuleProperties {
  readonly EventPattern?: unknown;
  readonly State?: string;
  readonly Targets?: readonly {
    readonly Arn: string;
    readonly RetryPolicy?: { readonly MaximumRetryAttempts?: number };
  }[];
}

/** The rules of the template that hand events of the bus to functions. */
export const ruleDefinitions = (synth: SynthOutput): RuleDefinition[] =>
  resourcesOf(synth.root, 'AWS::Events::Rule').flatMap((placed) => {
    const { EventPattern: pattern, State, Targets = [] } = propertiesOf<RuleProperties>(placed);
    if (pattern === undefined || State === 'DISABLED') return [];
    const targets = Targets.filter(({ Arn }) => Arn.includes(':function:'));
    const functionNames = targets.map(({ Arn }) => Arn.split(':').at(-1) ?? '');
    return [{ pattern, functionNames, retries: targets[0]?.RetryPolicy?.MaximumRetryAttempts ?? 185 }];
  });

/**
 * Does an event match a pattern? Supports patterns that list values: each field must be, or contain, one of them.
 * Throws for all others, which would match nothing here and something in EventBridge.
 */
export function matchesPattern(pattern: unknown, value: unknown): boolean {
  if (Array.isArray(pattern)) {
    const listed = pattern as unknown[];
    if (listed.some((one) => typeof one === 'object' && one !== null)) throw new Error('a pattern of values only');
    return Array.isArray(value) ? value.some((one) => listed.includes(one)) : listed.includes(value);
  }
  const fields = Object.entries(pattern as Readonly<Record<string, unknown>>);
  return fields.every(([name, inner]) => matchesPattern(inner, (value as Record<string, unknown> | undefined)?.[name]));
}

export interface EventBus {
  put(event: BusEvent): void;
  /** Resolves when no event is in flight. */
  settled(): Promise<void>;
}

export interface EventBusParts {
  synth(): SynthOutput;
  readonly host: FunctionHost;
  readonly log: Log;
}

const PAUSE_MS = 50;
/** Enough to see that an event keeps failing; AWS would go on for hours. */
const MOST_RETRIES = 3;

/** The account's event bus: sends each event to the functions whose rules it matches, and retries failures. */
export function startEventBus({ synth, host, log }: EventBusParts): EventBus {
  const underWay = new Set<Promise<void>>();

  async function hand(functionName: string, event: object, retries: number): Promise<void> {
    for (let tries = 0; ; tries += 1) {
      try {
        await host.invoke(functionName, { event });
        return;
      } catch (error) {
        if (tries >= Math.min(retries, MOST_RETRIES)) {
          log.warn('stream', `${functionName} did not take an event: ${(error as Error).message}`);
          return;
        }
        await new Promise((resolve) => setTimeout(resolve, PAUSE_MS * 2 ** tries));
      }
    }
  }

  return {
    put: ({ source, detailType, detail }) => {
      const event = {
        ...{ version: '0', id: randomUUID(), 'detail-type': detailType, source, account: ACCOUNT_ID },
        ...{ time: new Date().toISOString(), region: REGION, resources: [], detail },
      };
      for (const { pattern, functionNames, retries } of ruleDefinitions(synth())) {
        if (!matchesPattern(pattern, event)) continue;
        for (const functionName of functionNames) {
          const handing = hand(functionName, event, retries).finally(() => underWay.delete(handing));
          underWay.add(handing);
        }
      }
    },
    settled: async () => {
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };
}
