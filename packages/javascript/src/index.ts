export { javascript } from './language.js';
