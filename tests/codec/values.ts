/** Values for the attributes of a spec, whatever their types. */
import type { AttributeSpec, SpecModel, Value } from '../../host/codec/index.js';

const MAX_DEPTH = 3;

/** An attribute of one of a spec's messages. */
export interface Sample {
  operation: string;
  flags: number;
  attributes: Record<string, Value>;
}

/** Every attribute of every operation, in both directions, alone in a message. */
export function* samplesOf(spec: SpecModel): Generator<Sample> {
  for (const operation of spec.operations) {
    const { name, request, reply, attributeSet } = operation;
    const directions = [...(request === undefined ? [] : [1]), ...(reply === undefined ? [] : [0])];
    for (const flags of directions) {
      for (const attribute of attributeSet === undefined ? [] : spec.attributeSet(attributeSet).attributes) {
        yield { operation: name, flags, attributes: { [attribute.name]: sampleOf(spec, attribute, 0) } };
      }
    }
  }
}

/** A value of an attribute, with the attributes of its nests, three deep. */
function sampleOf(spec: SpecModel, attribute: AttributeSpec, depth: number): Value {
  const one = sampleValue(spec, attribute, depth);
  return attribute.multi ? [one, one] : one;
}

function sampleValue(spec: SpecModel, attribute: AttributeSpec, depth: number): Value {
  const { type, subType, hint, struct, nested, typeValue } = attribute;
  const inside = (): Record<string, Value> =>
    nested === undefined || depth === MAX_DEPTH
      ? {}
      : Object.fromEntries(
          spec.attributeSet(nested).attributes.map((inner) => [inner.name, sampleOf(spec, inner, depth + 1)]),
        );
  switch (type) {
    case 'nest':
      return inside();
    case 'nest-type-value':
      return { ...Object.fromEntries(typeValue!.map((name, index) => [name, index + 1])), ...inside() };
    case 'indexed-array':
      return [
        { index: 1, value: subType === 'nest' ? inside() : sampleValue(spec, { ...attribute, type: subType! }, depth) },
      ];
    case 'bitfield32':
      return { value: 1, selector: 3 };
    case 'string':
      return 'text';
    case 'flag':
    case 'pad':
      return true;
    case 'binary':
      if (struct !== undefined) return {};
      if (subType !== undefined) return subType.endsWith('64') ? [1n, 2n] : [1, 2];
      return hint === undefined
        ? Uint8Array.of(1, 2, 3)
        : hint === 'mac'
          ? '02:00:00:00:00:01'
          : hint === 'hex'
            ? 'beef'
            : new Uint8Array(16);
    case 'sub-message':
    case 'unused':
      return new Uint8Array(8);
    default:
      return type.endsWith('64') ? 1n : 1;
  }
}
