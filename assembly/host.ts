/**
 * What the kernel asks of its host: every import of the module, all from `host`. A host that has no use for one gives a function
 * that returns 0.
 */

/**
 * Sockets became ready: `count` entries {socket handle u32, events u32} at `list`. Called at most once a call, at its
 * end, and only for sockets that `poll` armed. Return 1 when they were taken; 0 to keep them for the export `ready`.
 * It must not call back into the module.
 */
export declare function wake(list: usize, count: u32): u32;

/** Milliseconds since the kernel booted; never goes back. */
export declare function clock(): f64;

/** 32 random bits. */
export declare function random(): u32;
