/* Values as people type them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "cli-context.h"

G_BEGIN_DECLS

/* By the field's kind in the user's language; links by number, title or #id. Floating; NULL with error. */
GVariant *cli_parse_value (CliContext *context, const BaseField *field, const char *text, GError **error);

G_END_DECLS
