import { AREA_OPERATIONS } from '../../amplify/areas/all-operations';
import type { Operations } from '../../amplify/kernel/declare';
import { type OperationRow, CALLER_COLUMNS, answerFor, rowsOf, titleOf } from '../../amplify/kernel/permission-rows';

const INTRODUCTION = `# Who may call what

Written by \`npm run permissions\` from \`amplify/areas/*/operations.ts\` and the presets in \`domain/access/permissions.ts\`. Do not
edit it by hand: a test compares. \`local/acceptance/permissions.int.test.ts\` makes every call as every caller against the
running API and compares that too.

- **yes**: for every record. **own**: for records of one's own, and no others. **assigned visits**: for visits assigned to the caller.
- With \`staff:access\` an admin gives anything. Others give no more than they hold, and neither the role ADMIN nor
  \`staff:access\` itself; what an admin has is not theirs to change (\`mayGiveAccess\`).
- A person's grants and denials count before their roles. Somebody whose access has ended calls what is public, and no command.
- A command with a link or a token is for whoever holds it: the signature in it is the permission.
`;

const needOf = ({ needs, staffNeed }: OperationRow): string =>
  staffNeed === undefined ? needs : `${needs}; staff ${staffNeed}`;

function tableOf(rows: readonly (readonly string[])[]): string {
  const [head = []] = rows;
  const widths = head.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  return [line(head), rule, ...rows.slice(1).map(line)].join('\n');
}

/** `docs/permissions.md`: a row per operation, a column per kind of caller. */
export function permissionsPage(areas: Readonly<Record<string, Operations>> = AREA_OPERATIONS): string {
  const head = ['Operation', 'Needs', ...CALLER_COLUMNS];
  const rows = rowsOf(areas).map((row) => [
    titleOf(row),
    needOf(row),
    ...CALLER_COLUMNS.map((column) => answerFor(row, column)),
  ]);
  return `${INTRODUCTION}\n${tableOf([head, ...rows])}\n`;
}
