/**
 * The codec with our own families ready: `new Family(rtLink)` knows RTM_NEWLINK and its like by name, and TypeScript knows the names. Nothing here
 * needs `yaml`, `ajv` or `new Function`.
 */
export { CodecError } from './error.js';
export { describeFamily } from './generic.js';
export { Family, type FamilyOptions } from './family.js';
export {
  type AttributeSetSpec,
  type AttributeSpec,
  type Definition,
  type FormatSpec,
  type GroupSpec,
  type OperationSpec,
  type Protocol,
  SpecModel,
} from './model.js';
export * from './tables/index.js';
export { type DecodedMessage, type FamilyMessage, type OperationName, type StructTail, type Unknown } from './typed.js';
export { type Attributes, type IndexedValue, LENGTH, NULS, UNFLAGGED, type Value } from './value.js';
