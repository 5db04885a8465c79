/** `[<kind>:][<namespace>/]<name>`; the parser of Backstage accepts any text as a name. */
const ENTITY_REF =
  /^([a-zA-Z][a-zA-Z0-9]*:)?([a-z0-9][-a-z0-9]*\/)?[a-zA-Z0-9]([-_.a-zA-Z0-9]*[a-zA-Z0-9])?$/;

/** Owner of unowned tenants. */
export const UNKNOWN_OWNER = 'unknown';

/** Whether a text is a valid owner of an entity, e.g. "group:default/team-a". */
export function isOwner(text: string): boolean {
  return ENTITY_REF.test(text);
}
