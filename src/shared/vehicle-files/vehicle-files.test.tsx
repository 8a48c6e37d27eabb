import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ProblemError } from '../../lib/problem-error';
import type { ListedFile } from './api/list-files';
import { sizeText } from './file-words';
import { faultOf } from './use-uploads';
import { withKnownLinks } from './use-vehicle-files';
import { VehicleFiles } from './vehicle-files';

const { request, sendToBucket } = vi.hoisted(() => ({ request: vi.fn(), sendToBucket: vi.fn() }));
vi.mock('../../lib/graphql', async (original) => ({ ...(await original<object>()), request }));
vi.mock('./api/send-to-bucket', () => ({ sendToBucket }));

const PAPERS = {
  ...{
    vehicleId: 'car',
    fileId: 'papers',
    name: 'Papers.pdf',
    contentType: 'application/pdf',
    sizeBytes: 340 * 1024,
    kind: 'DOCUMENT',
  },
  ...{ uploadedAt: '2026-11-20T13:30:00.000Z', byStaff: true, ofFormerOwner: false, link: null },
};
const DENT = {
  ...{
    vehicleId: 'car',
    fileId: 'dent',
    name: 'Dent.jpg',
    contentType: 'image/jpeg',
    sizeBytes: 2_202_010,
    kind: 'PHOTO',
  },
  ...{ uploadedAt: '2026-11-20T13:30:00.000Z', byStaff: false, ofFormerOwner: false, link: 'http://bucket/dent' },
};

type Row = typeof PAPERS | typeof DENT;

/** A car with files; what is added or removed is remembered. */
function arrange(rows: readonly Row[]) {
  const files = new Map<string, object>(rows.map((row) => [row.fileId, row]));
  request.mockImplementation((document: string, given: Record<string, string>) => {
    if (document.includes('addVehicleFile')) {
      const { requestId: fileId = '', name } = given;
      const link = { url: 'http://bucket/new', headers: {} };
      files.set(fileId, { ...PAPERS, fileId, name });
      return Promise.resolve({ addVehicleFile: { ok: true, answer: { fileId, link } } });
    }
    if (document.includes('finishVehicleFile')) return Promise.resolve({ finishVehicleFile: { ok: true } });
    if (document.includes('removeVehicleFile')) {
      files.delete(given['fileId'] ?? '');
      return Promise.resolve({ removeVehicleFile: { ok: true } });
    }
    return Promise.resolve({ vehicleFiles: { ok: true, answer: JSON.stringify({ files: [...files.values()] }) } });
  });
}

async function open(mayEdit = true) {
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <VehicleFiles
        vehicleId="car"
        label="WRK 042"
        mayEdit={mayEdit}
        audience="CUSTOMER"
        locale="en-AU"
        timeZone="Australia/Sydney"
      />
    </QueryClientProvider>,
  );
  await userEvent.click(screen.getByRole('button', { name: 'Photos and documents of WRK 042' }));
}

const list = () => screen.findByRole('list', { name: 'Files of WRK 042' });
const choose = (file: File) => userEvent.upload(screen.getByLabelText(/to add to WRK 042/), file);
const pdf = new File(['%PDF-1.7 papers'], 'New.pdf', { type: 'application/pdf' });

beforeEach(() => {
  request.mockReset();
  sendToBucket.mockReset().mockResolvedValue(undefined);
});

describe('the files of a car', () => {
  it('are read on request, with size, day and sender', async () => {
    arrange([DENT, PAPERS]);
    await open();
    const items = within(await list()).getAllByRole('listitem');
    expect(items[0]).toHaveTextContent('Dent.jpg21 Nov 2026 · 2.1 MB');
    expect(items[1]).toHaveTextContent('Papers.pdf21 Nov 2026 · 340 kB · from the workshop');
    expect(within(items[0] as HTMLElement).getByTitle('Dent.jpg')).toHaveAttribute('src', 'http://bucket/dent');
  });

  it('invite to add one where there are none, but only those who may', async () => {
    arrange([]);
    await open(false);
    expect(await screen.findByText('No photos or documents yet.')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Add a photo or a document' })).toBeNull();
  });

  it('that staff added are not the customer’s to remove', async () => {
    arrange([PAPERS, DENT]);
    await open();
    expect(await screen.findByRole('button', { name: 'Remove Dent.jpg' })).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Remove Papers.pdf' })).toBeNull();
  });

  it('are removed after a question, and said to be gone', async () => {
    arrange([{ ...PAPERS, byStaff: false }]);
    await open();
    await userEvent.click(await screen.findByRole('button', { name: 'Remove Papers.pdf' }));
    await userEvent.click(screen.getByRole('button', { name: 'Keep it' }));
    await userEvent.click(screen.getByRole('button', { name: 'Remove Papers.pdf' }));
    await userEvent.click(screen.getByRole('button', { name: 'Remove it' }));
    expect(await screen.findByText('No photos or documents yet.')).toBeVisible();
    expect(screen.getByText('Papers.pdf was removed.')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Add a photo or a document' })).toHaveFocus();
  });
});

describe('adding a file', () => {
  it('announces it, sends it, has it looked at, and shows it', async () => {
    arrange([]);
    await open();
    await choose(pdf);
    expect(await within(await list()).findByRole('button', { name: 'Save New.pdf' })).toBeVisible();
    expect(sendToBucket).toHaveBeenCalledExactlyOnceWith(
      { url: 'http://bucket/new', headers: {} },
      pdf,
      expect.anything(),
    );
    expect(screen.getByText('New.pdf was added.')).toBeInTheDocument();
    expect(screen.queryByRole('list', { name: 'On their way' })).toBeNull();
  });

  it('that stops on the way is tried again under the same id', async () => {
    arrange([]);
    await open();
    sendToBucket.mockRejectedValueOnce(new ProblemError('UNAVAILABLE'));
    await choose(pdf);
    expect(await screen.findByRole('alert')).toHaveTextContent('The connection was lost on the way.');
    await userEvent.click(screen.getByRole('button', { name: 'Try again with New.pdf' }));
    expect(await screen.findByText('New.pdf was added.')).toBeInTheDocument();
    const ids = request.mock.calls
      .filter(([document]) => String(document).includes('addVehicleFile'))
      .map(([, given]) => (given as { requestId: string }).requestId);
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
  });

  it('says what is wrong with one that is not taken, and lets it be', async () => {
    arrange([]);
    await open();
    await userEvent
      .setup({ applyAccept: false })
      .upload(screen.getByLabelText(/to add to WRK 042/), new File(['x'], 'moving.gif', { type: 'image/gif' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('We take photos');
    expect(screen.queryByRole('button', { name: /Try again/ })).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Dismiss moving.gif' }));
    expect(screen.queryByRole('alert')).toBeNull();
  });
});

describe('what the page knows', () => {
  it('keeps links that are still good, so that no picture is loaded twice', () => {
    const at = (fileId: string, link: string, linkedAtMs: number) => ({ fileId, link, linkedAtMs }) as ListedFile;
    const read = [at('old', 'new-link', 300_000), at('fresh', 'new-link', 300_000), at('new', 'new-link', 300_000)];
    const known = [at('old', 'old-link', 0), at('fresh', 'known-link', 250_000)];
    expect(withKnownLinks(read, known, 300_000).map(({ link }) => link)).toEqual([
      'new-link',
      'known-link',
      'new-link',
    ]);
  });

  it.each([
    [500, '1 kB'],
    [340 * 1024, '340 kB'],
    [1024 * 1024, '1 MB'],
    [2_202_010, '2.1 MB'],
  ])('%d bytes are %s', (bytes, words) => expect(sizeText(bytes, 'en-AU')).toBe(words));

  it('a refusal for good is not to be tried again, a fault is', () => {
    expect(faultOf(new ProblemError('FILE_NOT_WHAT_WAS_SAID')).canRetry).toBe(false);
    expect(faultOf(new ProblemError('TOO_MANY_FILES')).canRetry).toBe(false);
    expect(faultOf(new ProblemError('FILE_MISSING')).canRetry).toBe(true);
    expect(faultOf(new Error('a bug'))).toMatchObject({ canRetry: true });
  });
});
