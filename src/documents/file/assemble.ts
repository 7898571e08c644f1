// Puts pages, fields, attachment and PDF/A-3b declarations together into one base file (ISO 19005-3, signing.md §7).
import { addAttachment, type Attachment } from './attachment.ts';
import { openBody, prelude, type Body, type Prelude } from './body.ts';
import { srgbProfile } from './colour-profile.ts';
import { addFields } from './form.ts';
import { informationSource, metadataPacket, type Description } from './metadata.ts';
import { plain } from './numbers.ts';
import { rawStreamObject, streamObject } from './objects.ts';
import type { PaperSlot } from '../slots.ts';
import { faceNames, fontObjects, OBJECTS_PER_FACE, type Faces } from '../typeface/index.ts';

export interface DrawnPage {
  readonly width: number;
  readonly height: number;
  /** PDF operators; fonts are /F1 regular, /F2 bold, /F3 italic, XObjects as named in `Drawing.forms`. */
  readonly content: string;
  /** Writes what only this page shows. */
  readonly bring?: (body: Body) => Brought;
}

/** Objects of a page that come from elsewhere. */
export interface Brought {
  /** Number by resource name. */
  readonly xobjects: Readonly<Record<string, number>>;
  /** Further entries of the page, as source. */
  readonly entries: string;
}

/** A form XObject that pages share. */
export interface SharedForm {
  readonly size: readonly [width: number, height: number];
  readonly content: string;
}

export interface Drawing {
  readonly pages: readonly DrawnPage[];
  readonly forms: Readonly<Record<string, SharedForm>>;
  readonly slots: readonly PaperSlot[];
  readonly faces: Faces;
  /** The frozen data first. */
  readonly attachments: readonly [Attachment, ...Attachment[]];
  readonly description: Description;
  /** Default Vietnamese. */
  readonly language?: 'vi-VN' | 'en';
  /** Says of itself that it is PDF/A-3b. Asked last, when all is written. Default yes. */
  readonly archival?: () => boolean;
}

const PROFILE = faceNames.length * OBJECTS_PER_FACE + 1;
const preludes = new WeakMap<Faces, Prelude>();

export function assemble(drawing: Drawing): Buffer {
  const { pages, slots, description } = drawing;
  const body = openBody(preludeFor(drawing.faces));
  const catalog = body.reserve();
  const tree = body.reserve();
  const pageNumbers = pages.map(() => body.reserve());
  const resources = resourcesFor(drawing, body);
  const fields = addFields(body, slots, pageNumbers);

  pages.forEach((page, index) => {
    const widgets = fields.filter((_, slot) => slots[slot]?.page === index);
    const content = body.reserve();
    body.putBytes(content, streamObject(content, '', Buffer.from(page.content, 'latin1')));
    const brought = page.bring?.(body);
    body.put(
      pageNumbers[index] ?? 0,
      `<</Type/Page/Parent ${tree} 0 R/MediaBox[0 0 ${plain(page.width)} ${plain(page.height)}]` +
        `/Resources${resources(brought)}/Contents ${content} 0 R/Annots[${references(widgets)}]` +
        `${brought?.entries ?? ''}>>`,
    );
  });
  body.put(tree, `<</Type/Pages/Kids[${references(pageNumbers)}]/Count ${pages.length}>>`);

  const metadata = body.reserve();
  body.putBytes(
    metadata,
    rawStreamObject(
      metadata,
      '/Type/Metadata/Subtype/XML',
      metadataPacket(description, drawing.archival?.() ?? true),
    ),
  );
  const files = drawing.attachments.map((attachment) => ({
    name: attachment.name,
    number: addAttachment(body, attachment, description.madeAt),
  }));
  const { language = 'vi-VN' } = drawing;
  const intent = body.add(INTENT);
  body.put(catalog, catalogSource({ tree, metadata, files, fields, language, intent }));
  return body.close(catalog, body.add(informationSource(description)));
}

/** Header, fonts and colour profile are the same bytes in every document of the same repertoire. */
function preludeFor(faces: Faces): Prelude {
  let known = preludes.get(faces);
  if (!known) {
    const fonts = faceNames.flatMap((name, index) => fontObjects(faces[name], 1 + index * OBJECTS_PER_FACE));
    known = prelude([...fonts, streamObject(PROFILE, '/N 3', srgbProfile())]);
    preludes.set(faces, known);
  }
  return known;
}

/** The same fonts and shared forms on every page, and what a page brings itself. */
function resourcesFor(drawing: Drawing, body: Body): (brought?: Brought) => string {
  const fonts = faceNames.map((_, index) => `/F${index + 1} ${1 + index * OBJECTS_PER_FACE} 0 R`);
  const forms = Object.entries(drawing.forms).map(([name, { size, content }]) => {
    const number = body.reserve();
    const entries = `/Type/XObject/Subtype/Form/BBox[0 0 ${size.map(plain).join(' ')}]/Resources<<>>`;
    body.putBytes(number, streamObject(number, entries, Buffer.from(content, 'latin1')));
    return `/${name} ${number} 0 R`;
  });
  return ({ xobjects = {} }: Partial<Brought> = {}) => {
    const own = Object.entries(xobjects).map(([name, number]) => `/${name} ${number} 0 R`);
    return `<</Font<<${fonts.join('')}>>/XObject<<${[...forms, ...own].join('')}>>>>`;
  };
}

interface AttachedFile {
  readonly name: string;
  /** Of the file specification. */
  readonly number: number;
}

interface CatalogParts {
  readonly tree: number;
  readonly intent: number;
  readonly metadata: number;
  readonly fields: readonly number[];
  readonly language: string;
  readonly files: readonly AttachedFile[];
}

/** An object of its own: PDFBox writes the catalog anew when it signs, and would take it out of there. */
const INTENT =
  '<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/Info(sRGB)' +
  `/DestOutputProfile ${PROFILE} 0 R>>`;

const catalogSource = ({ tree, metadata, files, fields, language, intent }: CatalogParts) =>
  `<</Type/Catalog/Pages ${tree} 0 R/Lang(${language})/Metadata ${metadata} 0 R` +
  `/ViewerPreferences<</DisplayDocTitle true>>` +
  `/OutputIntents[${intent} 0 R]` +
  `/AF[${references(files.map(({ number }) => number))}]/Names<</EmbeddedFiles<</Names[${byName(files)}]>>>>` +
  `${fields.length === 0 ? '' : formSource(fields)}>>`;

/** Keys of a name tree stand in order (ISO 32000-2 §7.9.6). */
const byName = (files: readonly AttachedFile[]) =>
  [...files]
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, number }) => `(${name})${number} 0 R`)
    .join(' ');

const formSource = (fields: readonly number[]) =>
  `/Extensions<</ESIC<</BaseVersion/1.7/ExtensionLevel 2>>>>` +
  `/AcroForm<</SigFlags 3/Fields[${references(fields)}]>>`;

const references = (numbers: readonly number[]) => numbers.map((number) => `${number} 0 R`).join(' ');
