/* The pages of a paper, one below the other.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <gtk/gtk.h>
#include <paper-layout.h>

G_BEGIN_DECLS

/* A list view: only the pages in sight are drawn, be it two thousand. */
GtkWidget *desk_pages_new      (void) G_GNUC_WARN_UNUSED_RESULT;
/* layout is borrowed and kept; nullable. A page is as wide as there is room, up to its size on paper; larger: half as large again, whatever room there is. */
void       desk_pages_set      (GtkWidget *pages, PaperLayout *layout, gboolean larger);

G_END_DECLS
