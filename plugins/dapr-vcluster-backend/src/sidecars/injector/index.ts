export * from './InjectorWebhooks';
export * from './labelSelector';
