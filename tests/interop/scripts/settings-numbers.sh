# Settings of neighbours by their names, and of a namespace that are numbers: what each takes, how it is shown, who is told.
ip link add v0 numtxqueues 1 numrxqueues 1 type veth peer name v1 numtxqueues 1 numrxqueues 1
ip monitor link > /tmp/adv$$ & m=$!
sleep .5
for f in 4 6; do for n in mcast_solicit ucast_solicit app_solicit mcast_resolicit retrans_time base_reachable_time delay_first_probe_time gc_stale_time unres_qlen unres_qlen_bytes proxy_qlen anycast_delay proxy_delay locktime retrans_time_ms base_reachable_time_ms interval_probe_time_ms; do
for v in 0 1 7 1000 2147483 x ''; do p=/proc/sys/net/ipv$f/neigh/v0/$n; echo "$v" > $p || echo "$n $v refused"; cat $p; done; done; done
ip ntable show dev v0 | sed 's/reachable [0-9]*/R/'
ls /proc/sys/net/ipv4/neigh /proc/sys/net/ipv6/neigh; ls /proc/sys/net/ipv4/neigh/v0; ls -l /proc/sys/net/ipv4/neigh/v0/locktime | cut -c1-10
sysctl -w net.ipv4.neigh.v0.gc_stale_time=77 net.ipv6.neigh.v0.retrans_time_ms=300; sysctl net.ipv4.neigh.v0.gc_stale_time; sysctl net.ipv4.neigh.default.gc_thresh1; sysctl -w net.ipv4.neigh.nope.locktime=5; ip link set v0 name w0; sysctl net.ipv4.neigh.w0.gc_stale_time; sysctl net.ipv4.neigh.v0.gc_stale_time; ip link set w0 mtu 1000; ls /proc/sys/net/ipv6/neigh; ip link set w0 mtu 1500;  sysctl net.ipv6.neigh.w0.retrans_time_ms net.ipv4.neigh.w0.gc_stale_time;ip link set w0 mtu 60;  ls /proc/sys/net/ipv4/neigh /proc/sys/net/ipv4/conf
sleep .3; kill $m; wait 2>/dev/null; cat /tmp/adv$$; rm /tmp/adv$$
cd /proc/sys/net
for p in ipv4/route/min_pmtu ipv4/route/mtu_expires ipv4/route/min_adv_mss ipv6/route/gc_interval ipv6/route/gc_min_interval ipv6/route/gc_min_interval_ms ipv6/route/gc_thresh ipv6/route/max_size ipv6/route/skip_notify_on_dev_down bridge/bridge-nf-call-iptables ipv4/ip_nonlocal_bind ipv4/ip_default_ttl ipv6/bindv6only ipv4/fib_multipath_hash_policy ipv6/conf/w0/ra_honor_pio_life ipv6/conf/w0/regen_min_advance ipv6/conf/all/ra_honor_pio_pflag; do
for v in 0 1 3 64 69 255 256 -1 x; do echo "$v" > $p || echo "$p $v refused"; cat $p; done; done
cat ipv6/route/gc_min_interval ipv6/route/gc_min_interval_ms; ls ipv4/route ipv6/route bridge; echo > ipv4/route/flush; echo 1 > ipv4/route/flush; echo > ipv6/route/flush; echo -n > ipv4/route/flush; echo '' > ipv4/ip_forward; cat ipv4/route/flush
