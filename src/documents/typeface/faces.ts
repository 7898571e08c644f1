// Tinos in the three styles the forms use; cut once and kept, again only for rare characters.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { cutFace, type Face, type FaceName } from './face.ts';
import { beyondRepertoire } from './repertoire.ts';
import { readSfnt, type Sfnt } from './sfnt.ts';

export type Faces = Readonly<Record<FaceName, Face>>;

const files: Record<FaceName, string> = {
  regular: '400Regular/Tinos_400Regular.ttf',
  bold: '700Bold/Tinos_700Bold.ttf',
  italic: '400Regular_Italic/Tinos_400Regular_Italic.ttf',
};
export const faceNames = Object.keys(files) as FaceName[];

const KEPT = 16;
const sources = new Map<FaceName, Sfnt>();
const cuts = new Map<string, Faces>();

/** The faces that can set the texts (and everything in the standing repertoire). */
export function facesFor(...texts: readonly string[]): Faces {
  const extra = [...new Set(texts.flatMap(beyondRepertoire))].sort((a, b) => a - b);
  const key = extra.join(',');
  const known = cuts.get(key);
  if (known) return known;
  const cut = (name: FaceName) => cutFace(name, source(name), extra);
  const faces: Faces = { regular: cut('regular'), bold: cut('bold'), italic: cut('italic') };
  if (cuts.size >= KEPT) for (const old of cuts.keys()) if (old !== '') cuts.delete(old);
  cuts.set(key, faces);
  return faces;
}

/** Faces with the characters of the texts and no others, for what has to carry its font itself. */
export function smallFaces(...texts: readonly string[]): Faces {
  const wanted = [...new Set(texts.flatMap((text) => Array.from(text, (each) => each.codePointAt(0) ?? 0)))];
  const cut = (name: FaceName) =>
    cutFace(
      name,
      source(name),
      wanted.sort((a, b) => a - b),
      [],
    );
  return { regular: cut('regular'), bold: cut('bold'), italic: cut('italic') };
}

function source(name: FaceName): Sfnt {
  let font = sources.get(name);
  if (!font) {
    const path = createRequire(import.meta.url).resolve(`@expo-google-fonts/tinos/${files[name]}`);
    font = readSfnt(readFileSync(path));
    sources.set(name, font);
  }
  return font;
}
