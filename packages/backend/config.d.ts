export interface Config {
  permission?: {
    /** Permissions in this portal. */
    portal?: {
      /** Entity refs of groups whose members have all permissions. */
      platformGroups?: string[];
      /** Hosts whose tenants all users can read, including guests. */
      publicHosts?: string[];
    };
  };
}
