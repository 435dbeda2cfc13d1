/**
 * What a spec may look like: a JSON schema for YAML files in the kernel's YNL schema, with the words of all its dialects (netlink, genetlink,
 * genetlink-c, genetlink-legacy, netlink-raw). It is about form. That names lead somewhere is checked in spec.ts, where both ends of a
 * reference are at hand.
 *
 * Words that only Linux's own code generators heed (headers, prefixes of C names) are allowed and ignored.
 */

const text = { type: 'string' };
const yes = { type: 'boolean' };
const number = { type: 'integer', minimum: 0 };
/** A word of C, or none at all (`enum-name:` means that there is no name). */
const cName = { type: ['string', 'null'] };
/**
 * A name becomes a key of an object, so it must not be one that means something there; `#` begins the codec's own keys, and an integer
 * would change its place among the others.
 */
const name = { type: 'string', minLength: 1, pattern: '^(?!__proto__$|\\d+$)[^#]+$' };
/** An integer, or a constant that is defined for it, such as `u32-max`. */
const limit = { type: ['integer', 'string'] };

/** An object with these words and no others. */
function words(required: string[], properties: Record<string, unknown>): Record<string, unknown> {
  return { type: 'object', required, properties, additionalProperties: false };
}

function listOf(items: unknown): Record<string, unknown> {
  return { type: 'array', items };
}

const INTEGERS = ['u8', 'u16', 'u32', 'u64', 's8', 's16', 's32', 's64'];
const BYTE_ORDER = { enum: ['little-endian', 'big-endian'] };
const HINT = { enum: ['hex', 'mac', 'fddi', 'ipv4', 'ipv6', 'ipv4-or-v6', 'uuid'] };

const entry = {
  anyOf: [name, words(['name'], { name, value: { type: 'integer' }, doc: text })],
};

const member = words(['name', 'type'], {
  name,
  type: { enum: [...INTEGERS, 'string', 'binary', 'bitfield32', 'pad'] },
  len: { type: ['integer', 'string'], minimum: 0 },
  'byte-order': BYTE_ORDER,
  'display-hint': HINT,
  enum: text,
  'enum-as-flags': yes,
  struct: text,
  doc: text,
});

const definition = words(['name', 'type'], {
  name,
  type: { enum: ['const', 'enum', 'flags', 'struct'] },
  doc: text,
  header: text,
  value: { type: ['integer', 'string'] },
  'value-start': { type: 'integer' },
  'name-prefix': text,
  'enum-name': cName,
  'enum-cnt-name': text,
  'render-max': yes,
  entries: listOf(entry),
  members: listOf(member),
});

const checks = words([], {
  'flags-mask': limit,
  min: limit,
  max: limit,
  'min-len': limit,
  'max-len': limit,
  'exact-len': limit,
  'unterminated-ok': yes,
  // Ours, of an unused attribute of a policy: the text with which the kernel refuses it.
  reject: text,
  sparse: yes,
});

const TYPES = [
  ...['unused', 'pad', 'flag', 'binary', 'bitfield32', 'uint', 'sint', ...INTEGERS, 'string'],
  ...['nest', 'indexed-array', 'nest-type-value', 'sub-message'],
];

const attribute = words(['name'], {
  name,
  type: { enum: TYPES },
  doc: text,
  value: { type: 'integer', minimum: 0, maximum: 0x3fff },
  'sub-type': { enum: [...INTEGERS, 'uint', 'sint', 'binary', 'string', 'nest'] },
  'type-value': { ...listOf(name), minItems: 1 },
  'name-prefix': text,
  'byte-order': BYTE_ORDER,
  'multi-attr': yes,
  'nested-attributes': text,
  enum: text,
  'enum-as-flags': yes,
  checks,
  'display-hint': HINT,
  struct: text,
  'sub-message': text,
  selector: text,
});

const attributeSet = words(['name', 'attributes'], {
  name,
  'name-prefix': text,
  'attr-cnt-name': text,
  'attr-max-name': text,
  'enum-name': cName,
  'subset-of': text,
  // Ours, of a set that is one of the kernel's policies: the attribute from which on checks are strict, and the last it knows.
  'strict-start': text,
  max: text,
  header: text,
  doc: text,
  attributes: listOf(attribute),
});

const subMessage = words(['name', 'formats'], {
  name,
  formats: listOf(words(['value'], { value: text, 'fixed-header': text, 'attribute-set': text })),
});

const list = listOf(text);
const message = words([], { value: number, attributes: list });
const exchange = words([], { request: message, reply: message, pre: text, post: text });

const operation = words(['name'], {
  name,
  doc: text,
  value: number,
  'name-prefix': text,
  'attribute-set': text,
  'fixed-header': text,
  flags: listOf({ enum: ['admin-perm', 'uns-admin-perm'] }),
  'dont-validate': listOf({ enum: ['strict', 'dump', 'dump-strict'] }),
  'config-cond': text,
  do: exchange,
  dump: exchange,
  notify: text,
  event: words([], { attributes: list }),
  mcgrp: text,
});

const operations = words(['list'], {
  'enum-model': { enum: ['unified', 'directional'] },
  'name-prefix': text,
  'async-prefix': text,
  'async-enum': text,
  'enum-name': cName,
  'fixed-header': text,
  list: listOf(operation),
});

const group = words(['name'], { name, 'c-define-name': text, value: number, flags: list, doc: text });

export const SCHEMA = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  ...words(['name', 'attribute-sets', 'operations'], {
    name,
    protocol: { enum: ['netlink', 'genetlink', 'genetlink-c', 'genetlink-legacy', 'netlink-raw'] },
    protonum: number,
    version: number,
    doc: text,
    'uapi-header': text,
    'c-family-name': text,
    'c-version-name': text,
    'max-by-define': yes,
    'cmd-max-name': text,
    'cmd-cnt-name': text,
    'kernel-policy': { enum: ['global', 'split', 'per-op'] },
    'kernel-family': words([], { headers: list, 'sock-priv': text }),
    definitions: listOf(definition),
    'attribute-sets': listOf(attributeSet),
    'sub-messages': listOf(subMessage),
    operations,
    'mcast-groups': words(['list'], { list: listOf(group) }),
  }),
};
