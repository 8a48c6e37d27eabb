/**
 * Says before a deployment starts what it lacks. Ends with 1 when something is missing; what cannot be checked from
 * here (no aws command, no credentials, no right) is reported, and does not count as missing.
 *   npm run preflight -- --branch main --app-id d1a2b3c4d5e6f7
 * In a build of Amplify Hosting both are known: npm run preflight
 */
import { parseArgs } from 'node:util';
import { awsCommand } from './preflight/aws';
import { checkFacts, type Finding } from './preflight/checks';
import { readFacts } from './preflight/facts';
import { hostingRules } from './site/hosting-rules';

const MARKS: Record<Finding['state'], string> = { GOOD: '✓', MISSING: '✗', UNKNOWN: '?' };

const { values } = parseArgs({ options: { branch: { type: 'string' }, 'app-id': { type: 'string' } } });
const branch = values.branch ?? process.env['AWS_BRANCH'] ?? 'main';
const appId = values['app-id'] ?? process.env['AWS_APP_ID'];

const findings = checkFacts({
  ...readFacts(awsCommand, { branch, environment: process.env, ...(appId ? { appId } : {}) }),
  nodeVersion: process.versions.node,
  wantedRules: hostingRules(),
});
for (const { state, sentence } of findings) console.log(`${MARKS[state]} ${sentence}`);

const lacking = findings.filter(({ state }) => state === 'MISSING').length;
console.log(lacking === 0 ? `\n${branch} can be deployed.` : `\n${branch} cannot be deployed yet: ${lacking} missing.`);
process.exitCode = lacking === 0 ? 0 : 1;
