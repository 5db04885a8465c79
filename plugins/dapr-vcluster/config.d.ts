export interface Config {
  daprVcluster?: {
    /**
     * Where people can read the folder docs of this project, e.g. its copy in a repository of yours. Findings then
     * link to the page of their rule below it, such as <docsUrl>/findings/sidecar/image.md. Default: no link.
     * @visibility frontend
     */
    docsUrl?: string;
  };
  catalog?: {
    providers?: {
      daprVcluster?: {
        /**
         * Catalog namespace of the entities of tenants and hosts, as the catalog module has it: links on the pages
         * follow it. Default: "default".
         * @visibility frontend
         */
        namespace?: string;
      };
    };
  };
}
