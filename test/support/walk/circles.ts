// Who reaches what: the words in which the expectations of the access walk are written. Every role's scope in the walk is
// the narrowest it may have: class 8A ("own"), subject TOAN, first term, grade 8, pupil HS01; leaders of the school are
// limited to nothing, the vice principal to grade 8, the department head to TOAN in grade 8.

export const roleNames = [
  'subjectTeacher',
  'homeroomTeacher',
  'departmentHead',
  'vicePrincipal',
  'principal',
  'administrator',
  'registrar',
  'parent',
  'pupil',
  'inspector',
] as const;
export type RoleName = (typeof roleNames)[number];

/** Also people without an appointment, or whose appointment has ended. */
export const actorNames = [...roleNames, 'bystander', 'former'] as const;
export type ActorName = (typeof actorNames)[number];

export const places = ['own', 'otherClass', 'otherGrade', 'foreign'] as const;
export type Place = (typeof places)[number];

/** HS01 is the walker's own child; `HS03` is being signed, the others are locked. */
export const recordNames = ['HS01', 'HS02', 'HS03', 'HK1', 'HK2'] as const;
/** A subject's marks of a term: the walker's own, and what lies beside it. */
export const sheetNames = ['TOAN-HK1', 'TOAN-HK2', 'NGUVAN-HK1'] as const;

/** `own` is everything there; `own/HS01` one thing. */
export type Spot = Place | `${Place}/${(typeof recordNames)[number] | (typeof sheetNames)[number]}`;

export type Circle = Partial<Readonly<Record<ActorName, readonly Spot[]>>>;

const own = ['own'] as const;
const grade = ['own', 'otherClass'] as const;
const school = ['own', 'otherClass', 'otherGrade'] as const;

const leaders: Circle = { principal: school, vicePrincipal: grade };
const office: Circle = { registrar: school, administrator: school };

export const nobody: Circle = {};
export const everybody: Circle = Object.fromEntries(actorNames.map((name) => [name, school]));
/** Also in other schools: what is for anybody. */
export const everywhere: Circle = Object.fromEntries(actorNames.map((name) => [name, places]));
/** Who looks into a class. */
export const classReaders: Circle = {
  subjectTeacher: own,
  homeroomTeacher: own,
  departmentHead: grade,
  ...leaders,
  ...office,
  inspector: school,
};
export const recordReaders: Circle = { ...classReaders, parent: ['own/HS01'], pupil: ['own/HS01'] };
const ofToan = (place: Place): readonly Spot[] => [`${place}/TOAN-HK1`, `${place}/TOAN-HK2`];
/** Marks are seen by whoever teaches or answers for the subject, and by those who answer for the class or the school. */
export const sheetReaders: Circle = {
  ...classReaders,
  subjectTeacher: ['own/TOAN-HK1'],
  departmentHead: [...ofToan('own'), ...ofToan('otherClass')],
};
/** Everybody who works at the school, wherever. */
export const staff: Circle = Object.fromEntries(
  roleNames.flatMap((name) => (name === 'parent' || name === 'pupil' ? [] : [[name, school]])),
);

/** Of a circle, those named. */
export const only = (circle: Circle, ...names: readonly ActorName[]): Circle =>
  Object.fromEntries(Object.entries(circle).filter(([name]) => names.includes(name as ActorName)));

/** Everything of the school, for those named. */
export const ofSchool = (...names: readonly ActorName[]): Circle =>
  Object.fromEntries(names.map((name) => [name, school]));

export const reaches = (circle: Circle, actor: ActorName, spot: Spot): boolean => {
  const [place] = spot.split('/') as [Place];
  const spots: readonly Spot[] = circle[actor] ?? [];
  return spots.includes(spot) || spots.includes(place);
};
