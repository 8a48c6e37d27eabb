import { call } from '../../lib/api';

// calls-behind-api
export const component = call;
