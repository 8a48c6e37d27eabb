import { randomUUID } from 'node:crypto';
import { nameOf, propertiesOf } from '../synth/evaluate';
import { ACCOUNT_ID, REGION } from '../synth/physical';
import { resourcesOf } from '../synth/stacks';
import type { SynthOutput } from '../synth/synth';
import { isDue, periodOf } from './schedule';

export interface TimerDefinition {
  readonly name: string;
  readonly expression: string;
  readonly functionName: string;
  readonly input?: string;
}

interface Target {
  readonly Arn: string;
  readonly Input?: string;
}

interface TimerProperties {
  readonly ScheduleExpression?: string;
  readonly State?: string;
  readonly Target?: Target;
  readonly Targets?: readonly Target[];
}

const MINUTE_MS = 60_000;

/** The schedules the backend declares, of EventBridge Scheduler and of EventBridge rules. */
export function timerDefinitions(synth: SynthOutput): TimerDefinition[] {
  return resourcesOf(synth.root, 'AWS::Scheduler::Schedule', 'AWS::Events::Rule').flatMap((placed) => {
    const { ScheduleExpression, State, Target: target, Targets = [] } = propertiesOf<TimerProperties>(placed);
    if (!ScheduleExpression || State === 'DISABLED') return [];
    const functions = [...(target ? [target] : []), ...Targets].filter(({ Arn }) => Arn.includes(':function:'));
    return functions.map(({ Arn, Input }) => ({
      name: nameOf(placed),
      expression: ScheduleExpression,
      functionName: Arn.split(':').at(-1) ?? '',
      ...(Input ? { input: Input } : {}),
    }));
  });
}

/** The function's input if its schedule states none. */
export function timerEvent({ name, input }: TimerDefinition, at: Date): unknown {
  if (input) return JSON.parse(input) as unknown;
  return {
    version: '0',
    id: randomUUID(),
    'detail-type': 'Scheduled Event',
    source: 'aws.scheduler',
    account: ACCOUNT_ID,
    time: at.toISOString(),
    region: REGION,
    resources: [`arn:aws:scheduler:${REGION}:${ACCOUNT_ID}:schedule/default/${name}`],
    detail: '{}',
  };
}

/** Runs `fire` when a schedule falls due while the cloud runs. Missed ones are not made up for. */
export function startTimers(
  definitions: readonly TimerDefinition[],
  fire: (timer: TimerDefinition, at: Date) => void,
): () => void {
  const rates = definitions.flatMap((timer) => {
    const period = periodOf(timer.expression);
    return period ? [setInterval(() => fire(timer, new Date()), period)] : [];
  });
  let lastMinute = Math.floor(Date.now() / MINUTE_MS);
  const minutes = setInterval(() => {
    const minute = Math.floor(Date.now() / MINUTE_MS);
    if (minute === lastMinute) return;
    lastMinute = minute;
    const at = new Date(minute * MINUTE_MS);
    for (const timer of definitions) if (isDue(timer.expression, at)) fire(timer, at);
  }, 5_000);
  for (const timer of [...rates, minutes]) timer.unref();
  return () => [...rates, minutes].forEach((timer) => clearInterval(timer));
}
