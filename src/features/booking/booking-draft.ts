/** What the person has typed. Kept in session storage, so it survives reloads and taken slots. */
export interface BookingDraft {
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  /** One of the customer's cars, or empty for the car typed below. */
  readonly vehicleId: string;
  readonly plate: string;
  readonly make: string;
  readonly model: string;
  readonly note: string;
  /** More preferred times, best first, after the chosen one. */
  readonly otherTimes: readonly string[];
  /** For a car that is being bought or sold. */
  readonly side: 'BUYER' | 'SELLER';
  readonly otherName: string;
  readonly otherPhone: string;
  readonly otherEmail: string;
  readonly carLocation: string;
  /** The customer that staff book for; the facts above are theirs. */
  readonly bookedFor: string;
  /** Identifies this booking: the same for a repeat, another when the content changes. */
  readonly requestId: string;
  /** What `requestId` was made for. */
  readonly requestFor: string;
}

export const EMPTY_DRAFT: BookingDraft = {
  name: '',
  email: '',
  phone: '',
  vehicleId: '',
  plate: '',
  make: '',
  model: '',
  note: '',
  otherTimes: [],
  side: 'BUYER',
  otherName: '',
  otherPhone: '',
  otherEmail: '',
  carLocation: '',
  bookedFor: '',
  requestId: '',
  requestFor: '',
};

const KEY = 'workbay.booking';

export function readDraft(): BookingDraft {
  try {
    return { ...EMPTY_DRAFT, ...(JSON.parse(sessionStorage.getItem(KEY) ?? '{}') as Partial<BookingDraft>) };
  } catch {
    return EMPTY_DRAFT;
  }
}

export function keepDraft(draft: BookingDraft): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(draft));
  } catch {
    // A browser without storage: the draft lasts as long as the page.
  }
}

/** After a booking, keeps the person and drops the request. */
export const afterBooking = (draft: BookingDraft): BookingDraft => ({
  ...draft,
  note: '',
  otherTimes: [],
  requestId: '',
  requestFor: '',
});

/** The same request id for the same content, a new one for other content. */
export function withRequestId(draft: BookingDraft, what: string, newId: () => string): BookingDraft {
  const { requestId: _id, requestFor: _for, ...typed } = draft;
  const requestFor = JSON.stringify([what, typed]);
  return draft.requestFor === requestFor ? draft : { ...draft, requestFor, requestId: newId() };
}

export type DraftProblems = Partial<Record<'name' | 'email' | 'phone' | 'plate' | 'make', string>>;

/** The errors by field, each saying what to do. Staff may book without an address. */
export function draftProblems(draft: BookingDraft): DraftProblems {
  const problems: DraftProblems = {};
  if (draft.name.trim() === '') problems.name = 'Tell us your name.';
  const hasEmail = draft.email.trim() !== '';
  if (!hasEmail && draft.bookedFor === '') problems.email = 'Enter your e-mail, so that we can confirm.';
  if (hasEmail && !/^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/.test(draft.email.trim())) {
    problems.email = 'Check the e-mail. It should look like name@example.com.';
  }
  // The same rule as `isPhone`, which would be one more file to load.
  const digits = draft.phone.replace(/[\s()./\p{Pd}]/gu, '');
  if (digits !== '' && !/^\+?\d{7,15}$/.test(digits))
    problems.phone = 'Check the number. 7 to 15 digits, with + if you like.';
  if (draft.vehicleId === '') {
    if (draft.plate.trim() === '') problems.plate = 'Enter the number plate.';
    if (draft.make.trim() === '') problems.make = 'Enter the make, such as Toyota.';
  }
  return problems;
}
