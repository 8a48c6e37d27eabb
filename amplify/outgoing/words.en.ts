/** The facts a message needs: moments and lists in words, and the shop. */
interface Say {
  readonly shopName: string;
  readonly phone: string;
  readonly at: string;
  /** Until when the visit can be changed online. */
  readonly until: string;
}

type Visit = Say & { readonly service: string };
/** A visit, and the customer's name if it may be shown. */
type Named = Visit & { readonly name: string };

const PLURAL = new Intl.PluralRules('en');
const counted = (count: number, one: string, other: string): string => (PLURAL.select(count) === 'one' ? one : other);
const listed = (items: readonly string[]): string => new Intl.ListFormat('en', { type: 'disjunction' }).format(items);
/** A sentence with or without the name in it. */
const to = (name: string, sentence: string): string => (name === '' ? `${sentence}.` : `${sentence}, ${name}.`);

const change = ({ until, phone }: Say): string =>
  `You can change or cancel online until ${until}. After that, call us on ${phone}.`;
const questions = ({ phone }: Pick<Say, 'phone'>): string => `Questions? Call us on ${phone}.`;
const noReminders = (hasSignIn: boolean): string =>
  hasSignIn
    ? 'You can turn reminders off in your profile on our site.'
    : 'Don’t want reminders? Tell us and we’ll turn them off.';
const notYours = 'Didn’t ask for this? You can ignore this email: nothing will change.';

/** The English words of every message, by kind, and the labels that layouts share. */
export const ENGLISH = {
  zone: (timeZone: string) => `Time at the workshop (${timeZone})`,
  labels: { service: 'Service', car: 'Car', price: 'Price', where: 'Where', reference: 'Reference' },
  /** The entry in a calendar. */
  calendar: (visit: Record<'service' | 'shopName' | 'reference' | 'url', string>) => ({
    summary: `${visit.service} at ${visit.shopName}`,
    description: `Reference ${visit.reference}. Change or cancel: ${visit.url}`,
  }),
  /** Before the subject of a message that staff send themselves to look at. */
  test: (subject: string) => `Test: ${subject}`,

  appointmentRequested: (visit: Visit & { readonly otherTimes: readonly string[] }) => ({
    subject: `We have your request: ${visit.service}, ${visit.at}`,
    heading: 'We have your request',
    intro:
      visit.otherTimes.length === 0
        ? 'We’re holding this time for you and will confirm it shortly.'
        : `We’re holding the time below for you. Your other ${counted(visit.otherTimes.length, 'time', 'times')}: ${listed(visit.otherTimes)}. We’ll confirm one of them shortly.`,
    button: 'See your booking',
    footnote: change(visit),
  }),
  appointmentConfirmed: (visit: Named) => ({
    subject: `Booked: ${visit.service}, ${visit.at}`,
    heading: 'You are booked',
    intro: to(visit.name, 'We look forward to seeing you'),
    button: 'See, change or cancel your booking',
    footnote: change(visit),
  }),
  appointmentStarted: (visit: Visit) => ({
    subject: `We’re working on your car: ${visit.service}`,
    heading: 'Work has started',
    intro: 'Your car is in the workshop. We’ll tell you as soon as it’s ready.',
    button: 'Follow your car',
    footnote: questions(visit),
  }),
  appointmentCompleted: (visit: Visit) => ({
    subject: `Your car is ready: ${visit.service}`,
    heading: 'Your car is ready',
    intro: 'The work is done. You can pick up your car during opening hours.',
    button: 'See your visit',
    footnote: questions(visit),
  }),
  appointmentCancelled: (visit: Visit) => ({
    subject: `Cancelled: ${visit.service}, ${visit.at}`,
    heading: 'Your booking is cancelled',
    intro: 'The visit below is cancelled. This email removes it from your calendar.',
    button: 'See what was cancelled',
    footnote: `Not what you wanted? Call us on ${visit.phone}.`,
  }),
  appointmentMoved: (visit: Visit & { readonly isPending: boolean }) => ({
    subject: `New time: ${visit.service}, ${visit.at}`,
    heading: visit.isPending ? 'We have your new time' : 'Your visit has a new time',
    intro: visit.isPending
      ? 'We’re holding the new time for you and will confirm it shortly.'
      : 'This email updates the visit in your calendar.',
    button: 'See, change or cancel your booking',
    footnote: change(visit),
  }),
  appointmentMissed: (visit: Visit) => ({
    subject: `We missed you: ${visit.service}, ${visit.at}`,
    heading: 'We missed you',
    intro: 'You had a booking with us but couldn’t make it. You’re welcome to book another time.',
    button: 'See your booking',
    footnote: `Think this is a mistake? Call us on ${visit.phone}.`,
  }),
  reminderDayBefore: (visit: Named & { readonly hasSignIn: boolean }) => ({
    subject: `Reminder: ${visit.service}, ${visit.at}`,
    heading: 'See you soon',
    intro: to(visit.name, 'This is a reminder of your visit'),
    button: 'See your booking',
    footnote: `Plans changed? Use the button to change or cancel until ${visit.until}, or call us on ${visit.phone}. ${noReminders(visit.hasSignIn)}`,
  }),
  reminderSameDay: (visit: Named & { readonly hasSignIn: boolean }) => ({
    subject: `Today: ${visit.service}, ${visit.at}`,
    heading: 'See you today',
    intro: to(visit.name, 'Your visit is today'),
    button: 'See your booking',
    footnote: `Running late? Call us on ${visit.phone}. ${noReminders(visit.hasSignIn)}`,
  }),
  waitingOffer: (offer: Named & { readonly keptUntil: string }) => ({
    subject: `A time has opened up: ${offer.service}, ${offer.at}`,
    heading: 'A time has opened up',
    intro: `${to(offer.name, 'You’re on our waiting list')} We’re holding this time for you until ${offer.keptUntil}.`,
    button: 'Book this time',
    footnote: `If you don’t take it, the next person on the list gets it. ${questions(offer)}`,
  }),

  staffBooked: (visit: Visit) => ({ subject: `New booking: ${visit.service}, ${visit.at}`, heading: 'New booking' }),
  staffToConfirm: (visit: Visit) => ({
    subject: `To confirm: ${visit.service}, ${visit.at}`,
    heading: 'A booking to confirm',
  }),
  staffCancelled: (visit: Visit) => ({
    subject: `Cancelled: ${visit.service}, ${visit.at}`,
    heading: 'A booking was cancelled',
  }),
  staffMoved: (visit: Visit) => ({
    subject: `Moved: ${visit.service}, ${visit.at}`,
    heading: 'A customer moved a booking',
  }),
  /** The words shared by all emails to the workshop. */
  staffVisit: (visit: { readonly shopName: string; readonly who: readonly string[]; readonly note: string }) => ({
    intro: visit.who.length === 0 ? 'A customer who has been deleted.' : `${visit.who.join(', ')}.`,
    button: 'Open in the calendar',
    footnote: `Sent to the email address of ${visit.shopName}.${visit.note === '' ? '' : ` Note: ${visit.note}`}`,
  }),
  staffWelcome: ({ name, shopName, phone }: { readonly name: string } & Pick<Say, 'shopName' | 'phone'>) => ({
    subject: `You work with ${shopName} now`,
    heading: 'Welcome to the team',
    intro: `Hello ${name}, ${shopName} has added you to its staff. Keep using the sign-in and password you already have on our site. If you’re signed in now, sign out and back in to see the staff pages.`,
    button: 'Sign in',
    footnote: `Didn’t expect this? Call us on ${phone}.`,
  }),

  signUpCode: ({ shopName }: Pick<Say, 'shopName'>) => ({
    subject: `Your code for ${shopName}`,
    heading: 'Confirm your email address',
    intro: 'Enter this code on the page where you signed up. It works for a day.',
    footnote: `Keep it to yourself: we’ll never ask for it. ${notYours}`,
  }),
  newAddressCode: ({ shopName }: Pick<Say, 'shopName'>) => ({
    subject: `Your code for ${shopName}`,
    heading: 'Confirm your new email address',
    intro: 'Enter this code on the page where you changed your address. It works for a day.',
    footnote: `Keep it to yourself: we’ll never ask for it. ${notYours}`,
  }),
  resetCode: ({ shopName }: Pick<Say, 'shopName'>) => ({
    subject: `Choose a new password for ${shopName}`,
    heading: 'Choose a new password',
    intro: 'Enter this code on the page where you asked for it. It works for an hour.',
    footnote: `Keep it to yourself: we’ll never ask for it. ${notYours}`,
  }),
  invitation: ({
    shopName,
    username,
    days,
  }: { readonly username: string; readonly days: number } & Pick<Say, 'shopName'>) => ({
    subject: `Your sign-in at ${shopName}`,
    heading: `You work with ${shopName} now`,
    intro: `Sign in as ${username} within ${days} ${counted(days, 'day', 'days')}, using the password below. It works once; then you choose your own.`,
    button: 'Sign in',
    footnote: 'Didn’t expect this? Ignore this email, and no one can sign in with it.',
  }),
  testMail: ({ shopName }: Pick<Say, 'shopName'>) => ({
    subject: 'It works',
    heading: 'Your emails are getting through',
    intro: `This is what an email from ${shopName} looks like: your name, your colour and your address below.`,
    button: 'Open the staff pages',
    footnote: 'You asked for this test in the settings.',
  }),
};
