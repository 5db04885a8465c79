export interface Config {
  daprVcluster?: {
    /**
     * URL of the folder docs of this project, e.g. of a copy in your repository. Findings link to the page of their
     * rule, e.g. <docsUrl>/findings/sidecar/image.md. Default: no links.
     * @visibility frontend
     */
    docsUrl?: string;
  };
  catalog?: {
    providers?: {
      daprVcluster?: {
        /**
         * Catalog namespace of the entities of tenants and hosts, which the catalog module uses too.
         * Default: "default".
         * @visibility frontend
         */
        namespace?: string;
      };
    };
  };
}
