# Both ends of a veth want the same address: who asks later has it, as the one who asked before hears of it while its own detection runs.
t() { echo "$ $*"; "$@"; echo "=> $?"; }
ip link add v0 address 02:00:00:00:00:01 numtxqueues 1 numrxqueues 1 type veth peer name v1 address 02:00:00:00:00:02 numtxqueues 1 numrxqueues 1
sysctl -qw net.ipv6.conf.v0.router_solicitation_delay=0 net.ipv6.conf.v1.router_solicitation_delay=0
ip link set v0 up; ip link set v1 up; sleep 2.2
L=$(mktemp); ip -6 monitor address > $L & M=$!
sleep 0.4
t ip addr add 2001:db8::1/64 dev v0; t ip addr add 2001:db8::1/64 dev v1
sleep 1.5
ip -6 addr show scope global
t ip -6 addr show dadfailed
t ip addr add 2001:db8::2/64 dev v0 valid_lft 5000 preferred_lft 4000; t ip addr add 2001:db8::2/64 dev v1 valid_lft 5000 preferred_lft 4000
sleep 1.5
ip -6 addr show scope global
t ip addr add 2001:db8::3/64 dev v0 nodad; t ip addr add 2001:db8::3/64 dev v1
sleep 1.5
ip -6 addr show scope global
ip -6 route show table all | grep 2001
kill $M; wait 2>/dev/null; cat $L; rm $L
