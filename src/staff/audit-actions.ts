// What the audit log records; the desk's page lists the same.

export const AUDIT_ACTIONS = [
  'sign-in',
  'sign-in-failed',
  'locked',
  'sign-out',
  'setup',
  'password',
  'staff-added',
  'staff-changed',
  'link-made',
  'export',
  'reveal',
  'merge',
  'paper',
  'key-made',
  'key-revoked',
  'replay',
  'lift',
  'person-asked',
  'person-approved',
  'person-refused',
  'person-exported',
  'person-erased',
  'miss-decided',
  'miss-undone',
] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];
