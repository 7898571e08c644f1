// Cuts the slices of the cross-page seal out of the pages that bear them, each into its own canvas, side by side.
import { Controller } from '@hotwired/stimulus';
import { metaOf } from '../api.ts';

interface Slice {
  /** From 1. */
  readonly page: number;
  /** Lower-left and upper-right corner in points. */
  readonly rect: readonly [number, number, number, number];
}

export class JoinSeal extends Controller<HTMLElement> {
  static override targets = ['slice', 'drawing', 'trouble'];
  static override values = { document: String, slices: Array };
  declare readonly documentValue: string;
  declare readonly slicesValue: readonly Slice[];
  declare readonly sliceTargets: readonly HTMLCanvasElement[];
  declare readonly drawingTarget: HTMLElement;
  declare readonly troubleTarget: HTMLElement;

  override connect(): void {
    this.#join().catch(() => {
      this.drawingTarget.hidden = true;
      this.troubleTarget.hidden = false;
    });
  }

  async #join(): Promise<void> {
    const { openPdf } = (await import(metaOf('pdf-viewer'))) as typeof import('../viewer.ts');
    const opened = await openPdf(this.documentValue);
    try {
      for (const [index, { page, rect }] of this.slicesValue.entries()) {
        const canvas = this.sliceTargets[index];
        if (canvas) await opened.cut(page, rect, canvas, SCALE);
      }
    } finally {
      await opened.close();
    }
    this.drawingTarget.hidden = true;
  }
}

/** Pixels of the page for each point. */
const SCALE = 1.8;
