/* Commands from the window, with toast and undo.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-run.h"

#include "desk-made.h"
#include "desk-window.h"

typedef struct
{
  DeskWindow *window;
  StoreFile  *file;   /* its company when the command was given */
  GtkWidget  *origin; /* weak */
  const StoreCommand *command;
  DeskRunDone done;
  gpointer    data;
} Run;

/* The window may show another company by now. */
static gboolean
is_left (Run *run)
{
  return desk_window_get_file (run->window) != run->file;
}

static void
say_result (Run *run, StoreChange *change, GVariant *result)
{
  if (is_left (run))
    return;
  if (change != NULL && change->seq != 0)
    desk_window_say_done (run->window, change->seq);
  if (result != NULL && g_variant_is_of_type (result, G_VARIANT_TYPE_STRING))
    desk_window_say (run->window, g_variant_get_string (result, NULL));
}

/* Once the dialog is gone: where people go on, and what they have to hear first. */
static void
lead_on (Run *run, StoreChange *change, GVariant *result)
{
  if (run->command == NULL || is_left (run))
    return;
  if (change != NULL && change->seq != 0)
    desk_made_show (run->window, run->command, change);
  if (result != NULL)
    desk_made_show_refused (run->window, run->command, result);
}

static void
finished_cb (GObject *source, GAsyncResult *answer, gpointer data)
{
  Run *run = data;
  g_autoptr (StoreChange) change = NULL;
  g_autoptr (GVariant) result = NULL;
  g_autoptr (GError) error = NULL;
  gint64 number = 0;

  store_file_run_finish (STORE_FILE (source), answer, &change, &result, &error);
  if (error == NULL)
    say_result (run, change, result);
  else if (run->done == NULL)
    desk_window_say (run->window, error->message);
  if (result != NULL && g_variant_is_of_type (result, G_VARIANT_TYPE_INT64))
    number = g_variant_get_int64 (result);
  if (run->done != NULL)
    run->done (run->origin, number, error, run->data);
  if (error == NULL)
    lead_on (run, change, result);
  g_clear_weak_pointer (&run->origin);
  g_object_unref (run->file);
  g_object_unref (run->window);
  g_free (run);
}

void
desk_run (GtkWidget *origin, const char *command, GVariant *arguments, DeskRunDone done, gpointer data)
{
  desk_run_cancellable (origin, command, arguments, NULL, done, data);
}

void
desk_run_cancellable (GtkWidget *origin, const char *command, GVariant *arguments, GCancellable *cancellable, DeskRunDone done, gpointer data)
{
  Run *run = g_new0 (Run, 1);

  run->window = g_object_ref (DESK_WINDOW (gtk_widget_get_root (origin)));
  run->file = g_object_ref (desk_window_get_file (run->window));
  g_set_weak_pointer (&run->origin, origin);
  run->command = store_schema_find_command (store_file_get_schema (run->file), command);
  run->done = done;
  run->data = data;
  store_file_run_async (run->file, command, arguments, NULL, cancellable, finished_cb, run);
}

void
desk_run_on_record (GtkWidget *origin, const char *verb, BaseRecordClass *class, gint64 id)
{
  StoreFile *file = desk_window_get_file (DESK_WINDOW (gtk_widget_get_root (origin)));
  const char *nick = store_schema_get_nick (store_file_get_schema (file), class);
  gboolean generic = g_str_equal (verb, "trash") || g_str_equal (verb, "restore");
  g_autofree char *command = generic ? g_strdup_printf ("%s-%s", verb, nick) : g_strdup (verb);

  desk_run (origin, command, g_variant_new_parsed ("{'record': <%x>}", id), NULL, NULL);
}

void
desk_run_lot (GtkWidget *origin, const char *command, GArray *records)
{
  GVariant *ids = g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, records->data, records->len, sizeof (gint64));

  desk_run (origin, command, g_variant_new_parsed ("{'records': <%@ax>}", ids), NULL, NULL);
}
