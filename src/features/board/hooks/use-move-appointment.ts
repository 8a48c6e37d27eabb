import { useMutation, useMutationState, useQueryClient } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import type { AppointmentAction } from '../../../../domain/booking/appointment';
import { ProblemError } from '../../../lib/graphql';
import { changeAppointment } from '../api/change-appointment';
import type { BoardAppointment } from '../api/appointment-row';
import { statusAfter } from '../move-words';

const MOVE_KEY = ['move-appointment'];

export interface Move {
  /** Made once per press of a button, so that a repeat after a lost answer is the same move. */
  readonly requestId: string;
  readonly appointment: BoardAppointment;
  readonly action: AppointmentAction;
  readonly reason?: string;
}

/** Shows the move at once, takes it back when it is refused, and reads again when somebody else was faster. */
export function useMoveAppointment(onMoved: (move: Move, after: BoardAppointment) => void) {
  const client = useQueryClient();
  return useMutation({
    mutationKey: MOVE_KEY,
    mutationFn: ({ appointment, ...move }: Move) =>
      changeAppointment({ ...move, appointmentId: appointment.appointmentId, version: appointment.version }),
    onMutate: async ({ appointment, action }) => {
      await client.cancelQueries({ queryKey: ['appointments'] });
      putAppointment(client, { ...appointment, status: statusAfter(appointment.status, action) });
    },
    onSuccess: (result, move) => {
      const cancelReason = move.action === 'CANCEL' ? (move.reason ?? null) : move.appointment.cancelReason;
      const after = { ...move.appointment, ...result, cancelReason };
      putAppointment(client, after);
      onMoved(move, after);
    },
    onError: (error, { appointment }) => {
      putAppointment(client, appointment);
      if (error instanceof ProblemError) void client.invalidateQueries({ queryKey: ['appointments'] });
    },
  });
}

/** Ids of the appointments whose move is still on its way. */
export function useMovingIds(): ReadonlySet<string> {
  const moves = useMutationState({
    filters: { mutationKey: MOVE_KEY, status: 'pending' },
    select: (mutation) => (mutation.state.variables as Move | undefined)?.appointment.appointmentId ?? '',
  });
  return new Set(moves);
}

/** Writes one appointment into whatever the board has read of it. */
function putAppointment(client: QueryClient, appointment: BoardAppointment): void {
  const { appointmentId, visitDate } = appointment;
  client.setQueryData<BoardAppointment | null>(['appointments', 'one', appointmentId], appointment);
  client.setQueryData<BoardAppointment[]>(['appointments', 'day', visitDate], (day) =>
    day?.map((each) => (each.appointmentId === appointmentId ? appointment : each)),
  );
}
