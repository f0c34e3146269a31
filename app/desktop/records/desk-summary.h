/* A summary that reads itself anew.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <adwaita.h>
#include "desk-draft.h"

G_BEGIN_DECLS

/* A group on the form of a record that says what the file knows of it: read in a thread, and again after every change. */
#define DESK_TYPE_SUMMARY (desk_summary_get_type ())
G_DECLARE_DERIVABLE_TYPE (DeskSummary, desk_summary, DESK, SUMMARY, AdwPreferencesGroup)

typedef gpointer (*DeskSummaryLoad) (StoreDb *db, gint64 record, BaseLocale *locale, GError **error);

/**
 * DeskSummaryClass:
 * @load: full, NULL with error; in a thread.
 * @free_loaded: of what @load gave.
 * @show: puts it on the screen, in the place of what was there.
 */
struct _DeskSummaryClass
{
  AdwPreferencesGroupClass parent_class;
  DeskSummaryLoad          load;
  GDestroyNotify           free_loaded;
  void                   (*show) (DeskSummary *self, gpointer loaded);
};

/* Shows what is known of the draft's record, once it is read; hidden if it is not for such a record. Once. */
void       desk_summary_bind     (DeskSummary *self, DeskDraft *draft, gboolean is_for);
/* Of what is shown; NULL before desk_summary_bind() for a record it is for. */
StoreFile *desk_summary_get_file (DeskSummary *self);

G_END_DECLS
