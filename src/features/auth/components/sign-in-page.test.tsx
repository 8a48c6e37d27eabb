import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryRouter, Route, Routes, useLocation } from 'react-router-dom';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { SignInPage } from './sign-in-page';
import { SignUpPage } from './sign-up-page';

const { session } = vi.hoisted(() => ({
  session: {
    signIn: vi.fn(),
    confirmSignIn: vi.fn(),
    currentActor: vi.fn(),
    confirmSignUp: vi.fn(),
    resendCode: vi.fn(),
  },
}));
vi.mock('../../../lib/session', () => session);

const MANAGER = { kind: 'STAFF', staffId: 's', roles: ['MANAGER'], technicianId: null };
const CASEY = { kind: 'CUSTOMER', customerId: 'casey' };
const refused = (name: string, message = '') => Object.assign(new Error(message), { name });

function Elsewhere() {
  const { pathname, search } = useLocation();
  return <p>now at {pathname + search}</p>;
}

function open(at = '/sign-in') {
  render(
    <QueryClientProvider client={new QueryClient()}>
      <MemoryRouter initialEntries={[at]}>
        <Routes>
          <Route path="/sign-in" element={<SignInPage />} />
          <Route path="/sign-up" element={<SignUpPage />} />
          <Route path="*" element={<Elsewhere />} />
        </Routes>
      </MemoryRouter>
    </QueryClientProvider>,
  );
}

async function signIn(email = 'casey@workbay.example', password = 'Workbay-demo-1') {
  if (email) await userEvent.type(screen.getByLabelText('E-mail'), email);
  if (password) await userEvent.type(screen.getByLabelText('Password'), password);
  await userEvent.click(screen.getByRole('button', { name: 'Sign in' }));
}

beforeEach(() => Object.values(session).forEach((each) => each.mockReset()));

describe('signing in', () => {
  it('takes staff to the calendar and customers to their appointments', async () => {
    session.signIn.mockResolvedValue('DONE');
    session.currentActor.mockResolvedValue(MANAGER);
    open();
    await signIn();
    expect(await screen.findByText('now at /staff')).toBeVisible();
  });

  it('goes on to the page that was asked for', async () => {
    session.signIn.mockResolvedValue('DONE');
    session.currentActor.mockResolvedValue(CASEY);
    open('/sign-in?return=%2Fbook%3Fservice%3Doil');
    await signIn();
    expect(await screen.findByText('now at /book?service=oil')).toBeVisible();
  });

  it('never goes on to another site', async () => {
    session.signIn.mockResolvedValue('DONE');
    session.currentActor.mockResolvedValue(CASEY);
    open('/sign-in?return=%2F%2Fevil.example%2Fstaff');
    await signIn();
    expect(await screen.findByText('now at /my/appointments')).toBeVisible();
  });

  it.each([
    [refused('NotAuthorizedException', 'Incorrect username or password.'), /do not match/],
    [refused('UserNotFoundException'), /do not match/],
    [refused('NotAuthorizedException', 'User is disabled.'), /switched off/],
    [refused('NetworkError'), /Check the connection/],
  ])('says what is wrong and keeps what was typed: %s', async (error, sentence) => {
    session.signIn.mockRejectedValue(error);
    open();
    await signIn();
    expect(await screen.findByText(sentence)).toBeVisible();
    expect(screen.getByLabelText('E-mail')).toHaveValue('casey@workbay.example');
  });

  it('says at the field what is missing and moves the focus there', async () => {
    open();
    await signIn('', '');
    expect(screen.getByText(/Enter an e-mail address/)).toBeVisible();
    expect(screen.getByLabelText('E-mail')).toHaveFocus();
    expect(session.signIn).not.toHaveBeenCalled();
  });

  it('asks for the app’s code, and again after a wrong one', async () => {
    session.signIn.mockResolvedValue('CONFIRM_SIGN_IN_WITH_TOTP_CODE');
    session.confirmSignIn.mockRejectedValueOnce(refused('CodeMismatchException')).mockResolvedValueOnce('DONE');
    session.currentActor.mockResolvedValue(MANAGER);
    open();
    await signIn();
    await userEvent.type(await screen.findByLabelText('Code'), '111 222');
    await userEvent.click(screen.getByRole('button', { name: 'Sign in' }));
    expect(await screen.findByText(/code is not right/)).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Sign in' }));
    expect(await screen.findByText('now at /staff')).toBeVisible();
    expect(session.confirmSignIn).toHaveBeenCalledWith('111222');
  });

  it.each([
    ['as a next step', () => session.signIn.mockResolvedValue('CONFIRM_SIGN_UP')],
    ['as an error', () => session.signIn.mockRejectedValue(refused('UserNotConfirmedException'))],
  ])('sends somebody whose address is unproven to the code from the mail (%s)', async (_, arrange) => {
    arrange();
    open();
    await signIn();
    expect(await screen.findByRole('heading', { name: 'Check your mail' })).toBeVisible();
    session.resendCode.mockResolvedValue(undefined);
    await userEvent.click(screen.getByRole('button', { name: 'Send a new code' }));
    expect(await screen.findByText('A new code is on its way.')).toBeVisible();
    expect(session.resendCode).toHaveBeenCalledWith('casey@workbay.example');
  });
});
