import type { LiveTopic } from '../../../domain/access/live';
import type { EffectsOf } from '../../kernel/effects/effect';
import { newsFor } from '../../kernel/effects/news';
import { textOf } from '../../kernel/row';

/** The effects of a change to the shop's own records: staff pages that show them refresh. */
const shown =
  (topic: LiveTopic, key: string): EffectsOf =>
  (change) =>
    newsFor(change, ['staff:shop'], { topic, id: textOf(change.after ?? change.before ?? {}, key) });

export const settingsEffects = shown('SETTINGS', 'shopId');
export const serviceEffects = shown('SERVICE', 'serviceId');
export const bayEffects = shown('BAY', 'bayId');
export const technicianEffects = shown('TECHNICIAN', 'technicianId');
