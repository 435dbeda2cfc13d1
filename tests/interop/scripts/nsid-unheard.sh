# A namespace has an id for another from when a link's message is first made that tells of it, heard or not; and who hears all namespaces hears that it goes.
N=un$$; say() { sed "s/$N/N/g"; }
trap 'for x in 1 2; do ip netns del $N-$x 2>/dev/null; done; rm -f /tmp/$N' EXIT
for x in 1 2; do ip netns add $N-$x; done; ip netns set $N-1 11; ip netns set $N-2 22
ip link add p0 numtxqueues 1 numrxqueues 1 type veth peer name q0 numtxqueues 1 numrxqueues 1; ip link set p0 netns $N-1
ip -n $N-1 link add mv1 link p0 address 02:00:00:00:00:12 type macvlan; ip -n $N-1 link set mv1 netns $N-2
ip monitor all-nsid nsid link > /tmp/$N & monitor=$!
sleep .5; for n in '' "-n $N-1" "-n $N-2"; do ip $n netns list-id | say; done
ip netns del $N-1; sleep 1; kill $monitor; wait 2>/dev/null; say < /tmp/$N
ip netns list-id | say; ip -n $N-2 netns list-id | say; ip -n $N-2 link | say
