/**
 * Why something was refused, where a number does not say it: `net` knows no messages, so it leaves a text here, and the route that
 * asked puts it into its extended ack (struct netlink_ext_ack).
 */

@unmanaged
class Reason {
  text: usize;
}

const reason = changetype<Reason>(memory.data(offsetof<Reason>(), 4));

/** Leaves a text and returns the error it explains. */
export function explain(error: i32, text: string): i32 {
  reason.text = changetype<usize>(text);
  return error;
}

/** Takes the text that was left, or 0. */
export function take(): usize {
  const text = reason.text;
  reason.text = 0;
  return text;
}
