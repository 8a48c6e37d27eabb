import type { Fault } from './bundle';

const SHEETS = 'amplify/areas/calendar/store/day-sheets.ts';
const BOOK = 'amplify/areas/booking/commands/book-appointment.ts';
const CHANGE = 'amplify/areas/booking/commands/change-appointment.ts';
const MOVE = 'amplify/areas/booking/commands/reschedule-appointment.ts';
const BLOCK = 'amplify/areas/calendar/commands/block-time.ts';
const VISITS = 'amplify/areas/booking/store/appointments.ts';

/** Plausible mistakes; the model test must notice each. */
export const FAULTS: readonly Fault[] = [
  { name: 'no technician lock', file: BOOK, find: '    changeSheet(deps, technician, change),\n', replace: '' },
  { name: 'no bay lock', file: BOOK, find: '    changeSheet(deps, bay, change),\n', replace: '' },
  {
    name: 'taken cells are not looked at',
    file: SHEETS,
    find: /contains\(busy, (?=:c\S+\) AND)/,
    replace: 'contains(never, ',
  },
  {
    name: 'holds of others are not looked at',
    isRare: true,
    file: SHEETS,
    find: ' <= :clock OR ',
    replace: ' <= :clock OR attribute_exists(week) OR ',
  },
  {
    name: 'ended holds are never let go',
    isRare: true,
    file: 'domain/calendar/day-sheet.ts',
    find: 'hold.until > now && hold.by !== holder',
    replace: 'hold.by !== holder',
  },
  {
    name: 'after a conflict the stale decision is saved',
    file: SHEETS,
    find: "this.conditions.push(blocked ? 'attribute_exists(#never)' : this.unchanged());",
    replace: "if (blocked) this.conditions.push('attribute_exists(#never)');",
  },
  {
    name: 'cancelling keeps the cells',
    file: CHANGE,
    find: '!move.releasesCells && !move.takesCells',
    replace: '!move.takesCells',
  },
  {
    name: 'cancelling gives back the bay only',
    file: CHANGE,
    find: 'return sheets.map((sheet) =>',
    replace: 'return sheets.slice(0, move.takesCells ? 2 : 1).map((sheet) =>',
  },
  {
    name: 'restoring takes no cells',
    file: CHANGE,
    find: 'also: sheets };',
    replace: 'also: move.value.takesCells ? [] : sheets };',
  },
  {
    name: 'a change does not look at the version',
    file: VISITS,
    find: "    ConditionExpression: '#version = :version',\n    ExpressionAttributeNames: { '#version': 'version' },\n    ExpressionAttributeValues: { ':version': before.version },\n",
    replace: '',
  },
  {
    name: 'moving keeps the old cells',
    file: MOVE,
    find: 'at(place).release.add(cell);',
    replace: 'if (move.before.visitDate === move.after.visitDate) at(place).release.add(cell);',
  },
  {
    name: 'moving takes a cell too few',
    file: MOVE,
    find: 'cellsOf(move.after.cells)) if',
    replace: 'cellsOf(move.after.cells).slice(0, -1)) if',
  },
  {
    name: 'a visit takes a cell too few',
    file: BOOK,
    find: 'take: cellsOf(appointment.cells)',
    replace: 'take: cellsOf(appointment.cells).slice(0, -1)',
  },
  {
    name: 'the buffer after a visit is forgotten',
    file: 'domain/booking/book.ts',
    find: 'service.durationMinutes + service.bufferAfterMinutes',
    replace: 'service.durationMinutes',
  },
  {
    name: 'a repeated request is booked again',
    file: VISITS,
    find: "    ConditionExpression: 'attribute_not_exists(appointmentId)',\n",
    replace: '',
  },
  {
    name: 'a request id is taken for any content',
    file: BOOK,
    find: 'existing.requestHash === requestHash ?',
    replace: 'existing.requestHash ?',
  },
  {
    name: 'a lost answer is a refusal',
    file: BOOK,
    find: 'if (existing === null) {',
    replace: 'if (existing?.version !== 0) {',
  },
  {
    name: 'blocking takes one resource too few',
    file: BLOCK,
    find: '      ...claims.map(({ cells, ...place }) =>',
    replace: '      ...claims.slice(1).map(({ cells, ...place }) =>',
  },
  {
    name: 'freeing gives back a cell too few',
    file: BLOCK,
    find: '{ release: cells }',
    replace: '{ release: cells.slice(1) }',
  },
  {
    name: 'a no-show keeps its cells',
    file: 'domain/booking/appointment.ts',
    find: "status !== 'CANCELLED' && status !== 'NO_SHOW';",
    replace: "status !== 'CANCELLED';",
  },
  {
    name: 'moving does not count the version',
    file: 'domain/booking/reschedule.ts',
    find: 'version: appointment.version + 1',
    replace: 'version: appointment.version',
  },
  {
    name: 'a hold keeps a cell too few',
    file: 'amplify/areas/booking/commands/hold-slot.ts',
    find: '{ hold, holder, dropHolds: true }',
    replace: '{ hold: { ...hold, cells: hold.cells.slice(1) }, holder, dropHolds: true }',
  },
];
