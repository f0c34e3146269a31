/* The pages of a paper, one below the other.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <gtk/gtk.h>
#include <paper-layout.h>

G_BEGIN_DECLS

/* A list view: only the pages in sight are drawn, be it two thousand. */
GtkWidget *desk_pages_new      (void) G_GNUC_WARN_UNUSED_RESULT;
/* layout is borrowed and kept; nullable. */
void       desk_pages_set      (GtkWidget *pages, PaperLayout *layout);

G_END_DECLS
