/* Part of a kit.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-record.h>

G_BEGIN_DECLS

#define OFFICE_TYPE_KIT_PART (office_kit_part_get_type ())
G_DECLARE_FINAL_TYPE (OfficeKitPart, office_kit_part, OFFICE, KIT_PART, BaseRecord)

struct _OfficeKitPart
{
  BaseRecord parent_instance;
  gint64     kit;
  gint64     part;
  gint64     quantity;
};

G_END_DECLS
