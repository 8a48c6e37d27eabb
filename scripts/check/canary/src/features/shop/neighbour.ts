import { board } from '../board/board';

// features-stay-apart
export const neighbour = board;
