/* Change of bank account.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-record.h>

G_BEGIN_DECLS

#define OFFICE_TYPE_BANK_CHANGE (office_bank_change_get_type ())
G_DECLARE_FINAL_TYPE (OfficeBankChange, office_bank_change, OFFICE, BANK_CHANGE, BaseRecord)

typedef enum
{
  OFFICE_BANK_CHANGE_STATE_ASKED,
  OFFICE_BANK_CHANGE_STATE_APPROVED,
  OFFICE_BANK_CHANGE_STATE_REFUSED,
} OfficeBankChangeState;

struct _OfficeBankChange
{
  BaseRecord parent_instance;
  gint64     contact;
  char      *iban;
  char      *bic;
  int        state;
  char      *asked_by;
  gint64     asked_at;
  char      *call_back;
  char      *decided_by;
  gint64     decided_at;
};

G_END_DECLS
