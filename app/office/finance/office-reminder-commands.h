/* What is done with reminders.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-command.h>

G_BEGIN_DECLS

const StoreCommand *office_reminder_get_commands         (guint *n);
/* Those on the page of a contact. */
const StoreCommand *office_reminder_get_contact_commands (guint *n);

G_END_DECLS
