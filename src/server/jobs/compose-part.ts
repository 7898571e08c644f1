// Makes one part of a package: what takes tens or hundreds of milliseconds, and would keep everybody else waiting.
import { draftMediaLabel, draftPackageIndex, draftVerificationReport } from '../../documents/index.ts';
import { carriedEvidence } from '../../signing/index.ts';
import { writeClassWorkbook } from '../../workbooks/index.ts';
import { checkExtract, viewerPage } from '../application/on-threads/index.ts';
import type { PackageParts, PartKind } from '../application/index.ts';
import type { PartOrder } from './messages.ts';

export async function composePart(part: PartOrder): Promise<PackageParts[PartKind]['made']> {
  switch (part.kind) {
    case 'report':
      return draftVerificationReport(part.from);
    case 'workbook':
      return writeClassWorkbook(part.from);
    case 'index':
      return draftPackageIndex(part.from);
    case 'label':
      return draftMediaLabel(part.from);
    case 'page':
      return Buffer.from(viewerPage(part.from.index, part.from.payload));
    case 'evidence':
      return carriedEvidence(part.from);
    case 'extract':
      return checkExtract(part.from);
  }
}
