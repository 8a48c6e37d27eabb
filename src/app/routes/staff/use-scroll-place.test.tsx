import { fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { BrowserRouter, Link, Route, Routes } from 'react-router-dom';
import { beforeEach, expect, it, vi } from 'vitest';
import { useScrollPlace } from './use-scroll-place';

function Frame() {
  const main = useScrollPlace();
  return (
    <main ref={main}>
      <Routes>
        <Route path="/list" element={<Link to="/one">One of them</Link>} />
        <Route path="/one" element={<Link to="/list">All of them</Link>} />
      </Routes>
    </main>
  );
}

const scrollTo = vi.fn();

beforeEach(() => {
  scrollTo.mockReset();
  vi.stubGlobal('scrollTo', scrollTo);
  window.history.replaceState(null, '', '/list');
  render(
    <BrowserRouter>
      <Frame />
    </BrowserRouter>,
  );
});

it('a page begins at its top, and going back finds the earlier one where it was left', async () => {
  const main = screen.getByRole('main');
  main.scrollTop = 640;
  fireEvent.scroll(main);
  await userEvent.click(screen.getByRole('link', { name: 'One of them' }));
  expect(main.scrollTop).toBe(0);
  main.scrollTop = 12;
  fireEvent.scroll(main);
  window.history.back();
  await screen.findByRole('link', { name: 'One of them' });
  expect(main.scrollTop).toBe(640);
  expect(scrollTo).toHaveBeenLastCalledWith(0, 640);
  window.history.forward();
  await screen.findByRole('link', { name: 'All of them' });
  expect(main.scrollTop).toBe(12);
  await userEvent.click(screen.getByRole('link', { name: 'All of them' }));
  expect(main.scrollTop).toBe(0);
});

it('a click that leaves the page before the scroll event still keeps the place', async () => {
  const main = screen.getByRole('main');
  main.scrollTop = 480;
  await userEvent.click(screen.getByRole('link', { name: 'One of them' }));
  expect(main.scrollTop).toBe(0);
  window.history.back();
  await screen.findByRole('link', { name: 'One of them' });
  expect(main.scrollTop).toBe(480);
});
