# needs: dummy
# Dummies that go from one namespace to another, and what ip monitor hears of it.
r() { echo "\$ $*"; "$@"; s=$?; [ $s = 0 ] || echo "status $s"; }
ip netns add vlx; ip netns add vly
ip monitor all-nsid label > /tmp/mon.$$ &
m=$!
sleep 1.2
r ip link add d0 address 02:00:00:00:00:07 type dummy
r ip link set d0 up
r ip addr add 10.0.0.1/24 dev d0
r ip addr add 2001:db8::1/64 dev d0
r ip link property add dev d0 altname one
r ip link set d0 alias foo group 7 mtu 1400
r ip link set d0 netns vlx
sleep 1.2
r ip -n vlx -d addr show d0
r ip link show d0
r ip netns list-id
r ip -n vlx link set d0 up
r ip link add d0 netns vly type dummy
r ip -n vly link
r ip -n vlx link set d0 netns vly
r ip -n vlx link set d0 netns vly name d1
r ip -n vlx link set d0 netns vly name d%d
r ip -n vly link
r ip -n vly link set d0 netns nosuch
r ip -n vly link set d0 netns 999999
r ip link
r ip link add d5 index 50 type dummy
r ip -n vlx link add d6 index 50 type dummy
r ip link set d5 netns vlx
r ip -n vlx link
r ip link add d5 netns vlx type dummy
r ip link add d5 netns vly index 60 mtu 1300 type dummy
r ip -n vly link
r ip -n vly link del group 0
r ip -n vly link
r ip netns del vly
r ip netns del vlx
sleep 1.2
kill $m
wait $m 2>/dev/null
cat /tmp/mon.$$; rm /tmp/mon.$$
