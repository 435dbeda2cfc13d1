# A namespace goes: those who knew it hear of it in the order in which they were made, whatever the order in which they came to know it.
for n in a b c d z; do ip netns add $n; done
ip link add v0 address 02:00:00:00:00:01 numtxqueues 1 numrxqueues 1 type veth peer name v1 address 02:00:00:00:00:02 numtxqueues 1 numrxqueues 1
ip netns set a 1; ip netns set b 2; ip netns set c 3; ip netns set d 4
for n in d b; do ip netns exec $n ip netns set z 7; done
ip netns set z 9
for n in c a; do ip netns exec $n ip netns set z 8; done
ip monitor nsid all-nsid > mon.$$ & P=$!
sleep .5
ip netns del z
sleep 1
ip netns del b
sleep 1
kill $P; wait 2>/dev/null
cat mon.$$; rm mon.$$
ip netns list-id
for n in a c d; do ip netns del $n; done
