/**
 * IOAM's namespaces and schemas in a network namespace (struct ioam6_pernet_data), found by their ids. A namespace has a schema, and a schema
 * a namespace, or none: each knows the other.
 *
 *      namespace   ┌─ id ─┬─ data u32 ─┬─ data u64 ─┬─ schema or 0 ─┐
 *      schema      ┌─ id ─┬─ size ─┬─ namespace or 0 ─┬─ data, padded with zeros to 4 ─┐
 */

import { Errno } from '../../generated/errno';
import * as heap from '../../memory/heap';
import * as radix from '../../memory/radix';
import { RadixTree } from '../../memory/radix';
import { Namespace } from '../namespace';

/** What both begin with. */
@unmanaged
class Named {
  id: u32;
}

@unmanaged
export class IoamNamespace {
  id: u32;
  data: u32;
  wide: u64;
  schema: usize;
}

@unmanaged
export class Schema {
  id: u32;
  /** Of the data, with its padding. */
  size: u32;
  namespace: usize;
}

/** The namespace with an id, or null. */
export function namespace(netns: Namespace, id: u32): IoamNamespace | null {
  const found = radix.get(netns.ioams, id);
  return found == 0 ? null : changetype<IoamNamespace>(found);
}

/** The schema with an id, or null. */
export function schema(netns: Namespace, id: u32): Schema | null {
  const found = radix.get(netns.schemas, id);
  return found == 0 ? null : changetype<Schema>(found);
}

/** Where a schema's data lie. */
export function dataOf(schema: Schema): usize {
  return changetype<usize>(schema) + offsetof<Schema>();
}

/** 0, -EEXIST or -ENOMEM. */
export function addNamespace(netns: Namespace, id: u32, data: u32, wide: u64): i32 {
  const pointer = take(netns.ioams, id, offsetof<IoamNamespace>());
  if (pointer < 0) return pointer;
  const ioam = changetype<IoamNamespace>(<usize>pointer);
  ioam.data = data;
  ioam.wide = wide;
  return 0;
}

/** As `addNamespace`. */
export function addSchema(netns: Namespace, id: u32, data: usize, size: u32): i32 {
  const padded = (size + 3) & ~3;
  const pointer = take(netns.schemas, id, offsetof<Schema>() + padded);
  if (pointer < 0) return pointer;
  const schema = changetype<Schema>(<usize>pointer);
  schema.size = padded;
  memory.copy(dataOf(schema), data, size);
  return 0;
}

/** A cleared block for an id that is free, in the tree; or -EEXIST, -ENOMEM. */
function take(tree: RadixTree, id: u32, size: u32): i32 {
  if (radix.get(tree, id) != 0) return -Errno.EEXIST;
  const pointer = heap.allocZeroed(size);
  if (pointer == 0) return -Errno.ENOMEM;
  if (!radix.set(tree, id, pointer)) {
    heap.free(pointer);
    return -Errno.ENOMEM;
  }
  changetype<Named>(pointer).id = id;
  return <i32>pointer;
}

/** 0 or -ENOENT. */
export function removeNamespace(netns: Namespace, id: u32): i32 {
  const ioam = namespace(netns, id);
  if (ioam == null) return -Errno.ENOENT;
  if (ioam.schema != 0) changetype<Schema>(ioam.schema).namespace = 0;
  radix.remove(netns.ioams, id);
  heap.free(changetype<usize>(ioam));
  return 0;
}

/** 0 or -ENOENT. */
export function removeSchema(netns: Namespace, id: u32): i32 {
  const gone = schema(netns, id);
  if (gone == null) return -Errno.ENOENT;
  if (gone.namespace != 0) changetype<IoamNamespace>(gone.namespace).schema = 0;
  radix.remove(netns.schemas, id);
  heap.free(changetype<usize>(gone));
  return 0;
}

/** Gives a namespace a schema, or none, in place of what it has. Who had the schema has none any more. */
export function join(ioam: IoamNamespace, schema: Schema | null): void {
  if (ioam.schema != 0) changetype<Schema>(ioam.schema).namespace = 0;
  ioam.schema = changetype<usize>(schema);
  if (schema == null) return;
  if (schema.namespace != 0) changetype<IoamNamespace>(schema.namespace).schema = 0;
  schema.namespace = changetype<usize>(ioam);
}

/** Forgets everything, at the network namespace's end. */
export function dispose(netns: Namespace): void {
  empty(netns.ioams);
  empty(netns.schemas);
}

function empty(tree: RadixTree): void {
  for (let found = radix.next(tree, 0); found != 0; found = radix.next(tree, 0)) {
    radix.remove(tree, changetype<Named>(found).id);
    heap.free(found);
  }
}
