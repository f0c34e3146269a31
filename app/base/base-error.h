/* The refusals of values and rules.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <glib.h>

G_BEGIN_DECLS

#define BASE_ERROR (base_error_quark ())
GQuark base_error_quark (void);

/**
 * BaseError:
 * @BASE_ERROR_VALUE: a text is not a value of the kind that was asked for, or is out of range.
 * @BASE_ERROR_REQUIRED: a required field is empty.
 * @BASE_ERROR_RULE: a rule of the office forbids it.
 * @BASE_ERROR_UNKNOWN: there is no such field, kind, choice or command.
 *
 * Every message is a whole translated sentence for the clerk.
 */
typedef enum
{
  BASE_ERROR_VALUE,
  BASE_ERROR_REQUIRED,
  BASE_ERROR_RULE,
  BASE_ERROR_UNKNOWN,
} BaseError;

/* Sets BASE_ERROR_RULE with the sentence; always FALSE. */
gboolean base_refuse (GError **error, const char *sentence, ...) G_GNUC_PRINTF (2, 3);

G_END_DECLS
