export * from './CatalogLookup';
