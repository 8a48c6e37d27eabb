import { useState } from 'react';
import { useOutletContext } from 'react-router-dom';
import type { Actor } from '../../../../domain/access/permissions';
import { CustomerPage } from '../../../features/customers/components/customer-page';
import { usePageTitle } from '../use-page-title';

export function CustomerRoute() {
  const [name, setName] = useState('');
  usePageTitle(name || 'Customer');
  return <CustomerPage actor={useOutletContext<Actor>()} onName={setName} />;
}
