# Network namespaces: named ones, links that move into them, ids, and their end.
N=nlw-$$
trap 'for x in a b c; do ip netns del $N-$x 2>/dev/null; done' EXIT
say() { sed "s/$N/N/g; s/$$/PID/g"; }
ip netns add $N-a
ip netns add $N-b
ip -n $N-a link
ip netns list-id | say
ip link add v0 address 02:00:00:00:01:00 numrxqueues 1 numtxqueues 1 type veth peer name v1 address 02:00:00:00:01:01 numrxqueues 1 numtxqueues 1
ip addr add 10.0.0.1/24 dev v1
ip link set v1 netns $N-a
ip link | say
ip -n $N-a link | say
ip -n $N-a addr | say
ip netns list-id | say
ip -n $N-a netns list-id | say
ip netns set $N-b 17
ip netns set $N-b 18 2>&1 | say
ip netns set $N-a 17 2>&1 | say
ip netns list-id | say
ip netns exec $N-a ip addr add 10.1.0.1/24 dev v1
ip netns exec $N-a ip link set v1 up
ip link set v0 up
sleep 0.3
ip -n $N-a addr show v1 | grep -v inet6 | say
ip link show v0 | say
ip link set lo netns $N-a 2>&1
ip link set v0 netns $N-b name w0
ip -n $N-b link | say
ip -n $N-b link set w0 netns $N-a name v1 2>&1
ip -n $N-b link set w0 name v1
ip -n $N-b link set v1 netns $N-a 2>&1
ip link add x0 address 02:00:00:00:02:00 numrxqueues 1 numtxqueues 1 type veth peer name x1 netns $N-b address 02:00:00:00:02:01 numrxqueues 1 numtxqueues 1
ip -d link show x0 | say
ip -n $N-b link show x1 | say
sleep 100 &
S=$!
ip link set x0 netns $S 2>&1
ip link show x0 2>&1 | say
unshare -n sleep 101 &
U=$!
sleep 0.3
ip link set x0 netns $U
ip link show x0 2>&1
ip netns attach $N-c $U
ip -n $N-c link | say
ip -n $N-b link show x1 | say
ip link set v9 netns 999999 2>&1
ip link add y0 type veth peer name y1 netns nosuch 2>&1
ip link add y0 address 02:00:00:00:03:00 numrxqueues 1 numtxqueues 1 netns $N-a type veth peer name y1 address 02:00:00:00:03:01 numrxqueues 1 numtxqueues 1
ip link show y1 | say
ip -n $N-a link show y0 | say
kill $S $U
ip netns del $N-c
sleep 0.5
ip -n $N-b link | say
ip netns del $N-b
sleep 0.5
ip -n $N-a link | say
ip netns list-id | say
ip netns del $N-a
sleep 0.5
ip link
ip netns list-id
