// The base file: PDF 1.7, PDF/A-3b, with every signature field in place.
export {
  type Attachment,
  PREDECESSOR_FILE,
  predecessorAttachment,
  SNAPSHOT_FILE,
  snapshotAttachment,
} from './attachment.ts';
export { assemble, type Brought, type DrawnPage, type Drawing, type SharedForm } from './assemble.ts';
export type { Body } from './body.ts';
