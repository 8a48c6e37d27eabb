/** The import that the planted violation of only-delivery-sends-mail targets. */
export const sendMail = (): void => undefined;
