/** The error of a function that creates something and returned null: a negative errno, to be read at once. */

@unmanaged
class Failure {
  error: i32;
}

const last = changetype<Failure>(memory.data(offsetof<Failure>(), 4));

/** Says how what is being made turned out; 0: well. */
export function set(error: i32): i32 {
  last.error = error;
  return error;
}

export function error(): i32 {
  return last.error;
}
