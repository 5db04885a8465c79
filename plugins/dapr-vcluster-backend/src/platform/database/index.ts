export { migratedDatabase } from './migratedDatabase';
