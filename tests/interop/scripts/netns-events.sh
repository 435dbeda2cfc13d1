# Who hears of links that are made, changed and deleted for another namespace.
N=nlw-$$
trap 'for x in a b c; do ip netns del $N-$x 2>/dev/null; done' EXIT
say() { sed "s/$N/N/g; s/$$/PID/g"; }
LOG=$(mktemp -d)
watch() { f=$1; shift; "$@" > $LOG/$f 2>&1 & P="$P $!"; }
end() { sleep 1.3; kill $P; wait 2>/dev/null; for f in $LOG/*; do echo "== $(basename $f)"; say < $f; done; rm -r $LOG; }
ip netns add $N-a; ip netns add $N-b; ip netns add $N-c
ip -n $N-a netns set $N-a 7; ip -n $N-a netns set $N-b 8
watch a ip -n $N-a monitor all-nsid link
watch b ip -n $N-b monitor link nsid
watch c ip -n $N-c monitor link nsid
watch la ip -n $N-a monitor label link nsid all-nsid
sleep 0.6
ip link add netns $N-a link-netnsid 8 d1 address 02:00:00:00:00:01 type ifb; sleep .2
ip -n $N-b link add netns $N-a d2 address 02:00:00:00:00:02 type ifb; sleep .2
ip -n $N-a link del d1; ip -n $N-a link del d2; sleep .3
ip -n $N-b link add netns $N-a d3 address 02:00:00:00:00:03 type veth peer netns $N-c name q address 02:00:00:00:00:04; sleep .3
ip -n $N-b link add netns $N-c d4 address 02:00:00:00:00:05 type veth peer netns $N-a name q address 02:00:00:00:00:06; sleep .3
ip -n $N-a link set d3 alias x; ip -n $N-c link set q alias x; sleep .3
ip -n $N-c link set d4 netns $N-a; sleep .5
ip -n $N-a link set d4 netns $N-b; sleep .5
ip -n $N-a netns set $N-c 12; sleep .2
ip netns del $N-c; sleep 1
ip netns del $N-b; sleep 1
end
