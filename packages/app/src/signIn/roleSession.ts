const KEY = 'dapr-vcluster-portal.role';

/**
 * Remembers the chosen role for this browser tab only, so that two tabs can
 * show the portal through the eyes of two roles at once.
 */
export const roleSession = {
  get: (): string | undefined => sessionStorage.getItem(KEY) ?? undefined,
  set: (user: string) => sessionStorage.setItem(KEY, user),
  clear: () => sessionStorage.removeItem(KEY),
};
