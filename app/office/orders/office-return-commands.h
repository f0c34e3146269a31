/* What comes back.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-command.h>

G_BEGIN_DECLS

extern const BaseChoice office_return_reasons[];
extern const BaseChoice office_return_goods[];
extern const BaseChoice office_return_remedies[];
extern const BaseChoice office_return_causes[];

/* receive-return, cancel-return; and of a line: inspect-return. */
const StoreCommand *office_customer_return_get_commands (guint *n);
const StoreCommand *office_return_line_get_commands     (guint *n);

/* Jobs of an order: "announce-return" and "complain", which opens a ticket for a line. */
gboolean office_announce_return (StoreDb *db, GVariant *arguments, GError **error);
gboolean office_complain        (StoreDb *db, GVariant *arguments, GError **error);
extern const BaseField office_announce_return_arguments[7];
extern const BaseField office_complain_arguments[4];

G_END_DECLS
