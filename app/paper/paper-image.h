/* A page as a picture.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "paper-layout.h"

G_BEGIN_DECLS

/* @scale: pixels a point; 2 is good for a screen. On white. */
cairo_surface_t *paper_image_new   (PaperLayout *layout, guint page, double scale) G_GNUC_WARN_UNUSED_RESULT;
/* As a PNG file, whole or not at all. PAPER_ERROR_WRITE. */
gboolean         paper_image_write (PaperLayout *layout, guint page, double scale, const char *path, GError **error);

G_END_DECLS
