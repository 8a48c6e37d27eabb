export interface Page {
  /** Below `dist`. */
  readonly file: string;
  readonly location: string;
  readonly title?: string;
  readonly description?: string;
  /** The route whose lazy styles the page needs at once. */
  readonly stylesOf?: string;
}

/** The public pages that the build writes as HTML. */
export const PRERENDERED: readonly Page[] = [
  { file: 'index.html', location: '/' },
  {
    file: 'services/index.html',
    location: '/services',
    title: 'Services and prices · Workbay',
    description: 'Fixed prices and durations for services and repairs. Choose one and book a free time online.',
  },
  {
    file: 'book/index.html',
    location: '/book',
    stylesOf: 'book-route',
    title: 'Book a repair · Workbay',
    description: 'Choose a service and a free time, tell us about your car, done. No account needed.',
  },
];
