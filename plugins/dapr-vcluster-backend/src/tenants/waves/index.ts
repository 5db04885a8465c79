export * from './createWaves';
export { UpgradeWaves } from './UpgradeWaves';
export { WaveWorker } from './WaveWorker';
