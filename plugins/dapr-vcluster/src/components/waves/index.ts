export { UpgradeWaves } from './UpgradeWaves';
