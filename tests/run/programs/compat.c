/* A 64-bit program that calls by the numbers of i386, as 32-bit programs do: socket (359) and socketcall (102). Prints results. */
#include <stdint.h>
#include <stdio.h>
#include <sys/mman.h>

static int call(int number, int a, uint32_t b, int c) {
  int result;
  __asm__ volatile("int $0x80" : "=a"(result) : "a"(number), "b"(a), "c"(b), "d"(c) : "memory", "r8", "r9", "r10", "r11");
  return result;
}

int main(void) {
  uint32_t *low = mmap(0, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_32BIT, -1, 0);
  printf("socket %d", call(359, 16, 3, 0));
  low[0] = 16, low[1] = 3, low[2] = 0;
  printf(" socketcall %d", call(102, 1, (uintptr_t)low, 0));
  low[0] = 1;
  printf(" of another family %s\n", call(102, 1, (uintptr_t)low, 0) >= 0 ? "works" : "fails");
}
