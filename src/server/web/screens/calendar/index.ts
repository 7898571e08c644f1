// The calendar of the school year, and changing it.
import { calendar } from './calendar.tsx';

export const calendarScreens = [calendar];
