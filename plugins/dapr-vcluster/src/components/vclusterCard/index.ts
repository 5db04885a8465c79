export { VclusterCard } from './VclusterCard';
