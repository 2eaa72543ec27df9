// What JavaScript and TypeScript itself does with values, a line for each file. It is there for every catalogue.
export { arrayFunctions, arrayMethods } from './arrays.js';
export { mapConstructors, mapMethods } from './collections.js';
export { events } from './events.js';
export { globals } from './globals.js';
export { nodeContext, nodeUtilities } from './node.js';
export { promises, timers } from './promises.js';
export { stringMethods } from './strings.js';
export { bytes, webObjects } from './web-objects.js';
