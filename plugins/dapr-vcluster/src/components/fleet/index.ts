export { FleetPage } from './FleetPage';
export { NfsFleetPage } from './NfsFleetPage';
