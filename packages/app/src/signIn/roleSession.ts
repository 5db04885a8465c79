const KEY = 'dapr-vcluster-portal.role';

/**
 * Stores the selected role for this browser tab, so that two tabs can use
 * different roles.
 */
export const roleSession = {
  get: (): string | undefined => sessionStorage.getItem(KEY) ?? undefined,
  set: (user: string) => sessionStorage.setItem(KEY, user),
  clear: () => sessionStorage.removeItem(KEY),
};
