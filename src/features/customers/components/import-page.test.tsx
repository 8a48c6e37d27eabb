import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryRouter } from 'react-router-dom';
import { beforeEach, expect, it, vi } from 'vitest';
import { ProblemError } from '../../../lib/problem-error';
import { ImportPage } from './import-page';

const { request } = vi.hoisted(() => ({ request: vi.fn() }));
vi.mock('../../../lib/graphql', async (original) => ({ ...(await original<object>()), request }));

interface Sent {
  readonly rows: string;
  readonly dryRun: boolean;
}

const LINES = 250;
const csv = ['name,email', ...Array.from({ length: LINES }, (_, index) => `N ${index},n${index}@example.com`)].join(
  '\n',
);
const rowsOf = ({ rows }: Sent) => (JSON.parse(rows) as { row: number }[]).map(({ row }) => row);
const answer = (sent: Sent) => ({
  importCustomers: {
    ok: true,
    content: JSON.stringify(
      rowsOf(sent).map((row) =>
        row === 60 ? { row, outcome: 'BAD', field: 'email', rule: 'email' } : { row, outcome: 'NEW' },
      ),
    ),
  },
});

beforeEach(() => {
  request.mockReset();
});

async function open(): Promise<void> {
  render(
    <QueryClientProvider client={new QueryClient()}>
      <MemoryRouter>
        <ImportPage actor={{ kind: 'STAFF', staffId: 's', roles: ['MANAGER'], technicianId: null }} />
      </MemoryRouter>
    </QueryClientProvider>,
  );
  await userEvent.upload(screen.getByLabelText('CSV file'), new File([csv], 'register.csv', { type: 'text/csv' }));
}

const press = async (name: string) => userEvent.click(await screen.findByRole('button', { name }));

it('an import that a fault stops goes on where it was, and sends no line that was answered again', async () => {
  const sent: Sent[] = [];
  request.mockImplementation((_document: string, variables: Sent) => {
    if (!variables.dryRun) sent.push(variables);
    if (sent.length === 2) return Promise.reject(new ProblemError('UNAVAILABLE'));
    return Promise.resolve(answer(variables));
  });
  await open();
  await press('See what would happen');
  expect(await screen.findByText('249 would be new, 0 are known, 1 would be left out.')).toBeVisible();
  expect(screen.getByText('Line 60: E-mail is not an e-mail address')).toBeVisible();

  await press('Import them');
  expect(await screen.findByRole('alert')).toHaveTextContent('What was imported so far stays.');
  expect(screen.getByRole('progressbar')).toHaveValue(100);
  request.mockImplementation((_document: string, variables: Sent) => {
    sent.push(variables);
    return Promise.resolve(answer(variables));
  });
  await press('Go on');
  expect(await screen.findByText('249 are new, 0 were known, 1 were left out.')).toBeVisible();
  expect(sent.map((one) => rowsOf(one)[0])).toEqual([2, 102, 102, 202]);
});

it('a file without a column for the name asks which one it is', async () => {
  await open();
  await userEvent.selectOptions(await screen.findByLabelText('Name'), '');
  expect(screen.getByRole('button', { name: 'See what would happen' })).toBeDisabled();
  expect(screen.getByText('Say which column holds the name.')).toBeVisible();
});
