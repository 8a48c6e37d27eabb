import { FUNCTION_ACCESS } from '../../amplify/wiring/function-access';
import type { Resource, Template } from '../../local/synth/stacks';
import { synthesise } from '../../local/synth/synth';
import { faultsOfFirewall } from '../../local/testing/firewall-faults';
import { policiesOf, wideRights } from '../../local/testing/function-rights';
import { missingGrantsOf, withoutGrant } from '../../local/testing/missing-grant';
import {
  attributesOfPool,
  faultsOfKeeping,
  faultsOfLogs,
  faultsOfSize,
  readTemplates,
  stepsBeforeTheirSource,
} from '../../local/testing/template-faults';
import { houseRule, withResource } from './house-rule';

const branch = async () => (await synthesise('branch')).root;
const POOL = ['AWS::Cognito::UserPool'] as const;

export const TEMPLATE_RULES = [
  houseRule({
    name: 'a data source is made before its steps',
    where: 'amplify/wiring/templates.int.test.ts',
    by: 'stepsBeforeTheirSource',
    real: branch,
    check: stepsBeforeTheirSource,
    broken: 'a step names its data source in plain text',
    breaks: (root) =>
      withResource(root, ['AWS::AppSync::FunctionConfiguration'], (step) => {
        step.Properties['DataSourceName'] = 'StaffMemberTable';
        delete step.DependsOn;
      }),
    says: 'may be made before its data source',
  }),
  houseRule({
    name: 'logs of functions end',
    where: 'amplify/wiring/templates.int.test.ts',
    by: 'faultsOfLogs',
    real: async () => ({ root: await branch(), days: 90 }),
    check: faultsOfLogs,
    broken: 'the log group of a function says no days',
    breaks: ({ root, days }) => {
      const isOurs = ({ logicalId }: { logicalId: string }) => logicalId.startsWith('bookinglogs');
      return {
        root: withResource(root, ['AWS::Logs::LogGroup', isOurs], (group) => {
          delete group.Properties['RetentionInDays'];
        }),
        days,
      };
    },
    says: 'are kept for ever, not 90 days',
  }),
  houseRule({
    name: 'stacks stay small',
    where: 'amplify/wiring/templates.int.test.ts',
    by: 'faultsOfSize',
    real: async () => readTemplates((await synthesise('branch')).directory),
    check: faultsOfSize,
    broken: 'the stack `data` gets 300 more queues',
    breaks: (templates) =>
      templates.map(({ name, text }) => {
        if (name !== 'data') return { name, text };
        const template = JSON.parse(text) as Template;
        const queues = Array.from({ length: 300 }, (_, at): [string, Resource] => [
          `Queue${at}`,
          { Type: 'AWS::SQS::Queue' },
        ]);
        return {
          name,
          text: JSON.stringify({ ...template, Resources: { ...template.Resources, ...Object.fromEntries(queues) } }),
        };
      }),
    says: 'resources, at most 400 are allowed',
  }),
  houseRule({
    name: 'the user pool states no attributes',
    where: 'amplify/wiring/sign-in.int.test.ts',
    by: 'attributesOfPool',
    real: branch,
    check: attributesOfPool,
    broken: 'the user pool asks for a name',
    breaks: (root) =>
      withResource(root, POOL, (pool) => {
        pool.Properties['Schema'] = [{ Name: 'name', Required: true, Mutable: true }];
      }),
    says: 'states a Schema',
  }),
  houseRule({
    name: 'sign-ins outlive a branch',
    where: 'amplify/wiring/sign-in.int.test.ts',
    by: 'faultsOfKeeping',
    real: async () => ({ root: await branch(), isKept: true }),
    check: faultsOfKeeping,
    broken: 'the user pool of a branch goes with its stack',
    breaks: ({ root, isKept }) => ({
      root: withResource(root, POOL, (pool) => {
        pool.DeletionPolicy = 'Delete';
      }),
      isKept,
    }),
    says: 'the DeletionPolicy of the user pool is Delete, not Retain',
  }),
  houseRule({
    name: 'guests are limited before the API',
    where: 'amplify/wiring/firewall.int.test.ts',
    by: 'faultsOfFirewall',
    real: branch,
    check: faultsOfFirewall,
    broken: 'the firewall loses the rule for calls without a sign-in',
    breaks: (root) =>
      withResource(root, ['AWS::WAFv2::WebACL'], ({ Properties }) => {
        const rules = Properties['Rules'] as readonly { readonly Name: string }[];
        Properties['Rules'] = rules.filter(({ Name }) => Name !== 'without-sign-in');
      }),
    says: 'nothing limits without-sign-in',
  }),
  houseRule({
    name: 'no function scans a table',
    where: 'amplify/wiring/policies.int.test.ts',
    by: 'wideRights',
    real: async () => (await synthesise()).root,
    check: (root) => Object.keys(FUNCTION_ACCESS).flatMap((name) => wideRights(root, name)),
    broken: 'the function `customers` gets `dynamodb:Scan` on a table',
    breaks: (root) => {
      const [own] = policiesOf(root, 'customers');
      return withResource(
        root,
        ['AWS::IAM::Policy', ({ logicalId }) => logicalId === own?.logicalId],
        ({ Properties }) => {
          const { Statement } = Properties['PolicyDocument'] as { Statement: { Action: string | string[] }[] };
          const reading = Statement.find(({ Action }) => [Action].flat().includes('dynamodb:GetItem'));
          if (reading === undefined) throw new Error('customers reads no table');
          reading.Action = [reading.Action, 'dynamodb:Scan'].flat();
        },
      );
    },
    says: 'customers may dynamodb:Scan table/',
  }),
  houseRule({
    name: 'functions have the grants that they use',
    where: 'local/acceptance/missing-grant.int.test.ts',
    by: 'missingGrantsOf',
    real: () => synthesise(),
    check: missingGrantsOf,
    broken: 'the function `booking` may no longer change day sheets',
    breaks: (synth) => {
      const grant = { functionName: 'booking', action: 'dynamodb:UpdateItem', on: 'table/DaySheet' };
      return { ...synth, root: withoutGrant(synth.root, grant) };
    },
    says: 'booking may not dynamodb:UpdateItem on arn:aws:dynamodb',
  }),
];
