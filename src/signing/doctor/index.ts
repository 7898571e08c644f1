// The doctor: what readers may object to in a file, and what to do.
export {
  type Complaint,
  type ComplaintCode,
  complaintTable,
  type Concern,
  type Gravity,
} from './complaints.ts';
export { type ComplaintText, describeComplaint } from './describe.ts';
export { diagnose } from './diagnose.ts';
