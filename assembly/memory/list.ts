/**
 * An intrusive doubly linked list: the nodes are part of the objects, so nothing here can fail, and an object leaves its list
 * without anybody looking for it.
 *
 *      list   ┌─ first ─┬─ last ─┐            0 when empty
 *      node   ┌─ next ──┬─ previous ─┐        0 at the ends
 */

@unmanaged
export class List {
  first: usize;
  last: usize;
}

@unmanaged
export class ListNode {
  next: usize;
  previous: usize;
}

/** Puts a node, which must be in no list, behind `before`, or in front of all when that is 0. */
export function insert(list: List, node: usize, before: usize): void {
  const behind = before == 0 ? list.first : changetype<ListNode>(before).next;
  changetype<ListNode>(node).previous = before;
  changetype<ListNode>(node).next = behind;
  if (before == 0) list.first = node;
  else changetype<ListNode>(before).next = node;
  if (behind == 0) list.last = node;
  else changetype<ListNode>(behind).previous = node;
}

/** Puts a node, which must be in no list, behind all. */
export function append(list: List, node: usize): void {
  insert(list, node, list.last);
}

/** Takes a node out of the list it is in. */
export function remove(list: List, node: usize): void {
  const next = changetype<ListNode>(node).next;
  const previous = changetype<ListNode>(node).previous;
  if (previous == 0) list.first = next;
  else changetype<ListNode>(previous).next = next;
  if (next == 0) list.last = previous;
  else changetype<ListNode>(next).previous = previous;
}
