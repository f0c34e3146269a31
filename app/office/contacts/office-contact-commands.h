/* What is done with a contact.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-command.h>

G_BEGIN_DECLS

const StoreCommand *office_contact_get_commands (guint *n);

G_END_DECLS
