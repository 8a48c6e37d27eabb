import * as v from 'valibot';
import { BLOCKED_THINGS, BLOCK_KINDS, type BlockKind, type BlockedThing } from '../../../domain/calendar/time-block';
import { command, list, shown } from '../../kernel/declare';
import { boundedText, flag, line, localDate, localTime, orNull, recordId } from '../../kernel/fields';
import { inApi } from '../../kernel/in-api';

/**
 * Time the shop keeps for itself: closure, holiday, leave, a bay out of order. Each local day from `from` to `to`: the
 * given hours, or the whole day. `resourceId` is empty for the whole shop.
 */
export const blockTime = command({
  needs: 'calendar:edit',
  once: 'STEPS',
  asks: {
    kind: v.picklist(BLOCK_KINDS),
    resourceKind: v.picklist(BLOCKED_THINGS),
    resourceId: orNull(recordId),
    from: localDate,
    to: localDate,
    fromTime: orNull(localTime),
    toTime: orNull(localTime),
    title: line(100),
    keepAppointments: flag(false),
  },
  answers: {},
});

export const freeTime = command({
  needs: 'calendar:edit',
  once: 'STEPS',
  asks: { week: v.pipe(v.string(), v.regex(/^\d{4}-W\d\d$/)), blockId: inApi(boundedText(80), 'ID') },
  answers: {},
});

/** Blocked time of one day, as staff see it. */
export interface TimeBlockRow {
  readonly week: string;
  readonly blockId: string;
  readonly date: string;
  readonly kind: BlockKind;
  readonly resourceKind: BlockedThing;
  readonly resourceId?: string | null;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly title?: string | null;
}

/** The blocked time of an ISO week. */
export const listTimeBlocks = list({
  model: 'TimeBlock',
  key: { week: 'String' },
  sort: { blockId: 'ID' },
  needs: 'calendar:read',
  shows: shown<TimeBlockRow>('week blockId date kind resourceKind resourceId startsAt endsAt title'),
});

/** The taken cells of one bay or technician on one local day, and which are held for a few minutes. */
export interface DaySheetRow {
  readonly week: string;
  readonly dayResource: string;
  readonly busy?: readonly (number | null)[] | null;
  readonly holds?: object | string | null;
}

/** The day sheets of an ISO week: functions and the public page compute free times from them. */
export const listDaySheets = list({
  model: 'DaySheet',
  key: { week: 'String' },
  sort: { dayResource: 'String' },
  needs: 'anyone',
  shows: shown<DaySheetRow>('week dayResource busy holds'),
});
