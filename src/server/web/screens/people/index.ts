// The pages about people.
import { people } from './people.tsx';
import { person } from './person.tsx';

export const peopleScreens = [people, person];
