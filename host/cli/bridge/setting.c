/*
 * Settings that the program writes, below /proc/sys/net and /sys/class/net. It gets a file of the store (store.c). Where there can be none it gets a file in
 * memory, of which the bridge has a descriptor of its own, and what is written there is told to Node before the next trapped call of
 * any of its processes, so that what they ask then is as they have set it. The write itself has succeeded by then: that a value is refused is said
 * on standard error.
 */
#include "bridge.h"
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

/* No setting is longer. */
#define MOST_TEXT 512

struct setting {
  struct setting *next;
  /* By which Node knows it: of the call that opened it. */
  uint32_t number;
  int file;
  /* What Node knows to be in it. */
  ssize_t length;
  char text[MOST_TEXT];
};

static struct setting *settings;

/* A file in memory with these bytes, that the program may write to. */
static int give_watched(const struct call *call, const void *data, size_t length) {
  char path[32];
  struct setting *setting = calloc(1, sizeof *setting);
  if (!setting || length > MOST_TEXT) {
    free(setting);
    return -ENOMEM;
  }
  if (call->flags & O_TRUNC) length = 0;
  setting->number = call->id;
  setting->length = length;
  memcpy(setting->text, data, length);
  setting->file = memfd_create("setting", MFD_CLOEXEC);
  snprintf(path, sizeof path, "/proc/self/fd/%d", setting->file);
  /* Opened, and not copied: then the kernel counts those who can write to it. */
  int file = open(path, (call->flags & (O_ACCMODE | O_APPEND)) | O_CLOEXEC);
  int error = file < 0 || write(setting->file, data, length) != (ssize_t)length ? -ENFILE : give_descriptor(call, file);
  if (file >= 0) close(file);
  if (error < 0) {
    close(setting->file);
    free(setting);
    return error;
  }
  setting->next = settings;
  settings = setting;
  return 0;
}

/* Gives the program a file with these bytes that it may write to; a negative errno when the call goes on. */
int give_setting(const struct call *call, const void *data, size_t length) {
  int file = open_stored_setting(call->id, call->flags);
  if (file < 0) return give_watched(call, data, length);
  int error = give_descriptor(call, file);
  close(file);
  return error;
}

/* True when nobody has a file open for writing: then it can have a lease to be read (fcntl(2)). */
static bool is_final(int file) { return fcntl(file, F_SETLEASE, F_RDLCK) == 0; }

/* Tells Node what was written since it was last told; of what is closed for good it is the last time. */
void tell_settings(void) {
  for (struct setting **link = &settings, *setting; (setting = *link);) {
    char text[MOST_TEXT];
    bool final = is_final(setting->file);
    ssize_t length = pread(setting->file, text, sizeof text, 0);
    bool changed = length > 0 && (length != setting->length || memcmp(text, setting->text, length) != 0);
    if (changed || final) {
      struct call_frame frame = {
        .operation = OP_WRITTEN, .socket = setting->number, .a = final, .data_length = changed ? length : 0,
      };
      frame.length = sizeof frame + frame.data_length;
      struct iovec parts[] = { { &frame, sizeof frame }, { text, frame.data_length } };
      send_frame(parts, 2);
      memcpy(setting->text, text, changed ? length : 0);
      setting->length = length;
    }
    if (!final) {
      link = &setting->next;
      continue;
    }
    *link = setting->next;
    close(setting->file);
    free(setting);
  }
}
