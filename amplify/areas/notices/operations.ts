import { STAFF_TOPICS } from '../../../domain/access/live';
import { list, shown, signal } from '../../kernel/declare';

/** Something staff should know. */
export interface NoticeRow {
  readonly noticeId: string;
  readonly kind: string;
  readonly appointmentId?: string | null;
  readonly facts?: string | Readonly<Record<string, unknown>> | null;
  readonly createdAt?: string | null;
}

/** The notices of an audience; the key begins with the moment, so the newest come last. */
export const listNotices = list({
  model: 'Notice',
  key: { audience: 'String' },
  sort: { noticeId: 'ID' },
  needs: 'notice:read',
  shows: shown<NoticeRow>('noticeId kind appointmentId facts createdAt'),
});

/** Live changes: functions write them, pages hear them, each goes to one audience. */
export const createLiveChange = signal({ root: 'Mutation', needs: 'system only' });
export const onCreateLiveChange = signal({
  root: 'Subscription',
  needs: 'customers only',
  insteadOfPlain: true,
  cases: [
    { when: 'about oneself', needs: 'customers only', customers: 'own' },
    { when: 'behind a link', needs: 'anyone' },
    ...Object.entries(STAFF_TOPICS).map(([topic, needs]) => ({ when: `of ${topic}`, needs })),
  ],
});
