import type { Cloud } from './cloud';
import { DEMO_PASSWORD } from './seed/people';

const LOGINS = [
  ['Administrator', 'admin@workbay.example'],
  ['Manager', 'manager@workbay.example'],
  ['Mechanic', 'mia.mechanic@workbay.example'],
  ['Support', 'support@workbay.example'],
  ['Customer', 'casey.customer@workbay.example'],
] as const;

type Row = readonly [string, string];

function table(rows: readonly Row[]): string {
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, value]) => (name ? `  ${name.padEnd(width)}   ${value}` : '')).join('\n');
}

/** The one table that a newcomer needs: where things are, and which accounts can sign in. */
export function welcome(cloud: Cloud, { readyMs, sitePort }: { readyMs: number; sitePort: number }): string {
  const { endpoints, engine } = cloud;
  const site = `http://127.0.0.1:${sitePort}`;
  const rows: Row[] = [
    ['Site', site],
    ['Staff calendar', `${site}/staff`],
    ['Mail inbox', `${endpoints.ses}/`],
    ['API', endpoints.graphql],
    [
      'Database',
      `${endpoints.dynamodb}  (${engine === 'native' ? 'native engine' : 'DynamoDB Local'}, any AWS SDK with the access key and the secret local)`,
    ],
    ['', ''],
    ...LOGINS.map(([role, email]): Row => [role, `${email}  ${DEMO_PASSWORD}`]),
  ];
  return `\n  Workbay is ready, after ${(readyMs / 1000).toFixed(1)} s. Ctrl-C stops it.\n\n${table(rows)}\n\n`;
}
