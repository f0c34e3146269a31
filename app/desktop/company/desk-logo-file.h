/* Pictures read and drawn beside the window.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Reads a picture that can be a logo, on a thread of its own. */
void        desk_logo_read_async  (GFile *file, GAsyncReadyCallback callback, gpointer data);
/* full; NULL with a sentence when it is too large or no picture that a paper can show. */
GBytes     *desk_logo_read_finish (GAsyncResult *answer, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Draws it as the paper does. */
void        desk_logo_draw_async  (GBytes *logo, GAsyncReadyCallback callback, gpointer data);
/* full, NULL for what is no picture. */
GdkTexture *desk_logo_draw_finish (GAsyncResult *answer) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
