// The smallest documents with signature fields, for tests of the signing core that do not care for looks.

export interface BareOptions {
  readonly pages?: number;
  /** Names of visible fields, 60 × 30 points each; a name ending in "!" gets /Lock All, one starting with "." is invisible. */
  readonly fields?: readonly string[];
  /** Extra entries of the catalog, as PDF source. */
  readonly catalog?: string;
  readonly padding?: number;
}

/** A PDF 1.7 file with a classic cross-reference table. */
export function barePdf({ pages = 1, fields = ['A'], catalog = '', padding = 0 }: BareOptions = {}): Buffer {
  const objects: string[] = [];
  const first = 4 + 2 * pages;
  const fieldNumbers = fields.map((_, i) => first + i);
  const kids = Array.from({ length: pages }, (_, i) => `${4 + 2 * i} 0 R`).join(' ');
  const refs = fieldNumbers.map((number) => `${number} 0 R`).join(' ');
  objects[1] = `<</Type/Catalog/Pages 2 0 R/AcroForm<</SigFlags 3/Fields[${refs}]>>${catalog}>>`;
  objects[2] = `<</Type/Pages/Count ${pages}/Kids[${kids}]>>`;
  objects[3] = stream('/Type/XObject/Subtype/Form/BBox[0 0 1 1]/Resources<<>>', '% blank');
  for (let i = 0; i < pages; i++) {
    const annots = i === 0 ? `/Annots[${refs}]` : '';
    objects[4 + 2 * i] =
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<<>>/Contents ${5 + 2 * i} 0 R${annots}>>`;
    objects[5 + 2 * i] = stream('', `% page ${i + 1}\n0 0 100 100 re f ${'% '.padEnd(padding, 'x')}`);
  }
  fields.forEach((name, i) => {
    const visible = !name.startsWith('.');
    const rect = visible ? `[${10 + 70 * i} 10 ${70 + 70 * i} 40]/AP<</N 3 0 R>>` : '[0 0 0 0]';
    const lock = name.endsWith('!') ? '/Lock<</Type/SigFieldLock/Action/All>>' : '';
    objects[first + i] =
      `<</Type/Annot/Subtype/Widget/FT/Sig/T(${name.replace(/[.!]/g, '')})/F 132/P 4 0 R/Rect${rect}${lock}>>`;
  });
  return assemble(objects);
}

const stream = (dictionary: string, content: string) =>
  `<<${dictionary}/Length ${content.length}>>\nstream\n${content}\nendstream`;

function assemble(objects: readonly (string | undefined)[]): Buffer {
  let out = '%PDF-1.7\n%\xe2\xe3\xcf\xd3\n';
  let table = '0000000000 65535 f \n';
  objects.forEach((source, number) => {
    if (source === undefined) return;
    table += `${String(out.length).padStart(10, '0')} 00000 n \n`;
    out += `${number} 0 obj\n${source}\nendobj\n`;
  });
  const start = out.length;
  const id = '<00112233445566778899aabbccddeeff>';
  out += `xref\n0 ${objects.length}\n${table}trailer\n<</Size ${objects.length}/Root 1 0 R/ID[${id}${id}]>>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(out, 'latin1');
}
