/* Where the translated words are.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <glib.h>

G_BEGIN_DECLS

/* From here on gettext() speaks the user's language; sets the locale of the process as well. At the start of a program, before there is a second thread. */
void        base_catalogue_open       (void);
/* The folder of the installed catalogues: there lies LANGUAGE/LC_MESSAGES/factotum.mo. Borrowed. Any thread. */
const char *base_catalogue_get_folder (void);

G_END_DECLS
