import { one } from './circle-one';

export const two = (): unknown => one;
