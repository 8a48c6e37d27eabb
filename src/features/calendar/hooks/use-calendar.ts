import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Actor } from '../../../../domain/access/permissions';
import { localDateOf } from '../../../../domain/shared/time';
import { keys } from '../../../lib/query-keys';
import { getAppointment } from '../api/get-appointment';
import { getCalendarShop } from '../api/get-calendar-shop';
import { listBays } from '../api/list-bays';
import { listDayAppointments } from '../api/list-day-appointments';
import { listStaff } from '../api/list-staff';
import type { Colleague } from '../api/list-staff';
import type { CalendarVisit } from '../api/appointment-row';

const RARELY_CHANGES = 5 * 60_000;

/** Everything for one day of the calendar. The day itself can only be read once the shop's zone is known. */
export function useCalendar(date: string | null, nowMs: number) {
  const shop = useQuery({ queryKey: keys.calendarShop, queryFn: getCalendarShop, staleTime: RARELY_CHANGES });
  const bays = useQuery({ queryKey: keys.bays, queryFn: listBays, staleTime: RARELY_CHANGES });
  const staff = useQuery({ queryKey: keys.staff, queryFn: listStaff, staleTime: RARELY_CHANGES });
  const today = shop.data ? localDateOf(nowMs, shop.data.timeZone) : null;
  const shownDate = date ?? today;
  const day = useQuery({
    queryKey: keys.day(shownDate),
    queryFn: () => listDayAppointments(shownDate ?? ''),
    enabled: shownDate !== null,
  });
  const parts = [shop, bays, staff, day];
  return {
    shop: shop.data,
    bays: bays.data,
    staff: staff.data,
    appointments: day.data,
    today,
    shownDate,
    error: parts.find((part) => part.isError)?.error ?? null,
    retry: () => parts.filter((part) => part.isError).forEach((part) => void part.refetch()),
  };
}

/** One appointment with all its details; until they are read, its row from a day of the calendar. */
export function useAppointment(appointmentId: string) {
  const client = useQueryClient();
  const opened = useQuery({
    queryKey: keys.appointment(appointmentId),
    queryFn: () => getAppointment(appointmentId),
  });
  const listed = () =>
    client
      .getQueriesData<CalendarVisit[]>({ queryKey: keys.days })
      .flatMap(([, day]) => day ?? [])
      .find((each) => each.appointmentId === appointmentId);
  return { ...opened, visit: opened.data === undefined ? listed() : opened.data };
}

/** The signed-in person as an actor: a mechanic also has the technician of their staff row. */
export function calendarActor(actor: Actor, staff: readonly Colleague[]): Actor {
  if (actor.kind !== 'STAFF') return actor;
  const self = staff.find(({ staffId }) => staffId === actor.staffId);
  return { ...actor, technicianId: self?.technicianId ?? actor.technicianId };
}
