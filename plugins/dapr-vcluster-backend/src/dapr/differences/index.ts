export * from './DifferenceReader';
