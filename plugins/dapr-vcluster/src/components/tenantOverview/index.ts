export { VclusterContent } from './VclusterContent';
