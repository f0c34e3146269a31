/* The steps of a ticket.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-command.h>

G_BEGIN_DECLS

/* assign-ticket, wait-ticket, resolve-ticket, close-ticket, reopen-ticket, add-ticket-note; each writes an event. */
const StoreCommand *office_ticket_get_commands (guint *n);

G_END_DECLS
