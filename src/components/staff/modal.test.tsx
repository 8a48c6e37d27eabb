import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { MemoryRouter } from 'react-router-dom';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Dialog } from './dialog';
import { Drawer } from './drawer';
import { TextField } from './fields';
import { StaffForm } from './staff-form';

const onClose = vi.fn();

function Form() {
  const [name, setName] = useState('');
  return (
    <StaffForm saving={{ isPending: false, problem: null }} isUnsaved={name !== ''} onSave={onClose}>
      <TextField label="Name" value={name} onChange={setName} />
    </StaffForm>
  );
}

function Page({ Kind }: { Kind: typeof Dialog }) {
  const [isOpen, setIsOpen] = useState(false);
  const close = () => {
    onClose();
    setIsOpen(false);
  };
  return (
    <MemoryRouter>
      <button type="button" onClick={() => setIsOpen(true)}>
        Open
      </button>
      {isOpen && (
        <Kind title="New bay" onClose={close}>
          <Form />
        </Kind>
      )}
    </MemoryRouter>
  );
}

beforeEach(() => onClose.mockReset());

describe.each([
  ['a dialog', Dialog],
  ['a drawer', Drawer],
])('%s', (_name, Kind) => {
  beforeEach(async () => {
    render(<Page Kind={Kind} />);
    await userEvent.click(screen.getByRole('button', { name: 'Open' }));
  });

  it('has its heading as name, focuses its first field, and returns the focus', async () => {
    expect(screen.getByRole('dialog', { name: 'New bay' })).toBeVisible();
    expect(screen.getByLabelText('Name')).toHaveFocus();
    await userEvent.keyboard('{Escape}');
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(screen.getByRole('button', { name: 'Open' })).toHaveFocus();
  });

  it('closes on a press outside it', async () => {
    await userEvent.click(screen.getByRole('dialog'));
    expect(onClose).toHaveBeenCalledOnce();
  });

  it.each([
    ['Esc', () => userEvent.keyboard('{Escape}')],
    ['the cross', () => userEvent.click(screen.getByRole('button', { name: 'Close' }))],
    ['a press beside it', () => userEvent.click(screen.getByRole('dialog'))],
  ])('asks before what was typed is lost: %s', async (_how, leave) => {
    await userEvent.type(screen.getByLabelText('Name'), 'Hoist 7');
    await leave();
    await leave();
    expect(onClose).not.toHaveBeenCalled();
    await userEvent.click(screen.getByRole('button', { name: 'Keep editing' }));
    expect(screen.getByLabelText('Name')).toHaveValue('Hoist 7');
    await leave();
    await userEvent.click(screen.getByRole('button', { name: 'Discard changes' }));
    expect(onClose).toHaveBeenCalledOnce();
    expect(screen.queryByRole('dialog')).toBeNull();
  });
});
