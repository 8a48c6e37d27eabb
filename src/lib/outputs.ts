import outputs from 'virtual:workbay-outputs';

/** Where the backend is: the part of `amplify_outputs.json` that pages need. */
export const backend = outputs;
