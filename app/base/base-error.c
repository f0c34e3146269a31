/* The refusals of values and rules.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base-error.h"

G_DEFINE_QUARK (base-error-quark, base_error)
