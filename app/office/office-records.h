/* The record types by name.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <glib-object.h>

extern GType (*const office_records[]) (void);
extern const guint   office_n_records;
