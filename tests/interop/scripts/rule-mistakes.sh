# Everything that ip rule takes, and how it is said wrongly.
t() { echo "$ $*"; "$@"; echo "=> $?"; }
t ip rule
t ip rule add
t ip rule add from 10.0.0.0/8 table 100
t ip rule add from 10.0.0.0/8 table 100
t ip rule add from 10.0.0.0/8 table 100 pref 50
t ip rule add from 10.0.0.0/8 table 100 pref 50
t ip rule add to 10.0.0.0/8 lookup main prio 60
t ip rule add from all to 1.2.3.4 table 5 pref 61 iif lo
t ip rule add from all table 5 pref 62 iif nosuch
t ip rule add from all table 5 pref 63 oif eth7 
t ip rule add fwmark 5 table 6 pref 64
t ip rule add fwmark 0x5/0xff table 6 pref 65
t ip rule add fwmark bogus table 6
t ip rule add tos 8 table 7 pref 66
t ip rule add tos 3 table 7 pref 67
t ip rule add dsfield 0x10 table 7 pref 68
t ip rule add not from 1.1.1.1 table 7 pref 69
t ip rule add blackhole from 2.2.2.2 pref 70
t ip rule add prohibit from 2.2.2.3 pref 71
t ip rule add unreachable from 2.2.2.4 pref 72
t ip rule add type nop from 2.2.2.4 pref 73
t ip rule add goto 80 pref 74
t ip rule add goto 32766 pref 75
t ip rule add goto 70 pref 76
t ip rule add from 3.3.3.3 nop pref 80
t ip rule add uidrange 5-10 table 8 pref 81
t ip rule add uidrange 10-5 table 8 pref 82
t ip rule add ipproto tcp sport 80 table 8 pref 83
t ip rule add ipproto udp dport 80-90 table 8 pref 84
t ip rule add dport 90-80 table 8 pref 85
t ip rule add suppress_prefixlength 0 table main pref 86
t ip rule add suppress_ifgroup 5 table main pref 87
t ip rule add suppress_ifgroup default table main pref 88
t ip rule add table 9 protocol 77 pref 89
t ip rule add table 9 protocol bogus pref 89
t ip rule add l3mdev pref 90
t ip rule add l3mdev table 5 pref 91
t ip rule add realms 5 table 9 pref 92
t ip rule add realms 5/6 table 9 pref 93
t ip rule add tun_id 5 table 9 pref 94
t ip rule add from 1.2.3.4/40 table 9
t ip rule add from bogus table 9
t ip rule add table bogus
t ip rule add from 9.9.9.9 table 0
t ip rule add pref 100
t ip rule add pref -5 table 9
t ip rule add from 1::/64 table 9 pref 101
t ip -6 rule add from 1.2.3.4 table 9
t ip -6 rule add from 1::/64 table 9 pref 101
t ip rule
t ip -d rule
t ip -6 rule
t ip -j rule
t ip rule show pref 50
t ip rule list table 8
t ip rule show from 10.0.0.0/8
t ip rule show fwmark 5
t ip rule show iif lo
t ip rule show protocol 77
t ip rule show uidrange 5-10
t ip rule show ipproto tcp
t ip rule del pref 50
t ip rule del pref 50
t ip rule del from 10.0.0.0/8
t ip rule del from 10.0.0.0/8
t ip rule del from 44.0.0.0/8
t ip rule del table 8
t ip rule del table 8
t ip rule del
t ip rule del pref 80
t ip rule
t ip rule flush
t ip rule
t ip rule flush protocol 77
t ip rule del pref 0
t ip rule del from all lookup local
t ip rule del pref 32766
t ip rule
t ip rule add
t ip rule add table main
t ip rule
