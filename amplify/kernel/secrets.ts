import { required } from './tables';

/** Shorter than this, a key can be guessed. */
const SHORTEST_SECRET = 32;

/**
 * A secret of the deployment. Where none was set, Amplify leaves a text in its place that is the same everywhere and in
 * public source, so that whatever is signed with it could be signed by anyone: that one is refused, and short ones too.
 */
export function requiredSecret(
  name: string,
  variables: Readonly<Record<string, string | undefined>> = process.env,
): string {
  const value = required(name, variables);
  if (/^<.*>$/s.test(value)) throw new Error(`secret ${name} is not set in this deployment`);
  if (value.length < SHORTEST_SECRET) throw new Error(`secret ${name} has fewer than ${SHORTEST_SECRET} characters`);
  return value;
}
