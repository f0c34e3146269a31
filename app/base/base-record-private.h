/* The properties of every record.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "base-record.h"

G_BEGIN_DECLS

/* GObject wants them in the class that installs the properties, and does not inherit them. */
void base_record_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec);
void base_record_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec);

G_END_DECLS
