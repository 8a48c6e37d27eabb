/** How long the first password of an invitation works: read by the user pool and by the email that says so. */
export const FIRST_PASSWORD_DAYS = 3;
