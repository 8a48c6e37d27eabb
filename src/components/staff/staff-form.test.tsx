import { QueryClient, QueryClientProvider, onlineManager } from '@tanstack/react-query';
import { act, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, expect, it, vi } from 'vitest';
import { ProblemError } from '../../lib/problem-error';
import { useCommand } from '../../lib/use-command';
import { ChoiceField, Check, ManyField, NumberField, Switch, TextField } from './fields';
import { StaffForm } from './staff-form';

interface Sent {
  readonly name: string;
  readonly requestId: string;
}

afterEach(() => onlineManager.setOnline(true));

function Form({ send }: { send: (sent: Sent) => Promise<void> }) {
  const [name, setName] = useState('');
  const { run, ...saving } = useCommand(send, { touches: [] });
  return (
    <StaffForm saving={saving} isUnsaved={name !== ''} done="Saved." onSave={() => run({ name })}>
      <TextField label="Street" value="" onChange={() => undefined} />
      <TextField label="Name" name="name" value={name} onChange={setName} />
    </StaffForm>
  );
}

function open(send: (sent: Sent) => Promise<void>) {
  render(
    <QueryClientProvider client={new QueryClient()}>
      <Form send={send} />
    </QueryClientProvider>,
  );
}
const save = () => screen.getByRole('button', { name: 'Save' });

it('two presses and Enter send one request', async () => {
  let answer = () => undefined as void;
  const send = vi.fn((_sent: Sent) => new Promise<void>((resolve) => (answer = resolve)));
  open(send);
  await userEvent.type(screen.getByLabelText('Name'), 'Ada{Enter}');
  await userEvent.click(save());
  await userEvent.type(screen.getByLabelText('Name'), '{Enter}');
  expect(send).toHaveBeenCalledOnce();
  expect(save()).toHaveAttribute('aria-busy', 'true');
  act(() => answer());
  await waitFor(() => expect(save()).toBeEnabled());
});

it('a refused field says so and takes the focus; the input stays', async () => {
  open(() => Promise.reject(new ProblemError('INVALID_INPUT', { field: 'name', rule: 'max_length' })));
  await userEvent.type(screen.getByLabelText('Name'), 'Ada');
  await userEvent.click(save());
  expect(await screen.findByText('This is too long.')).toBeVisible();
  expect(screen.getByLabelText('Name')).toHaveFocus();
  expect(screen.getByLabelText('Name')).toBeInvalid();
  expect(screen.getByLabelText('Name')).toHaveAccessibleDescription('This is too long.');
  expect(screen.getByLabelText('Street')).not.toBeInvalid();
  expect(screen.getByRole('alert')).toHaveTextContent('The name is too long.');
  expect(screen.getByLabelText('Name')).toHaveValue('Ada');
});

it('without a connection the form says that it waits, and keeps the button busy', async () => {
  const send = vi.fn((_sent: Sent) => Promise.resolve());
  open(send);
  act(() => onlineManager.setOnline(false));
  await userEvent.click(save());
  expect(await screen.findByText(/You’re offline/)).toBeVisible();
  expect(send).not.toHaveBeenCalled();
  act(() => onlineManager.setOnline(true));
  await waitFor(() => expect(send).toHaveBeenCalledOnce());
  expect(screen.queryByText(/You’re offline/)).toBeNull();
});

it('unsaved changes are noted beside the button', async () => {
  open(() => Promise.resolve());
  await userEvent.type(screen.getByLabelText('Name'), 'Ada');
  expect(screen.getByRole('status')).toHaveTextContent('Unsaved changes');
});

it('each field returns the stored unit and order', async () => {
  const changed = vi.fn();
  const kinds = [
    ['A', 'First'],
    ['B', 'Second'],
    ['C', 'Third'],
  ] as const;
  render(
    <>
      <NumberField label="Notice (hours)" per={60} min={0} max={600} value={60} onChange={changed} />
      <ChoiceField label="Kind" value="A" options={kinds} onChange={changed} />
      <ManyField label="Skills" values={['C']} options={kinds} fixed={['B']} onChange={changed} />
      <Switch label="In use" value={false} onChange={changed} />
      <Check label="Tick" checked={false} onChange={changed} />
    </>,
  );
  await userEvent.type(screen.getByLabelText('Notice (hours)'), '2');
  expect(changed).toHaveBeenLastCalledWith(720);
  await userEvent.selectOptions(screen.getByLabelText('Kind'), 'Second');
  expect(changed).toHaveBeenLastCalledWith('B');
  await userEvent.click(screen.getByRole('checkbox', { name: 'First' }));
  expect(changed).toHaveBeenLastCalledWith(['A', 'C']);
  expect(screen.getByRole('checkbox', { name: 'Second' })).toBeDisabled();
  await userEvent.click(screen.getByRole('switch', { name: 'In use' }));
  expect(changed).toHaveBeenLastCalledWith(true);
});
