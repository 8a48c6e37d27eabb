import { two } from './circle-two';

// no-circles
export const one = (): unknown => two;
