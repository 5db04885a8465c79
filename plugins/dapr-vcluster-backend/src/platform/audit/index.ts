export { AuditLog, isNamed } from './AuditLog';
export type { AuditEntry } from './AuditLog';
export { safeName } from './safeText';
