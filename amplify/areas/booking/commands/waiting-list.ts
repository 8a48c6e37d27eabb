import { type Actor, can } from '../../../../domain/access/permissions';
import { LONGEST_WAITING_LIST, type WaitingEntry, isFull, waitingIdOf } from '../../../../domain/booking/waiting';
import { lastBookableDate } from '../../../../domain/booking/policy';
import { type Result, ok, refuse } from '../../../../domain/shared/result';
import { type LocalDate, localDateOf, toMs } from '../../../../domain/shared/time';
import type { CommandDeps } from '../../../kernel/deps';
import { actorIdOf } from '../../../kernel/audit';
import { type Once, openOnce } from '../../../kernel/once';
import { customerStays } from '../../customers/parts';
import { readDaySheets } from '../../calendar/facts';
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

interface Place {
  readonly waitingId: string;
}

/**
 * Puts a customer on the list of a full day. The same request again finds the place it got; with other content or from
 * another caller it is REQUEST_ID_REUSED. Refuses with NOT_FULL when the day still has a time, WAITING_LIST_CLOSED when
 * the shop keeps no list or the list is full, IN_THE_PAST and BEYOND_HORIZON.
 */
export async function joinWaitingList(
  deps: CommandDeps,
  actor: Actor,
  input: JoinWaitingListInput,
): Promise<Result<Place>> {
  if (!can(actor, 'appointment:book')) return refuse('FORBIDDEN', { action: 'WAIT' });
  const once = markOf(deps, actor, input);
  return (await placeOf(once)) ?? joinAnew({ ...deps, once }, actor, input);
}

/**
 * The command keeps its own mark, because its answer is a link, which is rebuilt each time and stored nowhere; and the
 * caller is part of the content, because a visitor who asks again may come from another network.
 */
function markOf(deps: CommandDeps, actor: Actor, { requestId, own: _own, ...asked }: JoinWaitingListInput): Once {
  const content = [actor.kind, actorIdOf(actor), asked];
  return openOnce(deps, { operation: 'joinWaitingList', caller: 'waiting', requestId, content });
}

/** The place the request got before; null for a new one. */
async function placeOf(once: Once): Promise<Result<Place> | null> {
  const known = await once.known();
  if (known === null) return null;
  return known.isSame ? ok(known.answer as Place) : refuse('REQUEST_ID_REUSED');
}

async function joinAnew(
  deps: CommandDeps & { readonly once: Once },
  actor: Actor,
  input: JoinWaitingListInput,
): Promise<Result<Place>> {
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
  const waiting = list.filter(({ status }) => status === 'WAITING' || status === 'OFFERED');
  if (!settings.waitingList || waiting.length >= LONGEST_WAITING_LIST) return refuse('WAITING_LIST_CLOSED', { date });
  const sheets = await readDaySheets(deps, date);
  if (!isFull({ ...schedule.value, sheets, date })) return refuse('NOT_FULL', { date });
  const waitingId = waitingIdOf(date, deps.now, input.requestId);
  const entry: WaitingEntry = {
    waitingId,
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
    subject: `waiting#${waitingId}`,
    requestId: input.requestId,
    action: 'JOIN',
    before: null,
    after: entry,
    shows: SHOWN_OF_WAITING,
    answer: { waitingId },
    // A visitor's place belongs to no record, so no record can have gone.
    items: [putWaitingEntry(deps, entry), ...(actor.kind === 'VISITOR' ? [] : [customerStays(deps, entry.customerId)])],
    refused: (position) =>
      position === 0 ? refuse('REQUEST_IN_PROGRESS') : refuse('NOT_FOUND', { field: 'customerId' }),
  });
  if (!saved.ok) return saved;
  // The same request, sent twice at once: the other was faster, and its place stays.
  return deps.once.wasSaved() ? ok({ waitingId }) : ((await placeOf(deps.once)) ?? refuse('REQUEST_IN_PROGRESS'));
}

/**
 * Takes the caller, known by the link of their place, off the list and frees the time held for them. A customer who has
 * already left stays off.
 */
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
