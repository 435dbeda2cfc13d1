/** Made from specs/errno.yaml by `npm run generate`. Do not edit. */

export const enum Errno {
  /** operation not permitted */
  EPERM = 1,
  /** no such file or directory */
  ENOENT = 2,
  /** no such process */
  ESRCH = 3,
  /** interrupted system call */
  EINTR = 4,
  /** input/output error */
  EIO = 5,
  /** no such device or address */
  ENXIO = 6,
  /** argument list too long */
  E2BIG = 7,
  /** exec format error */
  ENOEXEC = 8,
  /** bad file descriptor */
  EBADF = 9,
  /** no child processes */
  ECHILD = 10,
  /** resource temporarily unavailable */
  EAGAIN = 11,
  /** cannot allocate memory */
  ENOMEM = 12,
  /** permission denied */
  EACCES = 13,
  /** bad address */
  EFAULT = 14,
  /** block device required */
  ENOTBLK = 15,
  /** device or resource busy */
  EBUSY = 16,
  /** file exists */
  EEXIST = 17,
  /** invalid cross-device link */
  EXDEV = 18,
  /** no such device */
  ENODEV = 19,
  /** not a directory */
  ENOTDIR = 20,
  /** is a directory */
  EISDIR = 21,
  /** invalid argument */
  EINVAL = 22,
  /** too many open files in system */
  ENFILE = 23,
  /** too many open files */
  EMFILE = 24,
  /** inappropriate ioctl for device */
  ENOTTY = 25,
  /** text file busy */
  ETXTBSY = 26,
  /** file too large */
  EFBIG = 27,
  /** no space left on device */
  ENOSPC = 28,
  /** illegal seek */
  ESPIPE = 29,
  /** read-only file system */
  EROFS = 30,
  /** too many links */
  EMLINK = 31,
  /** broken pipe */
  EPIPE = 32,
  /** numerical argument out of domain */
  EDOM = 33,
  /** numerical result out of range */
  ERANGE = 34,
  /** resource deadlock avoided */
  EDEADLK = 35,
  /** file name too long */
  ENAMETOOLONG = 36,
  /** no locks available */
  ENOLCK = 37,
  /** function not implemented */
  ENOSYS = 38,
  /** directory not empty */
  ENOTEMPTY = 39,
  /** too many levels of symbolic links */
  ELOOP = 40,
  /** no message of desired type */
  ENOMSG = 42,
  /** identifier removed */
  EIDRM = 43,
  /** channel number out of range */
  ECHRNG = 44,
  /** level 2 not synchronized */
  EL2NSYNC = 45,
  /** level 3 halted */
  EL3HLT = 46,
  /** level 3 reset */
  EL3RST = 47,
  /** link number out of range */
  ELNRNG = 48,
  /** protocol driver not attached */
  EUNATCH = 49,
  /** no CSI structure available */
  ENOCSI = 50,
  /** level 2 halted */
  EL2HLT = 51,
  /** invalid exchange */
  EBADE = 52,
  /** invalid request descriptor */
  EBADR = 53,
  /** exchange full */
  EXFULL = 54,
  /** no anode */
  ENOANO = 55,
  /** invalid request code */
  EBADRQC = 56,
  /** invalid slot */
  EBADSLT = 57,
  /** bad font file format */
  EBFONT = 59,
  /** device not a stream */
  ENOSTR = 60,
  /** no data available */
  ENODATA = 61,
  /** timer expired */
  ETIME = 62,
  /** out of streams resources */
  ENOSR = 63,
  /** machine is not on the network */
  ENONET = 64,
  /** package not installed */
  ENOPKG = 65,
  /** object is remote */
  EREMOTE = 66,
  /** link has been severed */
  ENOLINK = 67,
  /** advertise error */
  EADV = 68,
  /** srmount error */
  ESRMNT = 69,
  /** communication error on send */
  ECOMM = 70,
  /** protocol error */
  EPROTO = 71,
  /** multihop attempted */
  EMULTIHOP = 72,
  /** RFS specific error */
  EDOTDOT = 73,
  /** bad message */
  EBADMSG = 74,
  /** value too large for defined data type */
  EOVERFLOW = 75,
  /** name not unique on network */
  ENOTUNIQ = 76,
  /** file descriptor in bad state */
  EBADFD = 77,
  /** remote address changed */
  EREMCHG = 78,
  /** can not access a needed shared library */
  ELIBACC = 79,
  /** accessing a corrupted shared library */
  ELIBBAD = 80,
  /** .lib section in a.out corrupted */
  ELIBSCN = 81,
  /** attempting to link in too many shared libraries */
  ELIBMAX = 82,
  /** cannot exec a shared library directly */
  ELIBEXEC = 83,
  /** invalid or incomplete multibyte or wide character */
  EILSEQ = 84,
  /** interrupted system call should be restarted */
  ERESTART = 85,
  /** streams pipe error */
  ESTRPIPE = 86,
  /** too many users */
  EUSERS = 87,
  /** socket operation on non-socket */
  ENOTSOCK = 88,
  /** destination address required */
  EDESTADDRREQ = 89,
  /** message too long */
  EMSGSIZE = 90,
  /** protocol wrong type for socket */
  EPROTOTYPE = 91,
  /** protocol not available */
  ENOPROTOOPT = 92,
  /** protocol not supported */
  EPROTONOSUPPORT = 93,
  /** socket type not supported */
  ESOCKTNOSUPPORT = 94,
  /** operation not supported */
  EOPNOTSUPP = 95,
  /** protocol family not supported */
  EPFNOSUPPORT = 96,
  /** address family not supported by protocol */
  EAFNOSUPPORT = 97,
  /** address already in use */
  EADDRINUSE = 98,
  /** cannot assign requested address */
  EADDRNOTAVAIL = 99,
  /** network is down */
  ENETDOWN = 100,
  /** network is unreachable */
  ENETUNREACH = 101,
  /** network dropped connection on reset */
  ENETRESET = 102,
  /** software caused connection abort */
  ECONNABORTED = 103,
  /** connection reset by peer */
  ECONNRESET = 104,
  /** no buffer space available */
  ENOBUFS = 105,
  /** transport endpoint is already connected */
  EISCONN = 106,
  /** transport endpoint is not connected */
  ENOTCONN = 107,
  /** cannot send after transport endpoint shutdown */
  ESHUTDOWN = 108,
  /** too many references: cannot splice */
  ETOOMANYREFS = 109,
  /** connection timed out */
  ETIMEDOUT = 110,
  /** connection refused */
  ECONNREFUSED = 111,
  /** host is down */
  EHOSTDOWN = 112,
  /** no route to host */
  EHOSTUNREACH = 113,
  /** operation already in progress */
  EALREADY = 114,
  /** operation now in progress */
  EINPROGRESS = 115,
  /** stale file handle */
  ESTALE = 116,
  /** structure needs cleaning */
  EUCLEAN = 117,
  /** not a XENIX named type file */
  ENOTNAM = 118,
  /** no XENIX semaphores available */
  ENAVAIL = 119,
  /** is a named type file */
  EISNAM = 120,
  /** remote I/O error */
  EREMOTEIO = 121,
  /** disk quota exceeded */
  EDQUOT = 122,
  /** no medium found */
  ENOMEDIUM = 123,
  /** wrong medium type */
  EMEDIUMTYPE = 124,
  /** operation canceled */
  ECANCELED = 125,
  /** required key not available */
  ENOKEY = 126,
  /** key has expired */
  EKEYEXPIRED = 127,
  /** key has been revoked */
  EKEYREVOKED = 128,
  /** key was rejected by service */
  EKEYREJECTED = 129,
  /** owner died */
  EOWNERDEAD = 130,
  /** state not recoverable */
  ENOTRECOVERABLE = 131,
  /** operation not possible due to RF-kill */
  ERFKILL = 132,
  /** memory page has hardware error */
  EHWPOISON = 133,
}
