# ip xfrm where there are no states and no policies.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
t ip xfrm state
t ip xfrm policy
t ip -j xfrm state list
t ip xfrm state list proto esp
t ip xfrm policy list dir in
t ip xfrm state count
t ip -s xfrm state count
t ip xfrm policy count
t ip -s xfrm policy count
t ip xfrm state flush
t ip xfrm state flush proto ah
t ip xfrm policy flush
t ip xfrm state deleteall
t ip xfrm policy deleteall
t ip xfrm policy getdefault
t ip xfrm policy setdefault in block
t ip xfrm policy getdefault
t ip xfrm policy setdefault in accept out block fwd block
t ip xfrm policy getdefault
t ip xfrm policy setdefault in bogus
t ip xfrm policy get dir in index 9
t ip xfrm policy get dir in src 192.0.2.1 dst 192.0.2.2
t ip xfrm policy get dir sideways
t ip xfrm policy delete dir out index 8
t ip xfrm state get src 192.0.2.1 dst 192.0.2.2 proto esp spi 1
t ip xfrm state delete src 192.0.2.1 dst 192.0.2.2 proto esp spi 1
t ip xfrm state delete src 2001:db8::1 dst 2001:db8::2 proto ah spi 7
t ip xfrm policy set hthresh4 24 30
t ip xfrm policy set hthresh6 64 128
t ip -s xfrm policy count
t ip xfrm policy set hthresh4 33 1
t ip xfrm
t ip xfrm nosuch
t ip xfrm state nosuch
heard=$(mktemp)
ip xfrm monitor > "$heard" 2>&1 &
sleep 1
ip xfrm policy setdefault out accept
sleep 0.5
kill $!
wait $! 2> /dev/null
cat "$heard"
rm "$heard"
