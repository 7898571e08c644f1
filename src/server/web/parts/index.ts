// What pages are built from.
export { Card } from './card.tsx';
export { DueDay } from './due-day.tsx';
export { Empty } from './empty.tsx';
export { Choice, Field, Form } from './form.tsx';
export { Frame } from './frame.tsx';
export { Icon, type IconName } from './icon.tsx';
export { LettersGoTo } from './letters-go-to.tsx';
export { Deadline, Moment, dateText, dayText, deadlineText, momentText } from './moment.tsx';
export { PageHead } from './page-head.tsx';
export { Progress } from './progress.tsx';
export { Refusal } from './refusal.tsx';
export { StateBadge } from './state-badge.tsx';
export { YearForm } from './year-form.tsx';
export { partsWords } from './words.ts';
