// Tinos (Times metrics), because NĐ 30/2020 Phụ lục I asks for Times New Roman.
export type { Face, FaceName } from './face.ts';
export { facesFor, faceNames, smallFaces, type Faces } from './faces.ts';
export { fontObjects, OBJECTS_PER_FACE } from './font-objects.ts';
export { lettering, type Lettering } from './outline.ts';
export { settable } from './settable.ts';
export { fontKey, sharedFont, type CarriedFont } from './shared-font.ts';
