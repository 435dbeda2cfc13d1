/** Netlink messages as plain objects, by name, as a spec in the kernel's YNL schema describes them: what a user imports. */
export { CodecError, SpecError } from './error.js';
export { type DecodedMessage, Family, type FamilyMessage, type FamilyOptions } from './family.js';
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
export { Spec, type SpecOptions } from './spec.js';
export { type Attributes, type IndexedValue, LENGTH, UNFLAGGED, type Value } from './value.js';
