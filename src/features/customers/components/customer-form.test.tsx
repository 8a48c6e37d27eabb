import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { type CustomerDetails, NO_DETAILS } from '../../../../domain/customers/customer';
import { CustomerForm } from './customer-form';

function open(given: Partial<CustomerDetails> = {}) {
  const onSave = vi.fn();
  const details = { ...NO_DETAILS, name: 'Robin', ...given };
  render(
    <CustomerForm details={details} saving={{ isPending: false, problem: null }} onSave={onSave} onCancel={vi.fn()} />,
  );
  return onSave;
}
const save = () => userEvent.click(screen.getByRole('button', { name: 'Save' }));

it('an unknown wish stays unknown when another field changes', async () => {
  const onSave = open();
  expect(screen.getByRole('switch', { name: 'Reminders before each visit' })).toBeChecked();
  await userEvent.type(screen.getByLabelText('City'), 'Perth');
  await save();
  expect(onSave).toHaveBeenCalledWith(
    expect.objectContaining({ city: 'Perth', reminderMails: null, preferredContact: null }),
  );
});

it('a customer who prefers calls needs a number, and their reminders can be switched off', async () => {
  const onSave = open();
  await userEvent.selectOptions(screen.getByLabelText('Contact by'), 'Phone call');
  await userEvent.click(screen.getByRole('switch', { name: 'Reminders before each visit' }));
  await save();
  expect(screen.getByLabelText('Phone')).toBeInvalid();
  expect(onSave).not.toHaveBeenCalled();
  await userEvent.type(screen.getByLabelText('Phone'), '+61 400 123 456');
  await save();
  expect(onSave).toHaveBeenCalledWith(expect.objectContaining({ reminderMails: false, preferredContact: 'PHONE' }));
});
