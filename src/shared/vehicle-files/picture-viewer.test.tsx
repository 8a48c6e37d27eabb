import { fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { beforeEach, expect, it, vi } from 'vitest';
import { type Picture, PictureViewer } from './picture-viewer';

const picture = (name: string): Picture => ({
  ...{ vehicleId: 'car', fileId: name, name, contentType: 'image/jpeg', sizeBytes: 2048, kind: 'PHOTO', linkedAtMs: 0 },
  ...{ uploadedAt: '2026-11-20T13:30:00.000Z', byStaff: false, ofFormerOwner: false, link: `http://bucket/${name}` },
});
const [DENT, SCRATCH, WHEEL] = [picture('Dent.jpg'), picture('Scratch.jpg'), picture('Wheel.jpg')];
const onClose = vi.fn();
const onBroken = vi.fn();

function open(pictures: readonly Picture[]): void {
  const Viewer = () => {
    const [viewed, setViewed] = useState('Dent.jpg');
    return (
      <PictureViewer
        pictures={pictures}
        viewed={pictures.find(({ fileId }) => fileId === viewed) ?? DENT}
        label="WRK 042"
        audience="CUSTOMER"
        locale="en-AU"
        timeZone="Australia/Sydney"
        onView={setViewed}
        onBroken={onBroken}
        onClose={onClose}
      />
    );
  };
  render(<Viewer />);
}

const shown = () => screen.getByRole('img');

beforeEach(() => {
  onClose.mockReset();
  onBroken.mockReset();
});

it('photos are leafed through by the arrow keys, and after the last comes the first', async () => {
  open([DENT, SCRATCH, WHEEL]);
  expect(shown()).toHaveAccessibleName('Dent.jpg, a photo of WRK 042');
  expect(screen.getByRole('status')).toHaveTextContent('Dent.jpg1 of 3 · 21 Nov 2026 · 2 kB');
  screen.getByRole('button', { name: 'Close' }).focus();
  await userEvent.keyboard('{ArrowRight}');
  expect(shown()).toHaveAttribute('src', 'http://bucket/Scratch.jpg');
  expect(screen.getByRole('dialog', { name: 'Scratch.jpg' })).toBeVisible();
  await userEvent.keyboard('{ArrowRight}{ArrowRight}');
  expect(shown()).toHaveAttribute('src', 'http://bucket/Dent.jpg');
  await userEvent.keyboard('{ArrowLeft}');
  expect(shown()).toHaveAttribute('src', 'http://bucket/Wheel.jpg');
});

it('and by buttons and a swipe; a short touch moves nothing', async () => {
  open([DENT, SCRATCH]);
  await userEvent.click(screen.getByRole('button', { name: 'Next photo' }));
  expect(shown()).toHaveAttribute('src', 'http://bucket/Scratch.jpg');
  const swipe = (from: number, to: number) => {
    fireEvent.touchStart(shown(), { touches: [{ clientX: from }] });
    fireEvent.touchEnd(shown(), { changedTouches: [{ clientX: to }] });
  };
  swipe(100, 80);
  expect(shown()).toHaveAttribute('src', 'http://bucket/Scratch.jpg');
  swipe(100, 300);
  expect(shown()).toHaveAttribute('src', 'http://bucket/Dent.jpg');
});

it('a photo that is alone has nothing to leaf through', () => {
  open([DENT]);
  expect(screen.queryByRole('button', { name: 'Next photo' })).toBeNull();
  expect(screen.getByRole('status')).toHaveTextContent('Dent.jpg21 Nov 2026');
});

it('a photo that does not come says so, and is asked for again', async () => {
  open([DENT]);
  fireEvent.error(shown());
  expect(screen.getByRole('alert')).toHaveTextContent('This photo did not load.');
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(onBroken).toHaveBeenCalledOnce();
  expect(shown()).toBeVisible();
});

it('closes by its button and by a press beside it', async () => {
  open([DENT]);
  await userEvent.click(screen.getByRole('button', { name: 'Close' }));
  expect(onClose).toHaveBeenCalledTimes(1);
  fireEvent.click(screen.getByRole('dialog', { hidden: true }));
  expect(onClose).toHaveBeenCalledTimes(2);
});
