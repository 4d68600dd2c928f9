/*
 * Loaded before the C library (LD_PRELOAD), it notes in order all that a process does to the files of one folder, and
 * what it writes to standard output, where it tells what it acknowledges. From the notes the test makes the disk that a
 * power cut would have left at any moment.
 *
 * DISK_FOLDER  the folder, as an absolute path without links; folders below it are not looked at
 * DISK_NOTES   the file that takes the notes
 * DISK_KILL    after so many notes the process is killed (SIGKILL); 0: never
 *
 * A note is a struct note in the machine's byte order, and `length` bytes after it:
 *   W write      `at`: where in the file · the bytes
 *   T truncate   `at`: the new size
 *   S sync       of a file
 *   C create     the file's name, of a file that was not there
 *   U unlink     the file's name
 *   F sync       of the folder
 *   A told       the bytes written to standard output
 *
 * Nothing is really synced: what counts is that it was asked for.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

struct note {
  uint32_t kind;
  uint32_t length;
  uint64_t file; /* its inode number, given anew to a later file once this one is gone */
  uint64_t at;
};

static const char *folder;
static int notes = -1;
static long until_kill;
static pthread_mutex_t one_at_a_time = PTHREAD_MUTEX_INITIALIZER;

static int (*real_open)(const char *, int, ...);
static int (*real_unlink)(const char *);
static int (*real_ftruncate)(int, off_t);
static int (*real_fsync)(int);
static int (*real_fdatasync)(int);
static ssize_t (*real_write)(int, const void *, size_t);
static ssize_t (*real_pwrite)(int, const void *, size_t, off_t);

/* Also called by whatever comes before the constructors' turn. */
static void find_real(void) {
  if (real_pwrite != NULL) return;
  real_open = dlsym(RTLD_NEXT, "open");
  real_unlink = dlsym(RTLD_NEXT, "unlink");
  real_ftruncate = dlsym(RTLD_NEXT, "ftruncate");
  real_fsync = dlsym(RTLD_NEXT, "fsync");
  real_fdatasync = dlsym(RTLD_NEXT, "fdatasync");
  real_write = dlsym(RTLD_NEXT, "write");
  real_pwrite = dlsym(RTLD_NEXT, "pwrite");
}

__attribute__((constructor)) static void begin(void) {
  find_real();
  const char *file = getenv("DISK_NOTES");
  const char *kill_at = getenv("DISK_KILL");
  folder = getenv("DISK_FOLDER");
  if (folder == NULL || file == NULL) return;
  until_kill = kill_at == NULL ? 0 : atol(kill_at);
  notes = real_open(file, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  if (notes < 0) abort();
}

static void take_note(char kind, uint64_t file, uint64_t at, const void *bytes, size_t length) {
  struct note head = {(uint32_t)kind, (uint32_t)length, file, at};
  struct iovec parts[] = {{&head, sizeof head}, {(void *)bytes, length}};
  if (writev(notes, parts, 2) != (ssize_t)(sizeof head + length)) abort();
  if (until_kill == 0 || --until_kill > 0) return;
  kill(getpid(), SIGKILL);
  for (;;) pause();
}

/* The name of a file that lies in the folder itself, or NULL. */
static const char *name_in_folder(const char *path) {
  size_t length = strlen(folder);
  if (strncmp(path, folder, length) != 0 || path[length] != '/') return NULL;
  const char *name = path + length + 1;
  return *name == '\0' || strchr(name, '/') != NULL ? NULL : name;
}

static uint64_t inode_of(int fd) {
  struct stat status;
  if (fstat(fd, &status) != 0) abort();
  return status.st_ino;
}

/* 'F' for the folder itself, 'S' for a file in it (an unlinked one too), 0 for all others. */
static char place_of(int fd) {
  if (notes < 0) return 0;
  char link[32], path[4096];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length < 0) return 0;
  path[length] = '\0';
  if (strcmp(path, folder) == 0) return 'F';
  return name_in_folder(path) == NULL ? 0 : 'S';
}

static ssize_t noted_write(int fd, const void *bytes, size_t count, off_t at, int positioned) {
  pthread_mutex_lock(&one_at_a_time);
  if (!positioned) at = lseek(fd, 0, SEEK_CUR);
  ssize_t written = real_pwrite(fd, bytes, count, at);
  if (!positioned && written > 0) lseek(fd, written, SEEK_CUR);
  if (written > 0) take_note('W', inode_of(fd), (uint64_t)at, bytes, (size_t)written);
  pthread_mutex_unlock(&one_at_a_time);
  return written;
}

ssize_t write(int fd, const void *bytes, size_t count) {
  find_real();
  if (place_of(fd) == 'S') return noted_write(fd, bytes, count, 0, 0);
  if (fd == STDOUT_FILENO && notes >= 0) {
    pthread_mutex_lock(&one_at_a_time);
    take_note('A', 0, 0, bytes, count);
    pthread_mutex_unlock(&one_at_a_time);
  }
  return real_write(fd, bytes, count);
}

ssize_t pwrite(int fd, const void *bytes, size_t count, off_t at) {
  find_real();
  return place_of(fd) == 'S' ? noted_write(fd, bytes, count, at, 1) : real_pwrite(fd, bytes, count, at);
}

int ftruncate(int fd, off_t size) {
  find_real();
  if (place_of(fd) != 'S') return real_ftruncate(fd, size);
  pthread_mutex_lock(&one_at_a_time);
  int result = real_ftruncate(fd, size);
  if (result == 0) take_note('T', inode_of(fd), (uint64_t)size, NULL, 0);
  pthread_mutex_unlock(&one_at_a_time);
  return result;
}

static int noted_sync(int fd, int (*real)(int)) {
  char place = place_of(fd);
  if (place == 0) return real(fd);
  pthread_mutex_lock(&one_at_a_time);
  take_note(place, inode_of(fd), 0, NULL, 0);
  pthread_mutex_unlock(&one_at_a_time);
  return 0;
}

int fsync(int fd) {
  find_real();
  return noted_sync(fd, real_fsync);
}

int fdatasync(int fd) {
  find_real();
  return noted_sync(fd, real_fdatasync);
}

int open(const char *path, int flags, ...) {
  find_real();
  va_list rest;
  va_start(rest, flags);
  mode_t mode = (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(rest, mode_t) : 0;
  va_end(rest);
  const char *name = notes < 0 || (flags & O_CREAT) == 0 ? NULL : name_in_folder(path);
  if (name == NULL) return real_open(path, flags, mode);
  pthread_mutex_lock(&one_at_a_time);
  int was_there = access(path, F_OK) == 0;
  int fd = real_open(path, flags, mode);
  if (fd >= 0 && !was_there) take_note('C', inode_of(fd), 0, name, strlen(name));
  pthread_mutex_unlock(&one_at_a_time);
  return fd;
}

int unlink(const char *path) {
  find_real();
  const char *name = notes < 0 ? NULL : name_in_folder(path);
  if (name == NULL) return real_unlink(path);
  pthread_mutex_lock(&one_at_a_time);
  int result = real_unlink(path);
  if (result == 0) take_note('U', 0, 0, name, strlen(name));
  pthread_mutex_unlock(&one_at_a_time);
  return result;
}

#ifdef __GLIBC__
/* The same calls under the names that programs built for large files ask for. */
int open64(const char *path, int flags, ...) __attribute__((alias("open")));
int ftruncate64(int fd, off_t size) __attribute__((alias("ftruncate")));
ssize_t pwrite64(int fd, const void *bytes, size_t count, off_t at) __attribute__((alias("pwrite")));
#endif
