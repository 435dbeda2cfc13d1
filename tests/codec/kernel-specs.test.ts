/** Linux's own specs, and ours: each loads, and every attribute of every operation goes to bytes and back. */
import { Family, type SpecModel } from '../../host/codec/index.js';
import { describeWithSpecs, kernelSpec, kernelSpecs, ownSpec, ownSpecs } from './specs.js';
import { samplesOf } from './values.js';

/** The specs of Linux 6.18 that the project was given. */
const COUNT = 29;

function thereAndBack(spec: SpecModel): void {
  const family = new Family(spec, { id: 0x20 });
  let attributes = 0;
  for (const sample of samplesOf(spec)) {
    const message = family.encode(sample);
    const decoded = family.decode(message);
    expect(Buffer.compare(family.encode(decoded), message)).toBe(0);
    expect(Object.keys(decoded.attributes)).toEqual(Object.keys(sample.attributes));
    attributes++;
  }
  // Every operation there is has been met, also those without attributes.
  expect(spec.operations.length).toBeGreaterThan(0);
  expect(attributes).toBeGreaterThan(0);
}

describeWithSpecs('the specs of Linux', () => {
  test('are all here', () => expect(kernelSpecs).toHaveLength(COUNT));

  test.each(kernelSpecs)('%s: every attribute there and back', (name) => thereAndBack(kernelSpec(name)));
});

describe('our own specs', () => {
  test.each(ownSpecs.filter((name) => ownSpec(name).operations.length > 0))(
    '%s: every attribute there and back',
    (name) => thereAndBack(ownSpec(name)),
  );
});
