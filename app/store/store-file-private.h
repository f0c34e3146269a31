/* The inside of an open company.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "store-file.h"
#include "store-lock.h"
#include "store-registry.h"
#include "store-vault.h"
#include "store-worker.h"

G_BEGIN_DECLS

typedef enum { STORE_FILE_JOB_COMMAND, STORE_FILE_JOB_WORK, STORE_FILE_JOB_UNDO, STORE_FILE_JOB_REDO } StoreFileJobKind;

/* Something to do for the writer, and what came of it. */
typedef struct
{
  StoreFile          *file;        /* borrowed: the answer or the waiting caller keeps it */
  StoreFileJobKind    kind;
  const StoreCommand *command;     /* of COMMAND */
  GVariant           *arguments;   /* of COMMAND */
  StoreWork           work;        /* of WORK */
  gpointer            data;
  GDestroyNotify      destroy;
  char               *name;        /* of the intent; NULL: outside a transaction */
  char               *command_id;
  gboolean            may_repeat;  /* the id is the caller's: the change may have been made before */
  gint64              seq;         /* of the change to take back, 0 = the last one */
  GCancellable       *cancellable;
  GTask              *answer;      /* NULL: somebody waits */
  StoreChange        *change;
  GVariant           *result;
  GError             *error;
  gboolean            done;        /* under the file's mutex */
} StoreFileJob;

struct _StoreFile
{
  GObject          parent_instance;
  char            *path;
  StoreSchema     *schema;
  BaseEnvironment *environment;
  BaseLocale      *locale;
  GMainContext    *context;
  StoreLock       *lock;            /* NULL when read-only */
  char            *read_only_reason;
  StoreDb         *reader;
  StoreVault      *vault;
  StoreWorker     *worker;          /* NULL when read-only */
  GSource         *wake;            /* ready when the writer has something to say */
  GSource         *poll;            /* looks for other processes' changes; read-only */
  gint64           data_version;
  StoreRegistry   *records;
  GHashTable      *stale;           /* set of BaseRecord, owned: to be loaded again when there is time */
  GSource         *refresh;         /* loads them */
  GHashTable      *titles;          /* of link targets */
  guint            n_jobs;          /* not answered yet */
  guint            progress;        /* permille */
  gint64           backed_up_seq;   /* the last change that a backup of this session holds, -1 = none */

  GMutex           mutex;           /* of the following */
  GCond            cond;
  GQueue           finished;        /* StoreFileJob */

  int              permille;        /* atomic; of the running job */
  gint64           told_at;         /* writer thread: when progress was told last */
};

/* In store-file-job.c: on the writer thread. */
extern const StoreWorkerHandler store_file_handler;
StoreFileJob *store_file_job_new     (StoreFile *file, StoreFileJobKind kind, GCancellable *cancellable) G_GNUC_WARN_UNUSED_RESULT;
void          store_file_job_free    (StoreFileJob *job);

/* In store-file-run.c: on the main thread. */
void          store_file_deliver     (StoreFile *self);

/* In store-file-records.c: on the main thread. */
void          store_file_records_init   (StoreFile *self);
void          store_file_records_clear  (StoreFile *self);
void          store_file_records_change (StoreFile *self, StoreChange *change);
void          store_file_records_change_all (StoreFile *self);
/* In store-file-vault.c: reads what the file says about its keys. */
gboolean      store_file_vault_load     (StoreFile *self, GError **error);
/* In store-file.c */
void          store_file_emit_changed   (StoreFile *self, StoreChange *change);
void          store_file_set_progress   (StoreFile *self, guint permille);
void          store_file_set_n_jobs     (StoreFile *self, guint n_jobs);

G_END_DECLS
