import { type Actor, can } from '../../../../domain/access/permissions';
import { LONGEST_WAITING_LIST, type WaitingEntry, isFull, waitingIdOf } from '../../../../domain/booking/waiting';
import { lastBookableDate } from '../../../../domain/booking/policy';
import { type Result, ok, refuse } from '../../../../domain/shared/result';
import { type LocalDate, localDateOf, toMs } from '../../../../domain/shared/time';
import type { CommandDeps } from '../../../kernel/deps';
import { customerStays } from '../../customers/store/customers';
import { readDaySheets } from '../../calendar/store/day-sheets';
import { moveWaitingEntry, putWaitingEntry, readWaitingEntry, readWaitingList } from '../store/waiting-list';
import { saveAudited } from '../../../kernel/save-audited';
import { releaseHold } from './hold-slot';
import { type PartyInput, partyOf } from './booking-party';
import { readSchedule } from './schedule';
import { waitingHolderOf } from './waiting-holder';
import { SHOWN_OF_WAITING } from '../audit';

export interface JoinWaitingListInput extends PartyInput {
  readonly serviceId: string;
  readonly planId: string | null;
  readonly visitDate: LocalDate;
  readonly note: string;
}

/**
 * Puts somebody on the list of a full day. Repeating the request finds the entry it made. Refuses with NOT_FULL when the
 * day still has a time, WAITING_LIST_CLOSED when the shop keeps no list or it is as long as it may be, IN_THE_PAST and BEYOND_HORIZON.
 */
export async function joinWaitingList(
  deps: CommandDeps,
  actor: Actor,
  input: JoinWaitingListInput,
): Promise<Result<WaitingEntry>> {
  if (!can(actor, 'appointment:book')) return refuse('FORBIDDEN', { action: 'WAIT' });
  const [schedule, party, list] = await Promise.all([
    readSchedule(deps, input),
    partyOf(deps, actor, input),
    readWaitingList(deps, { on: input.visitDate }),
  ]);
  if (!schedule.ok) return schedule;
  if (!party.ok) return party;
  const { settings, service, nowMs } = schedule.value;
  const date = input.visitDate;
  if (date < localDateOf(nowMs, settings.timeZone)) return refuse('IN_THE_PAST', { startsAt: date });
  const last = lastBookableDate(settings, nowMs);
  if (date > last) return refuse('BEYOND_HORIZON', { startsAt: date, last });
  const known = list.find(({ waitingId }) => waitingId.endsWith(`#${input.requestId}`));
  if (known !== undefined) return ok(known);
  const waiting = list.filter(({ status }) => status === 'WAITING' || status === 'OFFERED');
  if (!settings.waitingList || waiting.length >= LONGEST_WAITING_LIST) return refuse('WAITING_LIST_CLOSED', { date });
  const sheets = await readDaySheets(deps, date);
  if (!isFull({ ...schedule.value, sheets, date })) return refuse('NOT_FULL', { date });
  const entry: WaitingEntry = {
    waitingId: waitingIdOf(date, deps.now, input.requestId),
    visitDate: date,
    status: 'WAITING',
    serviceId: service.serviceId,
    serviceName: service.name,
    planId: input.planId,
    customerId: party.value.customerId,
    contactName: party.value.contactName,
    contactEmail: party.value.contactEmail,
    contactPhone: party.value.contactPhone,
    vehiclePlate: party.value.vehiclePlate,
    vehicleMake: party.value.vehicleMake,
    vehicleModel: party.value.vehicleModel,
    note: input.note,
    createdAt: deps.now,
    offeredStartsAt: null,
    offeredUntil: null,
  };
  const saved = await saveAudited(deps, actor, {
    subject: `waiting#${entry.waitingId}`,
    requestId: input.requestId,
    action: 'JOIN',
    before: null,
    after: entry,
    shows: SHOWN_OF_WAITING,
    // A visitor's place is nobody's record: there is none that could have gone.
    items: [putWaitingEntry(deps, entry), ...(actor.kind === 'VISITOR' ? [] : [customerStays(deps, entry.customerId)])],
    refused: (position) =>
      position === 0 ? refuse('REQUEST_IN_PROGRESS') : refuse('NOT_FOUND', { field: 'customerId' }),
  });
  return saved.ok ? ok(entry) : saved;
}

/** Takes whoever calls by the link of their place off the list, and gives back the time that was held for them. One who has left already stays off. */
export async function leaveWaitingList(
  deps: CommandDeps,
  actor: Actor,
  { requestId }: { readonly requestId: string },
): Promise<Result<null>> {
  if (actor.kind !== 'LINK') return refuse('LINK_INVALID');
  const waitingId = actor.recordId;
  const entry = await readWaitingEntry(deps, waitingId);
  if (entry === null || !can(actor, 'waiting:edit', entry)) return refuse('LINK_INVALID');
  if (entry.status !== 'WAITING' && entry.status !== 'OFFERED') return ok(null);
  const saved = await saveAudited(deps, actor, {
    subject: `waiting#${waitingId}`,
    requestId,
    action: 'LEAVE',
    before: entry,
    after: { ...entry, status: 'LEFT' },
    shows: SHOWN_OF_WAITING,
    items: [moveWaitingEntry(deps, entry, { status: 'LEFT' })],
  });
  if (!saved.ok) return saved;
  const offered = entry.offeredStartsAt !== null && toMs(entry.offeredUntil ?? 0) > toMs(deps.now);
  return offered && entry.offeredStartsAt !== null
    ? releaseHold(deps, { holder: waitingHolderOf(waitingId), startsAt: entry.offeredStartsAt })
    : ok(null);
}
