// What each role must be limited by, and which duties one person may not hold together (R18, R19, R23).
import type { AppointedRole, Limit } from './appointment.ts';

export interface RoleRow {
  readonly vi: string;
  /** Limits without which an appointment in this role would reach too far. */
  readonly limitedBy: readonly Limit[];
  /** Limits that name exactly one thing: two would multiply with the others. */
  readonly oneOf?: readonly Limit[];
  /** Roles the same person may not hold in the same school at the same time. */
  readonly apartFrom: readonly AppointedRole[];
}

/**
 * A parent has one appointment for each class with a child of theirs: codes of pupils mean something within a class only,
 * and two classes in one appointment would reach the other pupil of that code in each. The office carries out what leaders order; an inspector takes part in
 * nothing.
 */
export const roleTable: Readonly<Record<AppointedRole, RoleRow>> = {
  subjectTeacher: {
    vi: 'giáo viên bộ môn',
    limitedBy: ['classes', 'subjects'],
    apartFrom: ['inspector'],
  },
  homeroomTeacher: { vi: 'giáo viên chủ nhiệm', limitedBy: ['classes'], apartFrom: ['inspector'] },
  departmentHead: { vi: 'tổ trưởng chuyên môn', limitedBy: ['subjects'], apartFrom: ['inspector'] },
  vicePrincipal: { vi: 'phó hiệu trưởng', limitedBy: [], apartFrom: ['registrar', 'inspector'] },
  principal: {
    vi: 'hiệu trưởng',
    limitedBy: [],
    apartFrom: ['registrar', 'administrator', 'inspector'],
  },
  administrator: { vi: 'ban quản trị', limitedBy: [], apartFrom: ['principal', 'inspector'] },
  registrar: { vi: 'văn thư', limitedBy: [], apartFrom: ['principal', 'vicePrincipal', 'inspector'] },
  parent: {
    vi: 'cha mẹ học sinh',
    limitedBy: ['classes', 'pupils'],
    oneOf: ['classes'],
    apartFrom: [],
  },
  pupil: {
    vi: 'học sinh',
    limitedBy: ['classes', 'pupils'],
    oneOf: ['classes', 'pupils'],
    apartFrom: [],
  },
  inspector: {
    vi: 'thanh tra',
    limitedBy: [],
    apartFrom: [
      'subjectTeacher',
      'homeroomTeacher',
      'departmentHead',
      'vicePrincipal',
      'principal',
      'administrator',
      'registrar',
    ],
  },
};
