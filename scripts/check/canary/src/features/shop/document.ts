import { request } from '../../lib/graphql';

// documents-behind-calls
export const document = request;
