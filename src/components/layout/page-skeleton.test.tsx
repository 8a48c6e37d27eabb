import { render, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { BarePageSkeleton } from './page-skeleton';

it('a loading page without a frame has the landmark that the frame would have', () => {
  render(<BarePageSkeleton />);
  expect(screen.getByRole('main')).toContainElement(screen.getByRole('status', { name: 'Loading' }));
});
