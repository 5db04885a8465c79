export interface Config {
  permission?: {
    /** Who may do what in this portal. */
    portal?: {
      /** Groups whose members may see and change everything, as entity references. */
      platformGroups?: string[];
      /** Hosts whose tenants everybody may read, signed in as a guest too. */
      publicHosts?: string[];
    };
  };
}
