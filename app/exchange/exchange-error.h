/* The refusals of files and mappings.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <glib.h>

G_BEGIN_DECLS

#define EXCHANGE_ERROR (exchange_error_quark ())
GQuark exchange_error_quark (void);

/**
 * ExchangeError:
 * @EXCHANGE_ERROR_FILE: a file cannot be read or written, or is larger than the limits allow.
 * @EXCHANGE_ERROR_FORMAT: its content is not what its format promises.
 * @EXCHANGE_ERROR_MAPPING: a mapping names what the file or the office does not have.
 * @EXCHANGE_ERROR_ROW: a row cannot be imported, for a reason of its own.
 *
 * Every message is a whole translated sentence for the clerk.
 */
typedef enum
{
  EXCHANGE_ERROR_FILE,
  EXCHANGE_ERROR_FORMAT,
  EXCHANGE_ERROR_MAPPING,
  EXCHANGE_ERROR_ROW,
} ExchangeError;

G_END_DECLS
