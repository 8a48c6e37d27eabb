import { FOLDERS, ROOT, RULE_NAMES, inspect, rulesThatSleep, violationsOf } from './check/imports';

const real = await inspect({ baseDir: ROOT, folders: FOLDERS });
const ownModules = real.modules.filter((module) => /^(domain|amplify|src|local)\//.test(module.source)).length;
const violations = violationsOf(real);
const asleep = await rulesThatSleep();

for (const violation of violations) console.error(violation);
for (const name of asleep)
  console.error(`${name}: did not notice the violation planted for it in scripts/check/canary`);
if (ownModules === 0) console.error('No module was looked at: the import check is not working.');

const failures = violations.length + asleep.length + (ownModules === 0 ? 1 : 0);
console.log(
  `Import rules: ${ownModules} modules, ${RULE_NAMES.length} rules (each tripped by its canary), ${failures} failures`,
);
process.exitCode = failures === 0 ? 0 : 1;
