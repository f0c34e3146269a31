/* The states of a ticket by name.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <base-field.h>

/* In the order of OfficeTicketState. */
extern const BaseChoice office_ticket_states[];
