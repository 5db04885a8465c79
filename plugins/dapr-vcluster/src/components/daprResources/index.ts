export { DaprResources } from './DaprResources';
