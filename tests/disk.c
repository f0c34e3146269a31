/* A disk under SQLite that records, fails, lies and kills.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "disk.h"

#include <signal.h>
#include <sqlite3.h>
#include <string.h>
#include <unistd.h>

/* SQLite has one list of disks for the whole process, so this is one too. */
static struct
{
  sqlite3_vfs  vfs;
  sqlite3_vfs *real;
  GMutex       mutex;
  char        *folder;     /* of the recorded files; NULL: none */
  GPtrArray   *operations;
  DiskFault    fault;
  guint        left;       /* operations until it fails; 0 = never */
  gboolean     lasts;
  gboolean     failed;
  const char  *lies;
  gboolean     plain;      /* exchanges no names */
  guint        n_steps;
  guint        deadly;     /* the step that kills; 0 = none */
  gboolean     half;
} disk;

typedef struct
{
  sqlite3_file       base;
  sqlite3_io_methods methods;
  char              *path; /* NULL for what has no name */
  sqlite3_file       real[]; /* of the real disk's size */
} File;

static File *
get_file (sqlite3_file *file)
{
  return (File *) file;
}

static sqlite3_file *
get_real (sqlite3_file *file)
{
  return get_file (file)->real;
}

/* The calls that the real disk makes itself are not ours. */
static GPrivate inside = G_PRIVATE_INIT (NULL);

static int
leave_disk (int code)
{
  g_private_set (&inside, NULL);
  return code;
}

static sqlite3_file *
enter_disk (sqlite3_file *file)
{
  g_private_set (&inside, file);
  return file;
}

static void
free_operation (gpointer data)
{
  DiskOperation *operation = data;

  g_free (operation->name);
  g_free (operation->to);
  g_clear_pointer (&operation->bytes, g_bytes_unref);
  g_free (operation);
}

static void
note_both (DiskAct act, const char *path, const char *to, gint64 at, const void *bytes, gsize length)
{
  DiskOperation *operation;

  if (path == NULL || disk.folder == NULL || !g_str_has_prefix (path, disk.folder) || g_str_has_suffix (path, "-shm"))
    return;
  operation = g_new0 (DiskOperation, 1);
  *operation = (DiskOperation) { act, g_path_get_basename (path), to != NULL ? g_path_get_basename (to) : NULL, at, bytes != NULL ? g_bytes_new (bytes, length) : NULL };
  g_mutex_lock (&disk.mutex);
  g_ptr_array_add (disk.operations, operation);
  g_mutex_unlock (&disk.mutex);
}

static void
note (DiskAct act, const char *path, gint64 at, const void *bytes, gsize length)
{
  note_both (act, path, NULL, at, bytes, length);
}

/* SQLite syncs the names of the logs and journals that it makes, with their first sync. */
static gboolean
syncs_name (const char *path)
{
  return path != NULL && (g_str_has_suffix (path, "-wal") || g_str_has_suffix (path, "-journal"));
}

static gboolean
concerns (DiskAct act, gboolean reads)
{
  switch (disk.fault)
    {
    case DISK_FULL:
    case DISK_SHORT:
      return !reads && (act == DISK_WRITE || act == DISK_TRUNCATE);
    case DISK_NO_SYNC:
      return !reads && act == DISK_SYNC;
    case DISK_UNREADABLE:
      return reads;
    default:
      return !reads;
    }
}

/* SQLITE_OK, or what fails now. */
static int
fail_now (DiskAct act, gboolean reads)
{
  static const int codes[] = { SQLITE_FULL, SQLITE_IOERR_WRITE, SQLITE_IOERR_WRITE, SQLITE_IOERR_FSYNC, SQLITE_IOERR_READ };
  int code = SQLITE_OK;

  g_mutex_lock (&disk.mutex);
  if (disk.left > 0 && concerns (act, reads) && --disk.left == 0)
    {
      code = codes[disk.fault];
      disk.failed = TRUE;
      disk.left = disk.lasts ? 1 : 0;
    }
  g_mutex_unlock (&disk.mutex);
  return code;
}

static void
die (void)
{
  kill (getpid (), SIGKILL);
  pause ();
}

/* Whether this is the step that kills in the middle. */
static gboolean
step (void)
{
  guint number = (guint) g_atomic_int_add ((gint *) &disk.n_steps, 1) + 1;

  if (disk.deadly == 0 || number != disk.deadly)
    return FALSE;
  if (!disk.half)
    die ();
  return TRUE;
}

static int
close_file (sqlite3_file *file)
{
  int code = leave_disk (get_real (file)->pMethods->xClose (enter_disk (get_real (file))));

  g_clear_pointer (&get_file (file)->path, g_free);
  return code;
}

static int
read_file (sqlite3_file *file, void *bytes, int length, sqlite3_int64 at)
{
  int code = fail_now (DISK_WRITE, TRUE);

  return code != SQLITE_OK ? code : get_real (file)->pMethods->xRead (get_real (file), bytes, length, at);
}

static int
write_file (sqlite3_file *file, const void *bytes, int length, sqlite3_int64 at)
{
  gboolean dies = step ();
  int code = fail_now (DISK_WRITE, FALSE);

  if (code != SQLITE_OK && disk.fault != DISK_SHORT)
    return code;
  if (code != SQLITE_OK || dies)
    leave_disk (get_real (file)->pMethods->xWrite (enter_disk (get_real (file)), bytes, MAX (length / 2, 1), at));
  if (dies)
    die ();
  if (code != SQLITE_OK)
    return code;
  note (DISK_WRITE, get_file (file)->path, at, bytes, (gsize) length);
  return leave_disk (get_real (file)->pMethods->xWrite (enter_disk (get_real (file)), bytes, length, at));
}

static int
truncate_file (sqlite3_file *file, sqlite3_int64 size)
{
  int code;

  if (step ())
    die ();
  code = fail_now (DISK_TRUNCATE, FALSE);
  if (code != SQLITE_OK)
    return code;
  note (DISK_TRUNCATE, get_file (file)->path, size, NULL, 0);
  return leave_disk (get_real (file)->pMethods->xTruncate (enter_disk (get_real (file)), size));
}

static gboolean
is_lied_about (const char *path)
{
  return disk.lies != NULL && path != NULL && g_str_has_suffix (path, disk.lies);
}

static int
sync_file (sqlite3_file *file, int flags)
{
  int code;

  if (step ())
    die ();
  code = fail_now (DISK_SYNC, FALSE);
  if (code != SQLITE_OK)
    return code;
  if (is_lied_about (get_file (file)->path))
    return SQLITE_OK;
  note (DISK_SYNC, get_file (file)->path, syncs_name (get_file (file)->path), NULL, 0);
  return leave_disk (get_real (file)->pMethods->xSync (enter_disk (get_real (file)), flags));
}

static int
get_size (sqlite3_file *file, sqlite3_int64 *size)
{
  return get_real (file)->pMethods->xFileSize (get_real (file), size);
}

static int
lock (sqlite3_file *file, int level)
{
  return get_real (file)->pMethods->xLock (get_real (file), level);
}

static int
unlock (sqlite3_file *file, int level)
{
  return get_real (file)->pMethods->xUnlock (get_real (file), level);
}

static int
check_lock (sqlite3_file *file, int *reserved)
{
  return get_real (file)->pMethods->xCheckReservedLock (get_real (file), reserved);
}

static int
control (sqlite3_file *file, int operation, void *argument)
{
  return get_real (file)->pMethods->xFileControl (get_real (file), operation, argument);
}

static int
get_sector (sqlite3_file *file)
{
  return get_real (file)->pMethods->xSectorSize (get_real (file));
}

static int
get_traits (sqlite3_file *file)
{
  return get_real (file)->pMethods->xDeviceCharacteristics (get_real (file));
}

static int
map_memory (sqlite3_file *file, int region, int size, int extends, void volatile **memory)
{
  return leave_disk (get_real (file)->pMethods->xShmMap (enter_disk (get_real (file)), region, size, extends, memory));
}

static int
lock_memory (sqlite3_file *file, int offset, int n, int flags)
{
  return get_real (file)->pMethods->xShmLock (get_real (file), offset, n, flags);
}

static void
order_memory (sqlite3_file *file)
{
  get_real (file)->pMethods->xShmBarrier (get_real (file));
}

static int
unmap_memory (sqlite3_file *file, int deletes)
{
  return leave_disk (get_real (file)->pMethods->xShmUnmap (enter_disk (get_real (file)), deletes));
}

static int
open_file (sqlite3_vfs *vfs, sqlite3_filename name, sqlite3_file *file, int flags, int *flags_out)
{
  File *self = get_file (file);
  gboolean creates = name != NULL && (flags & SQLITE_OPEN_CREATE) != 0 && access (name, F_OK) != 0;
  int code;

  if (creates && step ())
    die ();
  code = leave_disk (disk.real->xOpen (disk.real, name, enter_disk (self->real), flags, flags_out));
  self->path = code == SQLITE_OK ? g_strdup (name) : NULL;
  self->methods = (sqlite3_io_methods) { 2, close_file, read_file, write_file, truncate_file, sync_file, get_size, lock, unlock, check_lock, control,
                                         get_sector, get_traits, map_memory, lock_memory, order_memory, unmap_memory };
  self->base.pMethods = self->real->pMethods != NULL ? &self->methods : NULL;
  if (creates && code == SQLITE_OK)
    note (DISK_CREATE, name, 0, NULL, 0);
  return code;
}

static int
remove_file (sqlite3_vfs *vfs, const char *name, int syncs)
{
  int code;

  if (step ())
    die ();
  enter_disk ((gpointer) vfs);
  code = leave_disk (disk.real->xDelete (disk.real, name, syncs));
  if (code == SQLITE_OK)
    note (DISK_REMOVE, name, syncs, NULL, 0);
  return code;
}

void
disk_install (void)
{
  disk.real = sqlite3_vfs_find (NULL);
  disk.vfs = *disk.real;
  disk.vfs.zName = "faults";
  disk.vfs.szOsFile = (int) sizeof (File) + disk.real->szOsFile;
  disk.vfs.xOpen = open_file;
  disk.vfs.xDelete = remove_file;
  disk.operations = g_ptr_array_new_with_free_func (free_operation);
  sqlite3_vfs_register (&disk.vfs, 1);
}

void
disk_record (const char *folder)
{
  g_ptr_array_set_size (disk.operations, 0);
  g_set_str (&disk.folder, folder);
}

GPtrArray *
disk_take (void)
{
  GPtrArray *taken = disk.operations;

  disk.operations = g_ptr_array_new_with_free_func (free_operation);
  return taken;
}

void
disk_stop (void)
{
  g_clear_pointer (&disk.folder, g_free);
}

void
disk_fail (DiskFault fault, guint number, gboolean lasts)
{
  g_mutex_lock (&disk.mutex);
  disk.fault = fault;
  disk.left = number;
  disk.lasts = lasts;
  disk.failed = FALSE;
  g_mutex_unlock (&disk.mutex);
}

gboolean
disk_mend (void)
{
  gboolean failed;

  g_mutex_lock (&disk.mutex);
  failed = disk.failed;
  disk.left = 0;
  g_mutex_unlock (&disk.mutex);
  return failed;
}

void
disk_lie (const char *end)
{
  disk.lies = end;
}

void
disk_set_exchange (gboolean exchanges)
{
  disk.plain = !exchanges;
}

gboolean
disk_exchanges (void)
{
  return !disk.plain;
}

void
disk_kill (guint number, gboolean half)
{
  disk.deadly = number;
  disk.half = half;
  g_atomic_int_set ((gint *) &disk.n_steps, 0);
}

void
disk_call (DiskAct act, const char *path, const char *to, gint64 at, const void *bytes, gsize length)
{
  if (step ())
    die ();
  if (act != DISK_SYNC || !is_lied_about (path))
    note_both (act, path, to, at, bytes, length);
}

gboolean
disk_is_inside (void)
{
  return g_private_get (&inside) != NULL;
}

guint
disk_get_n_steps (void)
{
  return (guint) g_atomic_int_get ((gint *) &disk.n_steps);
}
