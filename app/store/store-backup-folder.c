/* A folder of backups: which, how old, how sound.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "store-backup.h"

#include <base-date.h>
#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include "store-backup-folder.h"
#include "store-copy.h"
#include "store-db-private.h"
#include "store-place.h"

#define SUFFIX       ".factotum"
#define DAY          (24 * 60 * 60)
#define DAYS         14
#define MONTHS       12
#define IN_SUMMARY   4 /* record types */

void
store_copy_free (StoreCopy *self)
{
  g_free (self->path);
  g_free (self->summary);
  g_free (self);
}

/* Days since year 1, and months, in local time. */
static void
place_in_calendar (gint64 time, int *day, int *month)
{
  g_autoptr (GDateTime) at = g_date_time_new_from_unix_local (time);
  GDate date;

  g_date_set_dmy (&date, (GDateDay) g_date_time_get_day_of_month (at), (GDateMonth) g_date_time_get_month (at), (GDateYear) g_date_time_get_year (at));
  *day = (int) g_date_get_julian (&date);
  *month = g_date_time_get_year (at) * 12 + g_date_time_get_month (at);
}

void
store_backup_choose (const gint64 *times, guint n, gint64 now, gboolean *keep)
{
  int today, this_month, last_day = -1, last_month = -1;

  place_in_calendar (now, &today, &this_month);
  for (guint i = 0; i < n; i++)
    {
      int day, month;

      place_in_calendar (times[i], &day, &month);
      keep[i] = i == 0 || now - times[i] < DAY
                || (day != last_day && today - day < DAYS)
                || (month != last_month && this_month - month < MONTHS);
      last_day = day;
      last_month = month;
    }
}

char *
store_backup_dup_stem (const char *path)
{
  char *name = g_path_get_basename (path);

  if (g_str_has_suffix (name, SUFFIX))
    name[strlen (name) - strlen (SUFFIX)] = '\0';
  return name;
}

/* Of "<stem> 2026-12-31 23-59.factotum", also with " (2)"; G_MININT64 for other names. */
static gint64
read_time (const char *name, const char *stem)
{
  g_autofree char *quoted = stem != NULL ? g_regex_escape_string (stem, -1) : g_strdup (".*");
  g_autofree char *pattern = g_strdup_printf ("^%s (\\d{4})-(\\d\\d)-(\\d\\d) (\\d\\d)-(\\d\\d)( \\(\\d+\\))?\\.factotum$", quoted);
  g_autoptr (GRegex) regex = g_regex_new (pattern, 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autoptr (GDateTime) at = NULL;
  int figures[5];

  if (regex == NULL || !g_regex_match (regex, name, 0, &match))
    return G_MININT64;
  for (int i = 0; i < 5; i++)
    {
      g_autofree char *text = g_match_info_fetch (match, i + 1);
      figures[i] = (int) g_ascii_strtoll (text, NULL, 10);
    }
  at = g_date_time_new_local (figures[0], figures[1], figures[2], figures[3], figures[4], 0);
  return at != NULL ? g_date_time_to_unix (at) : G_MININT64;
}

static int
compare_copies (gconstpointer left, gconstpointer right)
{
  const StoreCopy *a = *(StoreCopy * const *) left, *b = *(StoreCopy * const *) right;

  return a->at != b->at ? (a->at < b->at ? 1 : -1) : g_strcmp0 (b->path, a->path);
}

GPtrArray *
store_backup_find (const char *folder, const char *stem, GError **error)
{
  g_autoptr (GPtrArray) copies = g_ptr_array_new_with_free_func ((GDestroyNotify) store_copy_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  if (dir == NULL)
    {
      g_set_error (error, STORE_ERROR, STORE_ERROR_IO, _("The folder “%s” cannot be opened. Choose another one."), folder);
      return NULL;
    }
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      gint64 at = read_time (name, stem);
      GStatBuf status;
      g_autofree char *path = g_build_filename (folder, name, NULL);
      StoreCopy *copy;

      if (!g_str_has_suffix (name, SUFFIX) || (stem != NULL && at == G_MININT64) || g_stat (path, &status) != 0)
        continue;
      copy = g_new0 (StoreCopy, 1);
      copy->path = g_steal_pointer (&path);
      copy->at = at != G_MININT64 ? at : status.st_mtime;
      copy->size = status.st_size;
      g_ptr_array_add (copies, copy);
    }
  g_ptr_array_sort (copies, compare_copies);
  return g_steal_pointer (&copies);
}

static char *
name_new (StoreDb *db, const char *folder)
{
  g_autofree char *stem = store_backup_dup_stem (store_db_get_path (db));
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_local (base_environment_now (store_db_get_environment (db)));
  g_autofree char *at = g_date_time_format (now, "%Y-%m-%d %H-%M");
  char *path = g_strdup_printf ("%s/%s %s" SUFFIX, folder, stem, at);

  for (guint i = 2; g_file_test (path, G_FILE_TEST_EXISTS); i++)
    {
      g_free (path);
      path = g_strdup_printf ("%s/%s %s (%u)" SUFFIX, folder, stem, at, i);
    }
  return path;
}

/* What a backup left that was cut short, and that nobody can be writing any more. */
static void
drop_drafts (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  gint64 now = g_get_real_time () / G_USEC_PER_SEC; /* as the file system has it */
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      GStatBuf status;

      if (g_regex_match_simple ("^\\.factotum-\\w{6}\\.part(-wal|-shm|-journal)?$", name, 0, 0) && g_lstat (path, &status) == 0 && now - status.st_mtime > DAY)
        g_unlink (path);
    }
}

static void
drop_old (StoreDb *db, const char *folder)
{
  g_autofree char *stem = store_backup_dup_stem (store_db_get_path (db));
  g_autoptr (GPtrArray) copies = store_backup_find (folder, stem, NULL);
  guint n = copies != NULL ? copies->len : 0;
  g_autofree gint64 *times = g_new (gint64, n + 1);
  g_autofree gboolean *keep = g_new (gboolean, n + 1);

  for (guint i = 0; i < n; i++)
    times[i] = ((StoreCopy *) copies->pdata[i])->at;
  store_backup_choose (times, n, base_environment_now (store_db_get_environment (db)), keep);
  for (guint i = 0; i < n; i++)
    if (!keep[i])
      g_unlink (((StoreCopy *) copies->pdata[i])->path);
}

gboolean
store_backup_rotate (StoreDb *db, const char *folder, char **path, GError **error)
{
  g_autofree char *made = NULL;

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (error, STORE_ERROR, STORE_ERROR_IO, _("The folder “%s” cannot be made: %s. Choose another one."), folder, g_strerror (errno));
      return FALSE;
    }
  made = name_new (db, folder);
  if (!store_backup_write (db, made, error))
    return FALSE;
  drop_old (db, folder);
  drop_drafts (folder);
  if (path != NULL)
    *path = g_steal_pointer (&made);
  return TRUE;
}

static void
append_count (StoreDb *copy, BaseRecordClass *class, GString *summary)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM %s WHERE trashed_at IS NULL", class->table);
  gint64 count = 0;

  /* An older copy may not have such a table. */
  if (!store_db_get_number (copy, sql, &count, NULL) || count == 0)
    return;
  g_string_append_printf (summary, "%s%s: %" G_GINT64_FORMAT, summary->len > 0 ? ", " : "", _(class->plural), count);
}

static char *
dup_last_change (StoreDb *copy)
{
  g_autoptr (StoreQuery) query = store_query_new (copy, "SELECT at FROM change ORDER BY seq DESC LIMIT 1");
  gint64 time;
  g_autoptr (GDateTime) at = NULL;

  if (!store_query_next (query) || !base_time_parse_iso (store_query_get_text (query, 0), &time))
    return g_strdup (_("never changed"));
  at = g_date_time_new_from_unix_local (time);
  {
    g_autofree char *text = g_date_time_format (at, "%Y-%m-%d %H:%M");
    return g_strdup_printf (_("last change %s"), text);
  }
}

static char *
summarize (StoreDb *copy, StoreSchema *schema)
{
  g_autoptr (GString) summary = g_string_new (NULL);
  g_autofree char *last = dup_last_change (copy);

  for (guint i = 0; i < MIN (IN_SUMMARY, store_schema_get_n_types (schema)); i++)
    append_count (copy, store_schema_get_class (schema, i), summary);
  g_string_append_printf (summary, "%s%s", summary->len > 0 ? ", " : "", last);
  return g_string_free_and_steal (g_steal_pointer (&summary));
}

/* A whole seal says that the copy is as it was when it was checked; without one it is checked through. */
static void
look_into (StoreCopy *self, StoreSchema *schema, BaseEnvironment *environment)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StoreDb) copy = NULL;
  StoreCopySeal seal = STORE_COPY_UNSEALED;

  if (store_place_check (self->path, TRUE, &error) && store_copy_read_seal (self->path, &seal, &error))
    copy = store_copy_open (self->path, schema, environment, &error);
  if (seal == STORE_COPY_BROKEN)
    self->summary = g_strdup (_("It is not as it was when it was made: bytes of it were changed."));
  else if (copy == NULL || !(seal == STORE_COPY_WHOLE ? store_copy_check_identity (copy, &error) : store_copy_check (copy, &error)))
    self->summary = g_strdup (error->message);
  else
    {
      self->sound = TRUE;
      self->summary = summarize (copy, schema);
    }
}

GPtrArray *
store_backup_list (const char *folder, StoreSchema *schema, BaseEnvironment *environment, GError **error)
{
  g_autoptr (GPtrArray) copies = store_backup_find (folder, NULL, error);

  for (guint i = 0; copies != NULL && i < copies->len; i++)
    look_into (copies->pdata[i], schema, environment);
  return g_steal_pointer (&copies);
}
