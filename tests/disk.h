/* A disk under SQLite that records, fails, lies and kills.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <glib.h>

typedef enum { DISK_CREATE, DISK_WRITE, DISK_TRUNCATE, DISK_SYNC, DISK_REMOVE, DISK_RENAME, DISK_EXCHANGE, DISK_SYNC_FOLDER } DiskAct;

/* What was done to a file. */
typedef struct
{
  DiskAct act;
  char   *name;   /* without folder */
  char   *to;     /* the other name of a renaming or an exchange; NULL */
  gint64  at;     /* of a write; the size of a truncation; 1 for a removal whose folder was synced, and for a sync of a file and its name */
  GBytes *bytes;  /* of a write */
} DiskOperation;

typedef enum
{
  DISK_FULL,        /* writes and truncations fail: no room */
  DISK_FAILING,     /* writes, truncations and syncs fail */
  DISK_SHORT,       /* half a write happens, then it fails */
  DISK_NO_SYNC,     /* syncs fail */
  DISK_UNREADABLE,  /* reads fail */
  DISK_N_FAULTS
} DiskFault;

/* All files that SQLite opens from now on lie on it. */
void       disk_install     (void);
/* From now on every operation on files in folder is kept. */
void       disk_record      (const char *folder);
/* What was done since; (element-type DiskOperation), full. */
GPtrArray *disk_take        (void);
void       disk_stop        (void);
/* The number-th operation of the fault's kinds fails from now on (1 = the next); lasts: and all after it. */
void       disk_fail        (DiskFault fault, guint number, gboolean lasts);
/* No more faults; whether there was one. */
gboolean   disk_mend        (void);
/* Says that it synced the files that end so, and did not; NULL: honest again. */
void       disk_lie         (const char *end);
/* Whether two files can change their names in one step, as on most file systems. */
void       disk_set_exchange (gboolean exchanges);
gboolean   disk_exchanges   (void);
/* The number-th write, truncation, sync, removal or creation kills the process before it happens, half: after half of it. 0: never. */
void       disk_kill        (guint number, gboolean half);
/* What is done beside SQLite, to be called before it: a step that may be the last, and one that is kept. path, to: whole, nullable. */
void       disk_call        (DiskAct act, const char *path, const char *to, gint64 at, const void *bytes, gsize length);
/* Whether a call comes from the disk itself. */
gboolean   disk_is_inside   (void);
/* How many such operations there were since the last disk_kill(). */
guint      disk_get_n_steps (void);
