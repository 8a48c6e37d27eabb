import { generateClient } from 'aws-amplify/data';

// amplify-behind-lib
export const client = generateClient;
