# Segment routing and IOAM: what ip sr and ip ioam say.
t() { echo "\$ $*"; "$@" 2>&1; echo "=> $?"; }
secret() { echo "\$ ip sr hmac set $* with $word"; echo "$word" | ip sr hmac set "$@" 2>&1; echo "=> $?"; }
t ip sr tunsrc show
t ip sr tunsrc set fc00::1
t ip sr tunsrc show
t ip sr tunsrc set ::
t ip sr tunsrc show
t ip sr tunsrc set 1.2.3.4
t ip sr tunsrc set bogus
t ip sr hmac show
word=secret secret 17 sha256
t ip sr hmac show
word=other secret 17 sha1
t ip sr hmac show
word= secret 17 sha1
t ip sr hmac show
word= secret 17 sha1
word=none secret 0 sha1
word=none secret 17 md5
t ip sr hmac
t ip sr bogus
t ip ioam namespace show
t ip ioam namespace del 9
t ip ioam namespace add 9
t ip ioam namespace add 9
t ip ioam namespace show
t ip ioam namespace del 9
t ip ioam namespace add 0
t ip ioam namespace show
t ip ioam namespace del 0
t ip ioam namespace add 65535 data 7 wide 8
t ip ioam namespace show
t ip -j ioam namespace show
t ip ioam namespace del 65535
t ip ioam namespace add 1 data 4294967294 wide 18446744073709551614
t ip ioam namespace show
t ip ioam namespace add 65536
t ip ioam namespace add 2 data 4294967295
t ip ioam namespace add 2 wide 18446744073709551615
t ip ioam schema show
t ip ioam schema add 5 hi
t ip ioam schema add 5 hi
t ip ioam schema show
t ip ioam namespace set 1 schema 6
t ip ioam namespace set 2 schema 5
t ip ioam namespace set 1 schema 5
t ip ioam namespace show
t ip ioam schema show
t ip -j ioam schema show
t ip ioam namespace set 1 schema 5
t ip ioam namespace show
t ip ioam namespace add 2
t ip ioam namespace set 2 schema 5
t ip ioam schema show
t ip ioam namespace del 1
t ip ioam namespace show
t ip ioam namespace set 2 schema none
t ip ioam namespace set 2 schema none
t ip ioam namespace show
t ip ioam schema show
t ip ioam namespace set 2 schema 5
t ip ioam namespace del 2
t ip ioam schema show
t ip ioam schema del 5
t ip ioam schema del 5
t ip ioam schema add 16777216 x
t ip ioam schema show
t ip ioam monitor
