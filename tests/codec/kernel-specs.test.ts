/** Linux's own specs: each loads, and every attribute of every operation goes to bytes and back. */
import { type AttributeSpec, Family, type Spec, type Value } from '../../host/codec/index.js';
import { describeWithSpecs, kernelSpec, kernelSpecs } from './specs.js';

/** The specs of Linux 6.18 that the project was given. */
const COUNT = 29;
const MAX_DEPTH = 3;

describeWithSpecs('the specs of Linux', () => {
  test('are all here', () => expect(kernelSpecs).toHaveLength(COUNT));

  test.each(kernelSpecs)('%s: every attribute there and back', (name) => {
    const spec = kernelSpec(name);
    const family = new Family(spec, { id: 0x20 });
    let attributes = 0;
    for (const operation of spec.operations) {
      for (const [flags, number] of [
        [1, operation.request],
        [0, operation.reply],
      ] as const) {
        if (number === undefined) continue;
        const { attributeSet } = operation;
        for (const attribute of attributeSet === undefined ? [] : spec.attributeSet(attributeSet).attributes) {
          const value = { [attribute.name]: sampleOf(spec, attribute, 0) };
          const message = family.encode({ operation: operation.name, flags, attributes: value });
          const decoded = family.decode(message);
          expect(Buffer.compare(family.encode(decoded), message)).toBe(0);
          expect(Object.keys(decoded.attributes)).toEqual([attribute.name]);
          attributes++;
        }
      }
    }
    // Every operation there is has been met, also those without attributes.
    expect(spec.operations.length).toBeGreaterThan(0);
    expect(attributes).toBeGreaterThan(0);
  });
});

/** A value of an attribute, with the attributes of its nests, three deep. */
function sampleOf(spec: Spec, attribute: AttributeSpec, depth: number): Value {
  const one = sampleValue(spec, attribute, depth);
  return attribute.multi ? [one, one] : one;
}

function sampleValue(spec: Spec, attribute: AttributeSpec, depth: number): Value {
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
