import type { TimeBlock } from '../../../domain/calendar/time-block';
import { harmless } from '../../kernel/audit';

/** Of blocked time all is shown: its name is a reason of the staff, of whom the screen says that it is kept (0021). */
export const SHOWN_OF_BLOCK = harmless<TimeBlock>(
  ...(['blockId', 'week', 'date', 'kind', 'resourceKind', 'resourceId', 'startsAt', 'endsAt'] as const),
  ...(['title', 'createdBy'] as const),
);
