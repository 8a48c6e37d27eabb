import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { SecurityPage } from './security-page';

const { session } = vi.hoisted(() => ({
  session: {
    hasTwoStep: vi.fn(),
    newTwoStepSecret: vi.fn(),
    turnTwoStepOn: vi.fn(),
    turnTwoStepOff: vi.fn(),
    changePassword: vi.fn(),
    signOutEverywhere: vi.fn(),
  },
}));
vi.mock('../../../lib/session', () => session);

const refused = (name: string, message = '') => Object.assign(new Error(message), { name });
const onSignedOut = vi.fn();

function open() {
  render(
    <QueryClientProvider client={new QueryClient()}>
      <SecurityPage onSignedOut={onSignedOut} />
    </QueryClientProvider>,
  );
}

const press = async (name: string) => userEvent.click(await screen.findByRole('button', { name }));

beforeEach(() => {
  Object.values(session).forEach((each) => each.mockReset());
  onSignedOut.mockReset();
  session.hasTwoStep.mockResolvedValue(false);
  session.newTwoStepSecret.mockResolvedValue({
    secret: 'GEZDGNBVGY3TQOJQ',
    uri: 'otpauth://totp/Workbay:casey?secret=GEZDGNBVGY3TQOJQ&issuer=Workbay',
  });
});

describe('two-step sign-in', () => {
  it('shows the key to scan or type, and is on once the app’s code is right', async () => {
    session.turnTwoStepOn.mockRejectedValueOnce(refused('EnableSoftwareTokenMFAException'));
    open();
    await press('Set up two-step sign-in');
    expect(await screen.findByRole('img', { name: 'QR code of your key' })).toBeVisible();
    expect(screen.getByText('GEZD GNBV GY3T QOJQ')).toBeVisible();
    await userEvent.type(screen.getByLabelText('Code'), '123 456');
    await press('Turn two-step sign-in on');
    expect(await screen.findByText(/code is not right/)).toBeVisible();
    session.turnTwoStepOn.mockResolvedValue(undefined);
    await press('Turn two-step sign-in on');
    expect(await screen.findByText(/Two-step sign-in is on/)).toBeVisible();
    expect(session.turnTwoStepOn).toHaveBeenLastCalledWith('123456');
  });

  it('changes nothing if the setup is left', async () => {
    open();
    await press('Set up two-step sign-in');
    await press('Not now');
    expect(await screen.findByRole('button', { name: 'Set up two-step sign-in' })).toBeVisible();
    expect(session.turnTwoStepOn).not.toHaveBeenCalled();
  });

  it('is turned off only after a confirmation', async () => {
    session.hasTwoStep.mockResolvedValue(true);
    open();
    await press('Turn two-step sign-in off');
    expect(session.turnTwoStepOff).not.toHaveBeenCalled();
    await press('Turn it off');
    expect(await screen.findByRole('button', { name: 'Set up two-step sign-in' })).toBeVisible();
    expect(session.turnTwoStepOff).toHaveBeenCalledOnce();
  });

  it('says that it could not be loaded, and retries on request', async () => {
    session.hasTwoStep.mockRejectedValueOnce(refused('NetworkError'));
    open();
    expect(await screen.findByRole('alert')).toHaveTextContent(/Check the connection/);
    await press('Try again');
    expect(await screen.findByRole('button', { name: 'Set up two-step sign-in' })).toBeVisible();
  });
});

describe('changing the password', () => {
  const type = async (present: string, wanted: string) => {
    await userEvent.type(screen.getByLabelText('Present password'), present);
    await userEvent.type(screen.getByLabelText('New password'), wanted);
    await press('Change the password');
  };

  it('sends the old and the new one and empties the form', async () => {
    open();
    await type('Workbay-demo-1', 'Another-demo-2');
    expect(await screen.findByText(/Your password is changed/)).toBeVisible();
    expect(session.changePassword).toHaveBeenCalledWith({
      oldPassword: 'Workbay-demo-1',
      newPassword: 'Another-demo-2',
    });
    expect(screen.getByLabelText('Present password')).toHaveValue('');
  });

  it('says which password is wrong', async () => {
    session.changePassword.mockRejectedValue(refused('NotAuthorizedException', 'Incorrect username or password.'));
    open();
    await type('Not-the-password-1', 'Another-demo-2');
    expect(await screen.findByText('That is not your present password.')).toBeVisible();
  });

  it('asks for a strong one before the user pool does', async () => {
    open();
    await type('Workbay-demo-1', 'weak');
    expect(screen.getByText(/Still needs/)).toBeVisible();
    expect(session.changePassword).not.toHaveBeenCalled();
  });
});

describe('signing out on all devices', () => {
  it('happens after a confirmation', async () => {
    open();
    await press('Sign out on all devices');
    expect(session.signOutEverywhere).not.toHaveBeenCalled();
    await press('Sign out everywhere');
    expect(onSignedOut).toHaveBeenCalledOnce();
  });

  it('leaves the person signed in and says so if the user pool is out of reach', async () => {
    session.signOutEverywhere.mockRejectedValue(refused('NetworkError'));
    open();
    await press('Sign out on all devices');
    await press('Sign out everywhere');
    expect(await screen.findByRole('alert')).toHaveTextContent(/Check the connection/);
    expect(onSignedOut).not.toHaveBeenCalled();
  });
});
