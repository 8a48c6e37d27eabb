import { QueryCommand, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import {
  type CellHold,
  type DaySheet,
  cellsHeldBy,
  dayResourceKey,
  holdClock,
  parseDayResource,
} from '../../../../domain/calendar/day-sheet';
import type { ResourceKind } from '../../../../domain/shop/resource';
import { type LocalDate, isoWeekOf, toMs } from '../../../../domain/shared/time';
import type { CommandDeps } from '../../../kernel/deps';
import { type Row, numberOf, textOf } from '../../../kernel/row';

type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number];
type Reader = Pick<CommandDeps, 'db' | 'tables'>;
type Writer = Reader & Pick<CommandDeps, 'now'>;

/** One resource on one local day. */
export interface SheetPlace {
  readonly date: LocalDate;
  readonly resourceKind: ResourceKind;
  readonly resourceId: string;
}

/** Changes to one sheet, all or nothing. */
export interface SheetChange {
  readonly take?: readonly number[];
  readonly release?: readonly number[];
  /** Cells to hold until an epoch second. */
  readonly hold?: { readonly cells: readonly number[]; readonly until: number };
  /** Gives back the holder's cells; those not held again by `hold` are free. */
  readonly dropHolds?: boolean;
  /** The person whose holds are not in the way. */
  readonly holder?: string | null;
  /** No holds are in the way: the shop blocks its own time. */
  readonly overHolds?: boolean;
}

function daySheetOf(row: Row): DaySheet[] {
  const key = parseDayResource(textOf(row, 'dayResource'));
  const busy = row['busy'];
  if (key === null) return [];
  return [
    {
      week: textOf(row, 'week'),
      ...key,
      busy: busy instanceof Set ? [...(busy as Set<number>)] : [],
      holds: (row['holds'] as Record<string, CellHold> | undefined) ?? {},
      hasHolds: row['holds'] !== undefined,
      revision: numberOf(row, 'revision'),
    } as StoredSheet,
  ];
}

/** A sheet as stored: whether a map of holds exists, even empty, decides how a hold is written. */
interface StoredSheet extends DaySheet {
  readonly hasHolds: boolean;
}

/** The sheets of one local day, strongly consistent: the basis for deciding a booking. */
export const readDaySheets = (reader: Reader, date: LocalDate): Promise<DaySheet[]> =>
  querySheets(reader, { week: isoWeekOf(date), prefix: date, consistent: true });

/** The sheets of an ISO week. */
export const readWeekSheets = (reader: Reader, week: string): Promise<DaySheet[]> =>
  querySheets(reader, { week, prefix: '2', consistent: false });

async function querySheets(
  { db, tables }: Reader,
  { week, prefix, consistent }: { week: string; prefix: string; consistent: boolean },
): Promise<DaySheet[]> {
  const sheets: DaySheet[] = [];
  let startKey: Row | undefined;
  do {
    const page = await db.send(
      new QueryCommand({
        TableName: tables.daySheet,
        KeyConditionExpression: 'week = :week AND begins_with(dayResource, :prefix)',
        ExpressionAttributeValues: { ':week': week, ':prefix': prefix },
        ConsistentRead: consistent,
        ExclusiveStartKey: startKey,
      }),
    );
    sheets.push(...(page.Items ?? []).flatMap(daySheetOf));
    startKey = page.LastEvaluatedKey;
  } while (startKey !== undefined);
  return sheets;
}

/** The sheet among those read, or an empty one for a resource without one. */
export const sheetAt = (sheets: readonly DaySheet[], place: SheetPlace): DaySheet =>
  sheets.find(
    ({ date, resourceKind, resourceId }) =>
      date === place.date && resourceKind === place.resourceKind && resourceId === place.resourceId,
  ) ?? { week: isoWeekOf(place.date), ...place, busy: [], holds: {}, revision: 0 };

/** More cells than this do not fit into a condition of 4 kB one by one. */
const CELLS_ONE_BY_ONE = 32;

/**
 * Writes one sheet. Fails when any cell to take or hold is busy or held by another person, or when the sheet changed
 * since it was read in a way that matters here.
 *
 * Cells that are only taken, or only given back, are added to or deleted from the set under a condition on each of
 * them, so that bookings of other cells do not get in the way. Taking and giving back at once (a visit that moves
 * within a day) and very long stretches write the whole set on condition that the sheet was not written since.
 */
export function changeSheet(writer: Writer, seen: DaySheet, change: SheetChange): TransactItem {
  const take = change.take ?? [];
  const release = change.release ?? [];
  const update = new SheetUpdate(seen, writer.now);
  const wanted = [...take, ...(change.hold?.cells ?? [])];
  const byRevision = (take.length > 0 && release.length > 0) || wanted.length > CELLS_ONE_BY_ONE;
  if (byRevision) update.rewrite({ take, release });
  else if (release.length > 0) update.delete(release);
  else if (take.length > 0) update.add(take);
  update.stayClear(wanted, { holder: change.holder ?? null, byRevision, overHolds: change.overHolds ?? false });
  const kept = new Set(change.hold?.cells ?? []);
  const stale = take.filter((cell) => seen.holds[cell] !== undefined);
  update.removeHolds(stale);
  if (change.dropHolds && change.holder) {
    const own = cellsHeldBy(seen, change.holder).filter((cell) => !kept.has(cell) && !stale.includes(cell));
    update.dropOwnHolds(own, change.holder);
  }
  if (change.hold && change.holder) update.hold(change.hold, change.holder);
  return update.item(writer.tables.daySheet);
}

/** Removes ended holds from a sheet, unless it was written since it was read. Null when there are none. */
export function clearEndedHolds(writer: Writer, seen: DaySheet): TransactItem | null {
  const clock = holdClock(toMs(writer.now));
  const ended = Object.entries(seen.holds).flatMap(([cell, { until }]) => (until <= clock ? [Number(cell)] : []));
  if (ended.length === 0) return null;
  const update = new SheetUpdate(seen, writer.now);
  update.removeHolds(ended);
  update.onlyUnchanged();
  return update.item(writer.tables.daySheet);
}

/** Puts the parts of one update together. */
class SheetUpdate {
  private readonly sets = ['#type = :type', 'createdAt = if_not_exists(createdAt, :now)', 'updatedAt = :now'];
  private readonly adds = ['revision :one'];
  private readonly deletes: string[] = [];
  private readonly removes: string[] = [];
  private readonly conditions: string[] = [];
  private readonly names: Record<string, string> = { '#type': '__typename' };
  private readonly values: Record<string, unknown>;

  constructor(
    private readonly seen: DaySheet,
    now: string,
  ) {
    this.values = { ':type': 'DaySheet', ':now': now, ':one': 1 };
    this.clock = holdClock(toMs(now));
  }

  private readonly clock: number;

  add(cells: readonly number[]): void {
    this.adds.push('busy :cells');
    this.values[':cells'] = new Set(cells);
  }

  delete(cells: readonly number[]): void {
    this.deletes.push('busy :cells');
    this.values[':cells'] = new Set(cells);
  }

  rewrite({ take, release }: { take: readonly number[]; release: readonly number[] }): void {
    const busy = new Set(this.seen.busy);
    for (const cell of release) busy.delete(cell);
    const blocked = take.some((cell) => busy.has(cell));
    for (const cell of take) busy.add(cell);
    if (busy.size === 0) this.removes.push('busy');
    else {
      this.sets.push('busy = :busy');
      this.values[':busy'] = busy;
    }
    // A cell we read is already in the way: a condition that cannot hold tells the caller so.
    this.conditions.push(blocked ? 'attribute_exists(#never)' : this.unchanged());
    if (blocked) this.names['#never'] = 'never';
  }

  onlyUnchanged(): void {
    this.conditions.push(this.unchanged());
  }

  private unchanged(): string {
    if ((this.seen.revision ?? 0) === 0) return 'attribute_not_exists(revision)';
    this.values[':revision'] = this.seen.revision;
    return 'revision = :revision';
  }

  /** Neither taken nor held by another person. With the revision checked, the sheet is as it was read. */
  stayClear(
    cells: readonly number[],
    { holder, byRevision, overHolds }: { holder: string | null; byRevision: boolean; overHolds: boolean },
  ): void {
    if (cells.length === 0) return;
    if (overHolds) return this.stayFree(cells, byRevision);
    if (byRevision) {
      const held = cells.some((cell) => {
        const hold = this.seen.holds[cell];
        return hold !== undefined && hold.until > this.clock && hold.by !== holder;
      });
      if (held) {
        this.conditions.push('attribute_exists(#never)');
        this.names['#never'] = 'never';
      }
      return;
    }
    this.names['#by'] = 'by';
    this.names['#until'] = 'until';
    this.values[':clock'] = this.clock;
    this.values[':holder'] = holder ?? '-';
    for (const cell of cells) {
      const hold = `holds.#c${cell}`;
      this.names[`#c${cell}`] = String(cell);
      this.values[`:c${cell}`] = cell;
      this.conditions.push(
        `NOT contains(busy, :c${cell}) AND (attribute_not_exists(${hold}) OR ${hold}.#until <= :clock OR ${hold}.#by = :holder)`,
      );
    }
  }

  /** Not taken. */
  private stayFree(cells: readonly number[], byRevision: boolean): void {
    if (byRevision) return;
    for (const cell of cells) {
      this.values[`:c${cell}`] = cell;
      this.conditions.push(`NOT contains(busy, :c${cell})`);
    }
  }

  /** Only what the holder still holds: an ended hold may have passed to another person. */
  dropOwnHolds(cells: readonly number[], holder: string): void {
    this.removeHolds(cells);
    if (cells.length === 0) return;
    this.names['#by'] = 'by';
    this.values[':holder'] = holder;
    for (const cell of cells)
      this.conditions.push(`(attribute_not_exists(holds.#c${cell}) OR holds.#c${cell}.#by = :holder)`);
  }

  removeHolds(cells: readonly number[]): void {
    for (const cell of cells) {
      this.names[`#c${cell}`] = String(cell);
      this.removes.push(`holds.#c${cell}`);
    }
  }

  hold({ cells, until }: { cells: readonly number[]; until: number }, by: string): void {
    if ((this.seen as StoredSheet).hasHolds) {
      this.values[':hold'] = { by, until };
      for (const cell of cells) {
        this.names[`#c${cell}`] = String(cell);
        this.sets.push(`holds.#c${cell} = :hold`);
      }
      return;
    }
    this.sets.push('holds = :holds');
    this.values[':holds'] = Object.fromEntries(cells.map((cell) => [String(cell), { by, until }]));
    this.conditions.push('attribute_not_exists(holds)');
  }

  item(TableName: string): TransactItem {
    const clauses = [`SET ${this.sets.join(', ')}`, `ADD ${this.adds.join(', ')}`];
    if (this.deletes.length > 0) clauses.push(`DELETE ${this.deletes.join(', ')}`);
    if (this.removes.length > 0) clauses.push(`REMOVE ${this.removes.join(', ')}`);
    const { week, date, resourceKind, resourceId } = this.seen;
    return {
      Update: {
        TableName,
        Key: { week, dayResource: dayResourceKey(date, resourceKind, resourceId) },
        UpdateExpression: clauses.join(' '),
        ...(this.conditions.length > 0 ? { ConditionExpression: this.conditions.join(' AND ') } : {}),
        ExpressionAttributeNames: this.names,
        ExpressionAttributeValues: this.values,
      },
    };
  }
}
