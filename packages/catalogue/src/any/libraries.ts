// Every list of rows that holds in any language, a line for each file.
export { exchangeHelpers, exchangePositions } from './exchange.js';
