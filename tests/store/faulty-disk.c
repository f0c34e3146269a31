/* A disk that fails when it is told to.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "faulty-disk.h"

#include <sqlite3.h>

/* SQLite has one list of disks for the whole process, so this is one too. */
static struct
{
  sqlite3_vfs  vfs;
  sqlite3_vfs *real;
  GMutex       mutex;
  Fault        fault;
  int          left; /* operations until it fails; 0 = never */
  gboolean     lasts;
  gboolean     failed;
} disk;

typedef struct
{
  sqlite3_file       base;
  sqlite3_io_methods methods;
  sqlite3_file       real[]; /* of the real disk's size */
} File;

/* SQLITE_OK, or what fails now. */
static int
count (gboolean syncs)
{
  static const int codes[] = { SQLITE_FULL, SQLITE_IOERR_WRITE, SQLITE_IOERR_FSYNC };
  int code = SQLITE_OK;

  g_mutex_lock (&disk.mutex);
  if (disk.left > 0 && (disk.fault != FAULT_SYNC || syncs) && --disk.left == 0)
    {
      code = codes[disk.fault];
      disk.failed = TRUE;
      disk.left = disk.lasts ? 1 : 0;
    }
  g_mutex_unlock (&disk.mutex);
  return code;
}

static sqlite3_file *
get_real (sqlite3_file *file)
{
  return ((File *) file)->real;
}

static int
close_file (sqlite3_file *file)
{
  return get_real (file)->pMethods->xClose (get_real (file));
}

static int
read_file (sqlite3_file *file, void *bytes, int length, sqlite3_int64 at)
{
  return get_real (file)->pMethods->xRead (get_real (file), bytes, length, at);
}

static int
write_file (sqlite3_file *file, const void *bytes, int length, sqlite3_int64 at)
{
  int code = count (FALSE);

  return code != SQLITE_OK ? code : get_real (file)->pMethods->xWrite (get_real (file), bytes, length, at);
}

static int
truncate_file (sqlite3_file *file, sqlite3_int64 size)
{
  int code = count (FALSE);

  return code != SQLITE_OK ? code : get_real (file)->pMethods->xTruncate (get_real (file), size);
}

static int
sync_file (sqlite3_file *file, int flags)
{
  int code = count (TRUE);

  return code != SQLITE_OK ? code : get_real (file)->pMethods->xSync (get_real (file), flags);
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
  return get_real (file)->pMethods->xShmMap (get_real (file), region, size, extends, memory);
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
  return get_real (file)->pMethods->xShmUnmap (get_real (file), deletes);
}

static int
open_file (sqlite3_vfs *vfs, sqlite3_filename name, sqlite3_file *file, int flags, int *flags_out)
{
  File *self = (File *) file;
  int code = disk.real->xOpen (disk.real, name, self->real, flags, flags_out);

  self->methods = (sqlite3_io_methods) { 2, close_file, read_file, write_file, truncate_file, sync_file, get_size, lock, unlock, check_lock, control,
                                         get_sector, get_traits, map_memory, lock_memory, order_memory, unmap_memory };
  self->base.pMethods = self->real->pMethods != NULL ? &self->methods : NULL;
  return code;
}

void
faulty_disk_install (void)
{
  disk.real = sqlite3_vfs_find (NULL);
  disk.vfs = *disk.real;
  disk.vfs.zName = "faulty";
  disk.vfs.szOsFile = (int) sizeof (File) + disk.real->szOsFile;
  disk.vfs.xOpen = open_file;
  sqlite3_vfs_register (&disk.vfs, 1);
}

void
faulty_disk_plan (Fault fault, int number, gboolean lasts)
{
  g_mutex_lock (&disk.mutex);
  disk.fault = fault;
  disk.left = number;
  disk.lasts = lasts;
  disk.failed = FALSE;
  g_mutex_unlock (&disk.mutex);
}

gboolean
faulty_disk_mend (void)
{
  gboolean failed;

  g_mutex_lock (&disk.mutex);
  failed = disk.failed;
  disk.left = 0;
  g_mutex_unlock (&disk.mutex);
  return failed;
}
