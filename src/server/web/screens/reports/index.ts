// Reports to those above the school: statistics, the October report, who signs them.
import { reports } from './reports.tsx';
import { yearlyReport } from './yearly-report.tsx';

export const reportScreens = [reports, yearlyReport];
