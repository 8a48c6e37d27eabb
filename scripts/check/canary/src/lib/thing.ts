import { page } from '../app/page';

// lib-knows-no-feature
export const thing = page;
