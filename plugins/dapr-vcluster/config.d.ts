export interface Config {
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
