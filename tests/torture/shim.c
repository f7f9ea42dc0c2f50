/* A disk that fails, for a program started with LD_PRELOAD. It counts the file operations on one folder, and lets one of
 * them, or that one and all after it, fail with an error number; or it kills the program there.
 *
 * FAULT_FOLDER  the folder: operations on paths in it, and on files opened from it, count
 * FAULT_COUNT   a file to which the number of operations so far is written, and the name of the operation that failed
 * FAULT_AT      the number of the operation that fails, counted from 1; 0 for none
 * FAULT_ERROR   the error number; -1 to kill the program instead
 * FAULT_LASTING 1 if all later operations fail as well
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define FILES 4096
static char ours[FILES];
static const char *folder;
static long at, error, lasting, count;
static int counter = -1;

static long number(const char *name) {
    const char *text = getenv(name);
    return text ? atol(text) : 0;
}

__attribute__((constructor)) static void begin(void) {
    int (*real)(const char *, int, ...) = dlsym(RTLD_NEXT, "open");
    const char *path = getenv("FAULT_COUNT");
    at = number("FAULT_AT"), error = number("FAULT_ERROR"), lasting = number("FAULT_LASTING");
    if (path) counter = real(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    folder = getenv("FAULT_FOLDER");
}

/* Whether this operation, which is on the folder, is to fail. */
static int fails(const char *operation) {
    char line[80];
    long now = __atomic_add_fetch(&count, 1, __ATOMIC_SEQ_CST);
    int chosen = at && (now == at || (lasting && now > at));
    if (counter >= 0 && (!at || now <= at)) {
        ssize_t (*real)(int, const void *, size_t, off_t) = dlsym(RTLD_NEXT, "pwrite");
        int length = snprintf(line, sizeof line, "%-8ld %-20s\n", now, operation);
        if (real(counter, line, length, 0) < 0) abort();
    }
    if (!chosen) return 0;
    if (error < 0) kill(getpid(), SIGKILL);
    errno = (int)error;
    return 1;
}

static int inside(const char *path) { return folder && path && !strncmp(path, folder, strlen(folder)); }
static int is_ours(int file) { return file >= 0 && file < FILES && ours[file]; }
static int opened(int file, int mine) {
    if (file >= 0 && file < FILES) ours[file] = (char)mine;
    return file;
}

#define REAL(type, name, ...) static type (*real)(__VA_ARGS__); if (!real) real = dlsym(RTLD_NEXT, name)
#define MODE(flags) mode_t mode = 0; if (flags & O_CREAT) { va_list more; va_start(more, flags); \
    mode = va_arg(more, mode_t); va_end(more); }

#define OPEN(name) int name(const char *path, int flags, ...) { REAL(int, #name, const char *, int, ...); MODE(flags) \
    int mine = inside(path); if (mine && fails("open")) return -1; return opened(real(path, flags, mode), mine); }
#define OPENAT(name) int name(int where, const char *path, int flags, ...) { \
    REAL(int, #name, int, const char *, int, ...); MODE(flags) \
    int mine = inside(path) || is_ours(where); if (mine && fails("open")) return -1; \
    return opened(real(where, path, flags, mode), mine); }
#define PATH(name, what, declared, given) int name declared { REAL(int, #name, TYPES declared); \
    return inside(path) && fails(what) ? -1 : real given; }
#define ON_FILE(type, name, what, declared, given) type name declared { REAL(type, #name, TYPES declared); \
    return is_ours(file) && fails(what) ? -1 : real given; }
#define TYPES(...) __VA_ARGS__

OPEN(open) OPEN(open64) OPENAT(openat) OPENAT(openat64)
ON_FILE(ssize_t, read, "read", (int file, void *data, size_t size), (file, data, size))
ON_FILE(ssize_t, write, "write", (int file, const void *data, size_t size), (file, data, size))
ON_FILE(int, fsync, "fsync", (int file), (file))
ON_FILE(int, fdatasync, "fsync", (int file), (file))
ON_FILE(int, ftruncate, "ftruncate", (int file, off_t size), (file, size))
ON_FILE(int, ftruncate64, "ftruncate", (int file, off_t size), (file, size))
ON_FILE(int, fchmod, "fchmod", (int file, mode_t mode), (file, mode))
ON_FILE(int, flock, "flock", (int file, int operation), (file, operation))
ON_FILE(int, fstat, "fstat", (int file, struct stat *found), (file, found))
ON_FILE(int, fstat64, "fstat", (int file, struct stat64 *found), (file, found))
PATH(stat, "stat", (const char *path, struct stat *found), (path, found))
PATH(stat64, "stat", (const char *path, struct stat64 *found), (path, found))
PATH(lstat, "stat", (const char *path, struct stat *found), (path, found))
PATH(lstat64, "stat", (const char *path, struct stat64 *found), (path, found))
PATH(fstatat, "stat", (int where, const char *path, struct stat *found, int flags), (where, path, found, flags))
PATH(fstatat64, "stat", (int where, const char *path, struct stat64 *found, int flags), (where, path, found, flags))
PATH(rename, "rename", (const char *path, const char *other), (path, other))
PATH(renameat, "rename", (int from, const char *path, int to, const char *other), (from, path, to, other))
PATH(link, "link", (const char *path, const char *other), (path, other))
PATH(linkat, "link", (int from, const char *path, int to, const char *other, int flags), (from, path, to, other, flags))
PATH(unlink, "unlink", (const char *path), (path))
PATH(unlinkat, "unlink", (int where, const char *path, int flags), (where, path, flags))
PATH(mkdir, "mkdir", (const char *path, mode_t mode), (path, mode))
PATH(mkdirat, "mkdir", (int where, const char *path, mode_t mode), (where, path, mode))
PATH(rmdir, "rmdir", (const char *path), (path))
PATH(chmod, "chmod", (const char *path, mode_t mode), (path, mode))
PATH(fchmodat, "chmod", (int where, const char *path, mode_t mode, int flags), (where, path, mode, flags))
PATH(utimensat, "utime", (int where, const char *path, const struct timespec times[2], int flags), (where, path, times, flags))
PATH(access, "access", (const char *path, int mode), (path, mode))

DIR *opendir(const char *path) {
    REAL(DIR *, "opendir", const char *);
    return inside(path) && fails("opendir") ? NULL : real(path);
}

int close(int file) {
    REAL(int, "close", int);
    opened(file, 0);
    return real(file);
}
