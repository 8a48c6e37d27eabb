import { calendar } from '../calendar/calendar';

// features-stay-apart
export const neighbour = calendar;
