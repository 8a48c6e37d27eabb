import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router-dom';
import { type Actor, type Permission, can } from '../../../../domain/access/permissions';
import { StaffPage } from '../../../components/staff/staff-page';
import { ErrorState } from '../../../components/ui/error-state';
import { NotYours } from '../../../components/ui/not-yours';
import { Skeleton } from '../../../components/ui/skeleton';
import { keys } from '../../../lib/query-keys';
import { type ShopRecords, readRecords } from '../api/read-settings';
import { BaysSection } from './bays-section';
import { ClosuresSection } from './closures-section';
import { HoursSection } from './hours-section';
import { MessagesSection } from './messages-section';
import { PermissionsSection } from './permissions-section';
import { ServicesSection } from './services-section';
import { SetUpFirst } from './set-up-first';
import { SettingsTabs } from './settings-tabs';
import { ShopSection } from './shop-section';
import { StaffSection } from './staff-section';
import styles from './settings.module.css';

export interface SectionProps {
  readonly actor: Actor;
  readonly records: ShopRecords;
}

/** The parts of the settings, each with the people who may change it. */
const PARTS: readonly {
  readonly part: string;
  readonly word: string;
  readonly needs: Permission;
  readonly Part: (props: SectionProps) => React.ReactNode;
}[] = [
  { part: 'shop', word: 'Shop and rules', needs: 'settings:edit', Part: ShopSection },
  { part: 'hours', word: 'Opening hours', needs: 'settings:edit', Part: HoursSection },
  { part: 'closures', word: 'Closures and leave', needs: 'calendar:edit', Part: ClosuresSection },
  { part: 'services', word: 'Services', needs: 'catalogue:edit', Part: ServicesSection },
  { part: 'bays', word: 'Bays', needs: 'settings:edit', Part: BaysSection },
  { part: 'staff', word: 'Staff', needs: 'staff:edit', Part: StaffSection },
  { part: 'messages', word: 'Emails and notices', needs: 'outgoing:read', Part: MessagesSection },
  { part: 'permissions', word: 'Permissions', needs: 'staff:edit', Part: PermissionsSection },
];

/** Everything about the shop that staff may change, a page for each part. */
export function SettingsPage({ actor }: { actor: Actor }) {
  const { part: asked } = useParams();
  const open = PARTS.filter(({ needs }) => can(actor, needs));
  const chosen = open.find(({ part }) => part === asked) ?? (asked === undefined ? open[0] : undefined);
  const {
    data: records,
    error,
    refetch,
  } = useQuery({
    queryKey: keys.records,
    queryFn: readRecords,
    enabled: chosen !== undefined,
  });
  if (chosen === undefined) {
    return (
      <NotYours title="You don’t have permission to change these settings" text="Ask a manager if you need them." />
    );
  }
  return (
    <StaffPage title="Settings" width="form">
      <div className={styles.sides}>
        <SettingsTabs parts={open} chosen={chosen.part} />
        <div className={styles.part}>
          {error && !records && <ErrorState error={error} onRetry={() => void refetch()} />}
          {!error && !records && (
            <div role="status" aria-label="Loading the settings">
              <Skeleton height={320} />
            </div>
          )}
          {records && (records.isSetUp || chosen.part === 'shop') && (
            <chosen.Part key={chosen.part} actor={actor} records={records} />
          )}
          {records && !records.isSetUp && chosen.part !== 'shop' && (
            <SetUpFirst mayDoIt={can(actor, 'settings:edit')} />
          )}
        </div>
      </div>
    </StaffPage>
  );
}
