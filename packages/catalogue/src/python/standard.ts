// What Python itself does with values, a line for each file. It is there for every catalogue.
export { asyncio } from './asyncio.js';
export { builtinFunctions, mappingMethods, sequenceMethods, stringMethods } from './builtins.js';
export { contextvars } from './contextvars.js';
export { exceptions } from './exceptions.js';
export { iteration } from './iteration.js';
export { operatorFunctions } from './operator.js';
export { regularExpressions } from './regular-expressions.js';
export { digests, stdlib } from './stdlib.js';
