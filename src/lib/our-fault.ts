/** The text for a failure that the reader can do nothing about. Separate, because the first load needs no other sentence. */
export const OUR_FAULT = 'Something went wrong on our side. Nothing was changed; try again.';
