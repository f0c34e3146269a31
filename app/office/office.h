/* The office as a whole.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-check.h>
#include <store-schema.h>

G_BEGIN_DECLS

/* All record types and all versions of the file. full */
StoreSchema          *office_schema_new (void) G_GNUC_WARN_UNUSED_RESULT;
/* What always holds in an office, for store_check_run(). */
const StoreInvariant *office_invariants (guint *n);

G_END_DECLS
