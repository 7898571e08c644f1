// Edit logs as papers: which there are, drawing one up, reading and signing.
import { editLog } from './edit-log.tsx';
import { editLogs } from './edit-logs.tsx';

export const editLogScreens = [editLogs, editLog];
