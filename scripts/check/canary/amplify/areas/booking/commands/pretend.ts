import { cloud } from '../../../../local/cloud';

// nothing-imports-local
export const pretend = cloud;
