export { assertNotExpired } from './assertNotExpired';
export { chooseExpiry } from './chooseExpiry';
export { ExpiryChanger } from './ExpiryChanger';
