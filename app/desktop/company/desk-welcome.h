/* The first start, and the choice of a company.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "desk-application.h"

G_BEGIN_DECLS

/* Companies that are known, and how to get another: a demo office, an import, an empty company. */
#define DESK_TYPE_WELCOME (desk_welcome_get_type ())
G_DECLARE_FINAL_TYPE (DeskWelcome, desk_welcome, DESK, WELCOME, AdwApplicationWindow)

void desk_welcome_present (DeskApplication *application);

G_END_DECLS
