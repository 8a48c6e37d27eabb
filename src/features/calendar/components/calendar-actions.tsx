import { Link } from 'react-router-dom';
import { type Actor, can } from '../../../../domain/access/permissions';
import { Button } from '../../../components/ui/button';

interface CalendarActionsProps {
  date: string;
  actor: Actor;
  onTray: () => void;
  onBlock: () => void;
}

/** The calendar's actions that this person may use. */
export function CalendarActions({ date, actor, onTray, onBlock }: CalendarActionsProps) {
  return (
    <>
      {can(actor, 'waiting:read') && <Button onClick={onTray}>To fit in</Button>}
      {can(actor, 'calendar:edit') && <Button onClick={onBlock}>Block time</Button>}
      {can(actor, 'appointment:book-for-customer') && (
        <Link className="button button-secondary button-normal" to="/book">
          New booking
        </Link>
      )}
      <Link className="button button-secondary button-normal" to={`/staff/print?date=${date}`}>
        Print the day
      </Link>
    </>
  );
}
