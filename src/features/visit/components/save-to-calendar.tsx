import { Button } from '../../../components/ui/button';
import type { Visit } from '../api/visit-by-link';
import { googleCalendarLink, outlookCalendarLink } from '../calendar-links';

/** Saves the visit as a calendar file. Loads the library on request. */
export function SaveToCalendar({ visit }: { visit: Visit }) {
  const save = async () => {
    const { calendarFileOf } = await import('../calendar-file');
    const address = URL.createObjectURL(new Blob([calendarFileOf(visit)], { type: 'text/calendar' }));
    const link = Object.assign(document.createElement('a'), { href: address, download: 'visit.ics' });
    link.click();
    URL.revokeObjectURL(address);
  };
  return (
    <div className="visit-calendar">
      <Button onClick={() => void save()}>Add to your calendar</Button>
      <a href={googleCalendarLink(visit)} target="_blank" rel="noreferrer">
        Google Calendar
      </a>
      <a href={outlookCalendarLink(visit)} target="_blank" rel="noreferrer">
        Outlook
      </a>
    </div>
  );
}
