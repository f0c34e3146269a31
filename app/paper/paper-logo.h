/* The picture of a letterhead.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/* @bytes: a PNG, JPEG or SVG file; nullable. NULL for what is no picture: a paper is worth more than its ornament. To be destroyed by the caller. */
cairo_surface_t *paper_logo_load (GBytes *bytes) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
