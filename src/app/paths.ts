/** The addresses of the site. */
export const paths = {
  home: '/',
  services: '/services',
  book: '/book',
  signIn: '/sign-in',
  signUp: '/sign-up',
  resetPassword: '/reset-password',
  myAppointments: '/my/appointments',
  account: '/account',
  garage: '/account/garage',
  security: '/account/security',
  staff: '/staff',
  settings: '/staff/settings',
} as const;

/** Where booking starts, with the service already chosen if there is one. */
export const bookPath = (serviceId?: string): string =>
  serviceId === undefined ? paths.book : `${paths.book}?${new URLSearchParams({ service: serviceId }).toString()}`;

/** The customer's page of one visit, by its manage link. */
export const visitPath = (manageToken: string): string => `/visit/${encodeURIComponent(manageToken)}`;
