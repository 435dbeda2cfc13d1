# Everything that ip address takes for IPv6, and the routes that come of it.
t() { echo "$ $*"; "$@"; echo "=> $?"; }
ip link add v0 numtxqueues 1 numrxqueues 1 address 02:00:00:00:00:01 type veth peer name v1 address 02:00:00:00:00:02 numtxqueues 1 numrxqueues 1
ip link set lo up; ip link set v0 up; ip link set v1 up; sleep 2.6
t ip addr add 2001:db8::1/64 dev v0
t ip addr add 2001:db8::1/64 dev v0
t ip addr add 2001:db8::1/65 dev v0
t ip addr add 2001:db8::1/129 dev v0
t ip addr add 2001:db8:::1 dev v0
t ip addr add 2001:db8::2 dev v0
t ip addr add 2001:db8::3/64 dev v0 nodad
t ip addr add 2001:db8::4/64 dev v0 optimistic
t ip addr add 2001:db8::5/64 dev v0 home nodad
t ip addr add 2001:db8::6/64 dev v0 mngtmpaddr nodad
t ip addr add 2001:db8::6:0/60 dev v0 mngtmpaddr nodad
t ip addr add 2001:db8::7/64 dev v0 noprefixroute nodad
t ip addr add 2001:db8::8/64 dev v0 autojoin nodad
t ip addr add 2001:db8::9/64 dev v0 valid_lft 100 preferred_lft 50 nodad
t ip addr add 2001:db8::a/64 dev v0 peer 2001:db8:1::1 nodad
t ip addr add 2001:db8:2::a peer 2001:db8:1::1/64 dev v0 nodad
t ip addr add ff02::5/64 dev v0
t ip addr add ::/64 dev v0
t ip addr add ::1/128 dev v0
t ip addr add fe80::5/64 dev v0 scope link nodad
t ip addr add 2001:db8::b/64 dev v0 metric 77 nodad
t ip addr add 2001:db8::c/64 dev v0 label foo
t ip addr add 2001:db8::d/64 dev v0 brd 1.2.3.4
t ip addr add 2001:db8::e/64 dev v0 temporary
t ip addr add 2001:db8::f/64 dev v0 secondary
t ip addr add 2001:db8::f/64 dev v0 anycast ::5
t ip addr add ::ffff:1.2.3.4/128 dev v0
t ip addr add fec0::1/64 dev v0 nodad
t ip addr add fc00::1/64 dev v0 nodad
t ip -6 addr show v0
t ip -6 addr show tentative
t ip -6 addr show -tentative scope global
t ip -6 addr show dadfailed
t ip -6 route show
t ip -6 route show table local
t ip -6 route show table all
t ip addr change 2001:db8::9/64 dev v0 valid_lft 10 preferred_lft 5
t ip addr change 2001:db8::3/64 dev v0 preferred_lft 0
t ip addr del 2001:db8::1/64 dev v0
t ip addr del 2001:db8::1/64 dev v0
t ip addr del 2001:db8::5/63 dev v0
t ip -6 addr flush dev v0 scope global
t ip -6 addr
t ip -6 route show table all
t ip link set v0 down
t ip -6 addr
t ip link set v0 up; sleep 2
t ip -6 addr
