export * from './ExplanationService';
