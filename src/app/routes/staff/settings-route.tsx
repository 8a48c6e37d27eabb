import { useOutletContext } from 'react-router-dom';
import type { Actor } from '../../../../domain/access/permissions';
import { SettingsPage } from '../../../features/settings/components/settings-page';
import { usePageTitle } from '../use-page-title';

export function SettingsRoute() {
  usePageTitle('Settings');
  return <SettingsPage actor={useOutletContext<Actor>()} />;
}
