/**
 * Timers in the order of their deadlines, and of their start where those are equal: an intrusive pairing heap (Fredman, Sedgewick,
 * Sleator, Tarjan, "The pairing heap: a new form of self-adjusting heap"). The nodes are part of the objects that wait, so nothing here
 * can fail; starting costs the same however many wait, ending one the logarithm of that, amortized.
 *
 *      timer   ┌─ deadline f64, 8 ─┬─ order ─┬─ waits ─┬─ child ─┬─ next ─┬─ previous ─┐
 *
 * `next` is the sibling to the right, `previous` the one to the left, or for the first child its parent.
 */

@unmanaged
export class Timer {
  /** Milliseconds since boot. */
  deadline: f64;
  order: u32;
  /** 0 when it is not among the timers. */
  waits: u32;
  child: usize;
  next: usize;
  previous: usize;
}

@unmanaged
export class Timers {
  /** The timer that comes first, or 0. */
  root: usize;
  /** How many were started. */
  started: u32;
}

/** Starts a timer, anew if it waits already. */
export function start(timers: Timers, timer: Timer, deadline: f64): void {
  cancel(timers, timer);
  timer.deadline = deadline;
  timer.order = timers.started++;
  timer.waits = 1;
  timers.root = merge(timers.root, changetype<usize>(timer));
}

/** Takes a timer out, if it waits. */
export function cancel(timers: Timers, timer: Timer): void {
  if (timer.waits == 0) return;
  timer.waits = 0;
  const children = mergeAll(timer.child);
  timer.child = 0;
  if (timers.root == changetype<usize>(timer)) {
    timers.root = children;
    return;
  }
  const previous = changetype<Timer>(timer.previous);
  if (previous.child == changetype<usize>(timer)) previous.child = timer.next;
  else previous.next = timer.next;
  if (timer.next != 0) changetype<Timer>(timer.next).previous = timer.previous;
  timer.next = 0;
  timer.previous = 0;
  timers.root = merge(timers.root, children);
}

/** When the first timer ends; below 0 when none waits. */
export function nextDeadline(timers: Timers): f64 {
  return timers.root == 0 ? -1 : changetype<Timer>(timers.root).deadline;
}

/** Takes out the first timer and returns its address, if it ends at `now` or before; else 0. */
export function takeDue(timers: Timers, now: f64): usize {
  const root = timers.root;
  if (root == 0 || changetype<Timer>(root).deadline > now) return 0;
  cancel(timers, changetype<Timer>(root));
  return root;
}

function isBefore(a: Timer, b: Timer): bool {
  // A difference, because the count of starts wraps.
  return a.deadline < b.deadline || (a.deadline == b.deadline && <i32>(a.order - b.order) < 0);
}

/** One heap of two, each 0 or a root without siblings. */
function merge(a: usize, b: usize): usize {
  if (a == 0) return b;
  if (b == 0) return a;
  const first = isBefore(changetype<Timer>(a), changetype<Timer>(b));
  const winner = changetype<Timer>(first ? a : b);
  const loser = changetype<Timer>(first ? b : a);
  loser.previous = changetype<usize>(winner);
  loser.next = winner.child;
  if (winner.child != 0) changetype<Timer>(winner.child).previous = changetype<usize>(loser);
  winner.child = changetype<usize>(loser);
  return changetype<usize>(winner);
}

/** One heap of a row of siblings: in pairs from the left, then all from the right. */
function mergeAll(first: usize): usize {
  let pairs: usize = 0;
  let at = first;
  while (at != 0) {
    const left = at;
    const right = changetype<Timer>(left).next;
    at = right == 0 ? 0 : changetype<Timer>(right).next;
    alone(left);
    if (right != 0) alone(right);
    const pair = merge(left, right);
    changetype<Timer>(pair).next = pairs;
    pairs = pair;
  }
  let root: usize = 0;
  while (pairs != 0) {
    const pair = pairs;
    pairs = changetype<Timer>(pair).next;
    alone(pair);
    root = merge(root, pair);
  }
  return root;
}

function alone(timer: usize): void {
  changetype<Timer>(timer).next = 0;
  changetype<Timer>(timer).previous = 0;
}
