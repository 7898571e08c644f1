// Document information and the XMP packet that must say the same (ISO 19005-3 §6.6.2, §6.6.4).
import { toIso, type Instant } from '../../kernel/index.ts';
import { dateString, textString } from './objects.ts';

export interface Description {
  readonly title: string;
  readonly author: string;
  readonly subject: string;
  readonly madeAt: Instant;
}

const PRODUCER = 'Giap Lai';

export const informationSource = ({ title, author, subject, madeAt }: Description): string =>
  `<</Title${textString(title)}/Author${textString(author)}/Subject${textString(subject)}` +
  `/Creator(${PRODUCER})/Producer(${PRODUCER})/CreationDate${dateString(madeAt)}/ModDate${dateString(madeAt)}>>`;

/** `archival`: whether the document calls itself PDF/A-3b. */
export function metadataPacket({ title, author, subject, madeAt }: Description, archival: boolean): Buffer {
  const at = toIso(madeAt);
  return Buffer.from(
    `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
${archival ? ARCHIVAL : ''}<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${xml(title)}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>${xml(author)}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">${xml(subject)}</rdf:li></rdf:Alt></dc:description>
<xmp:CreateDate>${at}</xmp:CreateDate>
<xmp:ModifyDate>${at}</xmp:ModifyDate>
<xmp:CreatorTool>${PRODUCER}</xmp:CreatorTool>
<pdf:Producer>${PRODUCER}</pdf:Producer>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>`,
    'utf8',
  );
}

const ARCHIVAL = '<pdfaid:part>3</pdfaid:part>\n<pdfaid:conformance>B</pdfaid:conformance>\n';

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const xml = (text: string) => text.replace(/[&<>"]/g, (character) => entities[character] ?? character);
