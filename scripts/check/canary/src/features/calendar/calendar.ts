import { page } from '../../app/page';

// features-know-no-app
export const calendar = page;
