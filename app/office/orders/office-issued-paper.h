/* Issued paper.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-record.h>

G_BEGIN_DECLS

#define OFFICE_TYPE_ISSUED_PAPER (office_issued_paper_get_type ())
G_DECLARE_FINAL_TYPE (OfficeIssuedPaper, office_issued_paper, OFFICE, ISSUED_PAPER, BaseRecord)

struct _OfficeIssuedPaper
{
  BaseRecord parent_instance;
  char      *title;
  char      *paper;
  gint64     sales_order;
  gint64     invoice;
  gint64     shipment;
  gint64     purchase_order;
  gint64     contact;
  gint64     revision;
  gint64     issued_at;
  char      *language;
  gboolean   outdated;
  gint64     reminder;
};

G_END_DECLS
