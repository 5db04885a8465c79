export { startArgoCd } from './controller';
export { installArgoCd } from './install';
