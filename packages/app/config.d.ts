export interface Config {
  app?: {
    /**
     * Sentence shown in a banner on every page, to tell a simulation from the real thing.
     * @visibility frontend
     */
    sandboxNotice?: string;
  };
  auth?: {
    providers?: {
      /** Sign-in by choosing a role, without any password. For demos and tests only. */
      demo?: {
        /**
         * The roles on offer, each a user of the catalog.
         * @deepVisibility frontend
         */
        roles: Array<{
          /** Name of the catalog user, without kind and namespace. */
          user: string;
          /** What the button says. */
          title: string;
          /** What this role may do, in a sentence. */
          description: string;
        }>;
      };
    };
  };
}
