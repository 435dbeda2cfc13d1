/** A spec with a mistake is refused with file, line and reason. Each row changes one line of a spec that is right. */
import { Family, Spec, SpecError } from '../../host/codec/index.js';

const RIGHT = `name: wrong
protocol: genetlink
definitions:
  - name: colour
    type: enum
    entries: [red, green]
  - name: point
    type: struct
    members:
      - { name: x, type: u32, enum: colour }
      - { name: raw, type: binary, len: 4 }
attribute-sets:
  - name: main
    attributes:
      - { name: one, type: u32, enum: colour }
      - { name: two, type: nest, nested-attributes: main }
      - { name: three, type: binary, struct: point }
      - { name: four, type: sub-message, sub-message: data, selector: one }
      - { name: five, type: nest-type-value, type-value: [a, b], nested-attributes: part }
  - name: part
    subset-of: main
    attributes:
      - { name: one }
sub-messages:
  - name: data
    formats:
      - { value: red, attribute-set: part, fixed-header: point }
operations:
  list:
    - { name: get, attribute-set: main, do: {} }
    - { name: changed, notify: get }
`;

test('without the mistake it loads', () => {
  expect(new Family(Spec.load(RIGHT), { id: 16 }).encode({ operation: 'get' })).toHaveLength(20);
});

test.each<[string, string, string, string]>([
  ['no YAML', 'name: wrong', 'name: [wrong', '2: Flow sequence in block collection'],
  ['an alias that leads nowhere', 'name: wrong', 'name: *wrong', '1: Unresolved alias'],
  ['an unknown word', 'protocol: genetlink', 'protocoll: genetlink', "2: unknown word 'protocoll'"],
  [
    'an unknown protocol',
    'protocol: genetlink',
    'protocol: token-ring',
    '2: "token-ring" is none of netlink, genetlink,',
  ],
  ['no protocol number', 'protocol: genetlink', 'protocol: netlink-raw', "2: netlink-raw needs 'protonum'"],
  ['a missing word', '- { name: one }', '- { value: 1 }', "23: 'name' is missing"],
  [
    'an unknown type',
    'type: u32, enum: colour }\n      - { name: raw',
    'type: u24 }\n      - { name: raw',
    '10: "u24" is none of u8,',
  ],
  ['a name that is the codec’s', '{ name: one, type', '{ name: "#one", type', '15: "#one" is no name'],
  ['a name that is an object’s', '{ name: one, type', '{ name: __proto__, type', '15: "__proto__" is no name'],
  ['a number as a name', '{ name: one, type', '{ name: "1", type', '15: "1" is no name'],
  ['a number that is none', '{ name: one, type', '{ value: x, name: one, type', '15: value must be integer'],
  ['a number beyond the last', '{ name: one, type', '{ value: 16384, name: one, type', '15: value must be <= 16383'],
  [
    'the last number exceeded by counting',
    '{ name: one, type',
    '{ value: 16383, name: one, type',
    "16: 'two' has the number 16384",
  ],
  [
    'a number twice',
    '{ name: two, type',
    '{ name: two, value: 1, type',
    "16: 'two' has the number 1, which is another's",
  ],
  ['an attribute twice', '{ name: two, type', '{ name: one, type', "16: there is a second attribute 'one'"],
  [
    'no type',
    '{ name: two, type: nest, nested-attributes: main }',
    '{ name: two }',
    "16: the attribute 'two' has no type",
  ],
  ['a definition twice', 'name: point', 'name: colour', "7: there is a second definition 'colour'"],
  ['an entry twice', '[red, green]', '[red, red]', "6: there is a second entry 'red'"],
  [
    'a flag beyond the last',
    'type: enum\n    entries: [red, green]',
    'type: flags\n    entries: [{ name: red, value: 64 }]',
    "6: 'red' is bit 64",
  ],
  ['a member twice', 'name: raw', 'name: x', "11: there is a second member 'x'"],
  ['bytes without a length', ', len: 4', '', "11: 'raw' is binary, which needs 'len'"],
  ['a length that is nowhere', 'len: 4', 'len: four', "11: there is no constant 'four' yet"],
  [
    'a struct inside itself',
    'type: binary, len: 4',
    'type: binary, struct: point',
    "11: the struct 'point' is inside itself",
  ],
  ['a struct that is nowhere', 'struct: point }', 'struct: line }', "17: there is no struct 'line'"],
  [
    'an enum that is nowhere',
    'u32, enum: colour }\n      - { name: two',
    'u32, enum: color }\n      - { name: two',
    "15: there is no enum 'color'",
  ],
  ['an enum of bytes', 'type: binary, struct: point', 'type: binary, enum: colour', '17: binary can have no enum'],
  [
    'a set that is nowhere',
    'nested-attributes: main',
    'nested-attributes: mane',
    "16: there is no attribute set 'mane'",
  ],
  [
    'a nest of nothing',
    'type: nest, nested-attributes: main',
    'type: nest',
    "16: 'two' is nest, which needs 'nested-attributes'",
  ],
  ['a subset of nothing', 'subset-of: main', 'subset-of: mane', "21: there is no attribute set 'mane' before this one"],
  ['a subset with more', '- { name: one }', '- { name: six }', "23: 'main' has no attribute 'six'"],
  ['a sub-message that is nowhere', 'sub-message: data', 'sub-message: date', "18: there is no sub-message 'date'"],
  ['a selector that is nowhere', 'selector: one', 'selector: none', "18: there is no attribute 'none' in any set"],
  ['a type-value that is an attribute', '[a, b]', '[a, one]', "19: 'one' is also an attribute of 'part'"],
  ['a format of nothing', 'attribute-set: part', 'attribute-set: parts', "27: there is no attribute set 'parts'"],
  [
    'an operation on nothing',
    'attribute-set: main, do',
    'attribute-set: mane, do',
    "30: there is no attribute set 'mane'",
  ],
  ['news of nothing', 'notify: get', 'notify: got', "31: there is no operation 'got'"],
  ['an operation twice', 'name: changed', 'name: get', "31: there is a second operation 'get'"],
  [
    'a direction that is nowhere',
    '  list:',
    '  enum-model: directional\n  list:\n    - { name: empty }',
    "31: 'empty' is neither do, dump",
  ],
])('%s', (_name, before, after, error) => {
  expect(RIGHT).toContain(before);
  const load = (): Spec => Spec.load(RIGHT.replace(before, after), { file: 'wrong.yaml' });
  expect(load).toThrow(SpecError);
  expect(load).toThrow(`wrong.yaml:${error}`);
});

test('an object has no lines: the way to the mistake is given', () => {
  expect(() => Spec.load({ name: 'x', 'attribute-sets': [{}], operations: { list: [] } })).toThrow(
    "spec: attribute-sets/0: 'name' is missing",
  );
  expect(() => Spec.load(undefined)).toThrow('spec: the spec: the spec must be object');
});
