import type { TimeBlock } from '../../../domain/calendar/time-block';
import { harmless } from '../../kernel/audit';

/**
 * For blocked time everything is shown: its name is a reason given by staff, and the screen tells them that it is kept
 * (0021).
 */
export const SHOWN_OF_BLOCK = harmless<TimeBlock>(
  ...(['blockId', 'week', 'date', 'kind', 'resourceKind', 'resourceId', 'startsAt', 'endsAt'] as const),
  ...(['title', 'createdBy'] as const),
);
