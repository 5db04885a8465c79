export { TopologyService } from './TopologyService';
