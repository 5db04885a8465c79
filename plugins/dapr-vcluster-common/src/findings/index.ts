export * from './finding';
export { hasFindingPage } from './pages';
