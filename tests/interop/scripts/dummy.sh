# needs: dummy
# Dummies: what a link that goes nowhere is when it is made, up, with addresses, and gone.
ip monitor link address route > monitor.$$ &
MONITOR=$!
sleep 1.2
ip link add d0 type dummy
ip link add d%d mtu 9000 txqueuelen 50 address 02:00:00:00:00:05 group 7 type dummy
ip -d link show
ip link set d0 up
ip addr add 192.0.2.1/24 dev d0
ip addr add 2001:db8::1/64 dev d0
ip addr show d0
ip route show table all
ip link add d0 type dummy
ip link set d0 mtu 67
ip link set d0 carrier off
ip -br link
ip link set d0 carrier on
ip link del d0
ip link del group 7
sleep 1.2
kill $MONITOR
cat monitor.$$
rm monitor.$$
