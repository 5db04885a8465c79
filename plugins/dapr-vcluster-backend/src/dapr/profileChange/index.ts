export { ProfileChanger } from './ProfileChanger';
