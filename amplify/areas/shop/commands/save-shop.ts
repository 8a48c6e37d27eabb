import type { Actor } from '../../../../domain/access/permissions';
import type { Service } from '../../../../domain/shop/service';
import type { Bay } from '../../../../domain/shop/resource';
import type { ShopSettings } from '../../../../domain/shop/shop-settings';
import { brokenByHours, sameHours, wouldBreak } from '../../../../domain/calendar/broken';
import { type Result, refuse } from '../../../../domain/shared/result';
import { isZone } from '../../../../domain/shared/time';
import type { CommandDeps } from '../../../kernel/deps';
import { putBay, putService, putSettings, readBay, readService, readSettings, readSettingsIfAny } from '../store/shop';
import { type SaveChange, answeredBefore, orConflict, plainChange } from '../../../kernel/save-change';
import { lacks, saveAudited } from '../../../kernel/save-audited';
import { SHOWN_OF_BAY, SHOWN_OF_SERVICE, SHOWN_OF_SETTINGS } from '../audit';
import { firstTakenDate, visitsToCome } from '../../booking/facts';

const overtaken = () => refuse('VERSION_CONFLICT');

/**
 * Writes the workshop's settings. Refuses with FORBIDDEN, VERSION_CONFLICT when another editor was faster,
 * INVALID_INPUT for an unknown zone, ZONE_LOCKED while any time is taken from today on (cells are counted in the zone),
 * and WOULD_BREAK with the visits that new opening hours leave outside, unless that is accepted: they then stay as they
 * are.
 */
export async function saveShopSettings(
  deps: CommandDeps,
  actor: Actor,
  settings: ShopSettings,
  change: SaveChange = plainChange(deps),
): Promise<Result<null>> {
  const forbidden = lacks(actor, 'settings:edit');
  if (forbidden) return forbidden;
  if (!isZone(settings.timeZone)) return refuse('INVALID_INPUT', { field: 'timeZone' });
  const before = await readSettingsIfAny(deps);
  const answered = answeredBefore(before, change);
  if (answered) return answered;
  if (before !== null && before.timeZone !== settings.timeZone) {
    const date = await firstTakenDate(deps, before);
    if (date !== null) return refuse('ZONE_LOCKED', { timeZone: before.timeZone, date });
  }
  if (before !== null && !change.acceptBroken && !sameHours(before.hours, settings.hours)) {
    const hours = { before: before.hours, after: settings.hours, zone: before.timeZone };
    const broken = brokenByHours(await visitsToCome(deps, before), hours);
    if (broken.length > 0) return wouldBreak(broken);
  }
  const saved = await saveAudited(deps, actor, {
    subject: 'settings',
    requestId: change.requestId,
    before,
    after: settings,
    shows: SHOWN_OF_SETTINGS,
    items: [putSettings(deps, before, settings, { by: actor, requestId: change.requestId })],
    refused: overtaken,
  });
  return orConflict(saved, () => readSettingsIfAny(deps));
}

/** Writes a service. Earlier bookings keep the name and price they were made with. */
export async function saveService(
  deps: CommandDeps,
  actor: Actor,
  service: Service,
  change: SaveChange = plainChange(deps),
): Promise<Result<null>> {
  const forbidden = lacks(actor, 'catalogue:edit');
  if (forbidden) return forbidden;
  if (new Set(service.plans.map(({ planId }) => planId)).size !== service.plans.length) {
    return refuse('INVALID_INPUT', { field: 'plans' });
  }
  const before = await readService(deps, service.serviceId);
  const answered = answeredBefore(before, change);
  if (answered) return answered;
  const saved = await saveAudited(deps, actor, {
    subject: `service#${service.serviceId}`,
    requestId: change.requestId,
    before,
    after: service,
    shows: SHOWN_OF_SERVICE,
    items: [putService(deps, before, service, { by: actor, requestId: change.requestId })],
    refused: overtaken,
  });
  return orConflict(saved, () => readService(deps, service.serviceId));
}

/** Writes a bay. One taken out of use or refitted takes no new bookings; those it has are listed with WOULD_BREAK. */
export async function saveBay(
  deps: CommandDeps,
  actor: Actor,
  bay: Bay,
  change: SaveChange = plainChange(deps),
): Promise<Result<null>> {
  const forbidden = lacks(actor, 'settings:edit');
  if (forbidden) return forbidden;
  const before = await readBay(deps, bay.bayId);
  const answered = answeredBefore(before, change);
  if (answered) return answered;
  const isLost = before?.active === true && (!bay.active || bay.kind !== before.kind);
  if (isLost && !change.acceptBroken) {
    const visits = await visitsToCome(deps, await readSettings(deps));
    const broken = visits.filter(({ bayId }) => bayId === bay.bayId);
    if (broken.length > 0) return wouldBreak(broken);
  }
  const saved = await saveAudited(deps, actor, {
    subject: `bay#${bay.bayId}`,
    requestId: change.requestId,
    before,
    after: bay,
    shows: SHOWN_OF_BAY,
    items: [putBay(deps, before, bay, { by: actor, requestId: change.requestId })],
    refused: overtaken,
  });
  return orConflict(saved, () => readBay(deps, bay.bayId));
}
