/* What can go wrong with a company's file.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <glib.h>

G_BEGIN_DECLS

#define STORE_ERROR (store_error_quark ())
GQuark store_error_quark (void);

/**
 * StoreError:
 * @STORE_ERROR_FOREIGN: the file is not ours.
 * @STORE_ERROR_NEWER: it was written by a newer Factotum.
 * @STORE_ERROR_DAMAGED: its content is damaged.
 * @STORE_ERROR_PLACE: it lies where it cannot be kept safely (network, FUSE, link).
 * @STORE_ERROR_LOCKED: another process is writing to it.
 * @STORE_ERROR_READ_ONLY: it is open for reading only.
 * @STORE_ERROR_FULL: the disk is full.
 * @STORE_ERROR_IO: reading or writing failed, or the file is missing.
 * @STORE_ERROR_CONSTRAINT: the database refused a value.
 * @STORE_ERROR_MISSING: there is no such record.
 * @STORE_ERROR_STALE: somebody changed the record meanwhile.
 * @STORE_ERROR_UNDO: this cannot be undone any more.
 * @STORE_ERROR_SEALED: the vault is locked.
 * @STORE_ERROR_INTERNAL: a fault of ours.
 *
 * Cancelling gives G_IO_ERROR_CANCELLED.
 */
typedef enum
{
  STORE_ERROR_FOREIGN, STORE_ERROR_NEWER, STORE_ERROR_DAMAGED, STORE_ERROR_PLACE, STORE_ERROR_LOCKED, STORE_ERROR_READ_ONLY,
  STORE_ERROR_FULL, STORE_ERROR_IO, STORE_ERROR_CONSTRAINT, STORE_ERROR_MISSING, STORE_ERROR_STALE, STORE_ERROR_UNDO,
  STORE_ERROR_SEALED, STORE_ERROR_INTERNAL,
} StoreError;

G_END_DECLS
