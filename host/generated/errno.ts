/** Made from specs/errno.yaml by `npm run generate`. Do not edit. */

/** operation not permitted */
export const EPERM = 1;
/** no such file or directory */
export const ENOENT = 2;
/** no such process */
export const ESRCH = 3;
/** interrupted system call */
export const EINTR = 4;
/** input/output error */
export const EIO = 5;
/** no such device or address */
export const ENXIO = 6;
/** argument list too long */
export const E2BIG = 7;
/** exec format error */
export const ENOEXEC = 8;
/** bad file descriptor */
export const EBADF = 9;
/** no child processes */
export const ECHILD = 10;
/** resource temporarily unavailable */
export const EAGAIN = 11;
/** cannot allocate memory */
export const ENOMEM = 12;
/** permission denied */
export const EACCES = 13;
/** bad address */
export const EFAULT = 14;
/** block device required */
export const ENOTBLK = 15;
/** device or resource busy */
export const EBUSY = 16;
/** file exists */
export const EEXIST = 17;
/** invalid cross-device link */
export const EXDEV = 18;
/** no such device */
export const ENODEV = 19;
/** not a directory */
export const ENOTDIR = 20;
/** is a directory */
export const EISDIR = 21;
/** invalid argument */
export const EINVAL = 22;
/** too many open files in system */
export const ENFILE = 23;
/** too many open files */
export const EMFILE = 24;
/** inappropriate ioctl for device */
export const ENOTTY = 25;
/** text file busy */
export const ETXTBSY = 26;
/** file too large */
export const EFBIG = 27;
/** no space left on device */
export const ENOSPC = 28;
/** illegal seek */
export const ESPIPE = 29;
/** read-only file system */
export const EROFS = 30;
/** too many links */
export const EMLINK = 31;
/** broken pipe */
export const EPIPE = 32;
/** numerical argument out of domain */
export const EDOM = 33;
/** numerical result out of range */
export const ERANGE = 34;
/** resource deadlock avoided */
export const EDEADLK = 35;
/** file name too long */
export const ENAMETOOLONG = 36;
/** no locks available */
export const ENOLCK = 37;
/** function not implemented */
export const ENOSYS = 38;
/** directory not empty */
export const ENOTEMPTY = 39;
/** too many levels of symbolic links */
export const ELOOP = 40;
/** no message of desired type */
export const ENOMSG = 42;
/** identifier removed */
export const EIDRM = 43;
/** channel number out of range */
export const ECHRNG = 44;
/** level 2 not synchronized */
export const EL2NSYNC = 45;
/** level 3 halted */
export const EL3HLT = 46;
/** level 3 reset */
export const EL3RST = 47;
/** link number out of range */
export const ELNRNG = 48;
/** protocol driver not attached */
export const EUNATCH = 49;
/** no CSI structure available */
export const ENOCSI = 50;
/** level 2 halted */
export const EL2HLT = 51;
/** invalid exchange */
export const EBADE = 52;
/** invalid request descriptor */
export const EBADR = 53;
/** exchange full */
export const EXFULL = 54;
/** no anode */
export const ENOANO = 55;
/** invalid request code */
export const EBADRQC = 56;
/** invalid slot */
export const EBADSLT = 57;
/** bad font file format */
export const EBFONT = 59;
/** device not a stream */
export const ENOSTR = 60;
/** no data available */
export const ENODATA = 61;
/** timer expired */
export const ETIME = 62;
/** out of streams resources */
export const ENOSR = 63;
/** machine is not on the network */
export const ENONET = 64;
/** package not installed */
export const ENOPKG = 65;
/** object is remote */
export const EREMOTE = 66;
/** link has been severed */
export const ENOLINK = 67;
/** advertise error */
export const EADV = 68;
/** srmount error */
export const ESRMNT = 69;
/** communication error on send */
export const ECOMM = 70;
/** protocol error */
export const EPROTO = 71;
/** multihop attempted */
export const EMULTIHOP = 72;
/** RFS specific error */
export const EDOTDOT = 73;
/** bad message */
export const EBADMSG = 74;
/** value too large for defined data type */
export const EOVERFLOW = 75;
/** name not unique on network */
export const ENOTUNIQ = 76;
/** file descriptor in bad state */
export const EBADFD = 77;
/** remote address changed */
export const EREMCHG = 78;
/** can not access a needed shared library */
export const ELIBACC = 79;
/** accessing a corrupted shared library */
export const ELIBBAD = 80;
/** .lib section in a.out corrupted */
export const ELIBSCN = 81;
/** attempting to link in too many shared libraries */
export const ELIBMAX = 82;
/** cannot exec a shared library directly */
export const ELIBEXEC = 83;
/** invalid or incomplete multibyte or wide character */
export const EILSEQ = 84;
/** interrupted system call should be restarted */
export const ERESTART = 85;
/** streams pipe error */
export const ESTRPIPE = 86;
/** too many users */
export const EUSERS = 87;
/** socket operation on non-socket */
export const ENOTSOCK = 88;
/** destination address required */
export const EDESTADDRREQ = 89;
/** message too long */
export const EMSGSIZE = 90;
/** protocol wrong type for socket */
export const EPROTOTYPE = 91;
/** protocol not available */
export const ENOPROTOOPT = 92;
/** protocol not supported */
export const EPROTONOSUPPORT = 93;
/** socket type not supported */
export const ESOCKTNOSUPPORT = 94;
/** operation not supported */
export const EOPNOTSUPP = 95;
/** protocol family not supported */
export const EPFNOSUPPORT = 96;
/** address family not supported by protocol */
export const EAFNOSUPPORT = 97;
/** address already in use */
export const EADDRINUSE = 98;
/** cannot assign requested address */
export const EADDRNOTAVAIL = 99;
/** network is down */
export const ENETDOWN = 100;
/** network is unreachable */
export const ENETUNREACH = 101;
/** network dropped connection on reset */
export const ENETRESET = 102;
/** software caused connection abort */
export const ECONNABORTED = 103;
/** connection reset by peer */
export const ECONNRESET = 104;
/** no buffer space available */
export const ENOBUFS = 105;
/** transport endpoint is already connected */
export const EISCONN = 106;
/** transport endpoint is not connected */
export const ENOTCONN = 107;
/** cannot send after transport endpoint shutdown */
export const ESHUTDOWN = 108;
/** too many references: cannot splice */
export const ETOOMANYREFS = 109;
/** connection timed out */
export const ETIMEDOUT = 110;
/** connection refused */
export const ECONNREFUSED = 111;
/** host is down */
export const EHOSTDOWN = 112;
/** no route to host */
export const EHOSTUNREACH = 113;
/** operation already in progress */
export const EALREADY = 114;
/** operation now in progress */
export const EINPROGRESS = 115;
/** stale file handle */
export const ESTALE = 116;
/** structure needs cleaning */
export const EUCLEAN = 117;
/** not a XENIX named type file */
export const ENOTNAM = 118;
/** no XENIX semaphores available */
export const ENAVAIL = 119;
/** is a named type file */
export const EISNAM = 120;
/** remote I/O error */
export const EREMOTEIO = 121;
/** disk quota exceeded */
export const EDQUOT = 122;
/** no medium found */
export const ENOMEDIUM = 123;
/** wrong medium type */
export const EMEDIUMTYPE = 124;
/** operation canceled */
export const ECANCELED = 125;
/** required key not available */
export const ENOKEY = 126;
/** key has expired */
export const EKEYEXPIRED = 127;
/** key has been revoked */
export const EKEYREVOKED = 128;
/** key was rejected by service */
export const EKEYREJECTED = 129;
/** owner died */
export const EOWNERDEAD = 130;
/** state not recoverable */
export const ENOTRECOVERABLE = 131;
/** operation not possible due to RF-kill */
export const ERFKILL = 132;
/** memory page has hardware error */
export const EHWPOISON = 133;
