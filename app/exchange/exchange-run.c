/* One pass over the rows of a file.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include <glib/gi18n-lib.h>
#include "exchange-error.h"
#include "exchange-run-record.h"

#define MOST_TOGETHER 1000 /* groups that one statement writes */

/* The state of a pass beside the run itself. */
typedef struct
{
  ExchangeRun *run;
  GArray      *promises;
  GString     *buffer;
  gboolean     has_written; /* the group at hand */
  guint        late;
  guint        next;        /* the group to be taken next */
  guint        end;         /* of those that one statement writes */
  guint        n_promises;  /* before the group at hand */
  ExchangeMaking making;    /* of it */
} Pass;

static void
clear_promise (ExchangePromise *promise)
{
  g_free (promise->text);
}

/* Refusals of a row, other than what stops everything. */
static gboolean
is_of_a_row (const GError *error)
{
  return error->domain == BASE_ERROR || error->domain == EXCHANGE_ERROR || g_error_matches (error, STORE_ERROR, STORE_ERROR_CONSTRAINT)
         || g_error_matches (error, STORE_ERROR, STORE_ERROR_MISSING) || g_error_matches (error, STORE_ERROR, STORE_ERROR_STALE)
         || g_error_matches (error, STORE_ERROR, STORE_ERROR_SEALED);
}

static const guint32 *
get_rows (ExchangeRun *run, guint group, guint *n)
{
  *n = run->groups->starts[group + 1] - run->groups->starts[group];
  return run->groups->rows + run->groups->starts[group];
}

static void
set_outcome (ExchangeRun *run, guint group, ExchangeOutcome outcome, const char *reason)
{
  guint n;
  const guint32 *rows = get_rows (run, group, &n);

  run->result->counts.records[outcome]++;
  for (guint i = 0; i < n; i++)
    {
      run->result->outcomes[rows[i]] = outcome;
      if (reason != NULL)
        g_hash_table_insert (run->result->reasons, GUINT_TO_POINTER (rows[i]), g_strdup (reason));
    }
  if (outcome == EXCHANGE_ROW_REFUSED)
    run->result->counts.refused_rows += n;
}

/* One torn row spoils the record that it is a part of. */
static gboolean
check_faults (ExchangeRun *run, const guint32 *rows, guint n, GError **error)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *fault = exchange_csv_reader_dup_fault (run->reader, rows[i]);

      if (fault == NULL)
        continue;
      g_set_error_literal (error, EXCHANGE_ERROR, EXCHANGE_ERROR_ROW, fault);
      return FALSE;
    }
  return TRUE;
}

static gboolean
make_parts (Pass *pass, ExchangeMaking *record, gint64 id, guint parts[EXCHANGE_N_OUTCOMES], GError **error)
{
  for (guint i = 0; record->program->child != NULL && i < record->n_rows; i++)
    {
      ExchangeMaking part = *record;
      ExchangeOutcome outcome;

      part.name = NULL;
      part.record = NULL;
      part.program = record->program->child;
      part.rows = record->rows + i;
      part.n_rows = 1;
      part.ordinal = i + 1;
      part.parent = id;
      if (!exchange_making_run (&part, &id, &outcome, error))
        return FALSE;
      if (id != 0)
        parts[outcome]++;
      id = part.parent;
    }
  return TRUE;
}

static gboolean
begin_group (Pass *pass, guint group, gint64 *id, GError **error)
{
  pass->has_written = FALSE;
  pass->n_promises = pass->promises->len;
  pass->making = (ExchangeMaking) { .run = pass->run, .program = pass->run->program, .group = group, .ordinal = 1, .promises = pass->promises,
                                    .has_written = &pass->has_written, .buffer = pass->buffer };
  pass->making.rows = get_rows (pass->run, group, &pass->making.n_rows);
  return check_faults (pass->run, pass->making.rows, pass->making.n_rows, error) && exchange_making_begin (&pass->making, id, error);
}

static gboolean
end_group (Pass *pass, gboolean saved, gint64 id, GError **error)
{
  guint parts[EXCHANGE_N_OUTCOMES] = { 0 };
  ExchangeOutcome outcome;

  if (!exchange_making_end (&pass->making, saved, &id, &outcome, error) || !make_parts (pass, &pass->making, id, parts, error))
    return FALSE;
  for (guint i = 0; i < EXCHANGE_N_OUTCOMES; i++)
    pass->run->result->counts.parts[i] += parts[i];
  set_outcome (pass->run, pass->making.group, outcome, NULL);
  exchange_making_clear (&pass->making);
  return TRUE;
}

static gboolean
refuse_too_late (ExchangeRun *run, guint group, const GError *reason, GError **error)
{
  guint n;
  const guint32 *rows = get_rows (run, group, &n);

  g_set_error (error, EXCHANGE_ERROR, EXCHANGE_ERROR_ROW, _("Line %u cannot be imported: %s Nothing was imported. Look at the preview again."),
               exchange_csv_reader_get_line (run->reader, rows[0]), reason->message);
  return FALSE;
}

/* Nothing of the group is left behind, in the file or in the promises. FALSE where that cannot be, or where it was no refusal. */
static gboolean
refuse_group (Pass *pass, GError *reason, GError **error)
{
  g_autoptr (GError) refusal = reason;
  guint group = pass->making.group;

  exchange_making_clear (&pass->making);
  if (!is_of_a_row (refusal))
    {
      g_propagate_error (error, g_steal_pointer (&refusal));
      return FALSE;
    }
  if (pass->run->careful ? !store_db_run (pass->run->db, "ROLLBACK TO import_row", error)
                         : pass->has_written && !refuse_too_late (pass->run, group, refusal, error))
    return FALSE;
  g_array_set_size (pass->promises, pass->n_promises);
  set_outcome (pass->run, group, EXCHANGE_ROW_REFUSED, refusal->message);
  return TRUE;
}

static gboolean
take_group (Pass *pass, guint group, GError **error)
{
  GError *reason = NULL;
  gint64 id;

  if (pass->run->careful && !store_db_run (pass->run->db, "SAVEPOINT import_row", error))
    return FALSE;
  if ((!begin_group (pass, group, &id, &reason) || !end_group (pass, FALSE, id, &reason)) && !refuse_group (pass, reason, error))
    return FALSE;
  return !pass->run->careful || store_db_run (pass->run->db, "RELEASE import_row", error);
}

/* What was refused before stays so, with its reason. */
static gboolean
is_refused (ExchangeRun *run, guint group)
{
  guint n;
  const guint32 *rows = get_rows (run, group, &n);

  if (run->result->outcomes[rows[0]] != EXCHANGE_ROW_REFUSED)
    return FALSE;
  run->result->counts.records[EXCHANGE_ROW_REFUSED]++;
  run->result->counts.refused_rows += n;
  return TRUE;
}

static gboolean
keep_promise (Pass *pass, ExchangePromise *promise, GError **error)
{
  ExchangeRun *run = pass->run;
  ExchangeOutcome before = promise->outcome;
  g_autoptr (GError) reason = NULL;

  if (!exchange_promise_keep (promise, run, &reason))
    {
      if (!is_of_a_row (reason))
        {
          g_propagate_error (error, g_steal_pointer (&reason));
          return FALSE;
        }
      if (!run->careful)
        return refuse_too_late (run, promise->group, reason, error);
      set_outcome (run, promise->group, EXCHANGE_ROW_REFUSED, reason->message);
      pass->late++;
    }
  else if (promise->outcome != before)
    {
      run->result->counts.records[before]--;
      set_outcome (run, promise->group, promise->outcome, NULL);
    }
  return TRUE;
}

static gboolean
tell_progress (Pass *pass, GError **error)
{
  return pass->next % 256 != 0 || store_db_progress (pass->run->db, (guint) ((guint64) pass->next * 1000 / pass->run->groups->n), error);
}

/* The record of the group before, if there is one, is in the file. */
static BaseRecord *
give_record_cb (gpointer data, GError **error)
{
  Pass *pass = data;
  GError *reason = NULL;

  if (pass->making.record != NULL && !end_group (pass, TRUE, 0, &reason) && !refuse_group (pass, g_steal_pointer (&reason), error))
    return NULL;
  while (pass->next < pass->end)
    {
      guint group = pass->next;
      gint64 id;

      if (!tell_progress (pass, error))
        return NULL;
      pass->next++;
      if (is_refused (pass->run, group))
        continue;
      if (begin_group (pass, group, &id, &reason) && exchange_making_is_new (&pass->making))
        {
          pass->has_written = TRUE;
          return pass->making.record;
        }
      if ((reason != NULL || !end_group (pass, FALSE, id, &reason)) && !refuse_group (pass, g_steal_pointer (&reason), error))
        return NULL;
    }
  return NULL;
}

/* New records by one statement for many groups: that takes half the time of one for each. */
static gboolean
take_groups (Pass *pass, GError **error)
{
  g_autoptr (GError) reason = NULL;

  pass->end = MIN (pass->next + MOST_TOGETHER, pass->run->groups->n);
  if (store_record_save_new (pass->run->db, pass->run->program->class, give_record_cb, pass, &reason))
    return TRUE;
  if (pass->making.record != NULL)
    return refuse_group (pass, g_steal_pointer (&reason), error);
  if (g_error_matches (reason, STORE_ERROR, STORE_ERROR_CONSTRAINT)) /* a link: found out when all are written */
    g_set_error (error, EXCHANGE_ERROR, EXCHANGE_ERROR_ROW, _("A row cannot be imported: %s Nothing was imported. Look at the preview again."), reason->message);
  else
    g_propagate_error (error, g_steal_pointer (&reason));
  return FALSE;
}

/* For trials: a statement for each. */
static gboolean
take_next_group (Pass *pass, GError **error)
{
  guint group = pass->next;

  if (!tell_progress (pass, error))
    return FALSE;
  pass->next++;
  return is_refused (pass->run, group) || take_group (pass, group, error);
}

static gboolean
run_passes (Pass *pass, GError **error)
{
  ExchangeRun *run = pass->run;

  while (pass->next < run->groups->n)
    if (!(run->careful ? take_next_group (pass, error) : take_groups (pass, error)))
      return FALSE;
  for (guint i = 0; i < pass->promises->len; i++)
    if (!keep_promise (pass, &g_array_index (pass->promises, ExchangePromise, i), error))
      return FALSE;
  return exchange_keys_write (run->program->ring, error);
}

gboolean
exchange_run_rows (ExchangeRun *self, guint *late, GError **error)
{
  Pass pass = { .run = self, .promises = g_array_new (FALSE, FALSE, sizeof (ExchangePromise)), .buffer = g_string_new (NULL) };
  gboolean done;

  g_array_set_clear_func (pass.promises, (GDestroyNotify) clear_promise);
  self->result->counts = (ExchangeCounts) { 0 };
  done = run_passes (&pass, error);
  *late = pass.late;
  exchange_making_clear (&pass.making);
  g_array_unref (pass.promises);
  g_string_free (pass.buffer, TRUE);
  return done;
}
