import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryRouter, Route, Routes } from 'react-router-dom';
import { expect, it, vi } from 'vitest';
import { PublicShell } from './public-shell';

it('goes from page to page and to the top, even if scrolling returns a promise', async () => {
  const scrollTo = vi.fn(() => Promise.resolve());
  vi.stubGlobal('scrollTo', scrollTo);
  render(
    <MemoryRouter>
      <Routes>
        <Route element={<PublicShell />}>
          <Route path="/" element={<h1>Home</h1>} />
          <Route path="/services" element={<h1>All services</h1>} />
        </Route>
      </Routes>
    </MemoryRouter>,
  );
  await userEvent.click(screen.getByRole('link', { name: 'Services' }));
  expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('All services');
  expect(scrollTo).toHaveBeenCalledTimes(2);
});
