// The roles of staff, in the order of what they may: each may all that the ones before may.

export const ROLES = ['agent', 'maintainer', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** Whether whoever has a role may do what needs another. */
export function hasRole(role: Role, needed: Role): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(needed);
}
