import { page } from '../../../../src/app/page';

// cloud-knows-no-screen
export const screen = page;
