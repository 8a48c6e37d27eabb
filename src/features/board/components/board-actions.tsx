import { Link } from 'react-router-dom';
import { type Actor, can } from '../../../../domain/access/permissions';
import { Button } from '../../../components/ui/button';

interface BoardActionsProps {
  date: string;
  actor: Actor;
  onTray: () => void;
  onBlock: () => void;
}

/** What can be done from the board, as far as this person may. */
export function BoardActions({ date, actor, onTray, onBlock }: BoardActionsProps) {
  return (
    <>
      {can(actor, 'waiting:read') && <Button onClick={onTray}>To fit in</Button>}
      {can(actor, 'schedule:edit') && <Button onClick={onBlock}>Block time</Button>}
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
