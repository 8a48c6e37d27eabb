/** What the planted violation of only-delivery-sends-mail reaches for. */
export const sendMail = (): void => undefined;
