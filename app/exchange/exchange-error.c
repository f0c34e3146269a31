/* The refusals of files and mappings.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "exchange-error.h"

G_DEFINE_QUARK (exchange-error-quark, exchange_error)
