// Reads the QR code of a sheet from a photograph, where the browser can; elsewhere the button stays away.
import { Controller } from '@hotwired/stimulus';
import { visit } from '@hotwired/turbo';

interface Detector {
  readonly detect: (image: ImageBitmap) => Promise<readonly { readonly rawValue: string }[]>;
}
type DetectorKind = (new (options: { formats: string[] }) => Detector) & {
  getSupportedFormats: () => Promise<readonly string[]>;
};

export class ReadCode extends Controller<HTMLElement> {
  static override targets = ['photo', 'trouble'];
  static override values = { missing: String };
  declare readonly photoTarget: HTMLInputElement;
  declare readonly troubleTarget: HTMLElement;
  declare readonly missingValue: string;

  override connect(): void {
    void readsCodes().then((able) => (this.element.hidden = !able));
  }

  choose(): void {
    this.photoTarget.click();
  }

  async read(): Promise<void> {
    const [photo] = this.photoTarget.files ?? [];
    const Kind = detector();
    if (!photo || !Kind) return;
    this.troubleTarget.textContent = '';
    const found = await createImageBitmap(photo)
      .then((image) => new Kind({ formats: ['qr_code'] }).detect(image))
      .catch(() => []);
    const code = found.find(({ rawValue }) => CODED.test(rawValue))?.rawValue;
    if (code === undefined) this.troubleTarget.textContent = this.missingValue;
    else visit(`/verify/${encodeURIComponent(code.replace(CODED, ''))}`);
  }
}

/** As our QR codes begin: the code alone, or the address of this page at whatever school. */
const CODED = /^(?:GIAPLAI:|https?:\/\/[^\s/]+\/v(?:erify)?\/)/i;

const detector = (): DetectorKind | undefined =>
  (globalThis as unknown as { readonly BarcodeDetector?: DetectorKind }).BarcodeDetector;

const readsCodes = async (): Promise<boolean> => {
  const formats: readonly string[] =
    (await detector()
      ?.getSupportedFormats()
      .catch(() => [])) ?? [];
  return formats.includes('qr_code');
};
