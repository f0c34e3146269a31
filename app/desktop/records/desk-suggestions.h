/* Records that fit what is being typed.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <gtk/gtk.h>
#include <store-file.h>

G_BEGIN_DECLS

/**
 * DeskSuggestions:
 *
 * A popover below an entry with the records whose words begin like those typed. Keys of the entry: Down opens or goes on, Up goes back, Return takes, Escape closes.
 * Signal "chosen" (gint64 id); signal "dismissed" when Escape closed it.
 */
#define DESK_TYPE_SUGGESTIONS (desk_suggestions_get_type ())
G_DECLARE_FINAL_TYPE (DeskSuggestions, desk_suggestions, DESK, SUGGESTIONS, GObject)

/* entry: whose popover it becomes and whose keys it takes; it must call desk_suggestions_allocate() when it is allocated and desk_suggestions_detach() when it is disposed. full */
DeskSuggestions *desk_suggestions_new      (GtkWidget *entry, StoreFile *file, BaseRecordClass *class) G_GNUC_WARN_UNUSED_RESULT;
/* Shows what fits the words, nothing when nothing does; how many. */
guint            desk_suggestions_search   (DeskSuggestions *self, const char *words);
gboolean         desk_suggestions_are_shown (DeskSuggestions *self);
/* Takes the selected one, as Return does; FALSE when there is none. */
gboolean         desk_suggestions_take     (DeskSuggestions *self);
void             desk_suggestions_hide     (DeskSuggestions *self);
void             desk_suggestions_allocate (DeskSuggestions *self);
void             desk_suggestions_detach   (DeskSuggestions *self);

G_END_DECLS
