# What ip monitor hears of changes. The shell's own word about what was killed comes when it likes, and goes nowhere.
ip monitor link addr &
monitor=$!
sleep 0.5
ip link set lo up
ip addr add 10.0.0.1/24 dev lo
ip addr del 10.0.0.1/24 dev lo
ip link add v0 address 02:00:00:00:01:00 numrxqueues 1 numtxqueues 1 type veth peer name v1 address 02:00:00:00:01:01 numrxqueues 1 numtxqueues 1
ip link set v0 mtu 1400
ip link del v0
sleep 0.5
kill $monitor
wait $monitor 2>/dev/null
echo "status $?"
