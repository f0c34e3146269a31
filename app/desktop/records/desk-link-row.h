/* A field that points to another record.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <adwaita.h>
#include "desk-draft.h"

G_BEGIN_DECLS

/* An entry that offers records as one types; Down and Enter choose, an emptied entry empties the link, the button opens the record ("win.open-record"). */
#define DESK_TYPE_LINK_ROW (desk_link_row_get_type ())
G_DECLARE_FINAL_TYPE (DeskLinkRow, desk_link_row, DESK, LINK_ROW, AdwEntryRow)

GtkWidget *desk_link_row_new     (DeskDraft *draft, const BaseField *field) G_GNUC_WARN_UNUSED_RESULT;
/* Shows and sets the link of another draft. */
void       desk_link_row_bind    (DeskLinkRow *self, DeskDraft *draft);
/* As if one went on to the next field: the first offer for what was typed is taken. */
void       desk_link_row_settle  (DeskLinkRow *self);
/* Puts the chosen record's name in the place of words without a choice; FALSE when there were none. */
gboolean   desk_link_row_restore (DeskLinkRow *self);

/* The button that opens the record which a field points to; it names none yet. floating */
GtkWidget *desk_link_button_new   (void) G_GNUC_WARN_UNUSED_RESULT;
void       desk_link_button_point (GtkWidget *button, const char *table, gint64 record);

G_END_DECLS
