/* A clerk's text inside a message.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <glib.h>

G_BEGIN_DECLS

/* The first 40 characters, with "…" where more follow. @text is UTF-8. */
char *base_quote (const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
