// The menu of each role: only what its people need.
import type { AppointedRole } from '../../application/index.ts';
import type { IconName } from '../parts/icon.tsx';
import type { Visit } from '../visit.ts';
import { layoutWords } from './words.ts';

type Place = keyof (typeof layoutWords)['vi']['nav'];

interface Entry {
  readonly place: Place;
  readonly to: string;
  readonly icon: IconName;
  /** Everybody signed in when left out. */
  readonly roles?: readonly AppointedRole[];
}

const teachers: readonly AppointedRole[] = ['subjectTeacher', 'homeroomTeacher', 'departmentHead'];
const leaders: readonly AppointedRole[] = ['principal', 'vicePrincipal'];

/** Every entry of the menu in its order. */
export const entries: readonly Entry[] = [
  { place: 'home', to: '/', icon: 'home' },
  {
    place: 'school',
    to: '/school',
    icon: 'map',
    roles: [...leaders, 'departmentHead', 'administrator', 'inspector'],
  },
  {
    place: 'classes',
    to: '/classes',
    icon: 'table',
    roles: [...teachers, ...leaders, 'administrator', 'inspector', 'registrar'],
  },
  { place: 'signing', to: '/signing', icon: 'pen', roles: [...teachers, ...leaders, 'registrar'] },
  {
    place: 'corrections',
    to: '/corrections',
    icon: 'eraser',
    roles: [...teachers, ...leaders, 'administrator', 'registrar', 'inspector'],
  },
  {
    place: 'dossiers',
    to: '/dossiers',
    icon: 'folder',
    roles: [...teachers, ...leaders, 'administrator', 'registrar', 'inspector'],
  },
  {
    place: 'editLogs',
    to: '/edit-logs',
    icon: 'file',
    roles: ['homeroomTeacher', ...leaders, 'administrator', 'inspector'],
  },
  { place: 'orders', to: '/orders', icon: 'lock', roles: [...leaders, 'administrator', 'registrar'] },
  {
    place: 'calendar',
    to: '/calendar',
    icon: 'calendar',
    roles: [...teachers, ...leaders, 'administrator', 'registrar', 'inspector'],
  },
  { place: 'office', to: '/office', icon: 'search', roles: ['registrar'] },
  {
    place: 'registers',
    to: '/office/registers',
    icon: 'book',
    roles: ['registrar', ...leaders, 'inspector'],
  },
  {
    place: 'archive',
    to: '/archive',
    icon: 'archive',
    roles: ['registrar', ...leaders, 'administrator', 'inspector'],
  },
  {
    place: 'reports',
    to: '/reports',
    icon: 'chart',
    roles: ['registrar', ...leaders, 'administrator', 'inspector'],
  },
  {
    place: 'carryOver',
    to: '/carry-over',
    icon: 'forward',
    roles: ['principal', 'registrar', 'administrator'],
  },
  { place: 'people', to: '/people', icon: 'users', roles: ['administrator', ...leaders] },
  { place: 'policy', to: '/policy', icon: 'scale', roles: ['administrator', ...leaders, 'inspector'] },
  { place: 'journal', to: '/journal', icon: 'chain', roles: ['administrator', ...leaders, 'inspector'] },
  { place: 'inspection', to: '/inspection', icon: 'eye', roles: ['inspector'] },
  { place: 'status', to: '/status', icon: 'settings', roles: ['administrator', 'principal'] },
  { place: 'children', to: '/children', icon: 'child', roles: ['parent', 'pupil'] },
  { place: 'family', to: '/contact-book', icon: 'letter', roles: ['homeroomTeacher'] },
  { place: 'verify', to: '/verify', icon: 'shield' },
  { place: 'account', to: '/account', icon: 'user' },
];

export const navOf = ({ appointments }: Visit): readonly Entry[] => {
  const held = new Set(appointments.map(({ role }) => role));
  return entries.filter(({ roles }) => roles === undefined || roles.some((role) => held.has(role)));
};

/** The entry that this address belongs to: the longest that begins it. */
export const currentOf = (shown: readonly Entry[], address: string): Entry | undefined => {
  const [path = '/'] = address.split('?');
  return shown
    .filter(({ to }) => path === to || (to !== '/' && path.startsWith(`${to}/`)))
    .toSorted((one, other) => other.to.length - one.to.length)[0];
};
