/* Taxes of a country to begin with.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-command.h>

G_BEGIN_DECLS

/* "add-tax-pack": adds those of the country's example codes and dated rates that the file does not have; what is there stays as it is. */
const StoreCommand *office_tax_pack_get_commands (guint *n);

G_END_DECLS
