/* The refusals of paper.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <glib.h>

G_BEGIN_DECLS

#define PAPER_ERROR (paper_error_quark ())
GQuark paper_error_quark (void);

/**
 * PaperError:
 * @PAPER_ERROR_WRITE: the file could not be written; nothing was left behind.
 * @PAPER_ERROR_TOO_LARGE: the other program's format cannot hold it.
 * @PAPER_ERROR_UNKNOWN: there is no such report or parameter.
 * @PAPER_ERROR_VALUE: a parameter is not a value that the report takes.
 */
typedef enum
{
  PAPER_ERROR_WRITE,
  PAPER_ERROR_TOO_LARGE,
  PAPER_ERROR_UNKNOWN,
  PAPER_ERROR_VALUE,
} PaperError;

G_END_DECLS
