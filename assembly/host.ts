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

/**
 * A driver is asked about its device, by the number that the host gave `device_create`. Requests: 1 it comes up, 2 it went down, 3 its MTU is to
 * be `value`, 4 its address the `size` bytes at `value`, 5 it is to receive as the flags in `value` say (IFF_PROMISC, IFF_ALLMULTI), 6 it is
 * gone. A negative errno refuses 1, 3 and 4, and then nothing changes. It must not call back into the module.
 */
export declare function driver(device: u32, request: u32, value: usize, size: u32): i32;

/** Milliseconds since the kernel booted; never goes back. */
export declare function clock(): f64;

/**
 * A request to a family that the host registered, which the family's policy has passed: the message of `size` bytes at `message`, of a
 * task's, over a socket. It may call `alloc`, `free`, `genl_reply`, `genl_explain` and `genl_cookie`, and has answered when it returns 0 or a
 * negative errno. With `dump`, all that it replies is sent a page at a time. With 1 it says that it can't answer yet, and has not: it calls
 * `genl_resume` when it can, and is asked again. One request of a socket waits at a time.
 */
export declare function genl_request(task: u32, socket: u32, message: usize, size: u32, dump: bool): i32;

/** 32 random bits. */
export declare function random(): u32;

/**
 * The network namespace that a number in a message of a task's stands for: the handle of one, or a negative errno. `descriptor` 1:
 * the number is a descriptor of the task's (-EBADF; -EINVAL when it stands for something else); 0: it is a process id (-ESRCH). With 0
 * the host knows nothing of it: then the process is looked for among the tasks, and a descriptor is -EBADF. It may call
 * `netns_create`, and nothing else.
 */
export declare function netns_of(task: u32, number: u32, descriptor: u32): i32;
