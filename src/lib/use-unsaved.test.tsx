import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { Link, MemoryRouter, useLocation } from 'react-router-dom';
import { beforeEach, expect, it, vi } from 'vitest';
import { mayLeave, useUnsaved } from './use-unsaved';

const confirm = vi.fn();

function Form({ name }: { name: string }) {
  const [typed, setTyped] = useState('');
  useUnsaved(typed !== '');
  return (
    <>
      <input aria-label={name} value={typed} onChange={(event) => setTyped(event.currentTarget.value)} />
      <button type="button" onClick={() => setTyped('')}>
        Save {name}
      </button>
    </>
  );
}

const Where = () => <p>at {useLocation().pathname}</p>;

beforeEach(() => {
  confirm.mockReset();
  vi.stubGlobal('confirm', confirm);
  render(
    <MemoryRouter>
      <Form name="one" />
      <Form name="two" />
      <Link to="/away">Away</Link>
      <Where />
    </MemoryRouter>,
  );
});

const type = (name: string) => userEvent.type(screen.getByLabelText(name), 'x');
const leave = () => userEvent.click(screen.getByRole('link', { name: 'Away' }));
const reload = () => {
  const event = new Event('beforeunload', { cancelable: true });
  window.dispatchEvent(event);
  return event.defaultPrevented ? 'asks' : 'goes';
};

it('a link away asks before input is lost, and stays if the answer is no', async () => {
  await type('one');
  confirm.mockReturnValue(false);
  await leave();
  expect(screen.getByText('at /')).toBeVisible();
  expect(screen.getByLabelText('one')).toHaveValue('x');
  expect(reload()).toBe('asks');
  confirm.mockReturnValue(true);
  await leave();
  expect(screen.getByText('at /away')).toBeVisible();
});

it('two forms ask once, and saving one does not stop the other from asking', async () => {
  confirm.mockReturnValue(false);
  await type('one');
  await type('two');
  await leave();
  expect(confirm).toHaveBeenCalledOnce();
  await userEvent.click(screen.getByRole('button', { name: 'Save one' }));
  expect(mayLeave()).toBe(false);
});

it('without unsaved input there is no question', async () => {
  expect(mayLeave()).toBe(true);
  await type('one');
  await userEvent.click(screen.getByRole('button', { name: 'Save one' }));
  expect(reload()).toBe('goes');
  await leave();
  expect(screen.getByText('at /away')).toBeVisible();
  expect(confirm).not.toHaveBeenCalled();
});
