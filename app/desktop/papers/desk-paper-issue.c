/* Keeping what was given out.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-paper-issue.h"

#include <paper-issue.h>
#include "desk-paper-job.h"

typedef struct
{
  PaperLayout       *layout;
  const PaperReport *report;
  gint64             record;
  DeskWindow        *window;
} Issue;

static void
free_issue (Issue *self)
{
  g_object_unref (self->layout);
  g_object_unref (self->window);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Issue, free_issue)

static void
issued_cb (GObject *source, GAsyncResult *answer, gpointer data)
{
  g_autoptr (DeskWindow) window = data;
  g_autoptr (GError) error = NULL;

  if (!store_file_run_finish (STORE_FILE (source), answer, NULL, NULL, &error))
    desk_window_say (window, error->message);
}

static void
exported_cb (GObject *source, GAsyncResult *answer, gpointer data)
{
  g_autoptr (Issue) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = desk_paper_export_finish (answer, &error);
  StoreFile *file = desk_window_get_file (self->window);

  if (pdf == NULL)
    desk_window_say (self->window, error->message);
  else if (file != NULL)
    store_file_run_async (file, "issue-paper", paper_issue_make_arguments (self->report, self->record, paper_layout_get_document (self->layout), pdf), NULL, NULL,
                          issued_cb, g_object_ref (self->window));
}

void
desk_paper_issue (PaperLayout *layout, const PaperReport *report, gint64 record, DeskWindow *window)
{
  StoreFile *file = desk_window_get_file (window);
  Issue *self;

  if (report == NULL || record == 0 || file == NULL || !paper_issue_is_kept (report) || store_file_get_read_only_reason (file) != NULL)
    return;
  self = g_new (Issue, 1);
  *self = (Issue) { g_object_ref (layout), report, record, g_object_ref (window) };
  desk_paper_export_async (layout, base_environment_now (store_file_get_environment (file)), exported_cb, self);
}
