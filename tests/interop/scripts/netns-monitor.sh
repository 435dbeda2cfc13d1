# What ip monitor hears of namespaces: ids, links that move, and with -all-nsid what happens in others.
N=nlw-$$
trap 'for x in a b; do ip netns del $N-$x 2>/dev/null; done' EXIT
say() { sed "s/$N/N/g; s/$$/PID/g"; }
ip netns add $N-a
ip netns add $N-b
LOG=$(mktemp -d)
ip link add v0 address 02:00:00:00:01:00 numrxqueues 1 numtxqueues 1 type veth peer name v1 address 02:00:00:00:01:01 numrxqueues 1 numtxqueues 1
ip monitor nsid > $LOG/nsid & P=$!
ip monitor link > $LOG/link & P="$P $!"
ip -n $N-a monitor link > $LOG/a & P="$P $!"
ip -n $N-a monitor nsid > $LOG/nsid-a & P="$P $!"
sleep 0.5
ip link set v1 netns $N-a
sleep 0.3
ip netns set $N-b 5
sleep 0.3
ip monitor link address all-nsid > $LOG/all & P="$P $!"
ip monitor link nsid label all-nsid > $LOG/label & P="$P $!"
sleep 0.5
ip -n $N-a link set v1 mtu 1400
ip -n $N-a addr add 10.0.0.1/24 dev v1
ip -n $N-b link set lo up
ip link set v0 mtu 1300
ip -n $N-a link set v1 netns $N-b name q1
ip -n $N-b link set q1 alias there up
sleep 1.5
ip netns del $N-b
sleep 0.8
ip netns del $N-a
sleep 0.8
kill $P; wait 2>/dev/null
for f in nsid nsid-a link a all label; do
  echo "== $f"
  say < $LOG/$f
done
rm -r $LOG
