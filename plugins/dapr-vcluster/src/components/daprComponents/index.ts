export { DaprComponentsContent } from './DaprComponentsContent';
