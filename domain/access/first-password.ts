/** How long the first password of an invitation can be used: the user pool and the mail that says so. */
export const FIRST_PASSWORD_DAYS = 3;
