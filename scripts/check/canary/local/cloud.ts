export const cloud = 1;
