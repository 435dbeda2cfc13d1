# What TCP remembers, where nobody has spoken.
t() { echo "\$ $*"; "$@" 2>&1; echo "=> $?"; }
t ip tcp_metrics
t ip tcp_metrics show
t ip tcpmetrics show
t ip -s tcp_metrics show
t ip -j tcp_metrics show
t ip -6 tcp_metrics show
t ip tcp_metrics show 10.0.0.1
t ip tcp_metrics show address 10.0.0.1
t ip tcp_metrics show 10.0.0.0/8
t ip tcp_metrics show fe80::1
t ip tcp_metrics show 10.0.0.1 source 10.0.0.2
t ip tcp_metrics show bogus
t ip tcp_metrics delete
t ip tcp_metrics delete 10.0.0.1
t ip tcp_metrics delete fe80::1
t ip tcp_metrics flush
t ip tcp_metrics flush all
t ip tcp_metrics flush 10.0.0.1
t ip tcp_metrics flush 10.0.0.0/8
t ip -6 tcp_metrics flush
t ip tcp_metrics get 10.0.0.1
