# What ip mptcp says: endpoints, limits, their mistakes.
t() { echo "\$ $*"; "$@" 2>&1; echo "=> $?"; }
t ip mptcp
t ip mptcp endpoint
t ip mptcp endpoint show
t ip mptcp limits
t ip mptcp limits show
t ip -j mptcp limits
t ip mptcp limits set subflows 8 add_addr_accepted 3
t ip mptcp limits show
t ip mptcp limits set subflows 9
t ip mptcp limits set add_addr_accepted 9
t ip mptcp limits set subflows 1
t ip mptcp limits set
t ip mptcp limits show
t ip mptcp endpoint add 10.0.0.1
t ip mptcp endpoint add 10.0.0.2 subflow
t ip mptcp endpoint add 10.0.0.3 signal
t ip mptcp endpoint add 10.0.0.4 subflow fullmesh
t ip mptcp endpoint add 10.0.0.5 subflow backup
t ip mptcp endpoint add 10.0.0.6 dev lo id 9 subflow
t ip mptcp endpoint add fe80::1 dev lo signal
t ip mptcp endpoint show
t ip -j mptcp endpoint show
t ip mptcp endpoint show id 9
t ip mptcp endpoint show id 99
t ip mptcp endpoint show id 0
t ip mptcp endpoint add 10.0.0.1
t ip mptcp endpoint add 10.0.0.9 id 9
t ip mptcp endpoint add 10.0.0.9 signal fullmesh
t ip mptcp endpoint add 10.0.0.9 port 80
t ip mptcp endpoint add 10.0.0.9 port 80 subflow
t ip mptcp endpoint add 10.0.0.9 port 80 signal
t ip mptcp endpoint add 10.0.0.9 port 80 signal subflow
t ip mptcp endpoint add 10.0.0.9 dev nosuch
t ip mptcp endpoint add bogus
t ip mptcp endpoint add
t ip mptcp endpoint add 10.0.0.9 id 256
t ip mptcp endpoint add 10.0.0.9 implicit
t ip mptcp endpoint add 10.0.0.8
t ip mptcp endpoint add 10.0.0.9
t ip mptcp endpoint change id 9 backup
t ip mptcp endpoint show
t ip mptcp endpoint change id 9 nobackup fullmesh
t ip mptcp endpoint change 10.0.0.1 backup
t ip mptcp endpoint change 10.0.0.77 backup
t ip mptcp endpoint change id 77 backup
t ip mptcp endpoint change id 0 backup
t ip mptcp endpoint change id 3 fullmesh
t ip mptcp endpoint change id 3 signal
t ip mptcp endpoint change id 9
t ip mptcp endpoint show
t ip mptcp endpoint delete id 1
t ip mptcp endpoint delete id 1
t ip mptcp endpoint delete id 0
t ip mptcp endpoint delete id 0 10.0.0.2
t ip mptcp endpoint delete id 2 10.0.0.2
t ip mptcp endpoint delete
t ip mptcp endpoint add 10.0.0.20
t ip mptcp endpoint show
t ip mptcp endpoint flush
t ip mptcp endpoint show
t ip mptcp limits
t ip mptcp endpoint add 10.0.0.20
t ip mptcp endpoint show
t ip mptcp endpoint add 10.0.0.21 id 255
t ip mptcp endpoint add 10.0.0.22
t ip mptcp endpoint add 10.0.0.23 id 254
t ip mptcp endpoint add 10.0.0.24
t ip mptcp endpoint add 10.0.0.25 id 0
t ip mptcp endpoint show
t ip mptcp endpoint flush
ip link set lo up
ip addr add 10.1.0.1/24 dev lo
ip addr add fc00::1/64 dev lo nodad
t ip mptcp endpoint add 10.1.0.1 port 80 signal
t ip mptcp endpoint add 10.1.0.1 port 80 signal
t ip mptcp endpoint add 10.1.0.1 port 81 signal
t ip mptcp endpoint add 10.1.0.1 signal
t ip mptcp endpoint add fc00::1 port 80 signal
t ip mptcp endpoint add fc00::2 port 80 signal
t ip mptcp endpoint add 127.0.0.1 port 443 signal
t ip mptcp endpoint add ::1 port 443 signal id 77
t ip mptcp endpoint add 0.0.0.0 port 444 signal
t ip mptcp endpoint add 0.0.0.0 port 80 signal
t ip mptcp endpoint show
t ip mptcp endpoint delete id 1
t ip mptcp endpoint add 10.1.0.1 port 80 signal id 40
t ip mptcp endpoint show
t ip mptcp endpoint flush
t ip mptcp bogus
t ip mptcp endpoint bogus
