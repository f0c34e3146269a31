/* The picture of the letterhead.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-record.h>

G_BEGIN_DECLS

#define OFFICE_LOGO_MAX (2 * 1024 * 1024) /* bytes */

/* The bytes of a PNG, JPEG or SVG file. *logo: full, NULL when there is none. */
gboolean office_logo_load  (StoreDb *db, GBytes **logo, GError **error);
/* Writer, inside a transaction; NULL takes the logo away. */
gboolean office_logo_save  (StoreDb *db, GBytes *logo, GError **error);
/* FALSE with BASE_ERROR_VALUE for what is larger, or neither PNG, JPEG nor SVG by its first bytes. */
gboolean office_logo_check (GBytes *logo, GError **error);
/* The command "set-logo": "picture" is the file in Base64; without one the logo is taken away. */
gboolean office_logo_set   (StoreDb *db, GVariant *arguments, GError **error);

G_END_DECLS
