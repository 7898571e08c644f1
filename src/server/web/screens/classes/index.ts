// Classes: the list, and one of them.
import { classPage } from './class-page.tsx';
import { classes } from './classes.tsx';

export const classScreens = [classes, classPage];
