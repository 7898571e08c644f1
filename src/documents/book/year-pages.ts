// The pages of a year's signed file as pages of the book: as they are seen, at their own size, signatures and seals included.
import type { Body, DrawnPage } from '../file/index.ts';
import { fit, mm, openCanvas } from '../layout/index.ts';
import type { Faces } from '../typeface/index.ts';
import { operands, sizeSeen, upright } from '../copy/matrix.ts';
import { openObjections } from '../copy/objections.ts';
import { openOriginal, refused, type OriginalPage } from '../copy/original.ts';
import { writePage } from '../copy/page.ts';
import type { CopyTools } from '../copy/page-form.ts';
import { openTransplant } from '../copy/transplant.ts';

export interface YearPages {
  readonly pages: readonly OriginalPage[];
  /** `head` stands above the page's own text; `over` is drawn with it. */
  drawn(page: OriginalPage, head: string): DrawnPage;
}

const HEAD = mm(9);
const SIDE = mm(30);

/** @throws Fault `documents.original` for what cannot be shown as it is, and for what would not be PDF/A-3b here */
export function openYear(bytes: Uint8Array, faces: Faces): YearPages {
  const { file, pages } = openOriginal(bytes);
  const objections = openObjections(file);
  let tools: CopyTools | undefined;
  const toolsFor = (body: Body) =>
    (tools ??= { file, body, objections, transplant: openTransplant(file, body, objections) });
  return {
    pages,
    drawn(page, head) {
      const [width, height] = sizeSeen(page);
      const canvas = openCanvas(faces, height);
      const { size, lines } = fit(faces.regular, head, [9, 8, 7, 6], width - 2 * SIDE, 1);
      canvas.text(width / 2, HEAD, lines[0] ?? '', { size, align: 'centre' });
      return {
        width,
        height,
        content: `q ${operands(upright(page))} cm /Copied Do Q\n${canvas.content()}`,
        bring(body) {
          const brought = writePage(toolsFor(body), page);
          const [objection] = objections.found;
          if (objection) throw refused(`${objection.kind} ${objection.name}`);
          return brought;
        },
      };
    },
  };
}
