import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryRouter, useLocation } from 'react-router-dom';
import { expect, it } from 'vitest';
import { StaffTabs } from './staff-tabs';

const TABS = [
  { value: 'visits', label: 'Visits', content: <p>nine visits</p> },
  { value: 'cars', label: 'Cars', content: <p>one car</p> },
];
const Where = () => <output>{useLocation().search}</output>;

const open = (address: string) =>
  render(
    <MemoryRouter initialEntries={[address]}>
      <StaffTabs label="About this customer" tabs={TABS} />
      <Where />
    </MemoryRouter>,
  );

it('the open tab is in the address, and the rest of the address stays', async () => {
  open('/?find=ann');
  expect(screen.getByRole('tab', { name: 'Visits' })).toHaveAttribute('aria-selected', 'true');
  await userEvent.click(screen.getByRole('tab', { name: 'Cars' }));
  expect(screen.getByText('one car')).toBeVisible();
  expect(screen.queryByText('nine visits')).toBeNull();
  expect(screen.getByRole('status')).toHaveTextContent('?find=ann&tab=cars');
  await userEvent.keyboard('{ArrowLeft}');
  expect(screen.getByRole('status')).toHaveTextContent(/^\?find=ann$/);
  expect(screen.getByRole('tab', { name: 'Visits' })).toHaveFocus();
});

it.each(['/?tab=cars', '/?tab=nothing', `/?tab=${'x'.repeat(10_000)}`])(
  '%.20s shows a tab that there is',
  (address) => {
    open(address);
    expect(screen.getByRole('tab', { selected: true })).toHaveTextContent(address === '/?tab=cars' ? 'Cars' : 'Visits');
  },
);
