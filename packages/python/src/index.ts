export { python } from './python.js';
