/** What is said of a failure that its reader can do nothing about. Apart, as the first load needs no other sentence. */
export const OUR_FAULT = 'Something went wrong on our side. Nothing was changed; try again.';
