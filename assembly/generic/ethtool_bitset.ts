/**
 * Bitsets of ethtool's messages (net/ethtool/bitset.c): bits with a value and a mask of those that count, or a list of those that are set; compact,
 * as words, or a nest for each bit, which has the name that its set of strings gives it.
 */

import { BitsetAttribute, BitsetBitAttribute, BitsetBitsAttribute } from '../generated/ethtool';
import { Errno } from '../generated/errno';
import { BITSET_POLICY, BITSET_POLICY_MAX, BIT_POLICY, BIT_POLICY_MAX } from '../generated/policies';
import { Message } from '../memory/message';
import * as text from '../memory/text';
import * as requests from '../netlink/request';
import { Request } from '../netlink/request';
import * as wire from '../wire/attributes';
import { Mode } from '../wire/policy_fault';
import * as writer from '../wire/writer';
import * as strings from './ethtool_strings';

/** A mask for a list of bits. */
export const LIST: u64 = 0;

const WORD: u32 = 32;
/** The words of a bitset, of at most 128 bits. */
const words: usize = memory.data(16, 8);
const HALF: usize = 8;

/** Writes a bitset of the bits that a set of strings names: `mask` of them count, or LIST. No bit above the 64th is ever set. */
export function write(message: Message, type: u32, set: u32, value: u64, mask: u64, isCompact: bool): void {
  writeAny(message, type, set, value, 0, mask, mask == LIST, isCompact);
}

/** As `write`, of a value with a mask, in which there need be no bit; words of the value have those too that do not count. */
export function writeMasked(
  message: Message,
  type: u32,
  set: u32,
  value: u64,
  mask: u64,
  isCompact: bool,
  more: u64 = 0,
): void {
  writeAny(message, type, set, value, more, mask, false, isCompact);
}

function writeAny(
  message: Message,
  type: u32,
  set: u32,
  value: u64,
  more: u64,
  mask: u64,
  isList: bool,
  isCompact: bool,
): void {
  const names = strings.wordsOf(set);
  const count = text.countWords(names);
  const start = writer.nest(message, type);
  if (isList) writer.bytesAttribute(message, BitsetAttribute.NOMASK, 0, 0);
  writer.u32Attribute(message, BitsetAttribute.SIZE, count);
  if (isCompact) {
    writeWords(message, BitsetAttribute.VALUE, value, more, count);
    if (!isList) writeWords(message, BitsetAttribute.MASK, mask, 0, count);
  } else {
    const bits = writer.nest(message, BitsetAttribute.BITS);
    writeBits(message, names, value, mask, isList);
    writer.endNest(message, bits);
  }
  writer.endNest(message, start);
}

function writeWords(message: Message, type: u32, value: u64, more: u64, count: u32): void {
  store<u64>(words, value);
  store<u64>(words + HALF, more);
  writer.bytesAttribute(message, type, words, ((count + WORD - 1) / WORD) << 2);
}

function writeBits(message: Message, names: string, value: u64, mask: u64, isList: bool): void {
  let left = isList ? value : mask;
  let from = changetype<usize>(names);
  const end = from + names.length;
  for (let index: u32 = 0; left != 0 && from <= end; index++) {
    const stop = text.wordEnd(from, end);
    if ((left & 1) != 0) {
      const bit = writer.nest(message, BitsetBitsAttribute.BIT);
      writer.u32Attribute(message, BitsetBitAttribute.INDEX, index);
      writer.stringAttribute(message, BitsetBitAttribute.NAME, from, <u32>(stop - from));
      if (!isList && ((value >> index) & 1) != 0) writer.bytesAttribute(message, BitsetBitAttribute.VALUE, 0, 0);
      writer.endNest(message, bit);
    }
    left >>= 1;
    from = stop + 1;
  }
}

@unmanaged
export class Bits {
  value: u64;
  mask: u64;
}

/** Those that were read last. */
export const read = changetype<Bits>(memory.data(offsetof<Bits>(), 8));
const table: usize = memory.data((BITSET_POLICY_MAX + 1) << 2, 4);
const bitTable: usize = memory.data((BIT_POLICY_MAX + 1) << 2, 4);

/** Reads 64 bits of a bitset, which a set of strings names, from bit `first` on, into `read`; 0 or a negative errno (ethnl_parse_bitset). */
export function parse(request: Request, attribute: usize, set: u32, first: u32): i32 {
  const from = wire.payload(attribute);
  const bad = requests.parse(request, BITSET_POLICY, Mode.STRICT, table, from, wire.size(attribute));
  if (bad != 0) return bad;
  const names = strings.wordsOf(set);
  const count = text.countWords(names);
  const all = bitsBelow(count - min(first, count));
  const isList = wire.get(table, BitsetAttribute.NOMASK) != 0;
  const value = wire.get(table, BitsetAttribute.VALUE);
  const mask = wire.get(table, BitsetAttribute.MASK);
  const bits = wire.get(table, BitsetAttribute.BITS);
  if (bits == 0) {
    const wrong = checkWords(request, attribute, count, isList);
    if (wrong != 0) return wrong;
    const size = wire.u32Value(wire.get(table, BitsetAttribute.SIZE));
    const given = bitsBelow(size - min(first, size)) & all;
    read.value = wordsIn(value, first) & given;
    read.mask = isList ? all : wordsIn(mask, first) & given;
    return 0;
  }
  if (value != 0) return requests.blame(request, -Errno.EINVAL, value, 'value only allowed in compact bitset');
  if (mask != 0) return requests.blame(request, -Errno.EINVAL, mask, 'mask only allowed in compact bitset');
  read.value = 0;
  read.mask = isList ? all : 0;
  for (let bit = wire.firstIn(bits); bit != 0; bit = wire.nextIn(bits, bit)) {
    if (wire.typeOf(bit) != BitsetBitsAttribute.BIT)
      return requests.blame(
        request,
        -Errno.EINVAL,
        bit,
        'only ETHTOOL_A_BITSET_BITS_BIT allowed in ETHTOOL_A_BITSET_BITS',
      );
    const wrong = parseBit(request, bit, names, count, isList, first);
    if (wrong != 0) return wrong;
  }
  return 0;
}

function bitsBelow(count: u32): u64 {
  return count < 64 ? ((<u64>1) << count) - 1 : u64.MAX_VALUE;
}

/** As `parse`, and has `read.value` be what a bitset makes of `current`. Without one, that is `current` (ethnl_update_bitset32). */
export function update(request: Request, attribute: usize, set: u32, current: u64, first: u32 = 0): i32 {
  read.value = current;
  if (attribute == 0) return 0;
  const bad = parse(request, attribute, set, first);
  if (bad == 0) read.value = (current & ~read.mask) | (read.value & read.mask);
  return bad;
}

/** 64 bits of an attribute of words, from bit `first` on. */
function wordsIn(attribute: usize, first: u32): u64 {
  const start = min(first >>> 3, wire.size(attribute));
  store<u64>(words, 0);
  memory.copy(words, wire.payload(attribute) + start, min<u32>(wire.size(attribute) - start, 8));
  return load<u64>(words);
}

/** What is wrong with a compact bitset for one of `count` bits; 0 or -EINVAL (ethnl_compact_sanity_checks). */
function checkWords(request: Request, attribute: usize, count: u32, isList: bool): i32 {
  const size = wire.get(table, BitsetAttribute.SIZE);
  const value = wire.get(table, BitsetAttribute.VALUE);
  const mask = wire.get(table, BitsetAttribute.MASK);
  const error = -Errno.EINVAL;
  if (isList && mask != 0) return requests.blame(request, error, mask, 'mask not allowed in list bitset');
  if (size == 0) return requests.blame(request, error, attribute, 'missing size in compact bitset');
  if (value == 0) return requests.blame(request, error, attribute, 'missing value in compact bitset');
  if (!isList && mask == 0) return requests.blame(request, error, attribute, 'missing mask in compact nonlist bitset');
  const given = wire.u32Value(size);
  const bytes = ((given + WORD - 1) / WORD) << 2;
  if (wire.size(value) != bytes)
    return requests.blame(request, error, value, 'bitset value length does not match size');
  if (mask != 0 && wire.size(mask) != bytes)
    return requests.blame(request, error, mask, 'bitset mask length does not match size');
  const tested = isList ? value : mask;
  return given > count && goesPast(wire.payload(tested), count, given)
    ? requests.blame(request, error, tested, 'cannot modify bits past kernel bitset size')
    : 0;
}

/** Whether any of the bits from `start` to `end` is set (ethnl_bitmap32_not_zero). */
function goesPast(map: usize, start: u32, end: u32): bool {
  let word = start / WORD;
  const last = end / WORD;
  const low = ~(u32.MAX_VALUE << (end % WORD));
  if (start % WORD != 0) {
    const bits = load<u32>(map + (word << 2)) & (u32.MAX_VALUE << (start % WORD));
    if (word == last) return (bits & low) != 0;
    if (bits != 0) return true;
    word++;
  }
  for (; word < last; word++) if (load<u32>(map + (word << 2)) != 0) return true;
  return end % WORD != 0 && (load<u32>(map + (last << 2)) & low) != 0;
}

/** Reads one bit, by number or name; 0 or a negative errno (ethnl_parse_bit). */
function parseBit(request: Request, bit: usize, names: string, count: u32, isList: bool, first: u32): i32 {
  const bad = requests.parse(request, BIT_POLICY, Mode.STRICT, bitTable, wire.payload(bit), wire.size(bit));
  if (bad != 0) return bad;
  const number = wire.get(bitTable, BitsetBitAttribute.INDEX);
  const name = wire.get(bitTable, BitsetBitAttribute.NAME);
  const length = name == 0 ? 0 : text.lengthOf(wire.payload(name), wire.size(name));
  if (number == 0 && name == 0)
    return requests.blame(request, -Errno.EINVAL, bit, 'neither bit index nor name specified');
  const named = name == 0 ? -1 : text.wordIn(names, wire.payload(name), length);
  let index = <u32>named;
  if (number != 0) {
    index = wire.u32Value(number);
    if (index >= count) return requests.blame(request, -Errno.EOPNOTSUPP, number, 'bit index too high');
    if (name != 0 && !text.isWordAt(names, index, wire.payload(name), length))
      return requests.blame(request, -Errno.EINVAL, bit, 'bit index and name mismatch');
  } else if (named < 0) return requests.blame(request, -Errno.EOPNOTSUPP, name, 'bit name not found');
  if (index - first >= 64) return 0;
  const own: u64 = (<u64>1) << (index - first);
  if (isList || wire.get(bitTable, BitsetBitAttribute.VALUE) != 0) read.value |= own;
  else read.value &= ~own;
  read.mask |= own;
  return 0;
}
