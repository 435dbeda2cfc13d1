# Addresses that vxlans are told to have learned grow old, and what of an entry counts as heard and as used.
sysctl -qw net.ipv6.conf.default.disable_ipv6=1
ip link add x0 type vxlan id 5 dstport 4789 ageing 3
ip link add x1 type vxlan id 6 dstport 4789
ip link set x0 up
ip link set x1 up
ip monitor neigh > monitor.$$ & monitor=$!
sleep 1
bridge fdb add 02:00:00:00:00:01 dev x0 dst 192.0.2.1 dynamic
bridge fdb add 02:00:00:00:00:02 dev x0 dst 192.0.2.1
bridge fdb add 02:00:00:00:00:03 dev x0 dst 192.0.2.1 dynamic extern_learn
bridge fdb append 00:00:00:00:00:00 dev x1 dst 192.0.2.1
sleep 2.4
bridge fdb append 00:00:00:00:00:00 dev x1 dst 192.0.2.2
bridge -s fdb show dev x1
sleep 2.4
bridge fdb del 00:00:00:00:00:00 dev x1 dst 192.0.2.1
bridge -s fdb show dev x1
bridge fdb add 02:00:00:00:00:01 dev x1 dst 192.0.2.1 dynamic
echo "before the first look"
bridge fdb show dev x0
sleep 2.4
bridge fdb replace 02:00:00:00:00:01 dev x1 dst 192.0.2.1 dynamic use
bridge -s fdb show dev x1
sleep 3.4
echo "after it"
bridge fdb show dev x0
bridge fdb add 02:00:00:00:00:04 dev x0 dst 192.0.2.1 dynamic
sleep 2.4
ip link set x0 type vxlan ageing 2
sleep 0.5
echo "a shorter time"
bridge fdb show dev x0
bridge fdb add 02:00:00:00:00:05 dev x0 dst 192.0.2.1 dynamic
ip link set x0 down
sleep 0.5
kill $monitor
cat monitor.$$
rm monitor.$$
