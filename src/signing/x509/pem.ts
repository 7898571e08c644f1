// Certificate files as people keep them: one in DER, or any number in PEM (RFC 7468).

/** DER of each certificate in the file, unparsed; text around PEM blocks is passed over. */
export function certificatesIn(file: Uint8Array): readonly Uint8Array[] {
  const text = Buffer.from(file).toString('latin1');
  const blocks = [
    ...text.matchAll(/-----BEGIN CERTIFICATE-----([\sA-Za-z0-9+/=]*)-----END CERTIFICATE-----/g),
  ];
  if (blocks.length > 0) return blocks.map(([, base64 = '']) => Buffer.from(base64, 'base64'));
  return file.length > 0 && !text.includes('-----BEGIN') ? [file] : [];
}

/** One certificate as a PEM block with its line end. */
export function toPem(der: Uint8Array): string {
  const lines = Buffer.from(der)
    .toString('base64')
    .replace(/.{64}(?=.)/g, '$&\n');
  return `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`;
}
