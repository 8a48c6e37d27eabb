import { book, openWorkshop } from '../acceptance/small-workshop';
import { startCloud } from '../cloud';
import { asList } from '../functions/iam';
import type { Log } from '../log';
import { propertiesOf } from '../synth/evaluate';
import { type Stack, resourcesOf } from '../synth/stacks';
import type { SynthOutput } from '../synth/synth';
import { policiesOf } from './function-rights';

interface OpenStatement {
  Action: string | readonly string[];
  readonly Resource: string | readonly string[];
}

interface PolicyProperties {
  readonly PolicyDocument: { Statement: OpenStatement[] };
}

/** One right of one function: an action, and its resource by part of the ARN. */
export interface Grant {
  readonly functionName: string;
  readonly action: string;
  readonly on: string;
}

/** A copy of the templates without a grant. Throws if there is no such grant. */
export function withoutGrant(root: Stack, { functionName, action, on }: Grant): Stack {
  const copy = structuredClone(root);
  const names = policiesOf(copy, functionName).map(({ logicalId }) => logicalId);
  let found = 0;
  for (const placed of resourcesOf(copy, 'AWS::IAM::Policy').filter(({ logicalId }) => names.includes(logicalId))) {
    const evaluated = propertiesOf<PolicyProperties>(placed).PolicyDocument.Statement;
    const { PolicyDocument } = placed.resource.Properties as unknown as PolicyProperties;
    const isMeant = ({ Action, Resource }: OpenStatement) =>
      asList(Action).includes(action) && asList(Resource).some((resource) => resource.includes(on));
    PolicyDocument.Statement = PolicyDocument.Statement.flatMap((statement, at) => {
      const known = evaluated[at];
      if (known === undefined || !isMeant(known)) return [statement];
      found += 1;
      const left = asList(known.Action).filter((one) => one !== action);
      return left.length > 0 ? [{ ...statement, Action: left }] : [];
    });
  }
  if (found === 0) throw new Error(`${functionName} has no ${action} on ${on} that could be taken away`);
  return copy;
}

/** A log that keeps its lines and shows none. */
export function keptLog(): Log & { readonly lines: string[] } {
  const lines: string[] = [];
  const keep = (_part: string, text: string) => void lines.push(text);
  return { lines, line: keep, warn: keep };
}

const REFUSAL = /assumed-role\/(\w+)\/\S+ is not authorized to perform: (\S+) on resource: (\S+)/;

/** IAM's refusals of functions, once each: `booking may not dynamodb:PutItem on arn:…`. */
export const refusedIn = (lines: readonly string[]): string[] => [
  ...new Set(
    lines.flatMap((line) => {
      const [, functionName, action, resource] = REFUSAL.exec(line) ?? [];
      return functionName === undefined ? [] : [`${functionName} may not ${action} on ${resource}`];
    }),
  ),
];

/** Opens a workshop on these templates and books a visit; returns IAM's refusals and the guest's answer. */
export async function missingGrantsOf(backend: SynthOutput): Promise<string[]> {
  const log = keptLog();
  const cloud = await startCloud({ backend, log });
  try {
    const { startsAt } = await openWorkshop(cloud, { bays: 1, technicians: 1 });
    const { ok, code } = await book(cloud, { apiKey: true }, { startsAt });
    await cloud.settle();
    const refused = refusedIn(log.lines);
    if (ok) return refused;
    const why = refused.length > 0 ? refused : log.lines.filter((line) => /✗| error /.test(line)).slice(-3);
    return [`${why.join(', ')}, so bookAppointment is answered with ${code}`];
  } finally {
    await cloud.stop();
  }
}
