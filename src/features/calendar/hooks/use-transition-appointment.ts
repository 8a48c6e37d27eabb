import { useMutation, useMutationState, useQueryClient } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import type { AppointmentAction } from '../../../../domain/booking/appointment';
import { keys } from '../../../lib/query-keys';
import { ProblemError } from '../../../lib/problem-error';
import { changeAppointment } from '../api/change-appointment';
import type { CalendarAppointment, CalendarVisit } from '../api/appointment-row';
import { statusAfter } from '../transition-words';

export interface Transition {
  /** Made once per press of a button, so a repeat after a lost answer is the same request. */
  readonly requestId: string;
  readonly appointment: CalendarVisit;
  readonly action: AppointmentAction;
  readonly reason?: string;
}

/** Shows the new status at once, reverts it after a refusal, and reads again if a colleague was faster. */
export function useTransitionAppointment(onMoved: (move: Transition, after: CalendarVisit) => void) {
  const client = useQueryClient();
  return useMutation({
    mutationKey: keys.moves,
    mutationFn: ({ appointment, ...move }: Transition) =>
      changeAppointment({ ...move, appointmentId: appointment.appointmentId, version: appointment.version }),
    onMutate: async ({ appointment, action }) => {
      // A late answer must not undo the screen. Reads without data yet may finish: nothing would repeat them.
      await client.cancelQueries({ queryKey: keys.appointments, predicate: ({ state }) => state.data !== undefined });
      putAppointment(client, { ...appointment, status: statusAfter(appointment.status, action) });
    },
    onSuccess: (result, move) => {
      const after = { ...move.appointment, ...result };
      putAppointment(client, after, move.action === 'CANCEL' ? { cancelReason: move.reason ?? null } : {});
      onMoved(move, after);
    },
    onError: (error, { appointment }) => {
      putAppointment(client, appointment);
      if (error instanceof ProblemError) void client.invalidateQueries({ queryKey: keys.appointments });
    },
  });
}

/** Ids of the appointments with a command in progress. */
export function useMovingIds(): ReadonlySet<string> {
  const moves = useMutationState({
    filters: { mutationKey: keys.moves, status: 'pending' },
    select: (mutation) => (mutation.state.variables as Transition | undefined)?.appointment.appointmentId ?? '',
  });
  return new Set(moves);
}

/** Updates one appointment in everything that the calendar has read. */
function putAppointment(
  client: QueryClient,
  appointment: CalendarVisit,
  details: Pick<CalendarAppointment, 'cancelReason'> | object = {},
): void {
  const { appointmentId, visitDate } = appointment;
  client.setQueryData<CalendarAppointment | null>(
    keys.appointment(appointmentId),
    (opened) => opened && { ...opened, ...appointment, ...details },
  );
  client.setQueryData<CalendarVisit[]>(keys.day(visitDate), (day) =>
    day?.map((each) => (each.appointmentId === appointmentId ? appointment : each)),
  );
}
