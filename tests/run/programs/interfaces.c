/* What libc knows of interfaces: getifaddrs, if_nametoindex, if_indextoname. Prints a line for each answer. */
#include <arpa/inet.h>
#include <ifaddrs.h>
#include <net/if.h>
#include <netinet/in.h>
#include <stdio.h>

int main(int count, char **names) {
  struct ifaddrs *list;
  if (getifaddrs(&list) < 0) {
    perror("getifaddrs");
    return 1;
  }
  for (struct ifaddrs *one = list; one; one = one->ifa_next) {
    char address[64] = "no IPv4";
    if (one->ifa_addr && one->ifa_addr->sa_family == AF_INET)
      inet_ntop(AF_INET, &((struct sockaddr_in *)one->ifa_addr)->sin_addr, address, sizeof address);
    printf("%s flags 0x%x %s\n", one->ifa_name, one->ifa_flags & 0xffff, address);
  }
  for (int i = 1; i < count; i++) {
    char name[IF_NAMESIZE];
    unsigned index = if_nametoindex(names[i]);
    printf("%s is %u, which is %s\n", names[i], index, if_indextoname(index, name) ? name : "none");
  }
}
