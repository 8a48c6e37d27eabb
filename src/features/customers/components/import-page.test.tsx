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
    answer: {
      outcomes: rowsOf(sent).map((row) =>
        row === 60 ? { row, outcome: 'BAD', field: 'email', rule: 'email' } : { row, outcome: 'NEW' },
      ),
    },
  },
});

beforeEach(() => {
  request.mockReset();
});

async function open(content = csv): Promise<void> {
  render(
    <QueryClientProvider client={new QueryClient()}>
      <MemoryRouter>
        <ImportPage actor={{ kind: 'STAFF', staffId: 's', roles: ['MANAGER'], technicianId: null }} />
      </MemoryRouter>
    </QueryClientProvider>,
  );
  await userEvent.upload(screen.getByLabelText('CSV file'), new File([content], 'register.csv', { type: 'text/csv' }));
}

const press = async (name: string) => userEvent.click(await screen.findByRole('button', { name }));

it('an import stopped by a fault continues where it was, and repeats no answered line', async () => {
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

it('a file without a name column asks which one it is', async () => {
  await open();
  await userEvent.selectOptions(await screen.findByLabelText('Name'), '');
  expect(screen.getByRole('button', { name: 'See what would happen' })).toBeDisabled();
  expect(screen.getByText('Say which column holds the name.')).toBeVisible();
});

it('a dry run reports duplicates and broken lines of the whole file, on the page and in the file to fix', async () => {
  const lines = Array.from({ length: LINES }, (_, index) => `N ${String(index)},n${String(index)}@example.com`);
  lines[158] = 'Once More, N3@Example.com';
  lines[200] = 'Main St 1, Apt 2,x@example.com';
  const sent: Sent[] = [];
  request.mockImplementation((_document: string, variables: Sent) => {
    sent.push(variables);
    return Promise.resolve(answer(variables));
  });
  const saved: Blob[] = [];
  vi.stubGlobal('URL', { createObjectURL: (blob: Blob) => void saved.push(blob), revokeObjectURL: () => undefined });
  await open(['name,email', ...lines].join('\n'));
  await press('See what would happen');
  expect(await screen.findByText('247 would be new, 1 are known, 2 would be left out.')).toBeVisible();
  expect(screen.getByText('Line 160: the same person as line 5, only a new car is taken over')).toBeVisible();
  expect(screen.getByText('Line 202: This line has more values than there are columns')).toBeVisible();
  expect(sent.flatMap(rowsOf)).not.toContain(202);

  const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockReturnValue();
  await press('Download these lines with the reasons');
  await vi.waitFor(() => expect(saved).toHaveLength(1));
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await bytesOf(saved[0]));
  expect(text.startsWith('\ufeffrow,name,email')).toBe(true);
  expect(text.split('\r\n').map((one) => one.slice(0, 3))).toEqual(['\ufeffro', '60,', '160', '202']);
  expect(text).toContain('the same person as line 5');
  expect(text).toContain('x@example.com');
  click.mockRestore();
  vi.unstubAllGlobals();
});

it('a file that is not a CSV is named', async () => {
  await open('PK\u0003\u0004');
  expect(await screen.findByText(/This is not a CSV file/)).toBeVisible();
});

const bytesOf = (blob: Blob | undefined) =>
  new Promise<ArrayBuffer>((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result as ArrayBuffer);
    reader.readAsArrayBuffer(blob ?? new Blob());
  });
