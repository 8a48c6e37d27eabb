import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import { localDateOf, toInstant, toMs } from '../../../../domain/shared/time';
import { keys } from '../../../lib/query-keys';
import type { CalendarAppointment, CalendarVisit } from '../api/appointment-row';
import { rescheduleAppointment } from '../api/reschedule-appointment';
import { type MoveTarget, minutesOfVisit } from '../move-preview';

export interface Reschedule {
  readonly requestId: string;
  readonly appointment: CalendarVisit;
  readonly target: MoveTarget;
  readonly timeZone: string;
  readonly confirm?: boolean;
  readonly overrideReason?: string;
}

/** Shows the visit at its new place at once, puts it back after a refusal, and reads again in any case. */
export function useReschedule(onMoved: (done: Reschedule, after: CalendarVisit) => void) {
  const client = useQueryClient();
  return useMutation({
    mutationKey: keys.moves,
    mutationFn: ({ requestId, appointment, target, confirm = false, overrideReason = '' }: Reschedule) =>
      rescheduleAppointment({
        ...{ requestId, confirm, overrideReason },
        appointmentId: appointment.appointmentId,
        version: appointment.version,
        ...target,
        durationMinutes: target.durationMinutes === minutesOfVisit(appointment) ? null : target.durationMinutes,
      }),
    onMutate: async ({ appointment, target, timeZone }) => {
      await client.cancelQueries({ queryKey: keys.appointments });
      replace(client, appointment, {
        ...appointment,
        startsAt: target.startsAt,
        endsAt: toInstant(toMs(target.startsAt) + target.durationMinutes * 60_000),
        visitDate: localDateOf(target.startsAt, timeZone),
        bayId: target.bayId ?? appointment.bayId,
        technicianId: target.technicianId ?? appointment.technicianId,
      });
    },
    onSuccess: (after, done) => {
      if (after === null) return;
      replace(client, done.appointment, after);
      onMoved(done, after);
    },
    onError: (_error, { appointment, target, timeZone }) => {
      const shown = { ...appointment, visitDate: localDateOf(target.startsAt, timeZone) };
      replace(client, shown, appointment);
    },
    onSettled: () => {
      void client.invalidateQueries({ queryKey: keys.appointments });
      void client.invalidateQueries({ queryKey: keys.sheets });
    },
  });
}

/** Moves the visit from its old day to its new one in every view. */
function replace(client: QueryClient, before: CalendarVisit, after: CalendarVisit): void {
  const { appointmentId } = after;
  client.setQueryData<CalendarAppointment | null>(
    keys.appointment(appointmentId),
    (opened) => opened && { ...opened, ...after },
  );
  for (const date of new Set([before.visitDate, after.visitDate])) {
    client.setQueryData<CalendarVisit[]>(keys.day(date), (day) => {
      if (!day) return day;
      const others = day.filter((one) => one.appointmentId !== appointmentId);
      return date === after.visitDate ? [...others, after] : others;
    });
  }
}
