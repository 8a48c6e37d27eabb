import { page } from '../../app/page';

// features-know-no-app
export const board = page;
